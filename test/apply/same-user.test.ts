import { describe, expect, it } from 'vitest';
import { memoryDisk } from './disk.ts';
import { MemoryFiles } from './memory-files.ts';
import type { Fate } from './simulated-clevertap.ts';
import { SimulatedCleverTap } from './simulated-clevertap.ts';
import { SETTLE_MS, World } from './world.ts';

/** A CleverTap that takes names for one user that differ by case, or by being a guid. */
async function setUp() {
  const files = new MemoryFiles();
  const world = new World(await memoryDisk(files));
  const fates: Fate[] = [];
  const vendor = new SimulatedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => fates.shift() ?? 'answered',
    {},
    (name) => name.replace('guid:', '').toLowerCase(),
  );
  const client = vendor.client(() => files.isDead);
  return { world, vendor, fates, apply: (vip: string[]) => world.apply({ vip }, client) };
}

describe('two names of one user', () => {
  it.each(['ada', 'guid:ADA'])(
    'end with %s in the segment, also where the removal of the other lands after it',
    async (name) => {
      const { world, vendor, fates, apply } = await setUp();
      await apply(['Ada']);
      fates.push('lands late', 'answered');
      await apply([]);
      expect([...vendor.account]).toEqual([]);
      await apply([name]);
      vendor.arrive(() => true);
      expect([...vendor.account]).toEqual([]);
      expect((await world.plan({ vip: [name] })).segments[0]?.settling).toBe(1);
      world.now += SETTLE_MS;
      await apply([name]);
      expect([...vendor.account]).toEqual(['vip ada']);
      expect((await world.plan({ vip: [name] })).batches).toEqual([]);
    },
  );

  it('end with one in the segment where the removal of the other lands late in the same apply', async () => {
    const { world, vendor, fates, apply } = await setUp();
    await apply(['Ada']);
    fates.push('lands late', 'answered');
    await apply(['ada']);
    vendor.arrive(() => true);
    expect([...vendor.account]).toEqual([]);
    world.now += SETTLE_MS;
    await apply(['ada']);
    expect([...vendor.account]).toEqual(['vip ada']);
  });

  it('are both sent again, the removal first, where an addition may land late', async () => {
    const { world, vendor, fates, apply } = await setUp();
    fates.push('lands late', 'answered');
    await apply(['Ada']);
    await apply(['ada']);
    expect((await world.plan({ vip: ['ada'] })).segments[0]?.settling).toBe(2);
    world.now += SETTLE_MS;
    await apply(['ada']);
    expect([...vendor.account]).toEqual(['vip ada']);
    expect((await world.plan({ vip: ['ada'] })).batches).toEqual([]);
  });
});
