import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/clevertap/client.ts';
import { parseChunk } from '../../src/lock/chunk.ts';
import { digestName } from '../../src/lock/file-names.ts';
import type { SegmentUpdate } from '../../src/lock/fold.ts';
import { foldUpdates } from '../../src/lock/fold.ts';
import type { ChunkRef, LockIndex } from '../../src/lock/lock-index.ts';
import { emptyIndex, keysOf, ownedBy } from '../../src/lock/lock-index.ts';
import type { FetchChunks } from '../../src/lock/locked-segment.ts';
import { withChunks } from '../../src/lock/locked-segment.ts';
import type { Membership } from '../../src/lock/membership.ts';
import { ABSENT, SETTLED } from '../../src/lock/membership.ts';
import { membershipsOf } from '../../src/lock/memberships.ts';
import type { Owned } from '../../src/lock/ownership.ts';
import { ownEntries, splitEntry } from '../../src/lock/ownership.ts';
import type { Member, SegmentIds, SegmentKey } from '../../src/model.ts';
import { memoryDisk } from '../apply/disk.ts';
import { MemoryFiles } from '../apply/memory-files.ts';
import { SimulatedCleverTap } from '../apply/simulated-clevertap.ts';
import { forgotten, SETTLE_MS, World } from '../apply/world.ts';

async function setUp() {
  const files = new MemoryFiles();
  const world = new World(await memoryDisk(files));
  const vendor = new SimulatedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => 'answered',
    { 7: 'vip' },
  );
  const client = vendor.client(() => files.isDead);
  const index = () => world.store().read();
  /** Dies before the first byte leaves, and shows the lock as it was then. */
  const dying = (seen: LockIndex[]): Client => ({
    ...client,
    updateSegment: async () => {
      seen.push(await index());
      return files.die();
    },
  });
  return { files, world, vendor, client, index, dying };
}

