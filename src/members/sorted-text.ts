import { compareRanges, copyOf } from './bytes.ts';
import type { BlockCursor } from './cursor.ts';
import type { LineScanner } from './line-scanner.ts';
import type { LineSource } from './line-source.ts';

/** A list that was assumed to be sorted is not. What was merged of it must be dropped. */
export class OutOfOrder extends Error {
  constructor() {
    super('a list is not sorted');
    this.name = 'OutOfOrder';
  }
}

/**
 * Runs a merge, and again from its start for each list that is found not to be sorted. Lists are opened
 * before it: one that is opened anew has forgotten that it needs sorting.
 */
export function untilOrdered<T>(merge: () => T): T {
  for (;;) {
    try {
      return merge();
    } catch (error) {
      if (!(error instanceof OutOfOrder)) throw error;
    }
  }
}

/** Whole lines in `bytes[0, limit)`. `view` covers the same memory and `SLACK` bytes more. */
export interface FirstPiece {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly limit: number;
}

/**
 * The members of a text that is already sorted, straight from the pieces of its file. Throws OutOfOrder
 * at the first line below its predecessor. A line equal to its predecessor counts as a duplicate.
 */
export class SortedText implements BlockCursor {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  start = 0;
  end = 0;
  limit: number;
  readonly indent = 0;
  rows = 0;
  duplicates = 0;
  readonly #source: LineSource;
  readonly #scanner: LineScanner;
  readonly #onDisorder: () => OutOfOrder;
  /** The member before the current one, if it was in the piece before. */
  #kept: Uint8Array | null = null;

  constructor(
    source: LineSource,
    scanner: LineScanner,
    first: FirstPiece,
    onDisorder: () => OutOfOrder,
  ) {
    this.#source = source;
    this.#scanner = scanner;
    this.#onDisorder = onDisorder;
    this.bytes = first.bytes;
    this.view = first.view;
    this.limit = first.limit;
    scanner.open(first.bytes, first.view, 0, first.limit);
  }

  next(): boolean {
    const scanner = this.#scanner;
    for (;;) {
      if (!scanner.next()) {
        if (!this.#turn()) return false;
        continue;
      }
      const order = this.rows === 0 ? -1 : this.#compare();
      if (order < 0) {
        this.start = scanner.start;
        this.end = scanner.end;
        this.#kept = null;
        this.rows += 1;
        return true;
      }
      if (order > 0) throw this.#onDisorder();
      this.duplicates += 1;
    }
  }

  passed(lines: number, start: number, end: number): void {
    this.start = start;
    this.end = end;
    this.rows += lines;
    this.#scanner.passed(lines, end);
  }

  #turn(): boolean {
    if (this.rows > 0) this.#kept ??= copyOf(this.bytes, this.start, this.end);
    this.limit = this.#source.fill(this.bytes);
    this.#scanner.open(this.bytes, this.view, 0, this.limit);
    this.end = -1;
    return this.limit > 0;
  }

  #compare(): number {
    const { start, end } = this.#scanner;
    const kept = this.#kept;
    if (kept === null) {
      return compareRanges(this.bytes, this.start, this.end, this.bytes, start, end);
    }
    return compareRanges(kept, 0, kept.length, this.bytes, start, end);
  }
}
