import { randomBytes } from 'node:crypto';
import { NEWLINE } from './bytes.ts';
import type { MemberCursor } from './cursor.ts';
import { LineRun } from './line-run.ts';
import { CAPITAL, looksLikeEmail, looksLikeUuid, marksIn } from './looks.ts';
import { MAX_MEMBER_BYTES } from './rules.ts';

/** ASCII capitals as small letters; every other byte as it is. */
function folded(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

/** Whether case tells no two people apart in a row of this form. */
export function isFoldable({
  bytes,
  start,
  end,
}: Pick<MemberCursor, 'bytes' | 'start' | 'end'>): boolean {
  return looksLikeEmail(bytes, start, end) || looksLikeUuid(bytes, start, end);
}

/**
 * Rows of an exclusion without their case, to look members up among them: a hash table of the offsets
 * of lines. Whoever writes a list must not be able to slow down what reads it. So the hash is a sum of
 * the bytes, each times a random number of its place: no rows collide more often than by chance.
 */
export class FoldedRows {
  #bytes = new Uint8Array(1 << 12);
  #used = 0;
  #rows = 0;
  /** One more than the offset of a line, 0 where there is none. */
  #slots = new Uint32Array(1 << 8);
  /** Offsets of lines whose row has a capital. */
  readonly #capitals: number[] = [];
  #sorted: Uint8Array | null = null;

  /** Takes those rows in which case tells no two people apart, or `every` row. */
  static of(rows: MemberCursor, every: boolean): FoldedRows {
    const table = new FoldedRows();
    while (rows.next()) if (every || isFoldable(rows)) table.#add(rows);
    return table;
  }

  /** Whether a row differs from the member in case at most. */
  has({ bytes, start, end }: MemberCursor): boolean {
    return this.#slots[this.#find(bytes, start, end)] !== 0;
  }

  /** Sorted lines: the rows that are written with a capital, without it. */
  capitals(): Uint8Array {
    this.#sorted ??= this.#sort();
    return this.#sorted;
  }

  /** Bytes of memory, roughly. */
  size(): number {
    return this.#bytes.length + this.#slots.byteLength;
  }

  #add(row: MemberCursor): void {
    const { bytes, start, end } = row;
    const at = this.#used;
    this.#makeRoom(end - start + 1);
    for (let i = start; i < end; i += 1) this.#bytes[at + i - start] = folded(bytes[i] ?? 0);
    const last = at + end - start;
    this.#bytes[last] = NEWLINE;
    const slot = this.#find(this.#bytes, at, last);
    if (this.#slots[slot] !== 0) return;
    this.#slots[slot] = at + 1;
    if ((marksIn(row) & CAPITAL) !== 0) this.#capitals.push(at);
    this.#used = last + 1;
    this.#rows += 1;
    if (2 * this.#rows > this.#slots.length) this.#rehash();
  }

  /** The slot of a line that is equal but for case, or the free one where it would be. */
  #find(bytes: Uint8Array, start: number, end: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    // The upper bits of the sum are the random ones.
    let slot = (hashOf(bytes, start, end) >>> 7) & mask;
    for (;;) {
      const line = slots[slot] ?? 0;
      if (line === 0 || this.#isLine(line - 1, bytes, start, end)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isLine(at: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.#bytes;
    for (let i = start; i < end; i += 1) {
      if (own[at + i - start] !== folded(bytes[i] ?? 0)) return false;
    }
    return own[at + end - start] === NEWLINE;
  }

  #sort(): Uint8Array {
    const run = LineRun.ofSize(this.#used);
    for (const at of this.#capitals) {
      run.append(this.#bytes.subarray(at, this.#bytes.indexOf(NEWLINE, at)));
    }
    return run.all();
  }

  #makeRoom(size: number): void {
    if (this.#used + size <= this.#bytes.length) return;
    const more = new Uint8Array(2 * this.#bytes.length + size);
    more.set(this.#bytes);
    this.#bytes = more;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    for (let at = 0; at < this.#used; ) {
      const end = this.#bytes.indexOf(NEWLINE, at);
      this.#slots[this.#find(this.#bytes, at, end)] = at + 1;
      at = end + 1;
    }
  }
}

const FACTORS = new Int32Array(new Uint8Array(randomBytes(4 * MAX_MEMBER_BYTES)).buffer);

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i += 1) {
    hash = (hash + Math.imul(FACTORS[i - start] ?? 0, folded(bytes[i] ?? 0))) | 0;
  }
  return hash;
}
