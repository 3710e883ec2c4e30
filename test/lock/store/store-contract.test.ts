import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../src/files/files.ts';
import { digestOf } from '../../../src/lock/chunk.ts';
import type { FilterRef } from '../../../src/lock/exclusion-memory.ts';
import { filterFile } from '../../../src/lock/file-names.ts';
import { foldUpdates } from '../../../src/lock/fold.ts';
import type { JournalHeader } from '../../../src/lock/journal-format.ts';
import type { LockIndex } from '../../../src/lock/lock-index.ts';
import { EMPTY_ENTRY, emptyIndex, isSince, shortDigest } from '../../../src/lock/lock-index.ts';
import { openLocked, withChunks } from '../../../src/lock/locked-segment.ts';
import { SETTLED } from '../../../src/lock/membership.ts';
import { branchStore } from '../../../src/lock/store/branch-store.ts';
import { fileStore } from '../../../src/lock/store/file-store.ts';
import { createLockBranch } from '../../../src/lock/store/new-branch.ts';
import type { LockStore, NewFiles } from '../../../src/lock/store/store.ts';
import { NO_FILES } from '../../../src/lock/store/store.ts';
import { textOf } from '../../../src/members/cursor.ts';
import type { Batch } from '../../../src/model.ts';
import { TestRemote } from '../../git/remotes.ts';
import { MemoryLock, memoryStore } from './memory-store.ts';

/** What every store promises, whatever it is made of. Each call opens it as another process does. */
type Open = () => LockStore;

async function files(): Promise<Open> {
  const folder = mkdtempSync(join(tmpdir(), 'segops store '));
  const open = () =>
    fileStore({
      files: nodeFiles(folder),
      path: join(folder, 'segops.lock'),
      lineage: 'test',
      home: null,
    });
  await open().swap(emptyIndex('test'), NO_FILES);
  return open;
}

/** A remote with an empty lock branch, made once and copied for each test. */
let template: Promise<TestRemote> | null = null;

async function remoteWithLock(): Promise<TestRemote> {
  const remote = new TestRemote();
  await createLockBranch(remote.clone(), 'segops-lock', emptyIndex('test'));
  return remote;
}

async function branch(): Promise<Open> {
  template ??= remoteWithLock();
  const remote = new TestRemote((await template).folder);
  const options = { branch: 'segops-lock', lineage: 'test', run: null };
  return () => branchStore({ ...options, folder: remote.clone(), pause: async () => undefined });
}

async function memory(): Promise<Open> {
  const lock = new MemoryLock('test');
  return () => memoryStore(lock);
}

const BATCH: Batch = {
  entries: [
    {
      members: [{ kind: 'identity', value: 'ada' }],
      actions: [{ key: 'vip', operation: 'ADD' }],
    },
  ],
};

function headerFor(index: LockIndex, apply: string): JournalHeader {
  return {
    format: 'segops-journal/2',
    lineage: 'test',
    baseSerial: index.serial,
    base: index.digest ?? '',
    apply,
    startedAt: 0,
    settleMs: 900_000,
    account: 'A',
    origin: 'http://127.0.0.1',
    provenance: { commit: null, actor: null, run: null, plan: '', waivers: [] },
    segments: [{ key: 'vip', ids: { customerSegmentId: 'vip' }, retired: false, lists: [] }],
  };
}

function markedBy(apply: string, index: LockIndex): LockIndex {
  return { ...index, applying: { apply, segments: ['vip'] } };
}

/** The lock with one more accepted member, and the files that this makes. */
async function withMember(
  store: LockStore,
  index: LockIndex,
  value: string,
): Promise<{ next: LockIndex; files: NewFiles }> {
  const accepted = { state: { kind: 'accepted' }, unsettled: SETTLED } as const;
  const edits = [{ member: { kind: 'identity' as const, value }, edit: () => accepted }];
  const ids = { customerSegmentId: 'vip' };
  const update = { key: 'vip', ids, lists: [], created: null, edits };
  const options = { now: 0, maxChunkBytes: 1 << 20 };
  const { chunks, ...folded } = await foldUpdates(index, [update], store.fetchChunks, options);
  const next = { ...index, ...folded, serial: index.serial + 1 };
  return { next, files: { chunks, parts: new Map() } };
}

async function membersIn(store: LockStore): Promise<string[]> {
  const entry = (await store.read()).segments.get('vip');
  if (entry === undefined) return [];
  return withChunks(store.fetchChunks, entry.chunks, (read) => {
    const { accepted } = openLocked(entry, 'identity', read);
    const found: string[] = [];
    while (accepted.next()) found.push(textOf(accepted));
    return found;
  });
}

