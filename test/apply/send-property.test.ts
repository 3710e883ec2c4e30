import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits, narrower } from '../../src/apply/narrow.ts';
import type { CallOutcome } from '../../src/clevertap/outcomes.ts';
import type { WireUpdateBody } from '../../src/clevertap/wire.ts';
import type { Batch, Counting, SegmentChanges } from '../../src/model.ts';
import { packSegments } from '../../src/plan/batches.ts';
import { FakeClock } from './fake-clock.ts';
import type { Rehearsal, Seen } from './sendings.ts';
import {
  ACCEPTED,
  BUSY,
  CODE_100,
  CODE_400,
  changesOfBatch,
  LOST,
  rehearseSending,
  TIMED_OUT,
  UNAUTHORISED,
  UNSENT,
} from './sendings.ts';

/**
 * Whatever CleverTap answers and whenever the apply is stopped: nothing is lost, nothing is claimed
 * that is not known, no limit is broken. The oracle is the list of requests and their fates.
 */
const fates = fc.oneof(
  { weight: 6, arbitrary: fc.constant(ACCEPTED) },
  { weight: 1, arbitrary: fc.constant(BUSY) },
  { weight: 1, arbitrary: fc.constant(CODE_400) },
  { weight: 1, arbitrary: fc.constant(CODE_100) },
  { weight: 1, arbitrary: fc.constant(LOST) },
  { weight: 1, arbitrary: fc.constant(TIMED_OUT) },
  { weight: 1, arbitrary: fc.constant(UNSENT) },
);
const fate = fc.record({
  outcome: fates,
  ms: fc.constantFrom(1, 100, 700, 30_000),
});

const names = fc.uniqueArray(fc.constantFrom(...'abcdefghABC'), { maxLength: 9 });
const segment = fc.tuple(names, names).map(([add, remove]) => ({
  add: add.map((value) => ({ kind: 'identity' as const, value })),
  remove: remove
    .filter((value) => !add.includes(value))
    .map((value) => ({ kind: 'identity' as const, value })),
}));

const histories = fc.record({
  plan: fc.record({ news: segment, old: segment, vip: segment }),
  script: fc.array(fate, { minLength: 1, maxLength: 40 }),
  unauthorisedAt: fc.option(fc.integer({ min: 1, max: 30 })),
  counting: fc.constantFrom<Counting>('distinct', 'occurrences', 'pairs'),
  inFlight: fc.constantFrom(1, 2, 3),
  stopAfterChanges: fc.option(fc.integer({ min: 1, max: 30 })),
  timeLimitMs: fc.option(fc.constantFrom(500, 5000, 60_000)),
  // Between the ticks of everything else, so that no answer comes at the very end of the grace.
  cancelAt: fc.option(fc.constantFrom(0.5, 300.5, 2000.5, 40_000.5)),
});
const SMALL = { users: 4, segments: 4, entries: 4 };
type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

interface Played extends Rehearsal {
  readonly batches: readonly Batch[];
  readonly answers: ReadonlyMap<number, { readonly outcome: CallOutcome; readonly at: number }>;
  /** As sending got to know them: an answer that nobody waited for is none. */
  readonly fateOfRequest: ReadonlyMap<number, CallOutcome>;
}

async function play(history: History): Promise<Played> {
  const { counting, inFlight, stopAfterChanges, timeLimitMs, cancelAt } = history;
  const limits = { ...SMALL, inFlight, counting };
  const changes: SegmentChanges[] = Object.entries(history.plan).map(([key, rest]) => ({
    key,
    ...rest,
  }));
  const { batches } = packSegments(changes, limits);
  const clock = new FakeClock();
  const cancel = new AbortController();
  if (cancelAt !== null) void clock.sleep(cancelAt).then(() => cancel.abort());
  const answers = new Map<number, { readonly outcome: CallOutcome; readonly at: number }>();
  const script = ({ number, at }: Seen) => {
    const drawn = history.script[(number - 1) % history.script.length];
    const { outcome = ACCEPTED, ms = 100 } = drawn ?? {};
    const own = number === history.unauthorisedAt ? UNAUTHORISED : outcome;
    answers.set(number, { outcome: own, at: at + ms });
    return { outcome: own, ms };
  };
  const rehearsal = await rehearseSending(batches, {
    script,
    clock,
    ports: { signal: cancel.signal },
    options: { limits, stopAfterChanges, timeLimitMs },
  });
  const fateOfRequest = new Map(
    [...answers].map(([number, { outcome, at }]) => [
      number,
      at <= rehearsal.endedAt ? outcome : TIMED_OUT,
    ]),
  );
  return { ...rehearsal, batches, answers, fateOfRequest };
}

