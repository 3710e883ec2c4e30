import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBound, perSegmentRequests } from '../../../src/plan/packing/bound.ts';
import type { ChangeMatrix, PackedBatch } from '../../../src/plan/packing/matrix.ts';
import { packChanges } from '../../../src/plan/packing/pack.ts';
import {
  anyLimits,
  anyRows,
  changesIn,
  changesOf,
  excesses,
  limitsOf,
  matrixOf,
  requestsByGroup,
} from './matrices.ts';

const ROUNDS = { numRuns: 400 };
const SEGMENTS = 7;
const anyMatrix = anyRows(SEGMENTS, 24).map((rows) => matrixOf(2 * SEGMENTS, rows));

/** Batches by what they say, not by which of several like members says it. */
function contents(matrix: ChangeMatrix, batches: readonly PackedBatch[]): string[] {
  const own = (row: number) =>
    matrix.cells.slice(matrix.rowStart[row], matrix.rowStart[row + 1]).join('.');
  return batches.map((batch) =>
    batch
      .map((entry) => `${[...entry.rows].map(own).sort()} x ${[...entry.columns]}`)
      .sort()
      .join(' | '),
  );
}

describe('packing', () => {
  it('covers every change exactly once', () => {
    fc.assert(
      fc.property(anyMatrix, anyLimits, (matrix, limits) => {
        expect(changesIn(packChanges(matrix, limits))).toEqual(changesOf(matrix));
      }),
      ROUNDS,
    );
  });

  it('exceeds no limit under any counting', () => {
    fc.assert(
      fc.property(anyMatrix, anyLimits, (matrix, limits) => {
        const batches = packChanges(matrix, limits);
        expect(batches.flatMap((batch) => excesses(matrix, batch, limits))).toEqual([]);
      }),
      ROUNDS,
    );
  });

  it('says the same whatever the order of the members', () => {
    const shuffled = anyRows(SEGMENTS, 24).chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, anyLimits, ([rows, others], limits) => {
        const [one, other] = [matrixOf(2 * SEGMENTS, rows), matrixOf(2 * SEGMENTS, others)];
        expect(contents(one, packChanges(one, limits))).toEqual(
          contents(other, packChanges(other, limits)),
        );
      }),
      ROUNDS,
    );
  });

  it('is never worse than one segment and one action per request, nor better than the bound', () => {
    fc.assert(
      fc.property(anyMatrix, anyLimits, (matrix, limits) => {
        const requests = packChanges(matrix, limits).length;
        expect(requests).toBeLessThanOrEqual(perSegmentRequests(matrix, limits));
        expect(requests).toBeGreaterThanOrEqual(lowerBound(matrix, limits));
      }),
      ROUNDS,
    );
  });

  it('is never worse than grouping alone', () => {
    fc.assert(
      fc.property(anyMatrix, anyLimits, (matrix, limits) => {
        const requests = packChanges(matrix, limits).length;
        expect(requests).toBeLessThanOrEqual(requestsByGroup(matrix, limits));
      }),
      { numRuns: 2000 },
    );
  });

  it('sends requests that hold a REMOVE first', () => {
    const removes = (matrix: ChangeMatrix, batch: PackedBatch) =>
      batch.some((entry) => [...entry.columns].some((column) => matrix.removes[column] === 1));
    fc.assert(
      fc.property(anyMatrix, anyLimits, (matrix, limits) => {
        const order = packChanges(matrix, limits).map((batch) => removes(matrix, batch));
        expect(order).toEqual([...order].sort((a, b) => Number(b) - Number(a)));
      }),
      ROUNDS,
    );
  });

  it('groups members with the same changes into one entry', () => {
    const matrix = matrixOf(6, [[0, 3], [4], [0, 3], [0, 3]]);
    expect(packChanges(matrix, limitsOf(100))).toEqual([
      [
        { rows: [0, 2, 3], columns: [0, 3] },
        { rows: [1], columns: [4] },
      ],
    ]);
  });

  it('has nothing to send for no changes', () => {
    const matrix = matrixOf(2, [[], []]);
    expect(packChanges(matrix, limitsOf(100))).toEqual([]);
    expect(lowerBound(matrix, limitsOf(100))).toBe(0);
    expect(perSegmentRequests(matrix, limitsOf(100))).toBe(0);
  });
});

describe('packing large changes', () => {
  const requestsFor = (columns: number, rows: readonly (readonly number[])[]) =>
    packChanges(matrixOf(columns, rows), limitsOf(100)).length;
  const everySegment = Array.from({ length: 2500 }, (_, k) => 2 * k);

  it('sends one member to 2,500 segments, and 2,500 segments one member each, in 25 requests', () => {
    expect(requestsFor(5000, [everySegment])).toBe(25);
    expect(
      requestsFor(
        5000,
        everySegment.map((column) => [column]),
      ),
    ).toBe(25);
  });

  it('sends 400 members to the same 2,500 segments in 100 requests', () => {
    expect(
      requestsFor(
        5000,
        Array.from({ length: 400 }, () => everySegment),
      ),
    ).toBe(100);
  });

  it('mines rectangles that different change sets share', () => {
    const rows = Array.from({ length: 400 }, (_, row) =>
      Array.from({ length: 25 }, (_, k) => 2 * ((k * (1 + (row % 20)) + (row >> 5)) % 60)),
    ).map((columns) => [...new Set(columns)]);
    const matrix = matrixOf(120, rows);
    const batches = packChanges(matrix, limitsOf(100));
    expect(changesIn(batches)).toEqual(changesOf(matrix));
    expect(batches.flatMap((batch) => excesses(matrix, batch, limitsOf(100)))).toEqual([]);
    expect(batches.length).toBe(11);
  });
});