describe('an entry of the lock', () => {
  it('keeps the ID that an apply added which had nothing to send', async () => {
    const { world, client, index } = await setUp();
    await world.apply({ vip: ['a', 'b'] }, client);
    await world.apply({ 'vip+7': ['a', 'b'] }, client);
    expect((await index()).segments.get('vip')).toMatchObject({ ctSegmentId: 7, used: ['vip'] });
    const { totals, segments } = await world.plan({ 'ct:7': ['a', 'b'] });
    expect([totals.add, segments[0]?.before]).toEqual([0, 2]);
    const { serial } = await index();
    await world.apply({ 'vip+7': ['a', 'b'] }, client);
    expect((await index()).serial).toBe(serial);
  });

  it('is folded for one segment alone', async () => {
    const update = { key: 'vip', ids: { customerSegmentId: 'vip', ctSegmentId: 7 } };
    const rest = { lists: [], created: null, edits: [] };
    const options = { now: 0, maxChunkBytes: 64 };
    const fetch: FetchChunks = async () => ({ read: () => never(), close: () => undefined });
    const { chunks: _, ...folded } = await foldUpdates(
      emptyIndex('test'),
      [{ ...update, ...rest }],
      fetch,
      options,
    );
    const two = [
      { key: 'vip', ids: { customerSegmentId: 'vip' } },
      { key: 'ct:7', ids: { ctSegmentId: 7 } },
    ];
    const index = { ...emptyIndex('test'), ...folded };
    const folding = foldUpdates(
      index,
      two.map((one) => ({ ...one, ...rest })),
      fetch,
      options,
    );
    await expect(folding).rejects.toThrow('two segments own one entry: vip');
  });

  it('is split before the first byte leaves, and both sides know every membership', async () => {
    const { files, world, vendor, client, dying } = await setUp();
    await world.apply({ 'old+7': ['a', 'guid:b'] }, client);
    const seen: LockIndex[] = [];
    expect(await world.apply({ 'vip+7': ['a', 'guid:b'] }, dying(seen))).toBe('died');
    const [index] = seen;
    expect([...(index?.segments.keys() ?? [])].sort()).toEqual(['old', 'vip']);
    files.restart(null);
    const locked = await world.locked();
    expect([...locked].map(([who, { state }]) => `${who} ${state}`).sort()).toEqual([
      'old a unconfirmed',
      'old guid:b unconfirmed',
      'vip a unconfirmed',
      'vip guid:b unconfirmed',
    ]);
    expect(await forgotten(world, vendor, [])).toEqual([]);
    await world.apply({ 'vip+7': ['a'] }, client);
    expect([...vendor.account]).toEqual(['vip a']);
  });

  it('is joined before the first byte leaves, and what differs is sent again', async () => {
    const { files, world, vendor, client, dying } = await setUp();
    await world.apply({ vip: ['a', 'b'], 'ct:7': ['b', 'c'] }, client);
    const seen: LockIndex[] = [];
    const wanted = { 'vip+7': ['a', 'b', 'd'] };
    expect(await world.apply(wanted, dying(seen))).toBe('died');
    const [index] = seen;
    expect([...(index?.segments ?? [])].map(([key, { used }]) => [key, used])).toEqual([
      ['vip', ['ct:7', 'vip']],
    ]);
    files.restart(null);
    expect(await forgotten(world, vendor, [])).toEqual([]);
    await world.apply(wanted, client);
    world.now += 2 * SETTLE_MS;
    await world.apply(wanted, client);
    expect([...vendor.account].sort()).toEqual(['vip a', 'vip b', 'vip d']);
    expect((await world.plan(wanted)).batches).toEqual([]);
  });

  it('takes a late result on both sides of a split that another run has made', async () => {
    const { world, vendor, client, index } = await setUp();
    await world.apply({ 'old+7': ['a'] }, client);
    let overtaken = false;
    const overtaking: Client = {
      ...client,
      updateSegment: async (body) => {
        if (!overtaken) {
          overtaken = true;
          await world.apply({ 'vip+7': ['a', 'b'] }, client);
        }
        return client.updateSegment(body);
      },
    };
    await world.apply({ 'old+7': ['a', 'z'] }, overtaking);
    const { segments } = await index();
    expect([...segments].map(([key, { ctSegmentId }]) => [key, ctSegmentId]).sort()).toEqual([
      ['old', null],
      ['vip', 7],
    ]);
    expect(await forgotten(world, vendor, [])).toEqual([]);
    const locked = await world.locked();
    expect(['old z', 'vip z', 'vip b'].map((who) => locked.get(who)?.state)).toEqual([
      'unconfirmed',
      'unconfirmed',
      'accepted',
    ]);
    const wanted = { 'vip+7': ['a'] };
    await world.apply(wanted, client);
    world.now += 2 * SETTLE_MS;
    await world.apply(wanted, client);
    expect([...vendor.account]).toEqual(['vip a']);
  });

  it('takes a late result of two entries that another run has joined', async () => {
    const { world, vendor, client, index } = await setUp();
    await world.apply({ vip: ['a'], 'ct:7': ['a'] }, client);
    let overtaken = false;
    const overtaking: Client = {
      ...client,
      updateSegment: async (body) => {
        if (!overtaken) {
          overtaken = true;
          await world.apply({ 'vip+7': ['a', 'b'] }, client);
        }
        return client.updateSegment(body);
      },
    };
    await world.apply({ vip: ['a', 'y', 'z'], 'ct:7': ['a', 'z'] }, overtaking);
    expect([...(await index()).segments.keys()]).toEqual(['vip']);
    expect(await forgotten(world, vendor, [])).toEqual([]);
  });

  it('stays once anything was sent under it, also empty and without a manifest', async () => {
    const { world, client, index } = await setUp();
    await world.apply({ vip: ['a'], news: ['a'] }, client);
    await world.apply({ vip: [], news: ['a'] }, client);
    await world.apply({ news: ['a', 'b'] }, client);
    const entry = (await index()).segments.get('vip');
    expect([entry?.used, entry?.accepted, entry?.unconfirmed]).toEqual([['vip'], 0, 0]);
  });
});

/** An entry as a table: IDs, and each member by its kind and value. */
interface Modelled {
  customer: string | null;
  number: number | null;
  used: Set<SegmentKey>;
  members: Map<string, Membership>;
}

const MEMBER = fc.record({
  kind: fc.constantFrom('identity' as const, 'guid' as const),
  value: fc.constantFrom(...'abcdefgh'.split(''), 'é', '\u{1F600}', '\uFF5E', 'aa', 'ab'),
});
const UNTIL = fc.constantFrom(null, 1000, 2000);
const MEMBERSHIP: fc.Arbitrary<Membership> = fc.record({
  state: fc.oneof(
    fc.constant({ kind: 'accepted' as const }),
    fc.constant({ kind: 'absent' as const }),
    fc.record({
      kind: fc.constant('unconfirmed' as const),
      operation: fc.constantFrom('ADD' as const, 'REMOVE' as const),
      cause: fc.constantFrom('unclear' as const, 'settling' as const, 'doubted' as const),
    }),
  ),
  unsettled: fc.record({ ADD: UNTIL, REMOVE: UNTIL }),
});
const MEMBERS = fc.uniqueArray(fc.tuple(MEMBER, MEMBERSHIP), {
  selector: ([{ kind, value }]) => kind + value,
  maxLength: 12,
});
const CUSTOMER = fc.constantFrom('a', 'b', 'c');
const NUMBER = fc.constantFrom(1, 2, 3);
const IDS: fc.Arbitrary<SegmentIds> = fc.oneof(
  fc.record({ customerSegmentId: CUSTOMER }),
  fc.record({ ctSegmentId: NUMBER }),
  fc.record({ customerSegmentId: CUSTOMER, ctSegmentId: NUMBER }),
);
type Step =
  | { readonly kind: 'own'; readonly ids: SegmentIds }
  | { readonly kind: 'split'; readonly at: number };
