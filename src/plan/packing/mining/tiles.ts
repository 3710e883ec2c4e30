import { Numbers } from '../pieces.ts';

/** Rectangles in the order they were mined; rows and columns index the residual's lines. */
export class Tiles {
  private readonly rows = new Numbers();
  private readonly rowEnds = new Numbers();
  private readonly columns = new Numbers();
  private readonly columnEnds = new Numbers();

  get count(): number {
    return this.rowEnds.length;
  }

  add(rows: readonly number[], columns: readonly number[]): void {
    for (const row of rows) this.rows.push(row);
    for (const column of columns) this.columns.push(column);
    this.rowEnds.push(this.rows.length);
    this.columnEnds.push(this.columns.length);
  }

  rowsOf(tile: number): number[] {
    return partOf(this.rows, this.rowEnds, tile);
  }

  columnsOf(tile: number): number[] {
    return partOf(this.columns, this.columnEnds, tile);
  }
}

function partOf(values: Numbers, ends: Numbers, tile: number): number[] {
  const from = tile === 0 ? 0 : ends.get(tile - 1);
  return Array.from(values.values.subarray(from, ends.get(tile)));
}