/** The fates of all requests that held a change. */
function fatesOf(change: string, { requests, fateOfRequest }: Played): (CallOutcome | undefined)[] {
  return requests
    .filter(({ changes }) => changes.includes(change))
    .map(({ number }) => fateOfRequest.get(number));
}

/** What is claimed of a change that its requests do not bear out; null where all is well. */
function falseClaim(change: string, played: Played): string | null {
  const own = fatesOf(change, played);
  const claim = played.outcomes.get(change)?.kind ?? 'unsent';
  const doubtful = own.some((outcome) => outcome?.kind === 'ambiguous');
  const accepted = own.some((outcome) => outcome?.kind === 'accepted');
  const isTrue = {
    accepted,
    rejected: !doubtful && !accepted && own.at(-1)?.kind === 'rejected',
    ambiguous: doubtful && !accepted,
    unsent: !doubtful && !accepted,
  };
  return isTrue[claim] ? null : `${change}: ${claim}, but ${own.map((o) => o?.kind).join()}`;
}

/** Requests that break the limits under the counting that was in force when they left. */
function tooLarge({ requests, answers }: Played, { counting, inFlight }: History): Seen[] {
  const limits = { ...SMALL, inFlight, counting };
  const ends = [...answers].sort(([, one], [, other]) => one.at - other.at);
  return requests.filter(({ body, at }) => {
    let inForce = counting;
    for (const [number, answer] of ends) {
      const refused = requests[number - 1];
      if (answer.at >= at || answer.outcome !== CODE_100 || refused === undefined) continue;
      if (fits(batchOf(refused.body), limits, inForce)) inForce = narrower(inForce) ?? inForce;
    }
    return !fits(batchOf(body), limits, inForce);
  });
}

/** Requests that left while as many as are allowed were at CleverTap, time-outs for 30 s more. */
function tooMany({ requests, answers }: Played, { inFlight }: History): Seen[] {
  return requests.filter(({ number, at }) => {
    const others = requests.slice(0, number - 1).filter((other) => {
      const answer = answers.get(other.number);
      const occupied = answer?.outcome === TIMED_OUT ? 30_000 : 0;
      return (answer?.at ?? 0) + occupied > at;
    });
    return others.length >= inFlight;
  });
}

function batchOf({ bulk_profiles: entries }: WireUpdateBody): Batch {
  return {
    entries: entries.map(({ user_profiles: users, segments }) => ({
      members: users.map(({ identity = '' }) => ({ kind: 'identity' as const, value: identity })),
      actions: segments.map(({ customer_segment_id: key = '', action }) => ({
        key,
        operation: action,
      })),
    })),
  };
}

describe('whatever happens', () => {
  it('nothing is lost, nothing false is claimed, no limit is broken', async () => {
    const property = fc.asyncProperty(histories, async (history) => {
      const played = await play(history);
      const { result, outcomes, batches, requests, peak } = played;
      const planned = batches.flatMap(changesOfBatch);
      expect([...outcomes.keys()].filter((change) => !planned.includes(change))).toEqual([]);
      expect(planned.map((change) => falseClaim(change, played)).filter(Boolean)).toEqual([]);
      const kinds = [...outcomes.values()].map(({ kind }) => kind);
      const counted = (kind: string) => kinds.filter((one) => one === kind).length;
      expect(result).toMatchObject({
        accepted: counted('accepted'),
        rejected: counted('rejected'),
        ambiguous: counted('ambiguous'),
        requests: requests.length,
      });
      expect(tooLarge(played, history)).toEqual([]);
      expect(peak).toBeLessThanOrEqual(history.inFlight);
      expect(tooMany(played, history)).toEqual([]);
      const sent = new Set(requests.flatMap(({ changes }) => changes));
      expect(sent.size).toBeLessThanOrEqual(history.stopAfterChanges ?? planned.length);
      if (result.stop.kind === 'done') {
        expect(outcomes.size + result.withheld).toBe(planned.length);
      }
    });
    await fc.assert(property, { numRuns: 150 });
  }, 60_000);
});
