/** A sparse matrix: rows are members, columns are (segment, action) pairs, a cell is one change. */
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
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** One request. */
export type PackedBatch = readonly PackedEntry[];

/** Lists of numbers, one behind the other: list i is `values[start[i] .. start[i + 1])`. */
export interface Lists {
  readonly start: Uint32Array;
  readonly values: Uint32Array;
}

/** One of the lists. */
export function listOf({ start, values }: Lists, list: number): Uint32Array {
  return values.subarray(at(start, list), at(start, list + 1));
}

/** The rows of each column, ascending. */
export function rowsByColumn({ rowStart, cells, columns }: ChangeMatrix): Lists {
  return transpose({ start: rowStart, values: cells }, columns);
}

/** For each number below `count`, the lists that hold it, ascending. */
export function transpose({ start, values }: Lists, count: number): Lists {
  const holderStart = new Uint32Array(count + 1);
  for (const value of values) increase(holderStart, value + 1);
  for (let value = 0; value < count; value += 1) {
    increase(holderStart, value + 1, at(holderStart, value));
  }
  const next = holderStart.slice();
  const holders = new Uint32Array(values.length);
  for (let list = 0; list + 1 < start.length; list += 1) {
    for (let i = at(start, list); i < at(start, list + 1); i += 1) {
      holders[increase(next, at(values, i))] = list;
    }
  }
  return { start: holderStart, values: holders };
}

/**
 * An element known to be in range. Of one array type only: a function that meets several is compiled
 * for none of them, and this one is in every inner loop.
 */
export function at(values: Uint32Array, index: number): number {
  return values[index] as number;
}

/** Adds to an element, and returns what it was before. */
export function increase(values: Uint32Array, index: number, by = 1): number {
  const before = at(values, index);
  values[index] = before + by;
  return before;
}

/** 0, 1, 2, ... */
export function counted(length: number): Uint32Array {
  return new Uint32Array(length).map((_, index) => index);
}

/** Where the pair of numbers `low` < `high` is in a table of all pairs. */
export function pairPlace(low: number, high: number): number {
  return (high * (high - 1)) / 2 + low;
}
