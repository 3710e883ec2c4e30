import type { Spill, SpillFile } from './spill.ts';
import type { Watcher } from './watched.ts';
import { bytesBefore, newlineMarks } from './words.ts';

/*
 * Which sets may have members in common, without a merge of all of them. A hash of each member is kept with
 * the number of its set. Equal members have equal hashes, so nothing that sets share is overlooked. Different
 * members may have equal hashes too: whoever has to be sure compares the sets.
 *
 * Hashes are dealt into parts, and what does not fit in the memory of a part waits on the disk. Then one part
 * after the other is looked through. Two bits for a few bits of each hash tell which occur more than once.
 * Only these few are put into a table. So memory does not grow with members, apart from that of one part.
 */

const PARTS = 256;
/** Two for each hash. */
const WORDS = 1 << 14;
const NONE = -1;
const NO_WORDS = new Uint32Array(0);

/** Gets the sets in which a hash is: `sets[0, count)`. */
type OnShared = (sets: Uint32Array, count: number) => void;

export class SharedHashes {
  readonly #spill: Spill;
  /** Bits of the second word that are the number of the set. */
  readonly #setBits: number;
  /** Of each part, once it has any. */
  readonly #waiting: Uint32Array[] = Array.from({ length: PARTS }, () => NO_WORDS);
  readonly #used = new Uint32Array(PARTS);
  /** So many wait in memory for each part. */
  readonly #most: number;
  #file: SpillFile | null = null;
  /** Of each block in the file, in its order, the part that it belongs to. */
  readonly #written: number[] = [];

  /** Sets are numbers below `sets`. */
  constructor(spill: Spill, sets: number, most = WORDS) {
    this.#spill = spill;
    this.#most = most;
    this.#setBits = 2 ** Math.ceil(Math.log2(Math.max(2, sets))) - 1;
  }

  /** Takes the members of a set, one set after the other. What a set gives again counts once. */
  watcher(set: number, isGuid: boolean): Watcher {
    const seed = isGuid ? 1 : 2;
    return {
      see: (bytes, start, end) => {
        let a = seed;
        let b = 0;
        let at = start;
        for (; at + 4 <= end; at += 4) {
          const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
          const word = low | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
          a = firstMix(a, word);
          b = secondMix(b, word);
        }
        let rest = 0;
        for (let shift = 0; at < end; at += 1, shift += 8) rest |= (bytes[at] ?? 0) << shift;
        this.#add(set, firstMix(a, rest), secondMix(b, rest));
      },
      seeLines: (view, from, lines, indent) => {
        let at = from;
        for (let line = 0; line < lines; line += 1) {
          let a = seed;
          let b = 0;
          for (;;) {
            const word = view.getInt32(at, true);
            const marks = newlineMarks(word);
            if (marks !== 0) {
              const width = bytesBefore(marks);
              const rest = word & ((1 << (8 * width)) - 1);
              this.#add(set, firstMix(a, rest), secondMix(b, rest));
              at += width + 1 + indent;
              break;
            }
            a = firstMix(a, word);
            b = secondMix(b, word);
            at += 4;
          }
        }
      },
    };
  }

