import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureCode } from '../../src/failure.ts';
import type { GitMoment } from './git-disk.ts';
import { GitDisk } from './git-disk.ts';
import type { GitPlace } from './git-place.ts';
import { RepositoryDisk } from './repository-disk.ts';
import type { Fate } from './simulated-clevertap.ts';
import { SimulatedCleverTap } from './simulated-clevertap.ts';
import { forgotten, SETTLE_MS, World } from './world.ts';

/**
 * Random histories of a repository: applies under every fate of a request that may die, and in between
 * whatever people do with git. After each step an apply knows everything, or is refused under a name
 * whose way out leads on, and then who only looks knows everything. A history takes
 * seconds, so there are few of them: one for a hundred of `SEGOPS_HISTORIES`.
 */
const RUNS = Math.ceil(Number(process.env.SEGOPS_HISTORIES ?? 300) / 100);

type Step =
  | { readonly kind: 'git'; readonly habit: number }
  | { readonly kind: 'apply'; readonly desired: Wanted; readonly fates: readonly Fate[] }
  | {
      readonly kind: 'die';
      readonly desired: Wanted;
      readonly operation: number;
      readonly moment: GitMoment;
    }
  | { readonly kind: 'repair' }
  | { readonly kind: 'wait'; readonly ms: number };

type Wanted = Readonly<Record<'vip' | 'news', readonly string[]>>;

const FATES: readonly Fate[] = ['answered', 'answered', 'refused', 'answer lost', 'lands late'];
const desired = fc.record({
  vip: fc.subarray(['a', 'b', 'c', 'guid:d']),
  news: fc.subarray(['a', 'e']),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('git' as const), habit: fc.nat(999) }), weight: 5 },
  {
    arbitrary: fc.record({
      kind: fc.constant('apply' as const),
      desired,
      fates: fc.array(fc.constantFrom(...FATES), { minLength: 1, maxLength: 4 }),
    }),
    weight: 3,
  },
  fc.record({
    kind: fc.constant('die' as const),
    desired,
    operation: fc.integer({ min: 1, max: 30 }),
    moment: fc.constantFrom('before' as const, 'after' as const),
  }),
  fc.record({ kind: fc.constant('repair' as const) }),
  fc.record({
    kind: fc.constant('wait' as const),
    ms: fc.constantFrom(1000, SETTLE_MS / 2, SETTLE_MS + 1),
  }),
);

class GitHistory {
  readonly #place: GitPlace;
  readonly #world: World;
  #fates: readonly Fate[] = [];
  readonly #vendor = new SimulatedCleverTap(
    () => this.#world.now,
    SETTLE_MS,
    () => this.#fates[this.#vendor.requests % this.#fates.length] ?? 'answered',
  );
  readonly #client = this.#vendor.client(() => this.#place.isDead);
  #wanted: Wanted = { vip: [], news: [] };

  constructor(place: GitPlace) {
    this.#place = place;
    this.#world = new World(place);
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'git':
        this.#place.does(this.#place.habits[step.habit % this.#place.habits.length] ?? '');
        break;
      case 'apply':
        this.#fates = step.fates;
        this.#wanted = step.desired;
        await this.#apply();
        break;
      case 'die':
        this.#fates = [];
        this.#wanted = step.desired;
        this.#place.dieAt(step.operation, step.moment);
        await this.#apply();
        this.#place.restart();
        break;
      case 'repair':
        await this.#repair();
        break;
      case 'wait':
        this.#world.now += step.ms;
        this.#vendor.arrive(() => false);
        break;
    }
    await this.#check();
  }

  /** Why an apply is refused; null where it is not. Then nothing is sent. */
  async #apply(): Promise<string | null> {
    const before = this.#vendor.requests;
    try {
      await this.#world.apply(this.#wanted, this.#client);
      return null;
    } catch (error) {
      expect(this.#vendor.requests).toBe(before);
      return this.#named(error);
    }
  }

  #named(error: unknown): string {
    const code = failureCode(error);
    if (code === null || !this.#place.repairable.includes(code)) throw error;
    return code;
  }

  /** As an apply sees it; where that is refused, as a command does that only looks. */
  async #check(): Promise<void> {
    try {
      expect(await forgotten(this.#world, this.#vendor, this.#late())).toEqual([]);
    } catch (error) {
      if (failureCode(error) === null) throw error;
      this.#named(error);
      this.#place.reading = true;
      const left = await forgotten(this.#world, this.#vendor, this.#late());
      this.#place.reading = false;
      if (!this.#place.cannotKnow) expect(left).toEqual([]);
    }
  }

  #late(): string[] {
    return this.#vendor.late
      .filter(({ deadline }) => deadline > this.#world.now)
      .flatMap(({ body }) => body.bulk_profiles)
      .flatMap(({ user_profiles: users, segments }) =>
        users.flatMap(({ identity, guid }) =>
          segments.map(
            ({ action, customer_segment_id }) =>
              `${action} ${customer_segment_id} ${identity ?? `guid:${guid}`}`,
          ),
        ),
      );
  }

  /** Goes the ways out that are named, one after the other, until an apply may go on. */
  async #repair(): Promise<void> {
    for (let tries = 0; tries < 6; tries += 1) {
      try {
        await this.#world.store().read();
        return;
      } catch (error) {
        await this.#place.repair(this.#named(error), this.#world.now);
      }
    }
    throw new Error('no way out leads on');
  }

  async end(): Promise<void> {
    await this.#repair();
    this.#fates = [];
    this.#vendor.arrive(() => true);
    for (let round = 0; round < 3; round += 1) {
      expect(await this.#apply()).toBe(null);
      this.#world.now += 2 * SETTLE_MS;
    }
    expect((await this.#world.plan(this.#wanted)).batches).toEqual([]);
    const wanted = Object.entries(this.#wanted).flatMap(([key, names]) =>
      names.map((name) => `${key} ${name}`),
    );
    expect([...this.#vendor.account].sort()).toEqual(wanted.sort());
    this.#place.dispose();
  }
}

/** On a branch a history runs a thousand gits. */
const PLACES: readonly (readonly [string, () => Promise<GitPlace>, number])[] = [
  ['a lockfile that is a file', () => RepositoryDisk.create(), RUNS],
  ['a lock branch', () => GitDisk.create(), Math.ceil(RUNS / 3)],
];

describe('a random history of a repository', () => {
  it.each(PLACES)(
    'forgets nothing and ends in step, with %s',
    async (_, make, numRuns) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
          const history = new GitHistory(await make());
          for (const next of steps) await history.take(next);
          await history.end();
        }),
        { numRuns, endOnFailure: true },
      );
    },
    14_400_000,
  );
});
