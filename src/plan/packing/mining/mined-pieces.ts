import type { Limits } from '../../../model.ts';
import { Numbers, Pieces } from '../pieces.ts';
import { mine } from './mine.ts';
import { cover, liveOf, type Residual, residualOf } from './residual.ts';
import { movedLines, needWith, type Split } from './split.ts';

/** The changes of these groups as rectangles that need fewer requests, or about as many. */
export function minedPieces(groups: Pieces, columns: number, limits: Limits): Pieces {
  const few = new Pieces(groups.rows, groups.columns);
  const pieces = new Pieces(new Numbers(), new Numbers());
  let outside = { users: 0, segments: 0 };
  for (let group = 0; group < groups.length; group += 1) {
    const [users, segments] = [groups.users(group), groups.segments(group)];
    if (2 * users <= limits.users) {
      few.add(groups.rowAt(group), users, groups.columnAt(group), segments);
      continue;
    }
    pieces.append(groups.rowsOf(group), groups.columnsOf(group));
    outside = needWith(outside, users, segments, limits);
  }
  const { tiles, split } = mine(residualOf(few, columns), limits, outside);
  const residual = residualOf(few, columns);
  for (const { rows, columns: covered } of tiles) {
    pieces.append(membersOf(few, rows), covered);
    cover(residual, rows, covered);
  }
  appendRest(pieces, few, residual, split);
  return pieces;
}

/** Appends what no tile covers: a piece for each group, and one for each column. */
function appendRest(pieces: Pieces, groups: Pieces, residual: Residual, split: Split): void {
  const moves = movedLines(residual, split);
  const isMoved = (row: number, column: number) => moves[split.by === 'rows' ? row : column] === 1;
  for (let row = 0; row < residual.rows.lines; row += 1) {
    const columns = liveOf(residual.rows, row).filter((column) => !isMoved(row, column));
    if (columns.length > 0) pieces.append(groups.rowsOf(row), columns);
  }
  for (let column = 0; column < residual.columns.lines; column += 1) {
    const rows = liveOf(residual.columns, column).filter((row) => isMoved(row, column));
    if (rows.length > 0) pieces.append(membersOf(groups, rows), [column]);
  }
}

function membersOf(groups: Pieces, rows: Iterable<number>): number[] {
  const members: number[] = [];
  for (const row of rows) for (const member of groups.rowsOf(row)) members.push(member);
  return members;
}
