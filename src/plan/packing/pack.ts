import type { Limits } from '../../model.ts';
import { countingBound, perSegmentRequests, singleColumnUsers } from './bound.ts';
import { cutWide } from './cutting.ts';
import { packDistinct } from './distinct/distinct.ts';
import { fillRequests } from './filling.ts';
import { type Canonical, counted, groupRows } from './groups.ts';
import { at, type ChangeMatrix, type PackedBatch, type Transposed, transpose } from './matrix.ts';
import { minedPieces } from './mining/mined-pieces.ts';
import { fillByPairs } from './pairs.ts';
import { Pieces } from './pieces.ts';
import { materialise, Requests } from './requests.ts';

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
  if (limits.counting === 'pairs') return fillByPairs(cutWide(groups, limits.segments), limits);
  const grouped = fillRequests(cutWide(groups, limits.segments), limits);
  if (grouped.count <= countingBound(matrix, limits)) return grouped;
  if (limits.counting === 'distinct') {
    const blocks = packDistinct(canonical, limits);
    return blocks.count < grouped.count ? blocks : grouped;
  }
  const pieces = minedPieces(groups, matrix.columns, limits);
  const mined = fillRequests(cutWide(pieces, limits.segments), limits);
  return mined.count < grouped.count ? mined : grouped;
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
