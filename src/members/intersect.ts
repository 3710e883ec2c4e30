import { compareRanges } from './bytes.ts';
import type { MemberCursor } from './cursor.ts';
import { NO_BYTES } from './cursor.ts';

/** The members of one cursor that another has too. Reads both to their end, so that facts are complete. */
export class Intersection implements MemberCursor {
  bytes: Uint8Array = NO_BYTES;
  start = 0;
  end = 0;
  readonly #from: MemberCursor;
  readonly #rows: MemberCursor;
  /** The row that is next: most members are only compared with it. */
  #row: Uint8Array = NO_BYTES;
  #rowStart = 0;
  #rowEnd = 0;
  #hasRow: boolean | null = null;

  constructor(from: MemberCursor, rows: MemberCursor) {
    this.#from = from;
    this.#rows = rows;
  }

  next(): boolean {
    const from = this.#from;
    if (this.#hasRow === null) this.#nextRow();
    while (from.next()) {
      const { bytes, start, end } = from;
      if (!this.#isRow(bytes, start, end)) continue;
      this.bytes = bytes;
      this.start = start;
      this.end = end;
      return true;
    }
    while (this.#hasRow) this.#nextRow();
    return false;
  }

  #isRow(bytes: Uint8Array, start: number, end: number): boolean {
    while (this.#hasRow) {
      const order = compareRanges(this.#row, this.#rowStart, this.#rowEnd, bytes, start, end);
      if (order >= 0) return order === 0;
      this.#nextRow();
    }
    return false;
  }

  #nextRow(): void {
    const rows = this.#rows;
    this.#hasRow = rows.next();
    this.#row = rows.bytes;
    this.#rowStart = rows.start;
    this.#rowEnd = rows.end;
  }
}
