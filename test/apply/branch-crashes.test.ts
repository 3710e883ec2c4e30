import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitMoment } from './git-disk.ts';
import { GitDisk } from './git-disk.ts';
import { SimulatedCleverTap } from './simulated-clevertap.ts';
import type { Desired } from './world.ts';
import { forgotten, SETTLE_MS, World } from './world.ts';

/**
 * The same as in `crash-points.test.ts`, with the lock on a branch: the apply dies before and after
 * each run of git in turn, then once more while it is recovered, on the same machine or on another
 * one. Every point is tried with SEGOPS_CRASHES=all, and a few of them without.
 */
const BEFORE: Desired = { vip: ['a', 'b', 'c', 'guid:d'], news: ['a', 'x'] };
const AFTER: Desired = { vip: ['b', 'c', 'e', 'f', 'g', 'guid:h'], news: ['a', 'b', 'c', 'e'] };
const MOMENTS: readonly GitMoment[] = ['before', 'after'];
const IS_WHOLE = process.env.SEGOPS_CRASHES === 'all';
const STEP = IS_WHOLE ? 1 : 25;

let applied: GitDisk;
/** Memberships that the first apply brought into the account. */
const account = new Set<string>();

beforeAll(async () => {
  applied = await GitDisk.create();
  const world = new World(applied);
  const vendor = vendorOf(world);
  await world.apply(
    BEFORE,
    vendor.client(() => false),
  );
  for (const membership of vendor.account) account.add(membership);
}, 60_000);
afterAll(() => applied.dispose());

function vendorOf(world: World): SimulatedCleverTap {
  return new SimulatedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => 'answered',
  );
}

interface Crash {
  readonly operation: number;
  readonly moment: GitMoment;
  readonly machine: 'same' | 'another';
}

/** Dies at these points, one after the other; how many of them were reached. */
async function crashed(crashes: readonly Crash[]): Promise<number> {
  const disk = applied.copy();
  const world = new World(disk);
  const vendor = vendorOf(world);
  for (const membership of account) vendor.account.add(membership);
  const client = vendor.client(() => disk.isDead);
  let reached = 0;
  for (const { operation, moment, machine } of crashes) {
    disk.dieAt(operation, moment);
    if ((await world.apply(AFTER, client)) === 'died') reached += 1;
    disk.restart(machine);
    expect(await forgotten(world, vendor, [])).toEqual([]);
  }
  await world.apply(AFTER, client);
  world.now += 2 * SETTLE_MS;
  await world.apply(AFTER, client);
  expect((await world.plan(AFTER)).batches).toEqual([]);
  expect([...vendor.account].sort()).toEqual(membershipsOf(AFTER));
  disk.dispose();
  return reached;
}

function membershipsOf(desired: Desired): string[] {
  return Object.entries(desired)
    .flatMap(([key, members]) => members.map((member) => `${key} ${member}`))
    .sort();
}

describe('an apply with its lock on a branch that dies', () => {
  it.each(MOMENTS)(
    'forgets nothing %s any run of git',
    async (moment) => {
      let points = 0;
      for (let operation = 1; ; operation += STEP) {
        const machine = operation % 2 === 0 ? 'same' : 'another';
        if ((await crashed([{ operation, moment, machine }])) === 0) break;
        points += 1;
      }
      expect(points * STEP).toBeGreaterThan(30);
    },
    7_200_000,
  );

  it('forgets nothing when the recovery dies too', async () => {
    let twice = 0;
    const steps = IS_WHOLE ? [9, 5] : [12, 13];
    const [first = 1, second = 1] = steps;
    for (let operation = 4; operation < 60; operation += first) {
      for (let again = 3; ; again += second) {
        const moment = MOMENTS[(operation + again) % 2] ?? 'after';
        const reached = await crashed([
          { operation, moment, machine: 'another' },
          { operation: again, moment, machine: 'same' },
        ]);
        if (reached < 2) break;
        twice += 1;
      }
    }
    expect(twice).toBeGreaterThan(2);
  }, 7_200_000);
});
