import type { Limits } from '../../model.ts';
import { countingBound, perSegmentRequests, singleColumnUsers } from './bound.ts';
import { cutWide } from './cutting.ts';
import { fillRequests } from './filling.ts';
import { type Canonical, counted, groupRows } from './groups.ts';
import { sendInOrder } from './in-order.ts';
import { at, type ChangeMatrix, type PackedBatch, type Transposed, transpose } from './matrix.ts';
import { minedPieces } from './mining/mined-pieces.ts';
import { fillByPairs } from './pairs.ts';
import { Pieces } from './pieces.ts';
import { materialise, Requests } from './requests.ts';

/**
 * The rule of the world: a request holds at most 100 users, 100 segments and 100 entries, and an entry
 * is a rectangle: every user in it gets every segment's action. Each change must be sent exactly once,
 * since each is billed, and requests are what an apply costs. So: cover a sparse matrix of changes with
 * disjoint rectangles, none with a hole, and pack the rectangles into the fewest requests.
 *
 * The idea: a rectangle of u users and s segments takes u from one budget and s from the other, and
 * covers u x s changes. Members with identical change sets are rectangles already; cut to measure and
 * mixed wide with heavy so that both budgets run out together, they often reach the bound by
 * themselves. Where they do not, users or segments bind, and cheap rectangles are mined from groups
 * of few members; what no rectangle covers is split between rows and columns until both sides need
 * the same number of requests.
 *
 * The bound: a member with n changes occurs at least ceil(n / 100) times, and so does a column (T0).
 * And for any weight a in [0, 1] a request is worth a x users / 100 + (1 - a) x segments / 100 <= 1, which
 * leaves at least (a / s + (1 - a) / u) / 100 for each change of a rectangle; each change taken at the
 * cheapest rectangle that could hold it, no packing can do better (T1, with rectangles limited by
 * what pairs of columns share).
 *
 * Known optimal: whatever meets its bound, which the measured workloads of like change sets do, and
 * `pairs` with equal limits always. Not known: how far mined inputs are from their optimum, since T1
 * does not see that rectangles compete for the same changes. For tiny inputs a test compares with
 * the optimum.
 *
 * A member's changes stay in one request while groups are whole; a group is split only to fill a
 * request that would close short, or where mining saves requests.
 */

/** Covers every change exactly once; requests that hold a REMOVE first, the same on every run. */
export function packChanges(matrix: ChangeMatrix, limits: Limits): PackedBatch[] {
  const canonical = groupRows(matrix);
  const requests = pack(canonical, limits);
  if (requests.count <= perSegmentRequests(matrix, limits)) return materialise(canonical, requests);
  const columns = transpose(canonical.matrix);
  return materialise(canonical, onePerColumn(columns, singleColumnUsers(limits)));
}

function pack(canonical: Canonical, limits: Limits): Requests {
  const { matrix, groups } = canonical;
  const grouped = packGroups(groups, limits);
  if (grouped.count <= countingBound(matrix, limits)) return grouped;
  const plain = sendInOrder(cutWide(groups, limits.segments), matrix.segmentOfColumn, limits);
  return fewest([grouped, plain, ...packAnew(canonical, limits)]);
}

/** Steps 1 to 3: whole change sets, filled and closed. Never mines. */
export function packGroups(groups: Pieces, limits: Limits): Requests {
  const cut = cutWide(groups, limits.segments);
  return limits.counting === 'pairs' ? fillByPairs(cut, limits) : fillRequests(cut, limits);
}

/**
 * What parts change sets to save requests; it costs far more steps. Requests that respect the limits
 * as occurrences respect them as `distinct` too, where IDs count once however often they occur.
 */
function packAnew(canonical: Canonical, limits: Limits): Requests[] {
  if (limits.counting === 'pairs') return [];
  const pieces = minedPieces(canonical.groups, canonical.matrix.columns, limits);
  return [fillRequests(cutWide(pieces, limits.segments), limits)];
}

/** The first of those with fewest requests. */
function fewest(packings: readonly [Requests, ...Requests[]]): Requests {
  return packings.reduce((best, next) => (next.count < best.count ? next : best));
}

/** One segment and one action per request: what the packing must never be worse than. */
function onePerColumn(transposed: Transposed, users: number): Requests {
  const { columnStart, rows } = transposed;
  const columns = counted(columnStart.length - 1);
  const requests = new Requests(new Pieces(rows, columns));
  for (const column of columns) {
    const end = at(columnStart, column + 1);
    for (let from = at(columnStart, column); from < end; from += users) {
      requests.add(from, Math.min(users, end - from), column, 1);
      requests.close();
    }
  }
  return requests;
}
