/**
 * Members travel as sorted UTF-8 bytes: one line each, strictly ascending bytewise, every line ended
 * by a newline. A cursor stands on one line at a time; strings are made only for changes.
 */
export interface MemberCursor {
  /** The current member is `bytes[start, end)`, without its newline. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Moves to the next (at first: to the first) member; false when there is none. */
  next(): boolean;
}

/** Pulls a file piece by piece; null at its end. A piece is valid until the next call. */
export interface ByteReader {
  read(): Uint8Array | null;
  close(): void;
}

export const NO_BYTES = new Uint8Array(0);
export const NEWLINE = 0x0a;

/** Walks blocks of lines, each indented by `indent` bytes; `more` gives the next block. */
export class LinesCursor implements MemberCursor {
  bytes: Uint8Array = NO_BYTES;
  start = 0;
  end = -1;
  readonly #indent: number;
  readonly #more: () => Uint8Array | null;

  constructor(more: () => Uint8Array | null, indent = 0) {
    this.#more = more;
    this.#indent = indent;
  }

  next(): boolean {
    let from = this.end + 1;
    while (from >= this.bytes.length) {
      const block = this.#more();
      if (block === null) return false;
      this.bytes = block;
      from = 0;
    }
    this.start = from + this.#indent;
    this.end = this.bytes.indexOf(NEWLINE, this.start);
    return true;
  }
}

/** A cursor over one block of lines. */
export function cursorOver(block: Uint8Array, indent = 0): MemberCursor {
  let given = false;
  return new LinesCursor(() => {
    if (given) return null;
    given = true;
    return block;
  }, indent);
}
