import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/clevertap/client.ts';
import { failureCode } from '../../src/failure.ts';
import { sameUserKey } from '../../src/members/same-user.ts';
import type { MortalDisk } from './disk.ts';
import { memoryDisk, StoreDisk } from './disk.ts';
import type { Moment } from './memory-files.ts';
import { MemoryFiles } from './memory-files.ts';
import type { Fate } from './simulated-clevertap.ts';
import { SimulatedCleverTap } from './simulated-clevertap.ts';
import type { Desired } from './world.ts';
import { forgotten, SETTLE_MS, World } from './world.ts';

/**
 * Random histories: edits, applies under every fate of a request, kills and power cuts at any
 * operation, leases that another apply takes over, late arrivals, IDs that change, time that passes,
 * clocks that are wrong or set in the middle of an apply. After each step nothing is forgotten; once the faults end, applies bring the account in step by themselves.
 * `SEGOPS_HISTORIES` says how many; `npm run soak` runs far more than CI does.
 */
const RUNS = Number(process.env.SEGOPS_HISTORIES ?? 300);

const FATES: readonly Fate[] = [
  'answered',
  'answered',
  'answered',
  'busy',
  'refused',
  'failed after processing',
  'failed before processing',
  'answer lost',
  'lands late',
];

type Step =
  | { readonly kind: 'edit'; readonly desired: Wanted }
  | { readonly kind: 'ids'; readonly vip: string }
  | { readonly kind: 'apply'; readonly fates: readonly Fate[]; readonly stopAfter: number | null }
  | {
      readonly kind: 'die';
      readonly fates: readonly Fate[];
      readonly operation: number;
      readonly moment: Moment;
      readonly coins: readonly number[] | null;
    }
  | {
      /** Another apply takes the lease during one of the requests, before or after it is processed. */
      readonly kind: 'overtake';
      readonly fates: readonly Fate[];
      readonly desired: Wanted;
      readonly request: number;
      readonly moment: 'before' | 'after';
    }
  | { readonly kind: 'arrive'; readonly chosen: readonly boolean[] }
  | { readonly kind: 'import'; readonly skipped: readonly string[] }
  | { readonly kind: 'wait'; readonly ms: number }
  /** Somebody sets the clock of this machine, CleverTap's is wrong, or this one is set in an apply. */
  | { readonly kind: 'clocks'; readonly here: number; readonly there: number }
  | { readonly kind: 'jump'; readonly fates: readonly Fate[]; readonly here: number };

/** What is wanted of two segments, by their customer IDs. */
type Wanted = Readonly<Record<'vip' | 'news', readonly string[]>>;

/** The IDs that a manifest may have for `vip`, whose number is 7. The segment `old` was never there. */
const VIP = 'vip+7';
const NAMES = ['vip', 'ct:7', VIP, 'old+7'];

const MINUTE = 60_000;
/** How wrong a clock may be, too wrong, and not at all. */
const SKEWS = [0, -29_000, 29_000, -20 * MINUTE, 20 * MINUTE];
/** What may be late lands before clocks that are a minute apart disagree about it. */
const LATE_MS = SETTLE_MS - 2 * MINUTE;
/** Refused, until time or whoever set the clock makes it right. */
const CLOCK_PROBLEMS = ['clock-skewed', 'lock-from-future'];

const members = fc.subarray(['a', 'b', 'c', 'd', 'e', 'guid:a', 'guid:f']);
const desired = fc.record({ vip: members, news: members });
/** One name at most of each user: a list with two is cleaned up by hand. */
const oneNameEach = fc
  .tuple(
    fc.constantFrom(null, 'Ada', 'ada', 'ADA', 'guid:ada'),
    fc.constantFrom(null, 'b', 'guid:b'),
    fc.constantFrom(null, 'ß', 'SS'),
  )
  .map((names) => names.flatMap((name) => name ?? []));
