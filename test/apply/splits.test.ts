import { expect, it } from 'vitest';
import { findEntry } from '../../src/lock/lock-index.ts';
import { splitsOf } from '../../src/lock/splits.ts';
import type { Split } from '../../src/members/split.ts';
import { StoreDisk } from './disk.ts';
import { SimulatedCleverTap } from './simulated-clevertap.ts';
import { SETTLE_MS, World } from './world.ts';

const half = (salt: string): Split => ({ salt, from: 0, to: 5000 });
const VIP = { vip: Array.from({ length: 40 }, (_, at) => `user${at}`) };

function setUp() {
  const disk = new StoreDisk();
  const world = new World(disk);
  const vendor = new SimulatedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => 'answered',
    {},
  );
  const client = vendor.client(() => disk.isDead);
  const apply = (splits: readonly Split[], desired = VIP) => {
    world.splits = splits;
    return world.apply(desired, client);
  };
  const remembered = async () => {
    const match = findEntry(await world.store().read(), { customerSegmentId: 'vip' });
    return match.kind === 'found' ? splitsOf(match.entry) : null;
  };
  const refused = async (splits: readonly Split[], desired = VIP) => {
    world.splits = splits;
    const { guards } = await world.plan(desired);
    return guards.flatMap(({ guard, verdict }) => (verdict === 'refuse' ? [guard] : []));
  };
  return { apply, remembered, refused };
}

it('remembers the splits of an apply, also where nothing is sent', async () => {
  const { apply, remembered, refused } = setUp();
  await apply([half('may')]);
  expect(await remembered()).toEqual([half('may')]);
  expect(await refused([half('june')])).toContain('split');
  // Nobody comes or goes: everybody is in the share, and half of them would be in the other.
  const whole = { salt: 'whole', from: 0, to: 10_000 };
  await apply([half('may'), whole]);
  expect(await remembered()).toEqual([half('may'), whole]);
});

it('remembers what a share took before, so that two steps draw nobody else', async () => {
  const { apply, remembered, refused } = setUp();
  const all = { salt: 'may', from: 0, to: 10_000 };
  await apply([half('may')]);
  await apply([all]);
  expect(await remembered()).toEqual([{ ...all, before: [[0, 5000]] }]);
  expect(await refused([{ salt: 'may', from: 5000, to: 10_000 }])).toContain('split');
  expect(await refused([all, half('june')])).toContain('split');
  expect(await refused([half('may')])).not.toContain('split');
});
