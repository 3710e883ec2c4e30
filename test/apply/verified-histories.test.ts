import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyWith } from '../../src/app/verify/from-account.ts';
import { nameOf } from '../../src/members/member.ts';
import type { Operation } from '../../src/model.ts';
import { userHashOf } from '../../src/verify/user-hash.ts';
import { memberOf } from '../verify/lock.ts';
import { memoryDisk } from './disk.ts';
import { MemoryFiles } from './memory-files.ts';
import type { Fate } from './simulated-clevertap.ts';
import { TracedCleverTap } from './traced-clevertap.ts';
import { SETTLE_MS, World } from './world.ts';

/**
 * Random histories in which CleverTap skips changes without a word, and others change the same segments.
 * After one verification that is recorded, and one apply, the account is what the YAML says: convergence
 * without its exception. `SEGOPS_HISTORIES` says how many.
 */
const RUNS = Math.ceil(Number(process.env.SEGOPS_HISTORIES ?? 300) / 3);

type Wanted = Readonly<Record<'vip' | 'news', readonly string[]>>;
type Step =
  | {
      readonly kind: 'apply';
      readonly wanted: Wanted;
      readonly fates: readonly Fate[];
      readonly skips: readonly boolean[];
    }
  | {
      readonly kind: 'foreign';
      readonly operation: Operation;
      readonly segment: keyof Wanted;
      readonly names: readonly string[];
    };

const FATES: readonly Fate[] = ['answered', 'answered', 'answer lost', 'failed before processing'];
const names = fc.subarray(['a', 'b', 'c', 'd', 'guid:e', 'guid:f']);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('apply' as const),
      wanted: fc.record({ vip: names, news: names }),
      fates: fc.array(fc.constantFrom(...FATES), { minLength: 1, maxLength: 4 }),
      skips: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
    }),
  },
  fc.record({
    kind: fc.constant('foreign' as const),
    operation: fc.constantFrom('ADD' as const, 'REMOVE' as const),
    segment: fc.constantFrom('vip' as const, 'news' as const),
    names,
  }),
);

/** Somebody may merge another change before the verification. */
const edit = fc.option(fc.record({ vip: names, news: names }));

/** A segment that the lockfile has never heard of cannot be verified. */
const BEGIN: Wanted = { vip: ['first'], news: ['first'] };

/** Gives the values in turn, over and over. */
function cycle<T>(values: readonly T[], otherwise: T): () => T {
  let at = 0;
  return () => {
    at += 1;
    return values[(at - 1) % values.length] ?? otherwise;
  };
}

class History {
  readonly #world: World;
  readonly #vendor: TracedCleverTap;
  readonly #client;
  #fate: () => Fate = () => 'answered';
  #wanted: Wanted = { vip: [], news: [] };

  constructor(world: World) {
    this.#world = world;
    const now = () => this.#world.now;
    this.#vendor = new TracedCleverTap(now, SETTLE_MS, () => this.#fate());
    this.#client = this.#vendor.client(() => false);
    // Events are known to be kept for longer than all of this.
    this.#vendor.change('elsewhere someone', 'ADD');
  }

  async take(next: Step): Promise<void> {
    this.#pass(2000);
    if (next.kind === 'foreign') {
      for (const name of next.names) this.#vendor.change(`${next.segment} ${name}`, next.operation);
      return;
    }
    this.#wanted = next.wanted;
    this.#fate = cycle(next.fates, 'answered');
    this.#vendor.skips = cycle(next.skips, false);
    await this.apply();
  }

  async apply(): Promise<void> {
    vi.setSystemTime(this.#world.now);
    await this.#world.apply(this.#wanted, this.#client);
  }

  /** What `segops verify --events --record --take vip --take news` does. */
  async verify() {
    this.#pass(SETTLE_MS * 2);
    const config = {
      account: { kind: 'region' as const, region: 'in1', timezone: 'UTC' },
      verify: { lagMs: 1000, maxResend: { kind: 'count' as const, count: 1000 } },
    };
    const { segments } = await this.#world.store().read();
    return verifyWith(
      {
        store: this.#world.store(),
        config,
        client: this.#vendor.reader(),
        time: () => this.#world.now,
        who: { actor: null, run: null },
        check: () => undefined,
        wantedOf: (_, key) => this.#wantedIn(key),
      },
      { keys: [], rung: 'events', record: true, take: [...segments.keys()] },
      () => undefined,
    );
  }

  /** Nothing is skipped any more. */
  async calm(): Promise<void> {
    this.#fate = () => 'answered';
    this.#vendor.skips = () => false;
    this.#pass(SETTLE_MS * 2);
    await this.apply();
  }

  /** The YAML is changed, and not applied yet. */
  edit(wanted: Wanted): void {
    this.#wanted = wanted;
  }

  #wantedIn(key: string) {
    const members = Object.entries(this.#wanted).find(([name]) => name === key)?.[1] ?? [];
    return new Set(members.map((name) => userHashOf(memberOf(name))));
  }

  differences() {
    const wanted = Object.entries(this.#wanted).flatMap(([key, members]) =>
      members.map((name) => `${key} ${name}`),
    );
    const there = [...this.#vendor.account].filter((one) => !one.startsWith('elsewhere '));
    return { there: there.sort(), wanted: wanted.sort() };
  }

  wait(): void {
    this.#pass(SETTLE_MS);
  }

  #pass(ms: number): void {
    this.#world.now += ms;
    vi.setSystemTime(this.#world.now);
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a random history with changes that are skipped, and with those of others', () => {
  it('ends in step after one verification and one apply', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 10 }),
        edit,
        async (steps, edited) => {
          const world = new World(await memoryDisk(new MemoryFiles()));
          const history = new History(world);
          await history.take({ kind: 'apply', wanted: BEGIN, fates: ['answered'], skips: [false] });
          // Of what was sent within the skew of the oldest trace, events say nothing.
          history.wait();
          for (const next of steps) await history.take(next);
          await history.calm();
          if (edited !== null) history.edit(edited);
          await history.verify();
          await history.calm();
          const { there, wanted } = history.differences();
          expect(there).toEqual(wanted);
          const again = await history.verify();
          const found = again.segments.flatMap(({ findings }) =>
            findings.map(({ kind, member }) => `${kind} ${nameOf(member)}`),
          );
          expect(found).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  }, 14_400_000);
});