const fates = fc.array(fc.constantFrom(...FATES), { minLength: 1, maxLength: 8 });
const common: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('ids' as const), vip: fc.constantFrom(...NAMES) }),
  fc.record({
    kind: fc.constant('apply' as const),
    fates,
    stopAfter: fc.option(fc.integer({ min: 1, max: 6 })),
  }),
  fc.record({
    kind: fc.constant('die' as const),
    fates,
    operation: fc.integer({ min: 1, max: 40 }),
    moment: fc.constantFrom<Moment>('before', 'during', 'after'),
    coins: fc.option(
      fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
        minLength: 1,
        maxLength: 9,
      }),
    ),
  }),
  fc.record({
    kind: fc.constant('arrive' as const),
    chosen: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('wait' as const),
    ms: fc.constantFrom(1000, SETTLE_MS / 2, SETTLE_MS + 1),
  }),
  fc.record({
    kind: fc.constant('clocks' as const),
    here: fc.constantFrom(...SKEWS),
    there: fc.constantFrom(0, 0, 0, -40 * MINUTE, 40 * MINUTE),
  }),
  fc.record({ kind: fc.constant('jump' as const), fates, here: fc.constantFrom(...SKEWS) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), desired }),
  fc.record({
    kind: fc.constant('overtake' as const),
    fates,
    desired,
    request: fc.integer({ min: 1, max: 4 }),
    moment: fc.constantFrom('before' as const, 'after' as const),
  }),
  fc.record({ kind: fc.constant('import' as const), skipped: members }),
  { arbitrary: common, weight: 5 },
);
const stepOfOneUser: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    desired: fc.record({ vip: oneNameEach, news: oneNameEach }),
  }),
  { arbitrary: common, weight: 5 },
);

/** Gives the values in turn, over and over. */
function cycle<T>(values: readonly T[], otherwise: T): () => T {
  let at = 0;
  return () => {
    const value = values[at % values.length] ?? otherwise;
    at += 1;
    return value;
  };
}

/** For a CleverTap that folds case, and has one user for an identity and a guid of the same text. */
function foldedUser(name: string): string {
  const isGuid = name.startsWith('guid:');
  const value = isGuid ? name.slice(5) : name;
  return sameUserKey({ kind: isGuid ? 'guid' : 'identity', value });
}

