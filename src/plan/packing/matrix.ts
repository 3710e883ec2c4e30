/** A sparse matrix: rows are members (ascending), columns are (segment, action) pairs, a cell is one change. */
export interface ChangeMatrix {
  readonly rows: number;
  readonly columns: number;
  /** The segment of each column: two columns (ADD, REMOVE) may share one. */
  readonly segmentOfColumn: Uint32Array;
  /** 1 where the column is a REMOVE. */
  readonly removes: Uint8Array;
  /** `rows + 1` offsets into `cells`. */
  readonly rowStart: Uint32Array;
  /** Column indexes, ascending in each row. */
  readonly cells: Uint32Array;
}

/** One item of a request: every row gets every column. */
export interface PackedEntry {
  readonly rows: Uint32Array | readonly number[];
  readonly columns: Uint32Array | readonly number[];
}

/** One request. */
export type PackedBatch = readonly PackedEntry[];

/** The rows of each column, ascending: `rows[columnStart[c] .. columnStart[c + 1])`. */
export interface Transposed {
  readonly columnStart: Uint32Array;
  readonly rows: Uint32Array;
}

/**
 * An element known to be in range. Of one array type only: a function that met several would be
 * compiled for none of them, and this one stands in every inner loop.
 */
export function at(values: Uint32Array, index: number): number {
  return values[index] as number;
}

export function transpose(matrix: ChangeMatrix): Transposed {
  const columnStart = new Uint32Array(matrix.columns + 1);
  for (const column of matrix.cells) columnStart[column + 1] = at(columnStart, column + 1) + 1;
  for (let c = 0; c < matrix.columns; c++)
    columnStart[c + 1] = at(columnStart, c + 1) + at(columnStart, c);
  const next = columnStart.slice(0, matrix.columns);
  const rows = new Uint32Array(matrix.cells.length);
  for (let row = 0; row < matrix.rows; row++) {
    for (let i = at(matrix.rowStart, row); i < at(matrix.rowStart, row + 1); i++) {
      const column = at(matrix.cells, i);
      const slot = at(next, column);
      rows[slot] = row;
      next[column] = slot + 1;
    }
  }
  return { columnStart, rows };
}
