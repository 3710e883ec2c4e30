import { at } from '../matrix.ts';
import { Numbers, Pieces } from '../pieces.ts';
import type { Mined } from './mine.ts';
import { cover, type Residual, residualOf } from './residual.ts';
import { cellsByColumn } from './rest.ts';

/** Rectangles whose rows and columns are written one after another. */
class Writer {
  readonly rows = new Numbers();
  readonly columns = new Numbers();
  private readonly spans = new Numbers();
  private readonly groups: Pieces;

  constructor(groups: Pieces) {
    this.groups = groups;
  }

  /** Writes one rectangle: the members of these groups, with these columns. */
  write(groups: readonly number[], columns: readonly number[]): void {
    if (groups.length === 0 || columns.length === 0) return;
    this.spans.push(this.rows.length);
    this.spans.push(this.columns.length);
    for (const group of groups) {
      const from = this.groups.rowAt.get(group);
      for (let i = 0; i < this.groups.users(group); i++) {
        this.rows.push(at(this.groups.rowPool, from + i));
      }
    }
    for (const column of columns) this.columns.push(column);
  }

  /** What was written, and the other pieces behind it. */
  finish(others: Pieces): Pieces {
    const rowPool = joined(this.rows, others.rowPool);
    const columnPool = joined(this.columns, others.columnPool);
    const pieces = new Pieces(rowPool, columnPool, this.spans.length / 2 + others.length);
    this.spans.push(this.rows.length);
    this.spans.push(this.columns.length);
    for (let i = 0; i + 2 < this.spans.length; i += 2) {
      const [row, column] = [this.spans.get(i), this.spans.get(i + 1)];
      pieces.add(row, this.spans.get(i + 2) - row, column, this.spans.get(i + 3) - column);
    }
    for (let p = 0; p < others.length; p++) {
      const row = this.rows.length + others.rowAt.get(p);
      const column = this.columns.length + others.columnAt.get(p);
      pieces.add(row, others.users(p), column, others.segments(p));
    }
    return pieces;
  }
}

function joined(values: Numbers, pool: Uint32Array): Uint32Array {
  const all = new Uint32Array(values.length + pool.length);
  all.set(values.values.subarray(0, values.length));
  all.set(pool, values.length);
  return all;
}

/** The pieces of a mining: kept tiles, then groups and columns of the rest, then what was not mined. */
export function assemble(mined: Mined, groups: Pieces, others: Pieces, columns: number): Pieces {
  const residual = residualOf(groups, columns);
  const writer = new Writer(groups);
  for (let tile = 0; tile < mined.kept; tile++) {
    const rows = mined.tiles.rowsOf(tile);
    const covered = mined.tiles.columnsOf(tile);
    writer.write(rows, covered);
    cover(residual, rows, covered);
  }
  writeRest(writer, residual, cellsByColumn(residual, mined.split));
  return writer.finish(others);
}

function writeRest(writer: Writer, residual: Residual, byColumn: Uint8Array): void {
  const { rows, columns } = residual;
  for (let row = 0; row < rows.lines; row++) {
    const own: number[] = [];
    for (let p = at(rows.start, row); p < at(rows.start, row) + at(rows.live, row); p++) {
      if (byColumn[at(rows.cells, p)] === 0) own.push(at(rows.cross, p));
    }
    writer.write([row], own);
  }
  for (let column = 0; column < columns.lines; column++) {
    const own: number[] = [];
    const end = at(columns.start, column) + at(columns.live, column);
    for (let p = at(columns.start, column); p < end; p++) {
      if (byColumn[at(columns.cells, p)] === 1) own.push(at(columns.cross, p));
    }
    writer.write(own, [column]);
  }
}