const STEP: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('own' as const), ids: IDS }),
  fc.record({ kind: fc.constant('split' as const), at: fc.nat(5) }),
);

class OwnedLock {
  index = emptyIndex('test');
  readonly model: Modelled[] = [];
  readonly #files = new Map<string, Uint8Array>();
  readonly #options: { readonly now: number; readonly maxChunkBytes: number };

  constructor(maxChunkBytes: number) {
    this.#options = { now: 0, maxChunkBytes };
  }

  readonly #fetch: FetchChunks = async () => {
    // One piece of memory for all, as where a lock is a file.
    const reuse = Buffer.alloc(1 << 16);
    return {
      read: (ref) => {
        const bytes = this.#files.get(digestName(ref)) ?? never();
        reuse.set(bytes);
        return parseChunk(reuse.subarray(0, bytes.length), digestName(ref), ref.sha256);
      },
      close: () => undefined,
    };
  };

  #keep(chunks: ReadonlyMap<ChunkRef, Uint8Array>): void {
    for (const [ref, bytes] of chunks) this.#files.set(digestName(ref), bytes);
  }

  async add(ids: SegmentIds, members: readonly (readonly [Member, Membership])[]): Promise<void> {
    const [key = ''] = keysOf(ids);
    const edits = members.map(([member, to]) => ({ member, edit: () => to }));
    const update: SegmentUpdate = { key, ids, used: keysOf(ids), lists: [], created: null, edits };
    const { chunks, ...folded } = await foldUpdates(
      this.index,
      [update],
      this.#fetch,
      this.#options,
    );
    this.#keep(chunks);
    this.index = { ...this.index, ...folded };
    const known = members.filter(([, { state, unsettled }]) => {
      return state.kind !== 'absent' || unsettled.ADD !== null || unsettled.REMOVE !== null;
    });
    this.model.push({
      customer: ids.customerSegmentId ?? null,
      number: ids.ctSegmentId ?? null,
      used: new Set(keysOf(ids)),
      members: new Map(known.map(([member, to]) => [nameOf(member), to])),
    });
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'own') {
      this.#take(await ownEntries(this.index, [step.ids], this.#fetch, this.#options));
      ownModelled(this.model, step.ids);
      return;
    }
    const [key, entry] = [...this.index.segments][step.at] ?? [];
    if (key === undefined || entry === undefined) return;
    const apart = [...ownedBy(entry)].filter((id) => id !== key);
    if (apart.length === 0) return;
    this.#take(await splitEntry(this.index, key, apart, this.#fetch, this.#options));
    const modelled = this.model.find((one) => ownedIn(one).has(key)) ?? never();
    takeApart(this.model, modelled, apart);
  }

  #take({ index, chunks }: Owned): void {
    this.#keep(chunks);
    this.index = index;
  }

  /** Each entry: what it owns, and who is known there how. */
  async entries(): Promise<unknown[]> {
    const found: [string, unknown][] = [];
    for (const entry of this.index.segments.values()) {
      const known = await withChunks(this.#fetch, entry.chunks, (read) =>
        [...membershipsOf(entry, read)].map(
          ({ member, membership }) => [nameOf(member), membership] as const,
        ),
      );
      const states = known.map(([, { state }]) => state.kind);
      expect(entry.accepted).toBe(states.filter((kind) => kind === 'accepted').length);
      expect(entry.unconfirmed).toBe(states.filter((kind) => kind === 'unconfirmed').length);
      const name = [...ownedBy(entry)].sort().join();
      found.push([name, Object.fromEntries(known)]);
    }
    return found.sort(byName);
  }

  modelled(): unknown[] {
    const entries = this.model.map((one): [string, unknown] => {
      const members = [...one.members].sort(([a], [b]) => (a < b ? -1 : 1));
      return [[...ownedIn(one)].sort().join(), Object.fromEntries(members)];
    });
    return entries.sort(byName);
  }
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

function never(): never {
  throw new Error('there is no such thing');
}

