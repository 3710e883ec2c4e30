import type { Grouped } from './groups.ts';
import { at, type PackedBatch, type PackedEntry } from './matrix.ts';
import { Numbers, Pieces } from './pieces.ts';

/** Requests under construction: their entries one after another, and where each request ends. */
export class Requests {
  readonly entries: Pieces;
  readonly #ends = new Numbers();

  /** Their entries are cut from these pieces. */
  constructor({ rows, columns }: Pieces) {
    this.entries = new Pieces(rows, columns);
  }

  get count(): number {
    return this.#ends.length;
  }

  /** One past the last entry of a request; 0 for the request before the first. */
  endOf(request: number): number {
    return request < 0 ? 0 : this.#ends.get(request);
  }

  close(): void {
    if (this.entries.length > this.endOf(this.count - 1)) this.#ends.push(this.entries.length);
  }
}

/**
 * The requests as values. Those that hold a REMOVE come first: if a request is then refused, nobody
 * is left in a segment for longer than needed.
 */
export function materialise({ matrix, rowBefore }: Grouped, requests: Requests): PackedBatch[] {
  const removing: PackedBatch[] = [];
  const adding: PackedBatch[] = [];
  for (let request = 0; request < requests.count; request += 1) {
    const batch: PackedEntry[] = [];
    for (let e = requests.endOf(request - 1); e < requests.endOf(request); e += 1) {
      batch.push({
        rows: ascending(requests.entries.rowsOf(e), rowBefore),
        columns: ascending(requests.entries.columnsOf(e)),
      });
    }
    const removes = batch.some(({ columns }) => columns.some((c) => matrix.removes[c] === 1));
    (removes ? removing : adding).push(batch);
  }
  return removing.concat(adding);
}

/** The values in ascending order, each replaced by what it is before, where that is given. */
function ascending(values: Uint32Array, before?: Uint32Array): number[] {
  const sorted = new Array<number>(values.length);
  let falls = false;
  for (let i = 0, last = -1; i < values.length; i += 1) {
    const value = before === undefined ? at(values, i) : at(before, at(values, i));
    falls ||= value < last;
    sorted[i] = value;
    last = value;
  }
  return falls ? sorted.sort((a, b) => a - b) : sorted;
}
