import { utf8 } from '../members/bytes.ts';
import { lineEnd } from '../members/words.ts';
import type { MemberKind } from '../model.ts';

const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const DASH = 0x2d;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const FIELDS = [
  ['guid', Buffer.from('guid:')],
  ['identity', Buffer.from('identity:')],
] as const;

/**
 * The items of a block sequence whose scalars are plain, or quoted without an escape. Each is alone on
 * its line, optionally as the value of `identity:` or `guid:`. Blank lines and comments are allowed in
 * between. The sequence ends before a line with a key at column one, or with the file. Anything else
 * makes it give up: too strict costs time, too lax is a bug.
 */
export class ItemLines {
  /** The value is `[start, end)`, its line `[lineStart, lineEnd)`. At the end, they are those of the last item. */
  start = 0;
  end = 0;
  lineStart = 0;
  lineEnd: number;
  kind: MemberKind = 'identity';
  /** Spaces before each dash. */
  indent = -1;
  gaveUp = false;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #limit: number;

  /** Whole lines from `from` up to `limit`. `view` reaches further, as for every block of lines. */
  constructor(bytes: Uint8Array, view: DataView, from: number, limit: number) {
    this.#bytes = bytes;
    this.#view = view;
    this.#limit = limit;
    this.lineEnd = from;
  }

  /** Moves to the next item; false at the end, or if it gives up. */
  next(): boolean {
    const bytes = this.#bytes;
    let from = this.lineEnd;
    while (from < this.#limit) {
      const newline = lineEnd(this.#view, from);
      const end = bytes[newline - 1] === CARRIAGE_RETURN && newline > from ? newline - 1 : newline;
      let at = from;
      while (bytes[at] === SPACE) at += 1;
      if (at < end && bytes[at] !== HASH) return this.#item(from, at, end, newline + 1);
      from = newline + 1;
    }
    return false;
  }

  /** The value as a string. */
  text(): string {
    return utf8(this.#bytes, this.start, this.end);
  }

  #item(from: number, at: number, end: number, lineEnd: number): boolean {
    const bytes = this.#bytes;
    const isItem = bytes[at] === DASH && bytes[at + 1] === SPACE;
    if (!isItem && at === from && isLetter(bytes[at] ?? 0)) return false;
    if (this.indent < 0) this.indent = at - from;
    if (!isItem || at - from !== this.indent) return this.#giveUp();
    this.lineStart = from;
    this.lineEnd = lineEnd;
    return this.#value(at + 2, end) || this.#giveUp();
  }

  #giveUp(): boolean {
    this.gaveUp = true;
    return false;
  }

  #value(from: number, end: number): boolean {
    this.kind = 'identity';
    this.start = from;
    this.end = end;
    for (const [kind, field] of FIELDS) {
      if (this.#bytes[from] !== field[0] || !startsWith(this.#bytes, from, field)) continue;
      // Without a space it would be an identity, and nobody means that.
      if (this.#bytes[from + field.length] !== SPACE) return false;
      this.kind = kind;
      this.start = from + field.length + 1;
    }
    const first = this.#bytes[this.start] ?? 0;
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) return this.#quoted(first);
    return this.#plain(first);
  }

  /** Between the quotes, no quote and no escape is allowed. */
  #quoted(quote: number): boolean {
    this.start += 1;
    this.end -= 1;
    if (this.end < this.start || this.#bytes[this.end] !== quote) return false;
    for (let i = this.start; i < this.end; i += 1) {
      const byte = this.#bytes[i] ?? 0;
      if (byte < SPACE || byte === quote || byte === BACKSLASH) return false;
    }
    return true;
  }

  /** No mapping, no comment, nothing that YAML would trim. */
  #plain(first: number): boolean {
    const { start, end } = this;
    const bytes = this.#bytes;
    if (start >= end || !mayBegin(first) || bytes[end - 1] === SPACE) return false;
    for (let i = start; i < end; i += 1) {
      const byte = bytes[i] ?? 0;
      if (byte > COLON) continue;
      if (byte < SPACE) return false;
      if (byte === COLON && (i + 1 === end || bytes[i + 1] === SPACE)) return false;
      if (byte === HASH && bytes[i - 1] === SPACE) return false;
    }
    return true;
  }
}

/** Bytes that can only begin a plain scalar, whatever follows. */
function mayBegin(byte: number): boolean {
  return isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80 || OTHERS.has(byte);
}

const OTHERS = new Set(Buffer.from('_.+/$()^~=<;\\'));

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function startsWith(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}