function nameOf({ kind, value }: Member): string {
  return `${kind} ${value}`;
}

function ownedIn({ customer, number, used }: Modelled): Set<SegmentKey> {
  const declared = [customer, number === null ? null : `ct:${number}`];
  return new Set([...used, ...declared.flatMap((id) => id ?? [])]);
}

function ownModelled(model: Modelled[], ids: SegmentIds): void {
  const declared = keysOf(ids);
  const isNumber = (id: string) => id.startsWith('ct:');
  const owners = () => model.filter((one) => declared.some((id) => ownedIn(one).has(id)));
  let changed = false;
  for (const one of owners()) {
    const replaced = [...one.used].filter(
      (id) => !declared.includes(id) && declared.some((other) => isNumber(other) === isNumber(id)),
    );
    if (replaced.length === 0) continue;
    takeApart(model, one, replaced);
    changed = true;
  }
  const [first, second] = owners();
  if (first !== undefined && second !== undefined) {
    const names = new Set([...first.members.keys(), ...second.members.keys()]);
    first.members = new Map(
      [...names].map((name) => [
        name,
        joinedModelled(first.members.get(name) ?? ABSENT, second.members.get(name) ?? ABSENT),
      ]),
    );
    first.used = new Set([...first.used, ...second.used]);
    model.splice(model.indexOf(second), 1);
    changed = true;
    first.customer ??= second.customer;
    first.number ??= second.number;
  }
  if (!changed || first === undefined) return;
  first.customer = ids.customerSegmentId ?? first.customer;
  first.number = ids.ctSegmentId ?? first.number;
}

function takeApart(model: Modelled[], one: Modelled, apart: readonly SegmentKey[]): void {
  const doubts = [...one.members].map(([name, { state, unsettled }]) => {
    const isLeft =
      state.kind === 'absent' || (state.kind === 'unconfirmed' && state.cause === 'unclear');
    const operation = state.kind === 'unconfirmed' ? state.operation : 'ADD';
    const doubt = { kind: 'unconfirmed', operation, cause: 'doubted' } as const;
    return [name, { state: isLeft ? state : doubt, unsettled }] as const;
  });
  model.push({ customer: null, number: null, used: new Set(apart), members: new Map(doubts) });
  one.members = new Map(doubts);
  one.used = new Set([...one.used].filter((id) => !apart.includes(id)));
  if (apart.includes(one.customer ?? '')) one.customer = null;
  if (apart.includes(`ct:${one.number}`)) one.number = null;
}

function joinedModelled(a: Membership, b: Membership): Membership {
  const unsettled = {
    ADD: Math.max(a.unsettled.ADD ?? 0, b.unsettled.ADD ?? 0) || null,
    REMOVE: Math.max(a.unsettled.REMOVE ?? 0, b.unsettled.REMOVE ?? 0) || null,
  };
  if (JSON.stringify(a.state) === JSON.stringify(b.state)) return { state: a.state, unsettled };
  const added = [a.state, b.state].some(
    (state) => state.kind === 'accepted' || ('operation' in state && state.operation === 'ADD'),
  );
  const operation = added ? 'ADD' : 'REMOVE';
  return { state: { kind: 'unconfirmed', operation, cause: 'doubted' }, unsettled };
}

describe('splits and joins', () => {
  it('equal a naive model, whatever the IDs, the members and the size of the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(MEMBERS, { minLength: 1, maxLength: 3 }),
        fc.array(STEP, { maxLength: 8 }),
        fc.integer({ min: 1, max: 120 }),
        fc.array(fc.constantFrom('name', 'number', 'both'), { minLength: 3, maxLength: 3 }),
        async (entries, steps, size, kinds) => {
          const lock = new OwnedLock(size);
          for (const [at, members] of entries.entries()) {
            const name = kinds[at] === 'number' ? {} : { customerSegmentId: 'abc'[at] ?? 'a' };
            const number = kinds[at] === 'name' ? {} : { ctSegmentId: at + 1 };
            await lock.add({ ...name, ...number }, members);
          }
          for (const step of steps) {
            await lock.take(step);
            expect(await lock.entries()).toEqual(lock.modelled());
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('write nothing where every manifest owns one entry', async () => {
    const lock = new OwnedLock(64);
    const member = { kind: 'identity', value: 'ada' } as const;
    await lock.add({ customerSegmentId: 'a' }, [
      [member, { state: { kind: 'accepted' }, unsettled: SETTLED }],
    ]);
    const before = lock.index;
    await lock.take({ kind: 'own', ids: { customerSegmentId: 'a', ctSegmentId: 1 } });
    expect(lock.index).toBe(before);
  });
});
