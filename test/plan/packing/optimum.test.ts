import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBound } from '../../../src/plan/packing/bound.ts';
import { packChanges } from '../../../src/plan/packing/pack.ts';
import { anyRows, limitsOf, matrixOf } from './matrices.ts';
import { fewestRequests } from './optimum.ts';

const CAP = 3;
const tiny = anyRows(4, 5)
  .map((rows) => matrixOf(8, rows))
  .filter((matrix) => matrix.cells.length <= 9);

describe('packing tiny changes', () => {
  it('is optimal nearly always, and never far from it', () => {
    const over = [0, 0, 0, 0];
    for (const matrix of fc.sample(tiny, { numRuns: 300, seed: 6 })) {
      const gap = packChanges(matrix, limitsOf(CAP)).length - fewestRequests(matrix, CAP);
      over[gap] = (over[gap] ?? 0) + 1;
    }
    expect(over).toEqual([295, 5, 0, 0]);
  });

  it('has a bound that no packing can beat', () => {
    for (const matrix of fc.sample(tiny, { numRuns: 300, seed: 7 })) {
      expect(lowerBound(matrix, limitsOf(CAP))).toBeLessThanOrEqual(fewestRequests(matrix, CAP));
    }
  });
});
