import type { Limits } from '../../../model.ts';
import { Pieces } from '../pieces.ts';
import { assemble } from './assemble.ts';
import { mine } from './mine.ts';
import { residualOf } from './residual.ts';
import type { Need } from './rest.ts';

/** Steps of the inner loops that mining may take: some seconds at most. */
const BUDGET = 350_000_000;

/** The changes of these groups as rectangles that need fewer requests, or about as many. */
export function minedPieces(groups: Pieces, columns: number, limits: Limits): Pieces {
  const few = new Pieces(groups.rowPool, groups.columnPool);
  const many = new Pieces(groups.rowPool, groups.columnPool);
  for (let g = 0; g < groups.length; g++) {
    const into = 2 * groups.users(g) > limits.users ? many : few;
    into.add(groups.rowAt.get(g), groups.users(g), groups.columnAt.get(g), groups.segments(g));
  }
  const residual = residualOf(few, columns);
  const mined = mine({ residual, limits, outside: needOf(many, limits), budget: BUDGET });
  return assemble(mined, few, many, columns);
}

function needOf(pieces: Pieces, limits: Limits): Need {
  let users = 0;
  let segments = 0;
  for (let p = 0; p < pieces.length; p++) {
    users += pieces.users(p) * Math.ceil(pieces.segments(p) / limits.segments);
    segments += pieces.segments(p) * Math.ceil(pieces.users(p) / limits.users);
  }
  return { users, segments };
}
