import { describe, expect, it } from 'vitest';
import { withoutJournal } from '../../src/lock/lost-journal.ts';
import { memoryDisk } from '../apply/disk.ts';
import { MemoryFiles } from '../apply/memory-files.ts';
import { SimulatedCleverTap } from '../apply/simulated-clevertap.ts';
import type { Desired } from '../apply/world.ts';
import { SETTLE_MS, World } from '../apply/world.ts';

const BEFORE: Desired = { vip: ['a', 'b', 'guid:c'], news: ['a'] };
const AFTER: Desired = { vip: ['b', 'd', 'guid:e'], news: ['a', 'b'], 'ct:7': ['a'] };

async function setUp() {
  const files = new MemoryFiles();
  const world = new World(await memoryDisk(files));
  const vendor = new SimulatedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => 'answered',
  );
  const client = vendor.client(() => files.isDead);
  await world.apply(BEFORE, client);
  return { files, world, vendor, client };
}

/** Dies at this operation of an apply, loses its journal, and gives it up; false: nothing to give up. */
async function lost(operation: number) {
  const { files, world, vendor, client } = await setUp();
  files.dieAt(operation, 'after');
  const died = (await world.apply(AFTER, client)) === 'died';
  files.restart(null);
  const store = world.store();
  const index = await store.read();
  const wasMarked = died && index.applying !== null;
  if (wasMarked) {
    await store.dropJournal(index.applying?.apply ?? '');
    const until = world.now + SETTLE_MS;
    const { index: next, chunks } = await withoutJournal(index, until, store.fetchChunks);
    await store.swap({ ...next, serial: index.serial + 1 }, { chunks, parts: new Map() });
  }
  return { died, wasMarked, world, vendor, client };
}

describe('a lock whose journal is given up', () => {
  it('doubts all that it knew, remembers the segments, and ends in step, wherever the apply died', async () => {
    let given = 0;
    for (let operation = 1; ; operation += 1) {
      const { died, wasMarked, world, vendor, client } = await lost(operation);
      if (!died) break;
      if (!wasMarked) continue;
      given += 1;
      const locked = await world.locked();
      for (const name of ['vip a', 'vip b', 'vip guid:c', 'news a']) {
        expect([name, locked.get(name)]).toEqual([
          name,
          { state: 'unconfirmed', unsettled: ['ADD', 'REMOVE'] },
        ]);
      }
      const { segments, applying } = await world.store().read();
      expect([applying, segments.get('ct:7')?.used]).toEqual([null, ['ct:7']]);
      await world.apply(AFTER, client);
      world.now += SETTLE_MS;
      await world.apply(AFTER, client);
      expect((await world.plan(AFTER)).batches).toEqual([]);
      const wanted = Object.entries(AFTER).flatMap(([key, names]) =>
        names.map((name) => `${key} ${name}`),
      );
      expect([...vendor.account].sort()).toEqual(wanted.sort());
    }
    expect(given).toBeGreaterThan(3);
  });
});
