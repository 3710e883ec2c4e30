import { copyOf, NEWLINE } from './bytes.ts';
import { DUPLICATE, LineOrder } from './line-order.ts';
import type { LineScanner } from './line-scanner.ts';
import { LineTrie } from './line-trie.ts';
import { MAX_MEMBER_BYTES } from './rules.ts';
import { bytesBefore, lineEnd, newlineMarks } from './words.ts';

/**
 * Lines in one block of memory, and their order. Most of the cost of sorting is memory traffic. So the
 * lines are first put into buckets, in one pass from front to back, and each bucket is small enough to
 * be sorted and returned from the cache. A run is used again and again, since new memory costs more
 * than used memory.
 */
export class LineRun {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Where the lines end. */
  used = 0;
  count = 0;
  /** Complete once all blocks were returned. */
  duplicates = 0;
  readonly #budget: number;
  readonly #trie = new LineTrie();
  readonly #order = new LineOrder();
  #offsets = new Uint32Array(1 << 12);
  /** The same lines once more, bucket by bucket, and their offsets there. */
  #dealt: Uint8Array = new Uint8Array(0);
  #dealtOffsets = new Uint32Array(0);

  /** Memory that is never touched is never taken from the system. */
  constructor(budget: number) {
    this.#budget = budget;
    this.bytes = new Uint8Array((budget >> 1) + MARGIN);
    this.view = new DataView(this.bytes.buffer);
  }

  /** A run with room for `size` bytes of lines, however many. */
  static ofSize(size: number): LineRun {
    return new LineRun(2 * size);
  }

