import { compareRanges, NEWLINE } from './bytes.ts';
import type { MemberCursor } from './cursor.ts';
import { LineRun } from './line-run.ts';
import { CapitalFinder, looksLikeEmail, looksLikeUuid } from './looks.ts';
import { MAX_MEMBER_BYTES } from './rules.ts';

/** Whether case tells no two people apart in a row of this form. */
export function isFoldable(bytes: Uint8Array, start: number, end: number): boolean {
  return looksLikeEmail(bytes, start, end) || looksLikeUuid(bytes, start, end);
}

/**
 * Rows of an exclusion in memory, to look members up among them without their case. The rows are kept
 * as they come, sorted. Those with a capital are there once more, folded and sorted anew.
 */
export class FoldedRows {
  readonly #rows = new SortedRows();
  readonly #capitals: SortedRows;
  readonly #every: boolean;
  /** The member that is looked up, folded. */
  readonly #key = new Uint8Array(MAX_MEMBER_BYTES);

  /** Case is ignored where it tells no two people apart, or for `every` row. */
  constructor(rows: MemberCursor, every: boolean) {
    this.#every = every;
    const finder = new CapitalFinder();
    const capitals = new SortedRows();
    while (rows.next()) {
      const { bytes, start, end } = rows;
      this.#rows.add(bytes, start, end);
      if (!finder.isIn(bytes, start, end) || !this.#isFolded(bytes, start, end)) continue;
      fold(bytes, start, end, this.#key);
      capitals.add(this.#key, 0, end - start);
    }
    this.#capitals = capitals.sorted();
  }

  /** Whether a row differs from the member in case at most. Quick where members ascend. */
  has({ bytes, start, end }: MemberCursor): boolean {
    fold(bytes, start, end, this.#key);
    const length = end - start;
    if (!this.#rows.has(this.#key, length) && !this.#capitals.has(this.#key, length)) return false;
    // Asked last, since few are found. It is the same for a member and for the row that it would be.
    return this.#isFolded(bytes, start, end);
  }

  /** Sorted lines: the rows that are written with a capital, without it. */
  capitals(): Uint8Array {
    return this.#capitals.lines();
  }

  /** Bytes of memory. */
  size(): number {
    return this.#rows.size() + this.#capitals.size();
  }

  #isFolded(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#every || isFoldable(bytes, start, end);
  }
}

/** A copy without ASCII capitals. */
export function folded(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length);
  fold(bytes, 0, bytes.length, copy);
  return copy;
}

/** ASCII capitals become small letters; every other byte stays. */
function fold(from: Uint8Array, start: number, end: number, to: Uint8Array): void {
  for (let i = start; i < end; i += 1) {
    const byte = from[i] ?? 0;
    to[i - start] = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
  }
}

/** Lines in memory. Where they ascend, a line is searched from the one that was asked for last. */
class SortedRows {
  #bytes = new Uint8Array(1 << 12);
  #used = 0;
  #starts = new Uint32Array(1 << 8);
  #count = 0;
  #last = 0;

  add(bytes: Uint8Array, start: number, end: number): void {
    const next = this.#used + end - start + 1;
    if (next > this.#bytes.length) this.#bytes = grown(this.#bytes, new Uint8Array(2 * next));
    if (this.#count === this.#starts.length) {
      this.#starts = grown(this.#starts, new Uint32Array(2 * this.#count));
    }
    this.#starts[this.#count] = this.#used;
    this.#count += 1;
    const own = this.#bytes;
    for (let i = start, at = this.#used; i < end; i += 1, at += 1) own[at] = bytes[i] ?? 0;
    own[next - 1] = NEWLINE;
    this.#used = next;
  }

  /** The same lines, sorted, each once. */
  sorted(): SortedRows {
    const run = LineRun.ofSize(this.#used);
    for (let row = 0; row < this.#count; row += 1) {
      run.append(this.#bytes.subarray(this.#starts[row] ?? 0, this.#endOf(row)));
    }
    const sorted = new SortedRows();
    const lines = run.all();
    for (let start = 0; start < lines.length; ) {
      const end = lines.indexOf(NEWLINE, start);
      sorted.add(lines, start, end);
      start = end + 1;
    }
    return sorted;
  }

  has(key: Uint8Array, length: number): boolean {
    if (this.#count === 0) return false;
    let low = this.#last;
    let step = 1;
    let order = this.#compare(low, key, length);
    // Mostly the member is between the line that was found last and the one before it.
    if (order > 0 && (low === 0 || this.#compare(low - 1, key, length) < 0)) return false;
    // Away from the last line in steps that double, then between the last two of them.
    const direction = order > 0 ? -1 : 1;
    let high = low;
    while (order * direction < 0) {
      low = high;
      high += direction * step;
      step *= 2;
      if (high < 0 || high >= this.#count) break;
      order = this.#compare(high, key, length);
    }
    let [from, to] = direction > 0 ? [low, high] : [high, low];
    from = Math.max(0, from);
    to = Math.min(this.#count - 1, to);
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#compare(middle, key, length) < 0) from = middle + 1;
      else to = middle;
    }
    this.#last = from;
    return this.#compare(from, key, length) === 0;
  }

  lines(): Uint8Array {
    return this.#bytes.subarray(0, this.#used);
  }

  size(): number {
    return this.#bytes.length + this.#starts.byteLength;
  }

  #compare(row: number, key: Uint8Array, length: number): number {
    return compareRanges(this.#bytes, this.#starts[row] ?? 0, this.#endOf(row), key, 0, length);
  }

  #endOf(row: number): number {
    return (row + 1 < this.#count ? (this.#starts[row + 1] ?? 0) : this.#used) - 1;
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
