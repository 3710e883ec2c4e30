import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.ts';
import { stampsIn } from '../../src/lock/locked-segment.ts';
import { withoutJournal } from '../../src/lock/lost-journal.ts';
import { inspectJournal, readLock, recover } from '../../src/lock/recover.ts';
import { NO_FILES } from '../../src/lock/store/store.ts';
import { memoryDisk } from '../apply/disk.ts';
import { MemoryFiles } from '../apply/memory-files.ts';
import { SimulatedCleverTap } from '../apply/simulated-clevertap.ts';
import type { Desired } from '../apply/world.ts';
import { SETTLE_MS, World } from '../apply/world.ts';

const LOCK = '/repo/segops.lock';
const FOLDER = `${LOCK}.d`;

async function setUp() {
  const files = new MemoryFiles();
  const world = new World(await memoryDisk(files, 'outside of git'));
  const vendor = new SimulatedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => 'answered',
  );
  return { files, world, vendor, client: vendor.client(() => files.isDead) };
}

/** Dies after the last batch was answered and before anything was folded; `first` was applied before. */
async function cutOff(first: Desired = {}) {
  for (let operation = 1; ; operation += 1) {
    const { files, world, client, vendor } = await setUp();
    const initial = files.read(LOCK) ?? Buffer.alloc(0);
    if (Object.keys(first).length > 0) await world.apply(first, client);
    const before = vendor.account.size;
    files.dieAt(operation, 'before');
    await world.apply({ vip: ['a', 'b'] }, client);
    files.restart(null);
    if (vendor.account.size === before + 2) {
      const [journal, ...more] = files.list(FOLDER).filter((file) => file.startsWith('journal'));
      if (journal === undefined || more.length > 0) throw new Error('expected one journal');
      return { files, world, client, initial, path: `${FOLDER}/${journal}` };
    }
  }
}

async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
    return 'none';
  } catch (error) {
    if (error instanceof Failure) return error.problems[0]?.code ?? '';
    throw error;
  }
}

function recoverIn(world: World) {
  return recover(world.store(), () => world.now);
}

describe('a journal left behind', () => {
  it('counts as unconfirmed in a plan, which writes nothing', async () => {
    const { files, world } = await cutOff();
    const before = files.operations;
    const plan = await world.plan({ vip: ['a'] });
    expect([plan.totals.add, plan.totals.remove, plan.segments[0]?.unconfirmed]).toEqual([1, 1, 2]);
    expect(files.operations).toBe(before);
    expect((await readLock(world.store(), world.now)).unrecorded).not.toBe(null);
  });

  it('is unsettled until its requests have timed out, where a person released its lease', async () => {
    const { world } = await cutOff();
    world.now = Date.now();
    const store = world.store();
    const lease = await store.takeLease(world.now);
    await store.breakLease(lease.owner);
    const { index } = await recover(store, () => world.now);
    const entry = index.segments.get('vip');
    if (entry === undefined) throw new Error('nothing was recovered');
    const stamps = await stampsIn(entry, store.fetchChunks);
    const soonest = world.now + 30_000 + SETTLE_MS;
    expect(stamps.map(({ until }) => until >= soonest)).toEqual([true, true]);
  });

  it('is folded exactly once', async () => {
    const { world } = await cutOff();
    expect((await recoverIn(world)).recovered).toBe(true);
    expect(await recoverIn(world)).toEqual({
      index: await world.store().read(),
      recovered: false,
    });
    expect((await world.store().read()).serial).toBe(1);
  });

  it('is not folded again when the crash came between the fold and its removal', async () => {
    const { files, world, path } = await cutOff();
    const journal = files.read(path) ?? Buffer.alloc(0);
    await recoverIn(world);
    files.write(path, journal);
    expect(await inspectJournal(world.store(), await world.store().read())).toMatchObject({
      kind: 'spent',
    });
    await recoverIn(world);
    expect([(await world.store().read()).serial, files.read(path)]).toEqual([1, null]);
  });

  it('is refused when it was deleted', async () => {
    const { files, world, path } = await cutOff();
    files.remove(path);
    expect(await codeOf(recoverIn(world))).toBe('journal-missing');
    expect(await codeOf(readLock(world.store(), world.now))).toBe('journal-missing');
  });

  it('is not folded again beside a lock that has moved on since', async () => {
    const { files, world, client, path } = await cutOff();
    const journal = files.read(path) ?? Buffer.alloc(0);
    await world.apply({ vip: ['a', 'c'] }, client);
    const before = await world.store().read();
    files.write(path, journal);
    expect(await recoverIn(world)).toEqual({ index: before, recovered: false });
    expect(files.read(path)).toBe(null);
  });

  it('is refused beside the lock of a moment before the one it was planned upon', async () => {
    const { files, world, initial } = await cutOff({ news: ['x'] });
    files.write(LOCK, initial);
    const before = files.operations;
    expect(await codeOf(recoverIn(world))).toBe('journal-of-another-lock');
    expect(await codeOf(readLock(world.store(), world.now))).toBe('journal-of-another-lock');
    expect(files.operations).toBe(before);
  });

  /** Dies once the answer to a removal is recorded. */
  async function removedAndCutOff() {
    for (let operation = 1; ; operation += 1) {
      const { files, world, client, vendor } = await setUp();
      await world.apply({ vip: ['a', 'b'] }, client);
      files.dieAt(operation, 'after');
      await world.apply({ vip: ['a'] }, client);
      files.restart(null);
      const index = await world.store().read();
      const apply = index.applying?.apply ?? '';
      const left = await world.store().readJournal(apply);
      if (left !== null && (left.journal?.outcomes.length ?? 0) > 0)
        return { files, world, client, vendor, index, apply, path: `${FOLDER}/journal-${apply}` };
    }
  }

  it('is doubted where it was given up, and turns up after a later apply', async () => {
    const { files, world, client, vendor, index, apply, path } = await removedAndCutOff();
    const journal = files.read(path) ?? Buffer.alloc(0);
    const store = world.store();
    await store.dropJournal(apply);
    const given = await withoutJournal(index, world.now, store.fetchChunks);
    await store.swap(given.index, { ...NO_FILES, chunks: given.chunks });
    await world.apply({ vip: ['a', 'b'] }, client);
    world.now += SETTLE_MS;
    await world.apply({ vip: ['a', 'b'] }, client);
    expect([...vendor.account].sort()).toEqual(['vip a', 'vip b']);
    const newest = await store.read();
    const written = { apply: 'newest', at: world.now, commit: 'newest' };
    await store.swap({ ...newest, written }, NO_FILES);
    files.write(path, journal);
    const { index: found, recovered } = await recoverIn(world);
    expect([recovered, found.written?.commit]).toEqual([true, 'newest']);
    expect((await world.locked()).get('vip b')?.state).toBe('unconfirmed');
    world.now += SETTLE_MS;
    await world.apply({ vip: ['a'] }, client);
    expect([...vendor.account]).toEqual(['vip a']);
  });
});
