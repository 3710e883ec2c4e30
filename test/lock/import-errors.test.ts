import { describe, expect, it } from 'vitest';
import type { StreamRow } from '../../src/clevertap/error-stream.ts';
import { foldUpdates } from '../../src/lock/fold.ts';
import type { ErrorImport } from '../../src/lock/import-errors.ts';
import { importErrors } from '../../src/lock/import-errors.ts';
import { cursorOver } from '../../src/members/cursor.ts';
import { memoryDisk } from '../apply/disk.ts';
import { MemoryFiles } from '../apply/memory-files.ts';
import type { Fate } from '../apply/simulated-clevertap.ts';
import { SimulatedCleverTap } from '../apply/simulated-clevertap.ts';
import type { Desired } from '../apply/world.ts';
import { SETTLE_MS, World } from '../apply/world.ts';

const HEX = '0123456789abcdef0123456789abcdef';
const MINUTE = 60_000;

async function setUp() {
  const files = new MemoryFiles();
  const world = new World(await memoryDisk(files));
  const fates: Fate[] = [];
  const vendor = new SimulatedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => fates.shift() ?? 'answered',
  );
  const client = vendor.client(() => files.isDead);
  const row = (user: string, more: Partial<StreamRow> = {}): StreamRow => ({
    at: 1,
    error: 'API_SEGMENT_INVALID_ACTION',
    ctSegmentId: '',
    customerSegmentId: 'vip',
    user,
    time: null,
    ...more,
  });
  const take = async (rows: StreamRow[], wanted = ''): Promise<ErrorImport> => {
    const store = world.store();
    const { fetchChunks: fetch, readPart } = store;
    const index = await store.read();
    const desired = cursorOver(Buffer.from(wanted));
    const desiredOf = () => (kind: string) =>
      kind === 'identity' ? desired : cursorOver(Buffer.alloc(0));
    const found = await importErrors(rows, { index, fetch, readPart, desiredOf });
    const options = { now: world.now, maxChunkBytes: 64 };
    const { chunks, ...folded } = await foldUpdates(index, found.updates, fetch, options);
    await store.swap(
      { ...index, ...folded, serial: index.serial + 1 },
      { chunks, parts: new Map() },
    );
    return found;
  };
  const planned = async (desired: Desired) => {
    const { segments } = await world.plan(desired);
    return segments.map(({ add, remove }) => ({ add, remove }));
  };
  const apply = (desired: Desired) => world.apply(desired, client);
  const entry = async () => (await world.store().read()).segments.get('vip');
  return { world, fates, row, take, planned, apply, entry };
}

describe('rows of the Error Stream', () => {
  it.each([
    ['identity', HEX],
    ['guid', `guid:${HEX}`],
  ])('name an %s where the lockfile knows it as one', async (kind, name) => {
    const { row, take, planned, apply } = await setUp();
    await apply({ vip: [name] });
    expect((await take([row(HEX)])).unmatched).toEqual([]);
    expect(await planned({ vip: [name] })).toEqual([{ add: [{ kind, value: HEX }], remove: [] }]);
  });

  it('name someone who was removed, so that the removal is sent again', async () => {
    const { row, take, planned, apply } = await setUp();
    await apply({ vip: ['ada', `guid:${HEX}`] });
    await apply({ vip: ['ada'] });
    await take([row(HEX)]);
    expect(await planned({ vip: ['ada'] })).toEqual([
      { add: [], remove: [{ kind: 'guid', value: HEX }] },
    ]);
  });

  it('are listed, and change nothing, where neither lockfile nor manifest knows the user', async () => {
    const { row, take, planned, apply } = await setUp();
    await apply({ vip: ['ada'] });
    const rows = [row('zo\uFFFD'), row(HEX, { at: 2 }), row('new', { at: 3 })];
    const { unmatched, updates, unconfirmed } = await take(rows, 'new\n');
    expect(unmatched.map(({ at }) => at)).toEqual([1, 2]);
    expect([updates.length, unconfirmed.get('vip')]).toEqual([1, 1]);
    expect(await planned({ vip: ['ada'] })).toEqual([
      { add: [], remove: [{ kind: 'identity', value: 'new' }] },
    ]);
  });

  it('find a segment by either of their IDs', async () => {
    const { row, take, apply, entry } = await setUp();
    await apply({ vip: ['ada', 'bob'] });
    const both = row('ada', { ctSegmentId: '7' });
    const other = row('bob', { customerSegmentId: 'other', ctSegmentId: '7' });
    expect((await take([both, other])).unmatched).toEqual([other]);
    expect((await entry())?.unconfirmed).toBe(1);
  });

  it('change nothing once their memberships were sent again', async () => {
    const { world, fates, row, take, apply, entry } = await setUp();
    await apply({ vip: ['ada', 'bob'] });
    const old = [row('ada', { time: world.now }), row('bob', { at: 2, time: world.now })];
    expect((await take(old)).unconfirmed.get('vip')).toBe(2);
    world.now += 10 * MINUTE;
    await apply({ vip: ['ada', 'bob'] });
    const again = await take(old);
    expect([again.updates, again.outdated.length]).toEqual([[], 2]);
    expect((await entry())?.unconfirmed).toBe(0);

    const within = row('ada', { time: world.now - MINUTE / 2 });
    expect((await take([within, row('bob')])).outdated).toEqual([]);
    world.now += 10 * MINUTE;
    fates.push('refused', 'refused', 'refused');
    await apply({ vip: ['ada', 'bob'] });
    expect((await take([within])).outdated).toEqual([]);
  });

  it("make the IDs that were not found nobody's, until CleverTap takes them", async () => {
    const { world, row, take, apply, entry } = await setUp();
    await apply({ 'vip+7': ['ada'] });
    const error = 'API_SEGMENT_NOT_FOUND_OR_DELETED';
    await take([row('ada', { error })]);
    expect(await entry()).toMatchObject({
      refused: ['vip'],
      blocked: { error, customerSegmentId: 'vip', ctSegmentId: 7 },
    });
    const { segments } = await world.plan({ 'other+7': ['ada'] });
    expect(segments.map(({ key, before }) => [key, before])).toEqual([['other', 1]]);
    const store = world.store();
    const index = await store.read();
    const known = index.segments.get('vip');
    if (known === undefined) throw new Error('no entry');
    const freed = new Map(index.segments).set('vip', { ...known, blocked: null });
    await store.swap({ ...index, segments: freed }, { chunks: new Map(), parts: new Map() });
    await apply({ 'vip+7': ['ada'] });
    expect((await entry())?.refused).toEqual([]);
  });
});
