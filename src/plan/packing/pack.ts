import type { Limits } from '../../model.ts';
import { occurrenceBound, singleColumnUsers } from './bound.ts';
import { fillRequests } from './filling.ts';
import { type Grouped, groupRows } from './groups.ts';
import { sendInOrder } from './in-order.ts';
import { at, type ChangeMatrix, counted, type PackedBatch, rowsByColumn } from './matrix.ts';
import { minedPieces } from './mining/mined-pieces.ts';
import { Numbers, Pieces } from './pieces.ts';
import { materialise, Requests } from './requests.ts';

/**
 * The problem. A request holds at most 100 users, 100 segments and 100 entries. An entry is a
 * rectangle: every user in it gets the action of every segment in it. CleverTap bills each change that
 * is sent, so each must be sent exactly once, and the number of requests is what an apply costs. In
 * other words: cover a sparse matrix (users x segments) with rectangles that neither overlap nor have
 * a hole, and put the rectangles into as few requests as possible.
 *
 * The idea. A rectangle of u users and s segments covers u x s changes, but takes only u of a
 * request's users and s of its segments: the larger both are, the cheaper is each change.
 * 1. Group: members with the same changes are a rectangle already.
 * 2. Fill: a request takes wide rectangles (many users) and heavy ones (many segments), cut to
 *    measure, so that its users and its segments run out together.
 * 3. Mine, if that was not optimal: members with similar changes share rectangles that grouping
 *    cannot see. Cheap ones are searched (mining/mine.ts), and filled into requests as in step 2.
 * 4. Compare: the best of grouping, mining and two simple ways is taken.
 *
 * The invariant. Every step replaces rectangles by others that cover the same changes, so each change
 * is in exactly one. Rows are sorted by their contents first and effort is counted in steps, never in
 * time, so the same changes give the same requests in every run.
 *
 * The bound. Two bounds say how few requests there could be: the occurrence bound counts how often
 * users and segments must occur at least, and the overlap bound how many users the columns share.
 * What meets one of them is optimal. How far mined requests are from the optimum is not known, since
 * the bounds do not see that two rectangles may need the same change.
 *
 * A member's changes stay in one request while the group is whole. A group is parted only to fill a
 * request that would close short, or where mining saves requests.
 */

/** Covers every change exactly once; requests that hold a REMOVE first, the same on every run. */
export function packChanges(matrix: ChangeMatrix, limits: Limits): PackedBatch[] {
  const grouped = groupRows(matrix);
  return materialise(grouped, pack(grouped, limits));
}

function pack({ matrix, groups }: Grouped, limits: Limits): Requests {
  const filled = fillRequests(groups, limits);
  if (filled.count <= occurrenceBound(matrix, limits)) return filled;
  const others = [
    sendInOrder(groups, matrix.segmentOfColumn, limits),
    ...mined(matrix, groups, limits),
    sendByColumn(matrix, singleColumnUsers(limits)),
  ];
  return others.reduce((best, next) => (next.count < best.count ? next : best), filled);
}

/**
 * Where users or segments count once, a request that respects the limits as occurrences respects them
 * too. Where users x segments counts, any change can stand alone, and mining gains nothing.
 */
function mined(matrix: ChangeMatrix, groups: Pieces, limits: Limits): Requests[] {
  if (limits.counting === 'pairs') return [];
  return [fillRequests(minedPieces(groups, matrix.columns, limits), limits)];
}

/** One segment and one action per request: what packing must never be worse than. */
function sendByColumn(matrix: ChangeMatrix, users: number): Requests {
  const { start, values: rows } = rowsByColumn(matrix);
  const requests = new Requests(
    new Pieces(new Numbers(rows), new Numbers(counted(matrix.columns))),
  );
  for (let column = 0; column < matrix.columns; column += 1) {
    const end = at(start, column + 1);
    for (let from = at(start, column); from < end; from += users) {
      requests.entries.add(from, Math.min(users, end - from), column, 1);
      requests.close();
    }
  }
  return requests;
}
