import { describe, expect, it } from 'vitest';
import { filtersOf } from '../../src/lock/exclusion-memory.ts';
import { filterFile } from '../../src/lock/file-names.ts';
import { plain } from '../../src/message.ts';
import type { MortalDisk } from './disk.ts';
import { memoryDisk, StoreDisk } from './disk.ts';
import { MemoryFiles } from './memory-files.ts';
import { SimulatedCleverTap } from './simulated-clevertap.ts';
import { SETTLE_MS, World } from './world.ts';

const OUT = 'lists/out.txt';
const DAY = 24 * 3_600_000;
const BASE = { vip: [...numbered('a', 10), ...numbered('x', 20)] };
const OPTED_OUT = numbered('x', 20);

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${at}`);
}

/** A deterministic coin for what a power cut leaves. */
function coin(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
}

async function setUp(make: () => Promise<MortalDisk> = async () => new StoreDisk()) {
  const disk = await make();
  const world = new World(disk);
  const vendor = new SimulatedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => 'answered',
    {},
  );
  const client = vendor.client(() => disk.isDead);
  const apply = async (rows: readonly string[], desired = BASE) => {
    world.lists = { [OUT]: rows };
    return world.apply(desired, client);
  };
  const refused = async (rows: readonly string[], desired = BASE) => {
    world.lists = rows.length === 0 ? {} : { [OUT]: rows };
    const { guards } = await world.plan(desired);
    return guards
      .flatMap(({ guard, verdict, message }) =>
        verdict === 'refuse' && guard === 'max_exclusion_shrink' ? [plain(message)] : [],
      )
      .filter((message) => message.includes('let'));
  };
  const filters = async () => {
    const index = await world.store().read();
    return filtersOf(index);
  };
  return { disk, world, apply, refused, filters };
}

const ALL = [
  'the plan lets in 20 people who were on lists/out.txt, of 20 held back within 7 days (100%). The limit is 10%',
];

describe('a lock that remembers exclusions', () => {
  it('knows after an apply whom another list would let in', async () => {
    const { apply, refused } = await setUp();
    await apply(OPTED_OUT);
    expect(await refused(OPTED_OUT)).toEqual([]);
    expect(await refused(numbered('+4912', 20))).toEqual(ALL);
    expect(await refused([])).toEqual(ALL);
  });

  it('knows after a freeze that is longer than its memory whom a list let in meanwhile', async () => {
    const { world, apply, refused } = await setUp();
    await apply(OPTED_OUT);
    world.frozen = { last: '2026-12-20', reason: 'the winter sale' };
    await apply(numbered('+4912', 20));
    world.now += 20 * DAY;
    await apply(numbered('+4912', 20));
    world.now += 8 * DAY;
    expect(await refused(numbered('+4912', 20))).toHaveLength(1);
  });

  it('writes a filter only when its list changed', async () => {
    const { world, apply, filters } = await setUp();
    await apply(OPTED_OUT);
    const first = await filters();
    expect(first).toMatchObject([{ path: OUT, rows: 20, until: null }]);
    world.lists = { [OUT]: OPTED_OUT };
    const { exclusions } = await world.plan({ vip: [...BASE.vip, 'new'] });
    expect(exclusions?.files.size).toBe(0);
    await apply(OPTED_OUT, { vip: [...BASE.vip, 'new'] });
    expect(await filters()).toEqual(first);
    await apply([...OPTED_OUT, 'y'], { vip: [...BASE.vip, 'new'] });
    expect(await filters()).toMatchObject([
      { rows: 20, until: world.now },
      { rows: 21, until: null },
    ]);
  });

  it('writes a list that holds back no one, though nothing is sent for it', async () => {
    const { apply, filters } = await setUp();
    await apply(['nobody'], { vip: numbered('a', 10) });
    const { length } = await filters();
    await apply(['nobody', 'no one'], { vip: numbered('a', 10) });
    expect([length, (await filters()).length]).toEqual([1, 2]);
  });

  it('forgets a list a week after another took its place', async () => {
    const { world, apply, refused, filters } = await setUp();
    await apply(OPTED_OUT);
    await apply([...OPTED_OUT, 'y']);
    world.now += 7 * DAY;
    await apply([...OPTED_OUT, 'y', 'z']);
    expect((await filters()).map(({ rows }) => rows)).toEqual([21, 22]);
    expect(await refused(['nobody'])).toEqual(ALL);
  });

  it.each([
    ['in a store', 'before', async () => new StoreDisk()],
    ['in a store', 'after', async () => new StoreDisk()],
    ['in files', 'before', () => memoryDisk(new MemoryFiles())],
    ['in files', 'after', () => memoryDisk(new MemoryFiles())],
  ] as const)(
    'knows whom a list held back, wherever an apply died (%s, %s an operation)',
    async (_, moment, make) => {
      let died = 0;
      for (let operation = 1; ; operation += 1) {
        const { disk, world, apply, refused, filters } = await setUp(make);
        await apply(OPTED_OUT);
        disk.dieAt(operation, moment);
        // One opted in again, and another opted out.
        const end = await apply([...OPTED_OUT.slice(1), 'a0']);
        disk.restart(coin(operation));
        const store = world.store();
        for (const ref of await filters()) await store.readPart(filterFile(ref), ref.sha256);
        expect(await refused(numbered('+4912', 20))).toHaveLength(1);
        await apply([...OPTED_OUT.slice(1), 'a0']);
        expect(await filters()).toMatchObject([{ rows: 20 }, { rows: 20, until: null }]);
        for (const ref of await filters()) await store.readPart(filterFile(ref), ref.sha256);
        if (end !== 'died') break;
        died += 1;
      }
      expect(died).toBeGreaterThan(3);
    },
  );
});
