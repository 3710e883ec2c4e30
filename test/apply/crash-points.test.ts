import { describe, expect, it } from 'vitest';
import { memoryDisk } from './disk.ts';
import type { Moment } from './memory-files.ts';
import { MemoryFiles } from './memory-files.ts';
import { SimulatedCleverTap } from './simulated-clevertap.ts';
import type { Desired } from './world.ts';
import { forgotten, SETTLE_MS, World } from './world.ts';

/**
 * Every crash point: the apply dies before, during and after each operation on the disk in turn, by
 * a kill and by a power cut, then once more at each operation of the recovery. Whatever happened,
 * nothing in the account is forgotten, and a quiet apply brings it in step.
 */
const BEFORE: Desired = { vip: ['a', 'b', 'c', 'guid:d'], news: ['a', 'x'] };
const AFTER: Desired = { vip: ['b', 'c', 'e', 'f', 'g', 'guid:h'], news: ['a', 'b', 'c', 'e'] };
const MOMENTS: readonly Moment[] = ['before', 'during', 'after'];

interface Crash {
  readonly operation: number;
  readonly moment: Moment;
  readonly power: boolean;
}

type Where = Parameters<typeof memoryDisk>[1];

async function setUp(where: Where) {
  const files = new MemoryFiles();
  const world = new World(await memoryDisk(files, where));
  const vendor = new SimulatedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => 'answered',
  );
  const client = vendor.client(() => files.isDead);
  return { files, world, vendor, client };
}

/** A deterministic coin for what a power cut leaves. */
function coin(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
}

async function crashed(crash: Crash, second: Crash | null, where?: Where) {
  const { files, world, vendor, client } = await setUp(where);
  await world.apply(BEFORE, client);
  files.dieAt(crash.operation, crash.moment);
  let ended = await world.apply(AFTER, client);
  const reached = ended === 'died';
  files.restart(crash.power ? coin(crash.operation) : null);
  expect(await forgotten(world, vendor, [])).toEqual([]);
  let secondReached = false;
  if (second !== null) {
    files.dieAt(second.operation, second.moment);
    ended = await world.apply(AFTER, client);
    secondReached = ended === 'died';
    files.restart(second.power ? coin(second.operation) : null);
    expect(await forgotten(world, vendor, [])).toEqual([]);
  }
  await quiet(world, client);
  expect([...vendor.account].sort()).toEqual(membershipsOf(AFTER));
  return { reached, secondReached };
}

async function quiet(world: World, client: Parameters<World['apply']>[1]): Promise<void> {
  await world.apply(AFTER, client);
  world.now += 2 * SETTLE_MS;
  await world.apply(AFTER, client);
  expect((await world.plan(AFTER)).batches).toEqual([]);
}

function membershipsOf(desired: Desired): string[] {
  return Object.entries(desired)
    .flatMap(([key, members]) => members.map((member) => `${key} ${member}`))
    .sort();
}

describe('an apply that dies', () => {
  it('converges without a crash', async () => {
    const { world, vendor, client } = await setUp('in a repository');
    await world.apply(BEFORE, client);
    await quiet(world, client);
    expect([...vendor.account].sort()).toEqual(membershipsOf(AFTER));
  });

  it.each([
    ['a kill', false, 'in a repository'],
    ['a power cut', true, 'in a repository'],
    ['a kill', false, 'outside of git'],
    ['a power cut', true, 'outside of git'],
  ] as const)('forgets nothing, at any operation, by %s', async (_, power, where) => {
    let points = 0;
    for (const moment of MOMENTS) {
      for (let operation = 1; ; operation += 1) {
        const { reached } = await crashed({ operation, moment, power }, null, where);
        if (!reached) break;
        points += 1;
      }
    }
    expect(points).toBeGreaterThan(60);
  });

  it('forgets nothing when the recovery dies too', async () => {
    let points = 0;
    for (let operation = 1; ; operation += 3) {
      const first = { operation, moment: 'after' as const, power: operation % 2 === 0 };
      for (let again = 1; ; again += 2) {
        const second = {
          operation: again,
          moment: MOMENTS[again % 3] ?? 'after',
          power: again % 2 === 0,
        };
        const { reached, secondReached } = await crashed(first, second);
        if (!reached) {
          expect(points).toBeGreaterThan(60);
          return;
        }
        if (!secondReached) break;
        points += 1;
      }
    }
  });
});
