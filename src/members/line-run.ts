import { NEWLINE } from './cursor.ts';
import { DUPLICATE, LineOrder } from './line-order.ts';
import type { LineScanner } from './line-scanner.ts';
import { MAX_MEMBER_BYTES } from './rules.ts';
import { bytesBefore, newlineMarks } from './words.ts';

/** Bytes that a line takes beside its own: its offset, twice. */
const OFFSET_BYTES = 8;
const MOST_IN_TARGET = 1 << 20;
const OUTPUT_BYTES = 1 << 18;
/** Words are copied whole, and keys read six bytes at once. */
const MARGIN = 8;

/** Lines in one block of memory, and the order they are given out in. Used again and again. */
export class LineRun {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Where the lines end. */
  used = 0;
  count = 0;
  duplicates = 0;
  readonly #budget: number;
  readonly #order: LineOrder;
  #offsets = new Uint32Array(1 << 12);
  /** Memory that is never touched is never taken from the machine. */
  constructor(budget: number) {
    this.#budget = budget;
    this.bytes = new Uint8Array(budget + MARGIN);
    this.view = new DataView(this.bytes.buffer);
    this.#order = new LineOrder(this.view);
  }

  /** How many more bytes of lines it takes. */
  free(): number {
    return this.#budget - this.used - this.count * OFFSET_BYTES;
  }

  clear(): void {
    this.used = 0;
    this.count = 0;
    this.duplicates = 0;
  }

  /** Memory for the next block of whole lines; its beginning is where the lines end. */
  target(): Uint8Array {
    return this.bytes.subarray(this.used, this.used + Math.min(this.free(), MOST_IN_TARGET));
  }

  /** Takes the members of a block of `size` bytes that was put into the target. */
  scan(scanner: LineScanner, size: number): void {
    scanner.open(this.bytes, this.view, this.used, this.used + size);
    while (scanner.next()) this.add(scanner.start);
    this.used += size;
  }

  /** Tells of a line that begins at `offset` and is ended by a newline. */
  add(offset: number): void {
    if (this.count === this.#offsets.length) {
      const more = new Uint32Array(2 * this.count);
      more.set(this.#offsets);
      this.#offsets = more;
    }
    this.#offsets[this.count] = offset;
    this.count += 1;
  }

  /** Copies a line in. */
  append(line: Uint8Array): void {
    this.add(this.used);
    this.bytes.set(line, this.used);
    this.used += line.length;
    this.bytes[this.used] = NEWLINE;
    this.used += 1;
  }

  /** Sorts, and gives the distinct lines block by block; a block is valid until the next. */
  sorted(): () => Uint8Array | null {
    this.#order.sort(this.#offsets, this.count);
    for (let i = 0; i < this.count; i += 1) {
      if (this.#offsets[i] === DUPLICATE) this.duplicates += 1;
    }
    const block = new Uint8Array(OUTPUT_BYTES + MARGIN);
    const view = new DataView(block.buffer);
    let next = 0;
    return () => {
      let size = 0;
      while (next < this.count && size < OUTPUT_BYTES - MAX_MEMBER_BYTES - MARGIN) {
        const offset = this.#offsets[next] ?? 0;
        next += 1;
        if (offset !== DUPLICATE) size = copyLine(this.view, offset, view, size);
      }
      return size === 0 ? null : block.subarray(0, size);
    };
  }
}

/** Copies a line and its newline in whole words; returns where it ends. */
function copyLine(from: DataView, offset: number, to: DataView, at: number): number {
  let p = offset;
  let q = at;
  for (;;) {
    const word = from.getInt32(p, true);
    to.setInt32(q, word, true);
    const marks = newlineMarks(word);
    if (marks !== 0) return q + bytesBefore(marks) + 1;
    p += 4;
    q += 4;
  }
}
