import { compareRanges, copyOf, NEWLINE, utf8 } from './bytes.ts';
import { lineEnd } from './words.ts';

/**
 * Members travel as sorted UTF-8 bytes: one line each, strictly ascending bytewise, every line ended
 * by a newline. A cursor is at one line at a time. Strings are made only for changes.
 */
export interface MemberCursor {
  /** The current member is `bytes[start, end)`, without its newline. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Moves to the next member, at first to the first; false if there is none. */
  next(): boolean;
}

/**
 * A cursor whose next lines follow each other in memory, so that many can be passed at once: whole
 * lines are in `bytes[start, limit)`, each after `indent` bytes.
 */
export interface BlockCursor extends MemberCursor {
  /** Over the same memory as `bytes`, with at least `SLACK` bytes behind `limit`. */
  readonly view: DataView;
  readonly limit: number;
  readonly indent: number;
  /** Moves over `lines` lines, which the caller has found valid and ascending, to `[start, end)`. */
  passed(lines: number, start: number, end: number): void;
}

export function isBlock(cursor: MemberCursor): cursor is BlockCursor {
  return 'limit' in cursor;
}

/** Pulls a file piece by piece. */
export interface ByteReader {
  /** Fills `into` from its start. Returns how many bytes it got, 0 only at the end of the file. */
  read(into: Uint8Array): number;
  close(): void;
}

/** Reads what is in memory already. */
export function readerOf(bytes: Uint8Array): ByteReader {
  let at = 0;
  return {
    read: (into) => {
      const piece = bytes.subarray(at, at + into.length);
      into.set(piece);
      at += piece.length;
      return piece.length;
    },
    close: () => {},
  };
}

export const NO_BYTES = new Uint8Array(0);
/** Bytes that may be read after the last line of a block. */
export const SLACK = 8;

const NO_VIEW = new DataView(new ArrayBuffer(SLACK));

/**
 * Walks blocks of lines, each indented by `indent` bytes. `more` gives the next block, and may then
 * reuse the memory of the one before. Throws what `disorder` returns if a line does not ascend.
 */
export class LinesCursor implements BlockCursor {
  bytes: Uint8Array = NO_BYTES;
  view: DataView = NO_VIEW;
  start = 0;
  end = -1;
  limit = 0;
  readonly indent: number;
  readonly #more: () => Uint8Array | null;
  readonly #disorder: () => Error;
  #length = 0;
  /** The line before the current one: in `bytes`, or kept aside when its block was left. */
  #kept: Uint8Array | null = null;

  constructor(
    more: () => Uint8Array | null,
    indent = 0,
    disorder = () => new Error('lines do not ascend'),
  ) {
    this.#more = more;
    this.indent = indent;
    this.#disorder = disorder;
  }

  next(): boolean {
    const { start, end } = this;
    let from = end + 1;
    while (from >= this.#length) {
      if (!this.#turn()) return false;
      from = 0;
    }
    this.start = from + this.indent;
    this.end =
      from < this.limit ? lineEnd(this.view, this.start) : this.bytes.indexOf(NEWLINE, this.start);
    if (from === 0 ? this.#fallsBehindKept() : this.#fallsBehind(start, end)) {
      throw this.#disorder();
    }
    return true;
  }

  passed(_lines: number, start: number, end: number): void {
    this.start = start;
    this.end = end;
  }

  #turn(): boolean {
    if (this.end >= 0) this.#kept = copyOf(this.bytes, this.start, this.end);
    const block = this.#more();
    if (block === null) {
      this.end = this.#length - 1;
      return false;
    }
    this.bytes = block;
    this.#length = block.length;
    this.end = -1;
    this.view = wholeView(block);
    this.limit = limitOf(block, this.view);
    return true;
  }

  #fallsBehindKept(): boolean {
    const kept = this.#kept;
    if (kept === null) return false;
    return compareRanges(kept, 0, kept.length, this.bytes, this.start, this.end) >= 0;
  }

  #fallsBehind(start: number, end: number): boolean {
    return compareRanges(this.bytes, start, end, this.bytes, this.start, this.end) >= 0;
  }
}

/** A view that includes what follows the block in its memory. */
function wholeView(block: Uint8Array): DataView {
  const reach = Math.min(block.length + SLACK, block.buffer.byteLength - block.byteOffset);
  return new DataView(block.buffer, block.byteOffset, reach);
}

/** The end of the last line that has `SLACK` bytes after it. */
function limitOf(block: Uint8Array, view: DataView): number {
  const reach = view.byteLength - SLACK;
  if (reach >= block.length) return block.length;
  return reach <= 0 ? 0 : block.lastIndexOf(NEWLINE, reach - 1) + 1;
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

/** Orders the current members of two cursors as their bytes are ordered. */
export function compareCursors(a: MemberCursor, b: MemberCursor): number {
  return compareRanges(a.bytes, a.start, a.end, b.bytes, b.start, b.end);
}

/** The current member as a string. */
export function textOf(cursor: MemberCursor): string {
  return utf8(cursor.bytes, cursor.start, cursor.end);
}