class History {
  readonly #disk: MortalDisk;
  readonly #world: World;
  #fate: () => Fate = () => 'answered';
  readonly #vendor = new SimulatedCleverTap(
    () => this.#world.now,
    LATE_MS,
    () => this.#fate(),
    { 7: 'vip' },
    (name) => this.#userOf(name),
  );
  readonly #client = this.#vendor.client(() => this.#disk.isDead);
  #wanted: Wanted = { vip: [], news: [] };
  #vip = 'vip';

  readonly #userOf: (name: string) => string;

  constructor(disk: MortalDisk, userOf: (name: string) => string = (name) => name) {
    this.#userOf = userOf;
    this.#disk = disk;
    this.#world = new World(disk);
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'edit':
        this.#wanted = step.desired;
        break;
      case 'ids':
        this.#vip = step.vip;
        break;
      case 'apply':
        this.#fate = cycle(step.fates, 'answered');
        await this.#apply(this.#client, step.stopAfter);
        break;
      case 'die':
        this.#fate = cycle(step.fates, 'answered');
        this.#disk.dieAt(step.operation, step.moment);
        await this.#apply();
        this.#disk.restart(step.coins === null ? null : cycle(step.coins, 0));
        break;
      case 'overtake':
        this.#fate = cycle(step.fates, 'answered');
        await this.#overtaken(step);
        break;
      case 'arrive':
        this.#vendor.arrive(cycle(step.chosen, false));
        break;
      case 'import':
        await this.#world.importErrors('vip', step.skipped);
        break;
      case 'wait':
        this.#world.now += step.ms;
        this.#vendor.arrive(() => false);
        break;
      case 'clocks':
        this.#world.skew = { here: step.here, there: step.there };
        break;
      case 'jump':
        this.#fate = cycle(step.fates, 'answered');
        await this.#apply(this.#clockJumps(step.here));
        break;
    }
    expect(await forgotten(this.#world, this.#vendor, this.#late())).toEqual([]);
  }

  /** An apply that says why where a clock is wrong, and sends nothing then. */
  async #apply(client = this.#client, stopAfter: number | null = null, isOurs = () => true) {
    const before = this.#vendor.requests;
    try {
      await this.#world.apply(this.#desired, client, stopAfter, isOurs);
    } catch (error) {
      if (!CLOCK_PROBLEMS.includes(failureCode(error) ?? '')) throw error;
      expect(this.#vendor.requests).toBe(before);
    }
  }

  /** The clock of this machine is set while the first request is under way. */
  #clockJumps(here: number): Client {
    const updateSegment: Client['updateSegment'] = (body) => {
      this.#world.skew = { ...this.#world.skew, here };
      return this.#client.updateSegment(body);
    };
    return { ...this.#client, updateSegment };
  }

  /** The first apply goes on, and writes what came of its requests upon what the other has written. */
  async #overtaken({ request, moment, desired }: Extract<Step, { kind: 'overtake' }>) {
    let left = request;
    const takeOver = async () => {
      this.#wanted = desired;
      await this.#apply();
    };
    const updateSegment: Client['updateSegment'] = async (body) => {
      left -= 1;
      const isTheOne = left === 0;
      if (isTheOne && moment === 'before') await takeOver();
      const outcome = await this.#client.updateSegment(body);
      if (isTheOne && moment === 'after') await takeOver();
      return outcome;
    };
    const client = { ...this.#client, updateSegment };
    await this.#apply(client, null, () => left > 0);
  }

  get #desired(): Desired {
    const { vip, news } = this.#wanted;
    return { [this.#vip]: vip, news };
  }

  #late(): string[] {
    return this.#vendor.late
      .filter(({ deadline }) => deadline > this.#world.now)
      .flatMap(({ body }) => body.bulk_profiles)
      .flatMap(({ user_profiles: users, segments }) =>
        users.flatMap((user) =>
          segments.map(
            (written) =>
              `${written.action} ${this.#vendor.segmentIn(written)} ${user.identity ?? `guid:${user.guid}`}`,
          ),
        ),
      );
  }

  /** No more faults: late requests arrive or never will, then applies settle everything. */
  async end(): Promise<void> {
    this.#fate = () => 'answered';
    this.#world.skew = { here: 0, there: 0 };
    this.#vip = VIP;
    this.#vendor.arrive(() => true);
    for (let round = 0; round < 3; round += 1) {
      await this.#apply();
      this.#world.now += 2 * SETTLE_MS;
    }
    expect((await this.#world.plan(this.#desired)).batches).toEqual([]);
    const wanted = Object.entries(this.#wanted).flatMap(([key, names]) =>
      names.map((name) => `${key} ${this.#userOf(name)}`),
    );
    expect([...this.#vendor.account].sort()).toEqual(wanted.sort());
  }
}

const DISKS: readonly (readonly [string, () => Promise<MortalDisk>])[] = [
  ['with files in a repository', () => memoryDisk(new MemoryFiles())],
  ['with files outside of git', () => memoryDisk(new MemoryFiles(), 'outside of git')],
  ['with a third store', async () => new StoreDisk()],
];

describe('a random history', () => {
  it.each(DISKS)(
    'forgets nothing and ends in step, %s',
    async (_, disk) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
          const history = new History(await disk());
          for (const next of steps) await history.take(next);
          await history.end();
        }),
        { numRuns: RUNS },
      );
    },
    14_400_000,
  );

  it('ends in step also where names that differ by case are one user', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepOfOneUser, { minLength: 3, maxLength: 14 }), async (steps) => {
        const history = new History(await memoryDisk(new MemoryFiles()), foldedUser);
        for (const next of steps) await history.take(next);
        await history.end();
      }),
      { numRuns: RUNS },
    );
  }, 14_400_000);
});
