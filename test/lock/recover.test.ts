import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.ts';
import { inspectJournal, readLock, recover } from '../../src/lock/recover.ts';
import { memoryDisk } from '../apply/disk.ts';
import { MemoryFiles } from '../apply/memory-files.ts';
import { SimulatedCleverTap } from '../apply/simulated-clevertap.ts';
import { SETTLE_MS, World } from '../apply/world.ts';

const JOURNAL = '/repo/segops.lock.d/journal';

function setUp() {
  const files = new MemoryFiles();
  const world = new World(memoryDisk(files));
  const vendor = new SimulatedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => 'answered',
  );
  return { files, world, vendor, client: vendor.client(() => files.isDead) };
}

/** Dies after the last batch was answered and before anything was folded. */
async function cutOff() {
  const made = setUp();
  let operation = 1;
  for (; ; operation += 1) {
    const { files, world, client, vendor } = setUp();
    files.dieAt(operation, 'before');
    await world.apply({ vip: ['a', 'b'] }, client);
    files.restart(null);
    if (vendor.account.size === 2)
      return { ...made, files, world, vendor, client: vendor.client(() => files.isDead) };
  }
}

function codeOf(action: () => unknown): string {
  try {
    action();
    return 'none';
  } catch (error) {
    if (error instanceof Failure) return error.problems[0]?.code ?? '';
    throw error;
  }
}

describe('a journal left behind', () => {
  it('counts as unconfirmed in a plan, which writes nothing', async () => {
    const { files, world } = await cutOff();
    const before = files.operations;
    const plan = world.plan({ vip: ['a'] });
    expect([plan.totals.add, plan.totals.remove, plan.segments[0]?.unconfirmed]).toEqual([1, 1, 2]);
    expect(files.operations).toBe(before);
    expect(readLock(world.store(), world.now).cutOff).toBe(true);
  });

  it('is folded exactly once', async () => {
    const { world } = await cutOff();
    expect(recover(world.store(), world.now).recovered).toBe(true);
    expect(recover(world.store(), world.now)).toEqual({
      index: world.store().read(),
      recovered: false,
    });
    expect(world.store().read().serial).toBe(1);
  });

  it('is not folded again when the crash came between the fold and its removal', async () => {
    const { files, world } = await cutOff();
    const journal = files.read(JOURNAL) ?? Buffer.alloc(0);
    recover(world.store(), world.now);
    files.write(JOURNAL, journal);
    expect(inspectJournal(world.store(), world.store().read())).toEqual({ kind: 'spent' });
    recover(world.store(), world.now);
    expect([world.store().read().serial, files.read(JOURNAL)]).toEqual([1, null]);
  });

  it('is refused when it was deleted', async () => {
    const { files, world } = await cutOff();
    files.remove(JOURNAL);
    expect(codeOf(() => recover(world.store(), world.now))).toBe('journal-missing');
    expect(codeOf(() => readLock(world.store(), world.now))).toBe('journal-missing');
  });

  it('is refused beside the lock of another moment', async () => {
    const { files, world, client } = await cutOff();
    const journal = files.read(JOURNAL) ?? Buffer.alloc(0);
    await world.apply({ vip: ['a', 'c'] }, client);
    files.write(JOURNAL, journal);
    expect(codeOf(() => recover(world.store(), world.now))).toBe('journal-of-another-lock');
  });
});
