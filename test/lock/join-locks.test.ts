import { describe, expect, it } from 'vitest';
import { joinLocks } from '../../src/lock/join-locks.ts';
import type { LockIndex } from '../../src/lock/lock-index.ts';
import { isSince } from '../../src/lock/lock-index.ts';
import type { LockStore } from '../../src/lock/store/store.ts';
import { StoreDisk } from '../apply/disk.ts';
import { SimulatedCleverTap } from '../apply/simulated-clevertap.ts';
import type { Desired } from '../apply/world.ts';
import { forgotten, SETTLE_MS, World } from '../apply/world.ts';

const COMMON: Desired = { vip: ['a', 'b', 'guid:c'], news: ['a'] };
const OURS: Desired = { vip: ['b', 'ours'], news: ['a'], 'ct:7': ['a'] };
const THEIRS: Desired = { 'vip+9': ['a', 'theirs'], news: ['a', 'theirs'], late: ['x'] };
const END: Desired = { 'vip+9': ['a', 'ours'], news: ['a'], late: [], 'ct:7': ['a'] };

/** Two locks that are one up to here, of one account. */
async function setUp() {
  const disks = [new StoreDisk(), new StoreDisk()] as const;
  const [ours, theirs] = [new World(disks[0]), new World(disks[1])];
  const vendor = new SimulatedCleverTap(
    () => Math.max(ours.now, theirs.now),
    SETTLE_MS,
    () => 'answered',
    { 9: 'vip' },
  );
  const client = vendor.client(() => disks.some(({ isDead }) => isDead));
  for (const world of [ours, theirs]) await world.apply(COMMON, client);
  expect((await ours.store().read()).digest).toBe((await theirs.store().read()).digest);
  // Applies are named by these.
  disks[1].operations += 100;
  return { disks, ours, theirs, vendor, client };
}

type SetUp = Awaited<ReturnType<typeof setUp>>;

async function sideOf(store: LockStore) {
  return { ...store, index: await store.read() };
}

async function join(into: World, other: World): Promise<LockIndex> {
  const store = into.store();
  const sides = [await sideOf(store), await sideOf(other.store())] as const;
  const { index, files } = await joinLocks(sides[0], [sides[1]], {
    now: Math.max(into.now, other.now),
    settleMs: SETTLE_MS,
  });
  await store.swap({ ...index, serial: index.serial + 1 }, files);
  return sides[1].index;
}

/** Whatever both did is undone or done again. */
async function expectEndInStep({ ours, vendor, client }: SetUp): Promise<void> {
  expect(await forgotten(ours, vendor, [])).toEqual([]);
  for (let settled = 0; settled < 3; settled += 1) {
    await ours.apply(END, client);
    ours.now += SETTLE_MS;
  }
  expect((await ours.plan(END)).batches).toEqual([]);
  const wanted = ['ct:7 a', 'news a', 'vip a', 'vip ours'];
  expect([...vendor.account].sort()).toEqual(wanted);
}

describe('two locks of which none comes after the other', () => {
  it.each([0, 1] as const)('become one that forgets nobody, wherever apply %i died', async (at) => {
    let died = 0;
    for (let operation = 1; ; operation += 1) {
      const world = await setUp();
      world.disks[at].dieAt(operation, 'after');
      const ours = await world.ours.apply(OURS, world.client);
      world.disks[0].restart();
      const theirs = await world.theirs.apply(THEIRS, world.client);
      world.disks[1].restart();
      const isDead = ours === 'died' || theirs === 'died';
      const joined = await join(world.ours, world.theirs);
      await expectEndInStep(world);
      expect(isSince(await world.ours.store().read(), joined.digest ?? '')).toBe(true);
      if (!isDead) break;
      died += 1;
    }
    expect(died).toBeGreaterThan(3);
  });

  it('wait for the journal of one of them where it is lost, until a person gives it up', async () => {
    const world = await setUp();
    await world.ours.apply(OURS, world.client);
    world.disks[1].dieAt(3, 'after');
    expect(await world.theirs.apply(THEIRS, world.client)).toBe('died');
    world.disks[1].restart();
    const { applying } = await world.theirs.store().read();
    await world.theirs.store().dropJournal(applying?.apply ?? '');
    await join(world.ours, world.theirs);
    expect((await world.ours.store().read()).applying).toEqual(applying);
    await expect(world.ours.apply(END, world.client)).rejects.toMatchObject({
      problems: [{ code: 'journal-missing' }],
    });
  });

  it('doubt all that one changed whose journal is lost, where the other waits for its own', async () => {
    const world = await setUp();
    for (const [at, desired] of [OURS, THEIRS].entries()) {
      world.disks[at]?.dieAt(3, 'after');
      expect(await [world.ours, world.theirs][at]?.apply(desired, world.client)).toBe('died');
      world.disks[at]?.restart();
    }
    const { applying } = await world.theirs.store().read();
    await world.theirs.store().dropJournal(applying?.apply ?? '');
    await join(world.ours, world.theirs);
    const locked = await world.ours.locked();
    expect(locked.get('news a')?.unsettled).toEqual(['ADD', 'REMOVE']);
    expect(locked.get('vip a')?.state).toBe('unconfirmed');
  });

  it('keep what both say, and doubt the rest', async () => {
    const { ours, theirs, client } = await setUp();
    await ours.apply(OURS, client);
    await theirs.apply(THEIRS, client);
    await join(ours, theirs);
    const locked = [...(await ours.locked())].map(([name, { state }]) => `${name}: ${state}`);
    expect(locked.sort()).toEqual([
      'ct:7 a: accepted',
      'late x: accepted',
      'news a: accepted',
      'news theirs: unconfirmed',
      'vip a: unconfirmed',
      'vip b: unconfirmed',
      'vip ours: unconfirmed',
      'vip theirs: unconfirmed',
    ]);
  });

  it('are refused where they are of two accounts', async () => {
    const { ours, theirs, client } = await setUp();
    for (const world of [ours, theirs]) await world.apply(OURS, client);
    const [a, b] = [await sideOf(ours.store()), await sideOf(theirs.store())];
    const binding = { account: 'OTHER', origin: 'http://127.0.0.1', isConfirmed: true };
    const other = { ...b, index: { ...b.index, binding } };
    await expect(joinLocks(a, [other], { now: 0, settleMs: 0 })).rejects.toMatchObject({
      problems: [{ code: 'lock-of-another-account' }],
    });
  });
});
