import type { Limits } from '../../model.ts';
import { at, type ChangeMatrix, increase } from './matrix.ts';
import { overlapBound } from './overlap-bound.ts';

/** The requests where each holds one segment and one action only. */
export function perSegmentRequests(matrix: ChangeMatrix, limits: Limits): number {
  return usesOf(sizesOf(matrix.cells), singleColumnUsers(limits));
}

/** The users that one request can take for a single segment and action. */
export function singleColumnUsers(limits: Limits): number {
  return limits.counting === 'pairs' ? Math.min(limits.users, limits.entries) : limits.users;
}

/**
 * No set of requests that covers the changes can be smaller. A bound never exceeds the requests that
 * were found, so the slow one is asked only where the quick one is below them.
 */
export function lowerBound(
  matrix: ChangeMatrix,
  limits: Limits,
  requests = Number.POSITIVE_INFINITY,
): number {
  const bound = occurrenceBound(matrix, limits);
  if (limits.counting !== 'occurrences' || bound >= requests) return bound;
  return Math.max(bound, overlapBound(matrix, limits));
}

/**
 * The occurrence bound. A member with more changes than a request has segments occurs in several
 * entries, and a request has room for so many occurrences of members. The same holds with the sides
 * exchanged. Where IDs count once, read "requests" for "entries" and "segment" for "column".
 */
export function occurrenceBound(matrix: ChangeMatrix, limits: Limits): number {
  const { users, segments, counting } = limits;
  const { rowStart, cells, segmentOfColumn } = matrix;
  const own = rowStart.subarray(1).map((end, row) => end - at(rowStart, row));
  const columns =
    counting === 'distinct' ? cells.map((column) => at(segmentOfColumn, column)) : cells;
  const area = counting === 'pairs' ? Math.min(limits.entries, users * segments) : users * segments;
  return Math.max(
    Math.ceil(usesOf(own, segments) / users),
    Math.ceil(usesOf(sizesOf(columns), users) / segments),
    Math.ceil(cells.length / area),
  );
}

/** How often each number occurs. */
function sizesOf(values: Uint32Array): Uint32Array {
  const sizes = new Uint32Array(values.reduce((most, value) => Math.max(most, value + 1), 0));
  for (const value of values) increase(sizes, value);
  return sizes;
}

/** How many parts of at most `most` all of these sizes make. */
function usesOf(sizes: Uint32Array, most: number): number {
  return sizes.reduce((uses, size) => uses + Math.ceil(size / most), 0);
}
