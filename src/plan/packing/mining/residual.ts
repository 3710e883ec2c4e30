import { at, increase, type Lists, transpose } from '../matrix.ts';
import { Numbers, type Pieces } from '../pieces.ts';

/** The changes that no tile covers yet, as seen from the groups of members and from the columns. */
export interface Residual {
  readonly rows: Side;
  readonly columns: Side;
  /** The changes when nothing was covered. */
  readonly size: number;
}

/** Some lines of one side, ascending. */
export type Lines = readonly number[];

/** A line is a group of members or a column; its changes lead to lines of the other side. */
export interface Side {
  readonly lines: number;
  /** The changes that are left of a line are the first `live[line]` places from `start[line]`. */
  readonly start: Uint32Array;
  readonly live: Uint32Array;
  /** The line of the other side at each place, ascending within a line. */
  readonly cross: Uint32Array;
  /** Users of a group; 1 for a column. */
  readonly weight: Uint32Array;
}

/** Every change of these groups. */
export function residualOf(groups: Pieces, columns: number): Residual {
  const start = new Uint32Array(groups.length + 1);
  const users = new Uint32Array(groups.length);
  const cells = new Numbers();
  for (let group = 0; group < groups.length; group += 1) {
    for (const column of groups.columnsOf(group)) cells.push(column);
    start[group + 1] = cells.length;
    users[group] = groups.users(group);
  }
  const lists = { start, values: cells.view() };
  return {
    rows: sideOf(lists, users),
    columns: sideOf(transpose(lists, columns), new Uint32Array(columns).fill(1)),
    size: cells.length,
  };
}

function sideOf({ start, values }: Lists, weight: Uint32Array): Side {
  const live = weight.map((_, line) => at(start, line + 1) - at(start, line));
  return { lines: weight.length, start, live, cross: values, weight };
}

/** The lines of the other side that this line still meets. */
export function liveOf({ start, live, cross }: Side, line: number): Uint32Array {
  return cross.subarray(at(start, line), at(start, line) + at(live, line));
}

/** Covers the changes of these rows and columns, ascending, all of which must be left. */
export function cover(residual: Residual, rows: Lines, columns: Lines): void {
  for (const row of rows) drop(residual.rows, row, columns);
  for (const column of columns) drop(residual.columns, column, rows);
}

/** Closes the gaps block by block, since lines can be long and little goes at a time. */
function drop(side: Side, line: number, crossing: Lines): void {
  const own = liveOf(side, line);
  let from = 0;
  let to = 0;
  for (const other of crossing) {
    const place = own.indexOf(other, from);
    own.copyWithin(to, from, place);
    to += place - from;
    from = place + 1;
  }
  own.copyWithin(to, from);
  increase(side.live, line, to - from);
}
