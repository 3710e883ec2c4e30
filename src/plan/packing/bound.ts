import type { Limits } from '../../model.ts';
import { at, type ChangeMatrix } from './matrix.ts';
import { shapeBound } from './shape-bound.ts';

/** What one segment and one action per request would need, as today's tools send it. */
export function perSegmentRequests(matrix: ChangeMatrix, limits: Limits): number {
  const users = singleColumnUsers(limits);
  let requests = 0;
  for (const size of columnSizes(matrix)) requests += Math.ceil(size / users);
  return requests;
}

/** The users that one request can take for a single segment and action. */
export function singleColumnUsers(limits: Limits): number {
  return limits.counting === 'pairs' ? Math.min(limits.users, limits.entries) : limits.users;
}

/** No set of requests that covers the changes can be smaller. */
export function lowerBound(matrix: ChangeMatrix, limits: Limits): number {
  const counted = countingBound(matrix, limits);
  return limits.counting === 'occurrences'
    ? Math.max(counted, shapeBound(matrix, limits))
    : counted;
}

/**
 * T0. A member with more changes than a request has segments occurs in several entries, and a request
 * has room for so many occurrences of members; the same holds with the sides exchanged.
 */
export function countingBound(matrix: ChangeMatrix, limits: Limits): number {
  const { users, segments, counting } = limits;
  let memberUses = 0;
  for (let row = 0; row < matrix.rows; row++) {
    const own = at(matrix.rowStart, row + 1) - at(matrix.rowStart, row);
    memberUses += Math.ceil(own / segments);
  }
  let columnUses = 0;
  const sizes = counting === 'distinct' ? segmentSizes(matrix) : columnSizes(matrix);
  for (const size of sizes) columnUses += Math.ceil(size / users);
  const area = counting === 'pairs' ? Math.min(limits.entries, users * segments) : users * segments;
  return Math.max(
    Math.ceil(memberUses / users),
    Math.ceil(columnUses / segments),
    Math.ceil(matrix.cells.length / area),
  );
}

function columnSizes(matrix: ChangeMatrix): Uint32Array {
  const sizes = new Uint32Array(matrix.columns);
  for (const column of matrix.cells) sizes[column] = at(sizes, column) + 1;
  return sizes;
}

function segmentSizes(matrix: ChangeMatrix): Uint32Array {
  let segments = 0;
  for (const segment of matrix.segmentOfColumn) segments = Math.max(segments, segment + 1);
  const sizes = new Uint32Array(segments);
  for (const column of matrix.cells) {
    const segment = at(matrix.segmentOfColumn, column);
    sizes[segment] = at(sizes, segment) + 1;
  }
  return sizes;
}
