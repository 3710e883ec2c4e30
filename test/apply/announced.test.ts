import { expect, it } from 'vitest';
import { announcedOf } from '../../src/lock/announced.ts';
import { readRecord } from '../../src/lock/apply-record.ts';
import { findEntry } from '../../src/lock/lock-index.ts';
import { plain } from '../../src/message.ts';
import { StoreDisk } from './disk.ts';
import { SimulatedCleverTap } from './simulated-clevertap.ts';
import { SETTLE_MS, World } from './world.ts';

const DAY = 86_400_000;
const names = (prefix: string, length: number) =>
  Array.from({ length }, (_, at) => `${prefix}${String(at).padStart(2, '0')}`);
const ALWAYS = names('a', 20);
const ON_SALE = names('s', 30);

function setUp() {
  const disk = new StoreDisk();
  const world = new World(disk);
  const vendor = new SimulatedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => 'answered',
  );
  const client = vendor.client(() => disk.isDead);
  const apply = (stopAfter: number | null = null) =>
    world.apply({ vip: ALWAYS }, client, stopAfter);
  const announced = async () => {
    const match = findEntry(await world.store().read(), { customerSegmentId: 'vip' });
    return match.kind === 'found' ? announcedOf(match.entry) : null;
  };
  const refused = async (members = ALWAYS) => {
    const { guards } = await world.plan({ vip: members });
    return guards.flatMap(({ verdict, message }) => (verdict === 'refuse' ? [plain(message)] : []));
  };
  const recorded = async () => {
    const store = world.store();
    const { history } = await store.read();
    const records = await Promise.all(history.map((ref) => readRecord(ref, store.readPart)));
    return records.map(({ segments }) => segments.map((one) => [one.charged, one.announced]));
  };
  world.sale = { rows: ON_SALE, last: '2026-11-24' };
  return { world, apply, announced, refused, recorded };
}

it('keeps what days bring, and lets it pass on its day, also after a stop', async () => {
  const { world, apply, announced, refused, recorded } = setUp();
  await apply();
  const told = { from: '2026-11-23', days: [['2026-11-25', 30]] };
  expect(await announced()).toEqual({ ...told, used: 0 });
  world.now += 2 * DAY;
  expect(await refused()).toEqual([]);
  await apply(12);
  const used = (await announced())?.used ?? 0;
  expect(used).toBeGreaterThan(0);
  expect(used).toBeLessThan(30);
  expect(await announced()).toEqual({ ...told, used });
  expect(await refused()).toEqual([]);
  await apply();
  expect(await announced()).toBeNull();
  expect(await recorded()).toEqual([[[0, undefined]], [[used, used]], [[30 - used, 30 - used]]]);
});

it('counts others as if those who were announced had never been there', async () => {
  const { world, apply, refused } = setUp();
  await apply();
  world.now += 2 * DAY;
  await apply();
  expect(await refused(ALWAYS.slice(6))).toEqual([]);
  expect(await refused(ALWAYS.slice(7))).toEqual([
    'the plan removes 7 of 20 members (35%). The limit is 30%',
  ]);
});

it('announces another day, though nothing is sent for it', async () => {
  const { world, apply, announced, refused } = setUp();
  await apply();
  world.sale = { rows: ON_SALE, last: '2026-11-27' };
  world.now += DAY;
  await apply();
  expect(await announced()).toEqual({
    from: '2026-11-24',
    days: [['2026-11-28', 30]],
    used: 0,
  });
  world.sale = { rows: ON_SALE, last: '2026-11-24' };
  world.now += DAY;
  expect(await refused()).toEqual(['the plan removes 30 of 50 members (60%). The limit is 30%']);
});

it('announces for each segment by itself', async () => {
  const { world, apply, announced, refused } = setUp();
  await apply(5);
  expect((await announced())?.days).toEqual([['2026-11-25', 30]]);
  await apply();
  world.now += 2 * DAY;
  expect(await refused()).toEqual([]);
});