interface WrittenFilter {
  readonly ref: FilterRef;
  readonly bytes: Uint8Array;
}

function filterWith(text: string): WrittenFilter {
  const bytes = Buffer.from(text);
  const ref = { path: 'lists/out.txt', rows: 1, key: '', until: null, sha256: digestOf(bytes) };
  return { ref, bytes };
}

/** An index that names these filters, some of which are new. */
async function swapFilters(
  store: LockStore,
  named: readonly WrittenFilter[],
  written: readonly WrittenFilter[],
): Promise<void> {
  const index = await store.read();
  const exclusions = { held: [], filters: named.map(({ ref }) => ref) };
  const entry = { ...EMPTY_ENTRY, id: 'vip.1', exclusions };
  const parts = new Map(written.map(({ ref, bytes }) => [filterFile(ref), bytes]));
  await store.swap({ ...index, segments: new Map([['vip', entry]]) }, { ...NO_FILES, parts });
}

async function filtersIn(store: LockStore, filters: readonly WrittenFilter[]): Promise<string[]> {
  await store.read();
  const read = filters.map(({ ref }) => store.readPart(filterFile(ref), ref.sha256));
  return (await Promise.all(read)).map(String);
}

describe.each([
  ['files', files],
  ['a branch', branch],
  ['memory', memory],
])('a lock in %s', (_, make) => {
  it('gives back what was swapped in, which names those before it', async () => {
    const open = await make();
    const store = open();
    const first = await store.read();
    const { next, files: written } = await withMember(store, first, 'ada');
    const second = await store.swap(next, written);
    expect(await open().read()).toEqual(second);
    expect(second.predecessors.at(-1)).toBe(shortDigest(first.digest ?? ''));
    expect([isSince(second, first.digest ?? ''), isSince(first, second.digest ?? '')]).toEqual([
      true,
      false,
    ]);
    const more = await withMember(store, second, 'bob');
    const third = await store.swap(more.next, more.files);
    expect(await membersIn(open())).toEqual(['ada', 'bob']);
    expect(third.predecessors.slice(-2)).toEqual(
      [first, second].map(({ digest }) => shortDigest(digest ?? '')),
    );
  });

  it('uses no chunk that is not what the index says', async () => {
    const open = await make();
    const store = open();
    const { next, files: written } = await withMember(store, await store.read(), 'ada');
    const chunks = new Map(
      [...written.chunks].map(([ref, bytes]) => [
        ref,
        Buffer.from(`${bytes}`.replace('ada', 'eve')),
      ]),
    );
    await store.swap(next, { ...written, chunks });
    await expect(membersIn(open())).rejects.toMatchObject({ problems: [{ code: 'lock-damaged' }] });
  });

  it('lets one of two changes of the same index through, and leaves its files alone', async () => {
    const open = await make();
    const [here, there] = [open(), open()];
    const one = await withMember(here, await here.read(), 'ada');
    const other = await withMember(there, await there.read(), 'eve');
    const index = await here.swap(one.next, one.files);
    const late = there.swap(other.next, other.files);
    await expect(late).rejects.toMatchObject({ problems: [{ code: 'lock-moved' }] });
    expect(await open().read()).toEqual(index);
    expect(await membersIn(open())).toEqual(['ada']);
    const again = await withMember(there, await there.read(), 'eve');
    await there.swap(again.next, again.files);
    expect(await membersIn(open())).toEqual(['ada', 'eve']);
  });

  it('lets one of many changes at once through', async () => {
    const open = await make();
    const names = ['ada', 'bob', 'eve', 'joe'];
    const changes = await Promise.all(
      names.map(async (name) => {
        const store = open();
        return { store, ...(await withMember(store, await store.read(), name)) };
      }),
    );
    const ends = await Promise.allSettled(
      changes.map(({ store, next, files: written }) => store.swap(next, written)),
    );
    const lost = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(lost).toMatchObject(Array(3).fill({ problems: [{ code: 'lock-moved' }] }));
    const winner = ends.findIndex(({ status }) => status === 'fulfilled');
    expect(await membersIn(open())).toEqual([names[winner]]);
  });

  it('lets a paused apply whose lease was released overwrite nothing', async () => {
    const open = await make();
    const [paused, other] = [open(), open()];
    const lease = await paused.takeLease(0);
    const late = await withMember(paused, await paused.read(), 'ada');
    const owner = await other.leaseOwner();
    if (owner !== null) await other.breakLease(owner);
    const next = await other.takeLease(1);
    const first = await withMember(other, await other.read(), 'eve');
    const index = await other.swap(first.next, first.files);
    const resumed = paused.swap(late.next, late.files);
    await expect(resumed).rejects.toMatchObject({ problems: [{ code: 'lock-moved' }] });
    expect(await open().read()).toEqual(index);
    for (const taken of [lease, next]) await taken.release();
  });

  it('keeps every filter that the index names, of one list too', async () => {
    const open = await make();
    const store = open();
    const [first, second, third] = ['one', 'two', 'three'].map(filterWith);
    if (first === undefined || second === undefined || third === undefined) return;
    await swapFilters(store, [first], [first]);
    await swapFilters(store, [first, second], [second]);
    expect(await filtersIn(open(), [first, second])).toEqual(['one', 'two']);
    await swapFilters(store, [second, third], [third]);
    expect(await filtersIn(open(), [second, third])).toEqual(['two', 'three']);
    // A list that is as it was before gets the filter that it had.
    await swapFilters(store, [first, third], [first]);
    expect(await filtersIn(open(), [third, first])).toEqual(['three', 'one']);
  });

  it('keeps the filters that a journal names, and those of the index', async () => {
    const open = await make();
    const store = open();
    const [before, after] = ['before', 'after'].map(filterWith);
    if (before === undefined || after === undefined) return;
    await swapFilters(store, [before], [before]);
    const lease = await store.takeLease(0);
    const index = await store.read();
    const parts = new Map([[filterFile(after.ref), after.bytes]]);
    const marked = markedBy('a1', index);
    (await store.startJournal(headerFor(index, 'a1'), [BATCH], marked, () => true, parts))?.close();
    expect(await filtersIn(open(), [before, after])).toEqual(['before', 'after']);
    await swapFilters(store, [before, after], []);
    expect(await filtersIn(open(), [before, after])).toEqual(['before', 'after']);
    await lease.release();
  });

  it('uses no filter that is not what the index says', async () => {
    const open = await make();
    const store = open();
    const filter = filterWith('as it was');
    const damaged = { ...filter, bytes: Buffer.from('as it is') };
    await swapFilters(store, [filter], [damaged]);
    await expect(filtersIn(open(), [filter])).rejects.toMatchObject({
      problems: [{ code: 'lock-damaged' }],
    });
  });

  it('starts a journal and marks the index, in one step', async () => {
    const open = await make();
    const store = open();
    const lease = await store.takeLease(0);
    const index = await store.read();
    const marked = markedBy('a1', index);
    const writer = await store.startJournal(headerFor(index, 'a1'), [BATCH], marked, () => true);
    const other = open();
    const read = await other.read();
    expect([read.applying, read.serial]).toEqual([{ apply: 'a1', segments: ['vip'] }, 0]);
    expect(isSince(read, index.digest ?? '')).toBe(true);
    const left = await other.readJournal('a1');
    expect(left?.journal).toMatchObject({ header: headerFor(index, 'a1'), batches: [BATCH] });
    expect([await other.readJournal('a2'), (await other.readJournal(null))?.apply]).toEqual([
      null,
      'a1',
    ]);
    writer?.close();
    await lease.release();
  });

  it('starts no journal once the lease is lost, and marks nothing', async () => {
    const open = await make();
    const store = open();
    await store.takeLease(0);
    const index = await store.read();
    const marked = markedBy('a1', index);
    const started = store.startJournal(headerFor(index, 'a1'), [BATCH], marked, () => false);
    expect(await started).toBe(null);
    expect(await open().read()).toEqual(index);
  });

  it('starts no journal upon an index that has moved on', async () => {
    const open = await make();
    const store = open();
    await store.takeLease(0);
    const index = await store.read();
    const other = open();
    const moved = await other.swap({ ...(await other.read()), serial: 1 }, NO_FILES);
    const marked = markedBy('a1', index);
    const started = store.startJournal(headerFor(index, 'a1'), [BATCH], marked, () => true);
    await expect(started).rejects.toMatchObject({ problems: [{ code: 'lock-moved' }] });
    expect(await open().read()).toEqual(moved);
  });

  it('drops the journal of one apply, and none of another', async () => {
    const open = await make();
    const store = open();
    await store.takeLease(0);
    const index = await store.read();
    const marked = markedBy('a1', index);
    (await store.startJournal(headerFor(index, 'a1'), [BATCH], marked, () => true))?.close();
    const other = open();
    await other.read();
    await other.dropJournal('a2');
    expect((await open().readJournal('a1'))?.apply).toBe('a1');
    await other.dropJournal('a1');
    expect(await open().readJournal('a1')).toBe(null);
  });
});