  /** How many more bytes of lines it takes. */
  free(): number {
    return ((this.#budget - this.count * BYTES_BESIDE) >> 1) - this.used;
  }

  clear(): void {
    this.used = 0;
    this.count = 0;
    this.duplicates = 0;
  }

  /** Memory for the next block of whole lines. It starts where the lines end. */
  target(): Uint8Array {
    return this.bytes.subarray(this.used, this.used + Math.min(this.free(), MOST_IN_TARGET));
  }

  /** Takes the members of a block of `size` bytes that was put into the target. */
  scan(scanner: LineScanner, size: number): void {
    scanner.open(this.bytes, this.view, this.used, this.used + size);
    while (scanner.next()) this.#add(scanner.start);
    this.used += size;
  }

  /** Copies a line in. */
  append(line: Uint8Array): void {
    this.#add(this.used);
    this.bytes.set(line, this.used);
    this.used += line.length;
    this.bytes[this.used] = NEWLINE;
    this.used += 1;
  }

  /** Takes a text as it is, and ends it with a newline. Its lines are given by `addLine`. */
  fill(text: string): void {
    this.used = new TextEncoder().encodeInto(text, this.bytes).written;
    if (this.bytes[this.used - 1] === NEWLINE) return;
    this.bytes[this.used] = NEWLINE;
    this.used += 1;
  }

  /** Takes a part of the text as a line: in place if a newline follows, otherwise as a copy. */
  addLine(start: number, end: number): void {
    if (this.bytes[end] === NEWLINE) this.#add(start);
    else this.append(this.bytes.subarray(start, end));
  }

  /** All distinct lines, in order, as one block. */
  all(): Uint8Array {
    const pieces: Uint8Array[] = [];
    const more = this.sorted();
    for (let block = more(); block !== null; block = more()) {
      pieces.push(copyOf(block, 0, block.length));
    }
    return Buffer.concat(pieces);
  }

  /** Returns the distinct lines in order, block by block. A block is valid until the next. */
  sorted(): () => Uint8Array | null {
    const dealt = this.#deal();
    const block = new Uint8Array(OUTPUT_BYTES + MARGIN);
    const output = new DataView(block.buffer);
    let bucket = 0;
    let next = 0;
    let end = 0;
    return () => {
      let size = 0;
      while (size < OUTPUT_BYTES - LONGEST_LINE - MARGIN) {
        if (next === end) {
          if (bucket === dealt.ends.length) break;
          end = dealt.ends[bucket] ?? 0;
          bucket += 1;
          this.duplicates += this.#order.sort(dealt.view, dealt.offsets, next, end);
          continue;
        }
        const offset = dealt.offsets[next] ?? 0;
        next += 1;
        if (offset !== DUPLICATE) size = copyLine(dealt.view, offset, output, size);
      }
      return size === 0 ? null : block.subarray(0, size);
    };
  }

  #add(offset: number): void {
    if (this.count === this.#offsets.length) {
      const more = new Uint32Array(2 * this.count);
      more.set(this.#offsets);
      this.#offsets = more;
    }
    this.#offsets[this.count] = offset;
    this.count += 1;
  }

  #deal(): Dealt {
    const few = this.count <= 2 * LINES_IN_BUCKET;
    if (few) return { view: this.view, offsets: this.#offsets, ends: Uint32Array.of(this.count) };
    const stride = Math.max(LEAST_STRIDE, Math.ceil(this.count / MOST_IN_SAMPLE));
    this.#trie.grow(this.view, this.#sample(stride), Math.ceil(LINES_IN_BUCKET / stride));
    return this.#dealInto(this.#trie.buckets);
  }

  /** One line of every `stride`, ascending and distinct. */
  #sample(stride: number): Uint32Array {
    const sample = new Uint32Array(Math.ceil(this.count / stride));
    for (let i = 0; i < sample.length; i += 1) sample[i] = this.#offsets[i * stride] ?? 0;
    this.#order.sort(this.view, sample, 0, sample.length);
    return sample.filter((offset) => offset !== DUPLICATE);
  }

  /** At least the bytes of a line. Mostly the next line begins where it ends, so its end is known. */
  #reach(index: number): number {
    const offset = this.#offsets[index] ?? 0;
    const gap = index + 1 < this.count ? (this.#offsets[index + 1] ?? 0) - offset : 0;
    return gap > 0 && gap <= MAX_MEMBER_BYTES ? gap : lineEnd(this.view, offset) + 1 - offset;
  }

  /** Counts the lines of each bucket, then copies them there. */
  #dealInto(buckets: number): Dealt {
    const { count } = this;
    const offsets = this.#offsets;
    const bucketOf = new Uint16Array(count);
    const lines = new Uint32Array(buckets);
    // The last word of a bucket may reach beyond its last line.
    const places = new Uint32Array(buckets).fill(4);
    for (let i = 0; i < count; i += 1) {
      const offset = offsets[i] ?? 0;
      const bucket = this.#trie.find(this.bytes, offset);
      bucketOf[i] = bucket;
      lines[bucket] = (lines[bucket] ?? 0) + 1;
      places[bucket] = (places[bucket] ?? 0) + this.#reach(i);
    }
    toBeginnings(lines);
    const size = toBeginnings(places) + MARGIN;
    if (this.#dealt.length < size) this.#dealt = new Uint8Array(size + Math.max(0, this.free()));
    if (this.#dealtOffsets.length < count) this.#dealtOffsets = new Uint32Array(offsets.length);
    const view = new DataView(this.#dealt.buffer);
    for (let i = 0; i < count; i += 1) {
      const bucket = bucketOf[i] ?? 0;
      const place = places[bucket] ?? 0;
      const line = lines[bucket] ?? 0;
      this.#dealtOffsets[line] = place;
      lines[bucket] = line + 1;
      places[bucket] = copyLine(this.view, offsets[i] ?? 0, view, place);
    }
    return { view, offsets: this.#dealtOffsets, ends: lines };
  }
}

/** Lines bucket by bucket: the offsets of bucket `i` end at `ends[i]`. */
interface Dealt {
  readonly view: DataView;
  readonly offsets: Uint32Array;
  readonly ends: Uint32Array;
}

/** Bytes per line in addition to its own, which are there twice: offsets and the bucket. */
const BYTES_BESIDE = 14;
const LINES_IN_BUCKET = 1 << 11;
const LEAST_STRIDE = 64;
const MOST_IN_SAMPLE = 1 << 16;
const MOST_IN_TARGET = 1 << 20;
const OUTPUT_BYTES = 1 << 18;
/** A member, and what may be said of it beside. */
const LONGEST_LINE = MAX_MEMBER_BYTES + 256;
/** Words are copied whole, and keys are read six bytes at once. */
const MARGIN = 8;

/** Turns sizes into the place where each begins; returns where the last ends. */
function toBeginnings(sizes: Uint32Array): number {
  let place = 0;
  for (let i = 0; i < sizes.length; i += 1) {
    const size = sizes[i] ?? 0;
    sizes[i] = place;
    place += size;
  }
  return place;
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
