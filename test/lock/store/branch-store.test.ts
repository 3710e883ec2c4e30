import { beforeEach, describe, expect, it } from 'vitest';
import type { JournalWriter } from '../../../src/lock/journal.ts';
import type { JournalHeader } from '../../../src/lock/journal-format.ts';
import type { LockIndex } from '../../../src/lock/lock-index.ts';
import { EMPTY_ENTRY } from '../../../src/lock/lock-index.ts';
import { recordResult } from '../../../src/lock/record-result.ts';
import { inspectJournal, recover } from '../../../src/lock/recover.ts';
import type { BranchStoreOptions, StaleLock } from '../../../src/lock/store/branch-store.ts';
import { branchStore } from '../../../src/lock/store/branch-store.ts';
import { createLockBranch } from '../../../src/lock/store/new-branch.ts';
import type { LockStore } from '../../../src/lock/store/store.ts';
import type { Batch, Operation } from '../../../src/model.ts';
import { git, gitText } from '../../git/plain-git.ts';
import { TestRemote } from '../../git/remotes.ts';

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

  beforeEach(() => {
    remote = new TestRemote();
    now = START;
    createLockBranch(remote.clone(), 'segops-lock', 'test');
  });

  function storeIn(folder: string, changes: Partial<BranchStoreOptions> = {}): LockStore {
    return branchStore({
      folder,
      branch: 'segops-lock',
      lineage: 'test',
      run: null,
      ownerEnded: () => false,
      now: () => now,
      pause: () => undefined,
      ...changes,
    });
  }

  function headerFor(index: LockIndex, apply: string): JournalHeader {
    return {
      format: 'segops-journal/1',
      lineage: 'test',
      baseSerial: index.serial,
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
    const index = store.read();
    const marked = { ...index, applying: apply };
    const header = headerFor(index, apply);
    const journal = await store.startJournal(header, batches, marked, () => true);
    if (journal === null) throw new Error('the lease was lost');
    return journal;
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
    const lease = store.takeLease(now);
    const journal = await begin(store, 'a1', [batchOf('ADD', 'ada')]);
    expect(remote.git('ls-tree', '-r', '--name-only', 'segops-lock').split('\n')).toEqual([
      '.gitattributes',
      'segops.lock',
      'segops.lock.d/hold',
      'segops.lock.d/journal',
    ]);
    await journal.intend(0);
    journal.outcome(accepted(0));
    journal.seal();
    const index = recordResult(store, 'a1', () => now);
    lease.release();
    expect(vip(index)).toEqual({ accepted: 1, unconfirmed: 0 });
    expect(storeIn(remote.clone()).read()).toEqual(index);
    expect(subjects()).toEqual([
      'Apply 1 added in 1 segment (serial 1)',
      'Intend 1 request on serial 0',
      'Make an empty lock',
    ]);
    const files = remote.git('ls-tree', '-r', '--name-only', 'segops-lock');
    expect(files).not.toMatch(/hold|journal/);
    const trailers = remote.git('log', '-1', '--format=%(trailers)', 'segops-lock');
    expect(trailers).toBe(
      [
        'Segops-Apply: a1',
        'Segops-Serial: 1',
        'Segops-Plan: abc',
        'Segops-Commit: c0ffee',
        'Segops-Actor: ada',
        'Segops-Run: https://ci/1',
      ].join('\n'),
    );
  });

  it('is held from the intent on, until the lease has passed or its owner is known to be gone', async () => {
    const [here, there] = [storeIn(remote.clone()), storeIn(remote.clone())];
    const lease = here.takeLease(now);
    there.takeLease(now).release();
    await begin(here, 'a1', [batchOf('ADD', 'ada')]);
    expect(() => there.takeLease(now)).toThrow(
      /the lease of the lock branch segops-lock: .*, until 2026-11-24T00:15Z at least$/,
    );
    now += 13 * MINUTE;
    expect(lease.isOurs()).toBe(true);
    now += 1.5 * MINUTE;
    expect(lease.isOurs()).toBe(false);
    now += MINUTE;
    expect(() => there.takeLease(now)).toThrow('has the lease of');
    const informed = storeIn(remote.clone(), {
      ownerEnded: ({ token }) => token === lease.owner.token,
    });
    informed.takeLease(now).release();
    now += MINUTE;
    there.takeLease(now);
    expect(vip(recover(there, now).index)).toEqual({ accepted: 0, unconfirmed: 1 });
  });

  it('is held while a segment is made, so that no other run makes it too', () => {
    const [one, two] = [storeIn(remote.clone()), storeIn(remote.clone())];
    const lease = one.takeLease(now);
    two.takeLease(now);
    const index = one.read();
    const marked = (created: 'asked' | 'yes'): LockIndex => ({
      ...index,
      segments: new Map([['vip', { ...EMPTY_ENTRY, customerSegmentId: 'vip', created }]]),
    });
    one.commit(marked('asked'), new Map());
    expect(() => two.commit(marked('asked'), new Map())).toThrow(/changed the lockfile/);
    expect(() => two.takeLease(now)).toThrow(/has the lease of/);
    one.commit(marked('yes'), new Map());
    expect(two.takeLease(now).isOurs()).toBe(true);
    one.commit(marked('asked'), new Map());
    expect(() => two.takeLease(now)).toThrow(/has the lease of/);
    lease.release();
    expect(two.takeLease(now).isOurs()).toBe(true);
  });

  it('is moved by one of two intents; the other sends nothing', async () => {
    const [here, there] = [storeIn(remote.clone()), storeIn(remote.clone())];
    here.takeLease(now);
    const lease = there.takeLease(now);
    const index = there.read();
    await begin(here, 'a1', [batchOf('ADD', 'ada')]);
    const header = headerFor(index, 'a2');
    const late = there.startJournal(header, [], { ...index, applying: 'a2' }, () => true);
    await expect(late).rejects.toMatchObject({ problems: [{ code: 'lock-moved' }] });
    expect(lease.isOurs()).toBe(false);
    lease.release();
    expect(storeIn(remote.clone()).read().applying).toBe('a1');
  });

  it('folds what was sent onto the recovery by another run, as unconfirmed', async () => {
    const [here, there] = [storeIn(remote.clone()), storeIn(remote.clone())];
    const lease = here.takeLease(now);
    const journal = await begin(here, 'a1', [batchOf('ADD', 'ada'), batchOf('ADD', 'bob')]);
    journal.outcome(accepted(0));
    now += 17 * MINUTE;
    there.takeLease(now);
    const recovered = recover(there, now);
    expect(vip(recovered.index)).toEqual({ accepted: 0, unconfirmed: 2 });
    expect(lease.isOurs()).toBe(false);
    journal.seal();
    const index = recordResult(here, 'a1', () => now);
    expect([index.serial, vip(index)]).toEqual([2, { accepted: 0, unconfirmed: 2 }]);
  });

  it('folds late results beneath another apply, which ends as if alone', async () => {
    const [here, there] = [storeIn(remote.clone()), storeIn(remote.clone())];
    here.takeLease(now);
    const journal = await begin(here, 'a1', [batchOf('ADD', 'ada')]);
    journal.outcome(accepted(0));
    now += 17 * MINUTE;
    there.takeLease(now);
    recover(there, now);
    const other = await begin(there, 'a2', [batchOf('ADD', 'eve')]);
    other.outcome(accepted(0));
    journal.seal();
    const beneath = recordResult(here, 'a1', () => now);
    expect([beneath.serial, beneath.applying]).toEqual([1, 'a2']);
    expect(inspectJournal(storeIn(remote.clone()), beneath).kind).toBe('unfolded');
    other.seal();
    const index = recordResult(there, 'a2', () => now);
    expect([index.serial, index.applying, vip(index)]).toEqual([
      2,
      null,
      { accepted: 1, unconfirmed: 1 },
    ]);
  });

  it('loses the lease where a checkpoint is refused, and still records what was sent', async () => {
    const [here, there] = [storeIn(remote.clone()), storeIn(remote.clone())];
    const lease = here.takeLease(now);
    const batches = Array.from({ length: 1001 }, (_, i) => batchOf('ADD', `user${i}`));
    const journal = await begin(here, 'a1', batches);
    journal.outcome(accepted(0));
    const owner = there.leaseOwner();
    if (owner === null) throw new Error('nobody has the lease');
    there.breakLease(owner);
    expect(lease.isOurs()).toBe(true);
    await journal.intend(1000);
    expect(lease.isOurs()).toBe(false);
    journal.seal();
    const index = recordResult(here, 'a1', () => now);
    expect([index.serial, vip(index)]).toEqual([1, { accepted: 1, unconfirmed: 0 }]);
  });

  it('renews its lease three times before it ends', async () => {
    const store = storeIn(remote.clone(), { leaseMs: 600 });
    const lease = store.takeLease(now);
    await begin(store, 'a1', [batchOf('ADD', 'ada')]);
    const before = storeIn(remote.clone()).leaseOwner();
    await expect
      .poll(() => subjects()[0], { timeout: 4000 })
      .toBe('Checkpoint of an apply on serial 0');
    const after = storeIn(remote.clone()).leaseOwner();
    expect([before?.token, after?.token]).toEqual([lease.owner.token, lease.owner.token]);
    lease.release();
    expect(storeIn(remote.clone()).leaseOwner()).toBe(null);
    expect(storeIn(remote.clone()).hasJournal()).toBe(true);
  });

  it('keeps a long journal in parts, and sends a full one once', async () => {
    const here = remote.clone();
    const store = storeIn(here);
    store.takeLease(now);
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
    other.read();
    expect(other.readJournal()?.batches.length).toBe(10);
    const listed = remote.git('ls-tree', '-r', '--name-only', 'segops-lock').split('\n');
    expect(listed.filter((path) => path.includes('journal'))).toEqual([
      'segops.lock.d/journal',
      'segops.lock.d/journal.1',
    ]);
    expect(store.readJournal()?.outcomes.length).toBe(1);
  });

  it('pushes only the chunks that an apply touched', async () => {
    const store = storeIn(remote.clone());
    for (const [apply, name, key] of [
      ['a1', 'ada', 'vip'],
      ['a2', 'bob', 'other'],
    ] as const) {
      const lease = store.takeLease(now);
      const index = store.read();
      const segment = { ...VIP, key, ids: { customerSegmentId: key } };
      const header = { ...headerFor(index, apply), segments: [segment] };
      const members = [{ kind: 'identity' as const, value: name }];
      const batch: Batch = { entries: [{ members, actions: [{ key, operation: 'ADD' }] }] };
      const marked = { ...index, applying: apply };
      const journal = await store.startJournal(header, [batch], marked, () => true);
      journal?.outcome(accepted(0));
      journal?.seal();
      recordResult(store, apply, () => now);
      lease.release();
    }
    const changed = remote.git('diff', '--name-status', 'segops-lock~2', 'segops-lock');
    const chunks = changed.split('\n').filter((line) => line.endsWith('.yaml'));
    expect(chunks.length).toBe(1);
    expect(chunks[0]).toMatch(/^A\tsegops\.lock\.d\/other/);
  });

  it('is read as it was fetched last where origin is away, but never for an apply', () => {
    const here = remote.clone();
    const told: StaleLock[] = [];
    const store = storeIn(here, { onStale: (stale) => told.push(stale) });
    expect([store.read().serial, told]).toEqual([0, []]);
    git(['remote', 'set-url', 'origin', 'file:///nowhere/at/all'], { cwd: here });
    expect(store.read().serial).toBe(0);
    expect(told).toMatchObject([{ branch: 'segops-lock', serial: 0 }]);
    expect(() => store.takeLease(now)).toThrow(
      'cannot reach the lock branch segops-lock of origin',
    );
    expect(() => storeIn(here).read()).toThrow('cannot reach');
    const fresh = storeIn(remote.clone('--origin=upstream'), { onStale: () => undefined });
    expect(() => fresh.read()).toThrow('has no remote named origin');
  });

  it('says that the journal will be recovered where the result cannot be pushed', async () => {
    const here = remote.clone();
    const store = storeIn(here);
    const lease = store.takeLease(now);
    const journal = await begin(store, 'a1', [batchOf('ADD', 'ada')]);
    journal.outcome(accepted(0));
    journal.seal();
    git(['remote', 'set-url', 'origin', 'file:///nowhere/at/all'], { cwd: here });
    expect(() => recordResult(store, 'a1', () => now)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            code: 'lock-unreachable',
            next: [
              'What was sent is in the journal on the branch. The next apply recovers it as unconfirmed.',
              ' Check the network and the access to origin.',
            ],
          }),
        ],
      }),
    );
    lease.release();
    git(['remote', 'set-url', 'origin', remote.url], { cwd: here });
    now += 17 * MINUTE;
    const next = storeIn(here);
    next.takeLease(now);
    expect(vip(recover(next, now).index)).toEqual({ accepted: 0, unconfirmed: 1 });
  });

  it('refuses a branch that is missing, of another lineage, or to be made again', () => {
    const here = remote.clone();
    expect(() => storeIn(here, { branch: 'no-lock' }).read()).toThrow(
      'origin has no branch no-lock',
    );
    expect(() => storeIn(here, { lineage: 'x' }).read()).toThrow('the config expects `x`');
    expect(() => createLockBranch(here, 'segops-lock', 'test')).toThrow('has the branch');
    expect(gitText(['status', '--porcelain'], { cwd: here })).toBe('');
  });
});
