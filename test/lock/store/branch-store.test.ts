import { execSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/failure.ts';
import { isStableName } from '../../../src/lock/file-names.ts';
import { digestIn, renderIndex } from '../../../src/lock/index-format.ts';
import type { JournalWriter } from '../../../src/lock/journal.ts';
import type { JournalHeader } from '../../../src/lock/journal-format.ts';
import type { Lease } from '../../../src/lock/lease.ts';
import type { LockIndex } from '../../../src/lock/lock-index.ts';
import { EMPTY_ENTRY, emptyIndex, predecessorsOf } from '../../../src/lock/lock-index.ts';
import { stampsIn } from '../../../src/lock/locked-segment.ts';
import { recordResult } from '../../../src/lock/record-result.ts';
import { inspectJournal, recover } from '../../../src/lock/recover.ts';
import type { BranchStoreOptions } from '../../../src/lock/store/branch-options.ts';
import { branchStore } from '../../../src/lock/store/branch-store.ts';
import { createLockBranch } from '../../../src/lock/store/new-branch.ts';
import type { LockStore, StaleLock } from '../../../src/lock/store/store.ts';
import { NO_FILES } from '../../../src/lock/store/store.ts';
import { plain } from '../../../src/message.ts';
import type { Batch, Operation, Problem } from '../../../src/model.ts';
import { git, gitText } from '../../git/plain-git.ts';
import { commitTexts, TestRemote } from '../../git/remotes.ts';

const START = Date.UTC(2026, 10, 24);
const MINUTE = 60_000;
const VIP = { key: 'vip', ids: { customerSegmentId: 'vip' }, retired: false, lists: [] };
const PROVENANCE = {
  commit: 'c0ffee',
  actor: 'ada',
  run: 'https://ci/1',
  plan: 'abc',
  waivers: [],
};

function batchOf(operation: Operation, name: string): Batch {
  const members = [{ kind: 'identity' as const, value: name }];
  return { entries: [{ members, actions: [{ key: 'vip', operation }] }] };
}

describe('the lock on a branch', () => {
  let remote: TestRemote;
  let now = START;

  beforeEach(async () => {
    remote = new TestRemote();
    now = START;
    await createLockBranch(remote.clone(), 'segops-lock', emptyIndex('test'));
  });

  function storeIn(folder: string, changes: Partial<BranchStoreOptions> = {}): LockStore {
    return branchStore({
      folder,
      branch: 'segops-lock',
      lineage: 'test',
      run: null,
      ownerEnded: () => false,
      now: () => now,
      pause: async () => undefined,
      ...changes,
    });
  }

  function headerFor(index: LockIndex, apply: string): JournalHeader {
    return {
      format: 'segops-journal/2',
      lineage: 'test',
      baseSerial: index.serial,
      base: index.digest ?? '',
      apply,
      startedAt: now,
      settleMs: 15 * MINUTE,
      account: 'A',
      origin: 'http://127.0.0.1',
      provenance: PROVENANCE,
      segments: [VIP],
    };
  }

  async function begin(
    store: LockStore,
    apply: string,
    batches: readonly Batch[],
  ): Promise<JournalWriter> {
    const index = await store.read();
    const marked = markedBy(apply, index);
    const header = headerFor(index, apply);
    const journal = await store.startJournal(header, batches, marked, () => true);
    if (journal === null) throw new Error('the lease was lost');
    return journal;
  }

  function markedBy(apply: string, index: LockIndex): LockIndex {
    return { ...index, applying: { apply, segments: ['vip'] } };
  }

  /** What an apply does once it has sent. */
  function end(store: LockStore, journal: JournalWriter): Promise<LockIndex> {
    journal.seal('unknown');
    const parsed = journal.parsed();
    journal.close();
    return recordResult(store, parsed, () => now);
  }

  const accepted = (batch: number) => ({
    leaf: { batch, path: '' },
    outcome: { kind: 'accepted' as const, ambiguousAt: null },
  });

  function vip({ segments }: LockIndex) {
    const entry = segments.get('vip');
    return { accepted: entry?.accepted, unconfirmed: entry?.unconfirmed };
  }

  function subjects(): string[] {
    return remote.git('log', '--format=%s', 'segops-lock').split('\n');
  }

  it('takes an apply as two commits: intent and result', async () => {
    const store = storeIn(remote.clone());
    const lease = await store.takeLease(now);
    const journal = await begin(store, 'a1', [batchOf('ADD', 'ada')]);
    expect(remote.git('ls-tree', '-r', '--name-only', 'segops-lock').split('\n')).toEqual([
      '.gitattributes',
      'segops.lock',
      'segops.lock.d/journal',
      'segops.lock.d/lease',
    ]);
    await journal.intend(0);
    journal.outcome(accepted(0));
    const index = await end(store, journal);
    await lease.release();
    expect(vip(index)).toEqual({ accepted: 1, unconfirmed: 0 });
    expect(await storeIn(remote.clone()).read()).toEqual(index);
    expect(subjects()).toEqual([
      'Apply 1 added in 1 segment (serial 1)',
      'Intend 1 request on serial 0',
      'Make an empty lock',
    ]);
    const files = remote.git('ls-tree', '-r', '--name-only', 'segops-lock');
    expect(files).not.toMatch(/lease|journal/);
    const trailers = remote.git('log', '-1', '--format=%(trailers)', 'segops-lock');
    expect(trailers).toBe(
      [
        'Segops-Apply: a1',
        'Segops-Serial: 1',
        'Segops-Plan: abc',
        'Segops-Commit: c0ffee',
        'Segops-Edits: none',
        'Segops-Actor: ada',
        'Segops-Run: https://ci/1',
      ].join('\n'),
    );
  });

  it('is held from the intent on, until the lease has passed or its owner is known to be gone', async () => {
    const [here, there] = [storeIn(remote.clone()), storeIn(remote.clone())];
    const lease = await here.takeLease(now);
    await (await there.takeLease(now)).release();
    await begin(here, 'a1', [batchOf('ADD', 'ada')]);
    await expect(there.takeLease(now)).rejects.toThrow(
      /the lease of the lock branch segops-lock: .*, until 2026-11-24T00:15Z at least$/,
    );
    now += 4 * MINUTE;
    expect(lease.isOurs()).toBe(true);
    now += 1.5 * MINUTE;
    // Nobody looked for a third of it: a person may have released it.
    expect(lease.isOurs()).toBe(false);
    now += 10 * MINUTE;
    await expect(there.takeLease(now)).rejects.toThrow('has the lease of');
    const informed = storeIn(remote.clone(), {
      ownerEnded: ({ token }) => token === lease.owner.token,
    });
    await (await informed.takeLease(now)).release();
    now += MINUTE;
    await there.takeLease(now);
    expect(vip((await recover(there, () => now)).index)).toEqual({ accepted: 0, unconfirmed: 1 });
  });

  it('is held while a segment is made, so that no other run makes it too', async () => {
    const [one, two] = [storeIn(remote.clone()), storeIn(remote.clone())];
    const lease = await one.takeLease(now);
    await two.takeLease(now);
    const index = await one.read();
    const marked = (created: 'asked' | 'yes', on: LockIndex): LockIndex => ({
      ...on,
      segments: new Map([
        ['vip', { ...EMPTY_ENTRY, id: 'vip.1', customerSegmentId: 'vip', created }],
      ]),
    });
    const asked = await one.swap(marked('asked', index), NO_FILES);
    await expect(two.swap(marked('asked', index), NO_FILES)).rejects.toThrow(
      /changed the lockfile/,
    );
    await expect(two.takeLease(now)).rejects.toThrow(/has the lease of/);
    const made = await one.swap(marked('yes', asked), NO_FILES);
    expect((await two.takeLease(now)).isOurs()).toBe(true);
    await one.swap(marked('asked', made), NO_FILES);
    await expect(two.takeLease(now)).rejects.toThrow(/has the lease of/);
    await lease.release();
    expect((await two.takeLease(now)).isOurs()).toBe(true);
  });

  it('is moved by one of two intents; the other sends nothing', async () => {
    const [here, there] = [storeIn(remote.clone()), storeIn(remote.clone())];
    await here.takeLease(now);
    const lease = await there.takeLease(now);
    const index = await there.read();
    await begin(here, 'a1', [batchOf('ADD', 'ada')]);
    const header = headerFor(index, 'a2');
    const late = there.startJournal(header, [], markedBy('a2', index), () => true);
    await expect(late).rejects.toMatchObject({ problems: [{ code: 'lock-moved' }] });
    expect(lease.isOurs()).toBe(false);
    await lease.release();
    expect((await storeIn(remote.clone()).read()).applying?.apply).toBe('a1');
  });

  it('folds what was sent onto the recovery by another run, as unconfirmed', async () => {
    const [here, there] = [storeIn(remote.clone()), storeIn(remote.clone())];
    const lease = await here.takeLease(now);
    const journal = await begin(here, 'a1', [batchOf('ADD', 'ada'), batchOf('ADD', 'bob')]);
    journal.outcome(accepted(0));
    now += 17 * MINUTE;
    await there.takeLease(now);
    const recovered = await recover(there, () => now);
    expect(vip(recovered.index)).toEqual({ accepted: 0, unconfirmed: 2 });
    expect(lease.isOurs()).toBe(false);
    const index = await end(here, journal);
    expect([index.serial, vip(index)]).toEqual([2, { accepted: 0, unconfirmed: 2 }]);
  });

  it('folds late results beneath another apply, which ends as if alone', async () => {
    const [here, there] = [storeIn(remote.clone()), storeIn(remote.clone())];
    await here.takeLease(now);
    const journal = await begin(here, 'a1', [batchOf('ADD', 'ada')]);
    journal.outcome(accepted(0));
    now += 17 * MINUTE;
    await there.takeLease(now);
    await recover(there, () => now);
    const other = await begin(there, 'a2', [batchOf('ADD', 'eve')]);
    other.outcome(accepted(0));
    const beneath = await end(here, journal);
    expect([beneath.serial, beneath.applying?.apply]).toEqual([1, 'a2']);
    expect((await inspectJournal(storeIn(remote.clone()), beneath)).kind).toBe('unfolded');
    const index = await end(there, other);
    expect([index.serial, index.applying, vip(index)]).toEqual([
      2,
      null,
      { accepted: 1, unconfirmed: 1 },
    ]);
  });

  it('loses the lease where a checkpoint is refused, and still records what was sent', async () => {
    const [here, there] = [storeIn(remote.clone()), storeIn(remote.clone())];
    const lease = await here.takeLease(now);
    const batches = Array.from({ length: 1001 }, (_, i) => batchOf('ADD', `user${i}`));
    const journal = await begin(here, 'a1', batches);
    journal.outcome(accepted(0));
    const owner = await there.leaseOwner();
    if (owner === null) throw new Error('nobody has the lease');
    await there.breakLease(owner);
    expect(lease.isOurs()).toBe(true);
    await journal.intend(1000);
    expect(lease.isOurs()).toBe(false);
    const index = await end(here, journal);
    expect([index.serial, vip(index)]).toEqual([1, { accepted: 1, unconfirmed: 0 }]);
  });

  /** Whether the lease was seen on the branch since time moved on by 4.5 minutes. */
  function isSeen(lease: Lease): boolean {
    now += 0.9 * MINUTE;
    const isOurs = lease.isOurs();
    now -= 0.9 * MINUTE;
    return isOurs;
  }

  it('sends no more once its lease is not on the branch, and what it may send is unsettled', async () => {
    const [here, there] = [storeIn(remote.clone(), { pollMs: 50 }), storeIn(remote.clone())];
    const lease = await here.takeLease(now);
    const journal = await begin(here, 'a1', [batchOf('ADD', 'ada')]);
    const owner = await there.leaseOwner();
    if (owner === null) throw new Error('nobody has the lease');
    now += MINUTE;
    await there.breakLease(owner);
    await expect.poll(() => lease.isOurs(), { timeout: 10_000 }).toBe(false);
    await there.takeLease(now);
    const { index } = await recover(there, () => now);
    const entry = index.segments.get('vip') ?? EMPTY_ENTRY;
    const [stamp] = await stampsIn(entry, there.fetchChunks);
    expect(stamp?.until).toBe(START + (15 + 15) * MINUTE);
    expect(remote.git('ls-tree', '-r', '--name-only', 'segops-lock')).not.toContain('released');
    journal.outcome(accepted(0));
    expect(vip(await end(here, journal))).toEqual({ accepted: 0, unconfirmed: 1 });
  });

  it('sends no more once it could not read its lease for a third of it', async () => {
    const here = remote.clone();
    const store = storeIn(here, { pollMs: 50 });
    const lease = await store.takeLease(now);
    await begin(store, 'a1', [batchOf('ADD', 'ada')]);
    git(['remote', 'set-url', 'origin', 'file:///nowhere/at/all'], { cwd: here });
    now += 4 * MINUTE;
    expect(lease.isOurs()).toBe(true);
    now += 2 * MINUTE;
    expect(lease.isOurs()).toBe(false);
    git(['remote', 'set-url', 'origin', remote.url], { cwd: here });
    await lease.release();
  });

  it('goes on while it finds its lease on the branch', async () => {
    const store = storeIn(remote.clone(), { pollMs: 50 });
    const lease = await store.takeLease(now);
    await begin(store, 'a1', [batchOf('ADD', 'ada')]);
    for (let step = 0; step < 2; step += 1) {
      now += 4.5 * MINUTE;
      await expect.poll(() => isSeen(lease), { timeout: 10_000 }).toBe(true);
    }
    await lease.release();
  });

  it('renews its lease three times before it ends', async () => {
    const store = storeIn(remote.clone(), { leaseMs: 600, pollMs: 60_000 });
    const lease = await store.takeLease(now);
    await begin(store, 'a1', [batchOf('ADD', 'ada')]);
    const before = await storeIn(remote.clone()).leaseOwner();
    await expect
      .poll(() => subjects()[0], { timeout: 4000 })
      .toBe('Checkpoint of an apply on serial 0');
    const after = await storeIn(remote.clone()).leaseOwner();
    expect([before?.token, after?.token]).toEqual([lease.owner.token, lease.owner.token]);
    await lease.release();
    expect(await storeIn(remote.clone()).leaseOwner()).toBe(null);
    expect((await storeIn(remote.clone()).readJournal(null))?.apply).toBe('a1');
  });

  it('keeps a long journal in parts, and sends a full one once', async () => {
    const here = remote.clone();
    const store = storeIn(here);
    await store.takeLease(now);
    const wide = (i: number): Batch => ({
      entries: [
        {
          members: Array.from({ length: 2000 }, (_, j) => ({
            kind: 'identity' as const,
            value: `user${i}-${j}`.padEnd(500, 'x'),
          })),
          actions: [{ key: 'vip', operation: 'ADD' }],
        },
      ],
    });
    const journal = await begin(store, 'a1', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(wide));
    journal.outcome(accepted(0));
    const other = storeIn(remote.clone());
    await other.read();
    expect((await other.readJournal('a1'))?.journal?.batches.length).toBe(10);
    const listed = remote.git('ls-tree', '-r', '--name-only', 'segops-lock').split('\n');
    expect(listed.filter((path) => path.includes('journal'))).toEqual([
      'segops.lock.d/journal',
      'segops.lock.d/journal.1',
    ]);
    const { batches, outcomes } = journal.parsed();
    expect([batches.length, outcomes.length]).toEqual([10, 1]);
  });

  it('pushes only the chunks that an apply touched', async () => {
    const store = storeIn(remote.clone());
    for (const [apply, name, key] of [
      ['a1', 'ada', 'vip'],
      ['a2', 'bob', 'other'],
    ] as const) {
      const lease = await store.takeLease(now);
      const index = await store.read();
      const segment = { ...VIP, key, ids: { customerSegmentId: key } };
      const header = { ...headerFor(index, apply), segments: [segment] };
      const members = [{ kind: 'identity' as const, value: name }];
      const batch: Batch = { entries: [{ members, actions: [{ key, operation: 'ADD' }] }] };
      const marked = { ...index, applying: { apply, segments: [key] } };
      const journal = await store.startJournal(header, [batch], marked, () => true);
      if (journal === null) throw new Error('the lease was lost');
      journal.outcome(accepted(0));
      await end(store, journal);
      await lease.release();
    }
    const changed = remote.git('diff', '--name-status', 'segops-lock~2', 'segops-lock');
    const chunks = changed.split('\n').filter((line) => isStableName(line));
    expect(chunks.length).toBe(1);
    expect(chunks[0]).toMatch(/^A\tsegops\.lock\.d\/other/);
  });

  it('is read as it was fetched last where origin is away, but never for an apply', async () => {
    const here = remote.clone();
    const told: StaleLock[] = [];
    const store = storeIn(here, { onStale: (stale) => told.push(stale) });
    expect([(await store.read()).serial, told]).toEqual([0, []]);
    git(['remote', 'set-url', 'origin', 'file:///nowhere/at/all'], { cwd: here });
    expect((await store.read()).serial).toBe(0);
    expect(told).toMatchObject([{ serial: 0, isRefused: false }]);
    expect(plain(told[0]?.why ?? [])).toContain('the lock branch segops-lock cannot be reached: ');
    await expect(store.takeLease(now)).rejects.toThrow(
      'cannot reach the lock branch segops-lock of origin',
    );
    await expect(storeIn(here).read()).rejects.toThrow('cannot reach');
    const fresh = storeIn(remote.clone('--origin=upstream'), { onStale: () => undefined });
    await expect(fresh.read()).rejects.toThrow('has no remote named origin');
  });

  it('says that the journal will be recovered where the result cannot be pushed', async () => {
    const here = remote.clone();
    const store = storeIn(here);
    const lease = await store.takeLease(now);
    const journal = await begin(store, 'a1', [batchOf('ADD', 'ada')]);
    journal.outcome(accepted(0));
    git(['remote', 'set-url', 'origin', 'file:///nowhere/at/all'], { cwd: here });
    await expect(end(store, journal)).rejects.toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            code: 'lock-unreachable',
            next: [
              'What was sent is in the journal on the branch. The next apply recovers it as unconfirmed.',
              ' ',
              'Check the network and the access to origin.',
            ],
          }),
        ],
      }),
    );
    await lease.release();
    git(['remote', 'set-url', 'origin', remote.url], { cwd: here });
    now += 17 * MINUTE;
    const next = storeIn(here);
    await next.takeLease(now);
    expect(vip((await recover(next, () => now)).index)).toEqual({ accepted: 0, unconfirmed: 1 });
  });

  /** As `git push --force` of both refs does. */
  function force(revision: string): void {
    const commit = remote.git('rev-parse', revision);
    for (const ref of ['heads/segops-lock', 'segops/segops-lock/last'])
      remote.git('update-ref', `refs/${ref}`, commit);
  }

  it('is refused once it was moved back with its shadow ref, and read as this clone knew it', async () => {
    const here = remote.clone();
    const store = storeIn(here);
    const index = await store.swap({ ...(await store.read()), serial: 1 }, NO_FILES);
    force('segops-lock~1');
    const refused = { problems: [{ code: 'lock-rolled-back' }] };
    await expect(storeIn(here).takeLease(now)).rejects.toMatchObject(refused);
    await expect(store.swap({ ...index, serial: 2 }, NO_FILES)).rejects.toMatchObject({
      problems: [{ code: 'lock-moved' }],
    });
    const told: StaleLock[] = [];
    const reading = storeIn(here, { onStale: (stale) => told.push(stale) });
    expect(await reading.read()).toEqual(index);
    expect(told).toMatchObject([{ serial: 1, isRefused: true }]);
    git(['fetch', '--quiet'], { cwd: here });
    await expect(storeIn(here).read()).rejects.toMatchObject(refused);
  });

  it.each([
    ['is cut off', ''],
    ['names a commit that is not here', `${'1'.repeat(40)}\n`],
  ])(
    'is refused where what this clone remembers of it %s, until it is removed',
    async (_, text) => {
      const here = remote.clone();
      const store = storeIn(here);
      await store.swap({ ...(await store.read()), serial: 1 }, NO_FILES);
      writeFileSync(join(here, '.git/refs/segops/segops-lock/head'), text);
      const failed = await storeIn(here, { onStale: () => undefined })
        .read()
        .catch((error: Failure) => error.problems);
      expect(failed).toMatchObject([{ code: 'lock-memory-damaged' }]);
      const next = plain(Array.isArray(failed) ? failed[0].next : []);
      execSync(/`((rm|git) .*)`/.exec(next)?.[1] ?? next, { cwd: here });
      expect((await storeIn(here).read()).serial).toBe(1);
    },
  );

  /** Applies of months, of which each names the last thousand indexes before its own. */
  function pass(index: LockIndex, applies: number): LockIndex {
    let newest = index;
    const commits = Array.from({ length: applies }, (_, at) => {
      const text = renderIndex({ ...newest, serial: newest.serial + 1 });
      const predecessors = predecessorsOf(newest);
      newest = { ...newest, serial: newest.serial + 1, predecessors, digest: digestIn(text) };
      const from = at === 0 ? 'from refs/heads/segops-lock^0\n' : '';
      const head = 'commit refs/heads/segops-lock\ncommitter Ada <a@b> 1790000000 +0000\ndata 0\n';
      return `${head}${from}M 100644 inline segops.lock\ndata ${text.length}\n${text}\n`;
    });
    git(['fast-import', '--quiet'], { cwd: remote.folder, input: commits.join('') });
    force('segops-lock');
    return newest;
  }

  it('goes on in a clone that was not used for more applies than an index names', async () => {
    const here = remote.clone();
    await storeIn(here).read();
    const newest = pass(await storeIn(remote.clone()).read(), 1100);
    expect(await storeIn(here).read()).toEqual(newest);
    const tree = remote.git('rev-parse', 'segops-lock~1050^{tree}');
    const author = ['-c', 'user.name=Eve', '-c', 'user.email=eve@example.com'];
    force(remote.git(...author, 'commit-tree', tree, '-p', 'segops-lock', '-m', 'Revert'));
    const refused = { problems: [{ code: 'lock-rolled-back' }] };
    await expect(storeIn(here).read()).rejects.toMatchObject(refused);
  });

  it('is refused where this clone knew one that a later version wrote', async () => {
    const here = remote.clone();
    await storeIn(here).read();
    const head = gitText(['rev-parse', 'refs/segops/segops-lock/head'], { cwd: here });
    const later = await commitTexts(here, head, {
      'segops.lock': `format: segops-lock/4\ndigest: ${'ab'.repeat(32)}\n`,
    });
    git(['update-ref', 'refs/segops/segops-lock/head', later], { cwd: here });
    await expect(storeIn(here).takeLease(now)).rejects.toMatchObject({
      problems: [{ code: 'lock-rolled-back' }],
    });
  });

  it('works where the host hides the shadow ref, and says so once', async () => {
    remote.git('config', 'transfer.hideRefs', 'refs/segops');
    const told: Problem[] = [];
    const store = storeIn(remote.clone(), { warn: (warning) => told.push(warning) });
    const lease = await store.takeLease(now);
    const journal = await begin(store, 'a1', [batchOf('ADD', 'ada')]);
    journal.outcome(accepted(0));
    await end(store, journal);
    await lease.release();
    expect(told.map(({ code }) => code)).toEqual(['shadow-ref-hidden']);
    expect(vip(await storeIn(remote.clone()).read())).toEqual({ accepted: 1, unconfirmed: 0 });
  });

  it('sends nothing where this clone cannot remember the branch, and says so once elsewhere', async () => {
    const here = remote.clone();
    await storeIn(here).read();
    const other = storeIn(remote.clone());
    await other.swap({ ...(await other.read()), serial: 1 }, NO_FILES);
    const inTheWay = join(here, '.git/refs/segops/segops-lock/head.lock');
    writeFileSync(inTheWay, '');
    const told: Problem[] = [];
    const warn = (warning: Problem) => told.push(warning);
    expect((await storeIn(here, { warn }).read()).serial).toBe(1);
    expect(told).toMatchObject([{ severity: 'warning', code: 'lock-not-remembered' }]);
    await expect(storeIn(here, { warn }).takeLease(now)).rejects.toMatchObject({
      problems: [{ severity: 'error', code: 'lock-not-remembered' }],
    });
    rmSync(inTheWay);
    const store = storeIn(here, { warn });
    const lease = await store.takeLease(now);
    writeFileSync(inTheWay, '');
    const journal = await begin(store, 'a1', [batchOf('ADD', 'ada')]);
    journal.outcome(accepted(0));
    await end(store, journal);
    await lease.release();
    expect(told).toHaveLength(2);
    expect(vip(await storeIn(remote.clone()).read())).toEqual({ accepted: 1, unconfirmed: 0 });
  });

  /** As where a push moved the shadow ref and was cut off, or as where somebody pushed the shadow ref. */
  async function leaveBehind(): Promise<{ before: string; after: string; index: LockIndex }> {
    const store = storeIn(remote.clone());
    const before = remote.git('rev-parse', 'segops-lock');
    const index = await store.swap({ ...(await store.read()), serial: 1 }, NO_FILES);
    const after = remote.git('rev-parse', 'segops-lock');
    remote.git('update-ref', 'refs/heads/segops-lock', before);
    return { before, after, index };
  }

  it('is moved forward where a push was cut off behind its shadow ref, and the host has no atomic ones', async () => {
    remote.git('config', 'receive.advertiseAtomic', 'false');
    const { before, after, index } = await leaveBehind();
    const other = storeIn(remote.clone('--depth=1'));
    expect(await other.read()).toEqual(index);
    expect(remote.git('rev-parse', 'segops-lock')).toBe(before);
    await (await other.takeLease(now)).release();
    expect(remote.git('rev-parse', 'segops-lock')).toBe(after);
  });

  it.each([
    ['the host has atomic pushes', 'true', false],
    ['a run relies on the rules of the branch', 'false', true],
  ])('is not moved forward to a shadow ref that is ahead where %s', async (_, atomic, isClosed) => {
    remote.git('config', 'receive.advertiseAtomic', atomic);
    const { before } = await leaveBehind();
    const here = remote.clone();
    await expect(storeIn(here, { isClosed }).takeLease(now)).rejects.toMatchObject({
      problems: [{ code: 'lock-branch-moved' }],
    });
    const told: StaleLock[] = [];
    const reading = storeIn(here, { isClosed, onStale: (stale) => told.push(stale) });
    expect((await reading.read()).serial).toBe(0);
    expect(told).toMatchObject([{ serial: 0 }]);
    expect(remote.git('rev-parse', 'segops-lock')).toBe(before);
  });

  it('is refused where it was moved back to a journal that says less, under the same index', async () => {
    const here = remote.clone();
    const store = storeIn(here);
    const batches = Array.from({ length: 1001 }, (_, i) => batchOf('ADD', `user${i}`));
    await store.takeLease(now);
    const journal = await begin(store, 'a1', batches);
    const intent = remote.git('rev-parse', 'segops-lock');
    await journal.intend(1000);
    force(intent);
    await expect(storeIn(here).read()).rejects.toMatchObject({
      problems: [{ code: 'lock-rolled-back' }],
    });
    await expect(end(store, journal)).rejects.toMatchObject({
      exitCode: 4,
      problems: [{ code: 'lock-rolled-back' }],
    });
  });

  it('refuses a branch that is missing, of another lineage, or to be made again', async () => {
    const here = remote.clone();
    await expect(storeIn(here, { branch: 'no-lock' }).read()).rejects.toThrow(
      'origin has no branch no-lock',
    );
    await expect(storeIn(here, { lineage: 'x' }).read()).rejects.toThrow('the config expects x');
    await expect(createLockBranch(here, 'segops-lock', emptyIndex('test'))).rejects.toThrow(
      'has the branch',
    );
    expect(gitText(['status', '--porcelain'], { cwd: here })).toBe('');
  });
});
