import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creatingLine, etaOf, progressBar, progressLine } from '../../src/report/progress.ts';

const HALF = {
  done: 12_400,
  total: 20_000,
  requestsDone: 124,
  requestsTotal: 200,
  elapsedMs: 12_300,
  etaMs: 8200,
};

describe('progress', () => {
  it('shows in one line of a terminal what fits, the most useful first', () => {
    expect([100, 80, 60, 40, 20, 5].map((width) => progressBar(HALF, width))).toEqual([
      '[==============..........]  62%  12,400 of 20,000 changes  about 8 s left  124 of 200 requests',
      '[=========.......]  62%  12,400 of 20,000 changes  about 8 s left',
      '[=========.......]  62%  12,400 of 20,000 changes',
      '[======....]  62%',
      '62%',
      '62%',
    ]);
  });

  it('shows a plain line in a log', () => {
    expect(progressLine(HALF)).toBe(
      '62%: 12,400 of 20,000 changes, 124 of 200 requests, 12 s so far, about 8 s left',
    );
    expect(progressLine({ ...HALF, done: 0, requestsDone: 0, elapsedMs: 0, etaMs: null })).toBe(
      '0%: 0 of 20,000 changes, 0 of 200 requests, 0 s so far',
    );
  });

  it('says 100% only when all is done', () => {
    expect(progressLine({ ...HALF, done: 19_999 })).toMatch(/^99%: /);
    expect(progressLine({ ...HALF, done: 20_000 })).toMatch(/^100%: /);
  });

  it('never exceeds the width', () => {
    fc.assert(
      fc.property(
        fc.nat(2_000_000),
        fc.nat(2_000_000),
        fc.integer({ min: 1, max: 120 }),
        (a, b, w) => {
          const progress = { ...HALF, done: Math.min(a, b), total: Math.max(a, b) };
          expect(progressBar(progress, w).length).toBeLessThanOrEqual(w);
        },
      ),
    );
  });
});

/** When each of so many requests is answered, with so many in flight. */
function answersOf(requests: number, inFlight: number, latency: (at: number) => number): number[] {
  const lanes = Array.from({ length: inFlight }, () => 0);
  const answers = Array.from({ length: requests }, (_, at) => {
    const lane = lanes.indexOf(Math.min(...lanes));
    lanes[lane] = (lanes[lane] ?? 0) + latency(at);
    return lanes[lane] ?? 0;
  });
  return answers.sort((a, b) => a - b);
}

/** By how much an estimate is off at each answer but the last ones, as a factor of the true rest. */
function worstFactor(answers: readonly number[], inFlight: number): number {
  const end = answers.at(-1) ?? 0;
  const factors = answers.slice(0, -2 * inFlight).map((elapsedMs, at) => {
    const measured = { elapsedMs, batchesDone: at + 1, batchesTotal: answers.length, inFlight };
    const left = etaOf(measured) ?? 0;
    return Math.max(left / (end - elapsedMs), (end - elapsedMs) / left);
  });
  return Math.max(1, ...factors);
}

describe('the time that is left', () => {
  it('is exact where every request takes the same time, from the first answer on', () => {
    expect(
      worstFactor(
        answersOf(40, 3, () => 200),
        3,
      ),
    ).toBeCloseTo(1);
    expect(
      worstFactor(
        answersOf(40, 1, () => 200),
        1,
      ),
    ).toBeCloseTo(1);
  });

  it('stays within a factor of two and a half where requests take from 150 to 250 ms', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 150, max: 250 }), { minLength: 30, maxLength: 200 }),
        fc.integer({ min: 1, max: 3 }),
        (latencies, inFlight) => {
          const answers = answersOf(latencies.length, inFlight, (at) => latencies[at] ?? 200);
          expect(worstFactor(answers, inFlight)).toBeLessThan(2.5);
        },
      ),
    );
  });

  it('is unknown before the first answer, and nothing after the last', () => {
    const measured = { elapsedMs: 500, batchesTotal: 10, inFlight: 3 };
    expect(etaOf({ ...measured, batchesDone: 0 })).toBeNull();
    expect(etaOf({ ...measured, batchesDone: 10 })).toBe(0);
  });

  it('takes parts of a batch for their share', () => {
    const measured = { elapsedMs: 1000, batchesTotal: 10, inFlight: 1 };
    expect(etaOf({ ...measured, batchesDone: 0.1 + 0.2 + 0.7 })).toBeCloseTo(9000);
  });
});

it('says from the start that segments are created, and how many are there', () => {
  expect([creatingLine(0, 4, 80), creatingLine(1, 4, 80)]).toEqual([
    'Creating 4 segments...',
    'Creating 4 segments... 1 of 4 are there',
  ]);
});
