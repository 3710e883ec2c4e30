import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressBar, progressLine } from '../../src/report/progress.ts';

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
