import { at } from '../matrix.ts';
import type { Pieces } from '../pieces.ts';

/**
 * The live changes of each line (a group of members, or a column): the first `live[line]` places
 * from `start[line]`. A change that dies is swapped out, so that a walk meets live ones only.
 */
export interface Side {
  readonly lines: number;
  readonly start: Uint32Array;
  readonly live: Uint32Array;
  /** At each place: the cell, and the line of the other side that it belongs to. */
  readonly cells: Uint32Array;
  readonly cross: Uint32Array;
  /** The place of each cell. */
  readonly placeOf: Uint32Array;
  /** Users of a group; 1 for a column. */
  readonly weight: Uint32Array;
}

/** The changes not yet covered by a tile, seen from both sides. */
export interface Residual {
  readonly rows: Side;
  readonly columns: Side;
  readonly size: number;
}

/** Every change of these groups, alive. */
export function residualOf(groups: Pieces, columns: number): Residual {
  let size = 0;
  for (let g = 0; g < groups.length; g++) size += groups.segments(g);
  const rowOf = new Uint32Array(size);
  const columnOf = new Uint32Array(size);
  let cell = 0;
  for (let g = 0; g < groups.length; g++) {
    const from = groups.columnAt.get(g);
    for (let i = 0; i < groups.segments(g); i++, cell++) {
      rowOf[cell] = g;
      columnOf[cell] = at(groups.columnPool, from + i);
    }
  }
  const users = groups.rowCount.values.slice(0, groups.length);
  return {
    rows: sideOf(rowOf, columnOf, users),
    columns: sideOf(columnOf, rowOf, new Uint32Array(columns).fill(1)),
    size,
  };
}

function sideOf(lineOf: Uint32Array, crossOf: Uint32Array, weight: Uint32Array): Side {
  const lines = weight.length;
  const start = new Uint32Array(lines + 1);
  for (const line of lineOf) start[line + 1] = at(start, line + 1) + 1;
  for (let line = 0; line < lines; line++) start[line + 1] = at(start, line + 1) + at(start, line);
  const live = new Uint32Array(lines);
  const cells = new Uint32Array(lineOf.length);
  const cross = new Uint32Array(lineOf.length);
  const placeOf = new Uint32Array(lineOf.length);
  for (let cell = 0; cell < lineOf.length; cell++) {
    const line = at(lineOf, cell);
    const place = at(start, line) + at(live, line);
    live[line] = at(live, line) + 1;
    cells[place] = cell;
    cross[place] = at(crossOf, cell);
    placeOf[cell] = place;
  }
  return { lines, start, live, cells, cross, placeOf, weight };
}

/** Covers the changes of these rows and columns, all of which must be alive. */
export function cover(
  residual: Residual,
  rows: readonly number[],
  columns: readonly number[],
): void {
  const { rows: side } = residual;
  const wanted = new Set(columns);
  for (const row of rows) {
    for (
      let place = at(side.start, row) + at(side.live, row) - 1;
      place >= at(side.start, row);
      place--
    ) {
      const column = at(side.cross, place);
      if (!wanted.has(column)) continue;
      const cell = at(side.cells, place);
      dropFrom(side, row, cell);
      dropFrom(residual.columns, column, cell);
    }
  }
}

function dropFrom(side: Side, line: number, cell: number): void {
  const { start, live, cells, cross, placeOf } = side;
  const place = at(placeOf, cell);
  const left = at(live, line) - 1;
  const last = at(start, line) + left;
  const moved = at(cells, last);
  cells[place] = moved;
  cross[place] = at(cross, last);
  placeOf[moved] = place;
  live[line] = left;
}