  /** Of each hash that is in more than one set. */
  eachShared(onShared: OnShared): void {
    const blocks = Array.from({ length: PARTS }, (): number[] => []);
    for (const [at, part] of this.#written.entries()) blocks[part]?.push(at);
    const longest = Math.max(...blocks.map(({ length }) => length));
    const words = new Uint32Array((longest + 1) * this.#most);
    const repeats = new Repeats(this.#setBits, onShared);
    for (const [part, own] of blocks.entries()) {
      let length = 0;
      for (const at of own) {
        const block = words.subarray(length, length + this.#most);
        this.#file?.readAt(bytesOf(block), at * this.#most * 4);
        length += this.#most;
      }
      const used = this.#used[part] ?? 0;
      words.set(this.#waitingIn(part).subarray(0, used), length);
      repeats.findIn(words.subarray(0, length + used));
    }
  }

  close(): void {
    this.#file?.close();
    this.#file = null;
  }

  #add(set: number, a: number, b: number): void {
    const first = finished(a ^ b);
    const part = first >>> 24;
    const used = this.#used[part] ?? 0;
    const waiting = this.#waitingIn(part);
    waiting[used] = first;
    waiting[used + 1] = (b & ~this.#setBits) | set;
    this.#used[part] = used + 2;
    if (used + 2 === this.#most) this.#write(part);
  }

  #waitingIn(part: number): Uint32Array {
    const known = this.#waiting[part] ?? NO_WORDS;
    if (known.length > 0) return known;
    const made = new Uint32Array(this.#most);
    this.#waiting[part] = made;
    return made;
  }

  #write(part: number): void {
    this.#file ??= this.#spill.create();
    this.#file.write(bytesOf(this.#waitingIn(part)));
    this.#written.push(part);
    this.#used[part] = 0;
  }
}

/** Bits of a hash by which repeats are looked for first. */
const GLANCE_BITS = 21;

/** Finds the hashes that are in several sets, among those of one part. */
class Repeats {
  readonly #setBits: number;
  readonly #onShared: OnShared;
  readonly #sets: Uint32Array;
  /** Two bits for each glance: it occurred, and it occurred again. */
  readonly #seen = new Uint32Array(2 ** (GLANCE_BITS - 4));
  /** A table with open addresses. Entries of one hash are a chain, the last one first. */
  #heads = new Int32Array(0);
  #next = new Int32Array(0);

  constructor(setBits: number, onShared: OnShared) {
    this.#setBits = setBits;
    this.#onShared = onShared;
    this.#sets = new Uint32Array(setBits + 1);
  }

  findIn(words: Uint32Array): void {
    const repeated = words.subarray(0, this.#repeatedIn(words));
    const entries = repeated.length >> 1;
    if (entries === 0) return;
    const size = 2 ** Math.ceil(Math.log2(2 * entries + 2));
    if (this.#heads.length < size) this.#heads = new Int32Array(size);
    if (this.#next.length < entries) this.#next = new Int32Array(entries);
    const heads = this.#heads.subarray(0, size).fill(NONE);
    const next = this.#next;
    for (let entry = 0; entry < entries; entry += 1) {
      const slot = this.#slotOf(repeated, entry, heads);
      next[entry] = heads[slot] ?? NONE;
      heads[slot] = entry;
    }
    for (const head of heads) {
      if (head === NONE || next[head] === NONE) continue;
      const count = this.#setsFrom(repeated, head);
      if (count > 1) this.#onShared(this.#sets, count);
    }
  }

  /** Moves the entries that may repeat others to the front. Returns where they end. */
  #repeatedIn(words: Uint32Array): number {
    const seen = this.#seen.fill(0);
    const { length } = words;
    for (let at = 0; at < length; at += 2) {
      const glance = (words[at] ?? 0) & 0x1fffff;
      const bits = seen[glance >> 4] ?? 0;
      const bit = 1 << ((glance & 15) << 1);
      seen[glance >> 4] = bits | bit | ((bits & bit) << 1);
    }
    let kept = 0;
    for (let at = 0; at < length; at += 2) {
      const first = words[at] ?? 0;
      const glance = first & 0x1fffff;
      if ((((seen[glance >> 4] ?? 0) >>> ((glance & 15) << 1)) & 2) === 0) continue;
      words[kept] = first;
      words[kept + 1] = words[at + 1] ?? 0;
      kept += 2;
    }
    return kept;
  }

  /** Where entries of the same hash are, or the first free one. */
  #slotOf(words: Uint32Array, entry: number, heads: Int32Array): number {
    const mask = heads.length - 1;
    const keep = ~this.#setBits;
    const first = words[2 * entry] ?? 0;
    const second = words[2 * entry + 1] ?? 0;
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const head = heads[slot] ?? NONE;
      if (head === NONE) return slot;
      if (words[2 * head] !== first) continue;
      if ((((words[2 * head + 1] ?? 0) ^ second) & keep) === 0) return slot;
    }
  }

  /** Entries of one set follow each other. */
  #setsFrom(words: Uint32Array, first: number): number {
    let count = 0;
    let last = NONE;
    for (let entry = first; entry !== NONE; entry = this.#next[entry] ?? NONE) {
      const set = (words[2 * entry + 1] ?? 0) & this.#setBits;
      if (set === last) continue;
      this.#sets[count] = set;
      last = set;
      count += 1;
    }
    return count;
  }
}

/** Two lanes that mix a word each in their own way. */
function firstMix(state: number, word: number): number {
  const mix = Math.imul(state ^ word, 0x85ebca6b);
  return mix ^ (mix >>> 15);
}

function secondMix(state: number, word: number): number {
  const mix = Math.imul((state + word) | 0, 0xc2b2ae35);
  return (mix << 13) | (mix >>> 19);
}

function finished(value: number): number {
  const mix = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (mix ^ (mix >>> 13)) >>> 0;
}

function bytesOf(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}
