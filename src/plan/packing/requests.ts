import type { Canonical } from './groups.ts';
import { at, type PackedBatch, type PackedEntry } from './matrix.ts';
import { Numbers, type Pieces } from './pieces.ts';

/** Requests under construction: entries as slices of a `Pieces`' pools, and where each request ends. */
export class Requests {
  readonly pieces: Pieces;
  readonly rowAt = new Numbers();
  readonly rowCount = new Numbers();
  readonly columnAt = new Numbers();
  readonly columnCount = new Numbers();
  readonly ends = new Numbers();

  constructor(pieces: Pieces) {
    this.pieces = pieces;
  }

  get count(): number {
    return this.ends.length;
  }

  get entries(): number {
    return this.rowAt.length;
  }

  add(rowAt: number, rowCount: number, columnAt: number, columnCount: number): void {
    this.rowAt.push(rowAt);
    this.rowCount.push(rowCount);
    this.columnAt.push(columnAt);
    this.columnCount.push(columnCount);
  }

  close(): void {
    if (this.entries > (this.count === 0 ? 0 : this.ends.get(this.count - 1))) {
      this.ends.push(this.entries);
    }
  }
}

/** The requests as values; those that hold a REMOVE come first, so that a refusal leaves nobody in too long. */
export function materialise(canonical: Canonical, requests: Requests): PackedBatch[] {
  const { removes: removesOf } = canonical.matrix;
  const removing: PackedBatch[] = [];
  const adding: PackedBatch[] = [];
  let entry = 0;
  for (let r = 0; r < requests.count; r++) {
    const batch: PackedEntry[] = [];
    let removes = false;
    for (; entry < requests.ends.get(r); entry++) {
      const made = materialiseEntry(canonical.rowBefore, requests, entry);
      removes ||= made.columns.some((column) => removesOf[column] === 1);
      batch.push(made);
    }
    (removes ? removing : adding).push(batch);
  }
  return removing.concat(adding);
}

function materialiseEntry(
  rowBefore: Uint32Array,
  requests: Requests,
  entry: number,
): { rows: number[]; columns: number[] } {
  const { rowPool, columnPool } = requests.pieces;
  const rowAt = requests.rowAt.get(entry);
  const columnAt = requests.columnAt.get(entry);
  const rows = slice(rowPool, rowAt, requests.rowCount.get(entry));
  return {
    rows: ascending(rows.map((row) => at(rowBefore, row))),
    columns: ascending(slice(columnPool, columnAt, requests.columnCount.get(entry))),
  };
}

function slice(pool: Uint32Array, from: number, count: number): number[] {
  const values = new Array<number>(count);
  for (let i = 0; i < count; i++) values[i] = at(pool, from + i);
  return values;
}

function ascending(values: number[]): number[] {
  for (let i = 1; i < values.length; i++) {
    if ((values[i - 1] as number) > (values[i] as number)) return values.sort((a, b) => a - b);
  }
  return values;
}
