/**
 * A Bloom filter of members: who was put in is found, always, and about one in a hundred others too.
 * So whoever was on a list can be recognised later from little more than a byte for each row, and the
 * list itself need not be kept.
 *
 * Filters of one size can be compared bit by bit. That is what makes the mistakes few and known: of a
 * list that hardly changed, hardly any bits are in the filter before and not in the one after.
 */
export interface FilterShape {
  /** A multiple of 32. */
  readonly bits: number;
  /** How many bits each member has. */
  readonly hashes: number;
}

/** Bits for each row of a large list: 1% of others are found. */
const FEWEST_BITS_PER_ROW = 9.6;
/** A small list can afford more: one in ten million others is found. */
const MOST_BITS_PER_ROW = 40;
/** 256 KiB: up to here a filter may be roomy. */
const ROOMY_BITS = 2 ** 21;
const LEAST_BITS = 1024;

/** A list that grows or shrinks a little keeps the size of its filter: steps are of 9%. */
const STEPS_PER_DOUBLING = 8;

export function shapeFor(rows: number): FilterShape {
  const perRow = Math.min(MOST_BITS_PER_ROW, Math.max(FEWEST_BITS_PER_ROW, ROOMY_BITS / rows));
  const wanted = Math.max(LEAST_BITS, perRow * rows);
  const step = Math.ceil(Math.log2(wanted) * STEPS_PER_DOUBLING - 1e-9) / STEPS_PER_DOUBLING;
  const bits = Math.ceil(2 ** step / 32) * 32;
  return { bits, hashes: bits < ROOMY_BITS ? 12 : 7 };
}

/** Hashes of members, two numbers each, in memory that grows. */
export class HashList {
  #pairs = new Uint32Array(1 << 8);
  #used = 0;

  /** Members, each as often as it was added. */
  get size(): number {
    return this.#used / 2;
  }

  add(pair: Uint32Array): void {
    if (this.#used === this.#pairs.length) {
      const larger = new Uint32Array(this.#used * 2);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[this.#used] = pair[0] ?? 0;
    this.#pairs[this.#used + 1] = pair[1] ?? 0;
    this.#used += 2;
  }

  /** Pairs, one after the other. */
  all(): Uint32Array {
    return this.#pairs.subarray(0, this.#used);
  }
}

export class MemberFilter implements FilterShape {
  readonly bits: number;
  readonly hashes: number;
  readonly #words: Uint32Array;

  private constructor({ bits, hashes }: FilterShape, words: Uint32Array) {
    this.bits = bits;
    this.hashes = hashes;
    this.#words = words;
  }

  static empty(shape: FilterShape): MemberFilter {
    return new MemberFilter(shape, new Uint32Array(shape.bits / 32));
  }

  addAll(pairs: Uint32Array): void {
    const words = this.#words;
    const { hashes } = this;
    const scale = this.bits / 2 ** 32;
    for (let at = 0; at < pairs.length; at += 2) {
      let x = pairs[at] ?? 0;
      const y = pairs[at + 1] ?? 0;
      for (let i = 0; i < hashes; i += 1) {
        const bit = Math.floor(scattered(x) * scale);
        words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31));
        x = (x + y) | 0;
      }
    }
  }

  has(pair: Uint32Array): boolean {
    const words = this.#words;
    const scale = this.bits / 2 ** 32;
    let x = pair[0] ?? 0;
    const y = pair[1] ?? 0;
    for (let i = 0; i < this.hashes; i += 1) {
      const bit = Math.floor(scattered(x) * scale);
      if (((words[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
      x = (x + y) | 0;
    }
    return true;
  }

  /** Whoever is in one of the two. Both have the same shape. */
  or(other: MemberFilter): MemberFilter {
    const theirs = other.#words;
    return new MemberFilter(
      this,
      this.#words.map((word, at) => word | (theirs[at] ?? 0)),
    );
  }

  /** How likely someone who was never put in is found. */
  chance(): number {
    return this.#share((word) => word) ** this.hashes;
  }

  /** How likely someone who was never put in is found in this one, and not in the other. */
  chanceBeside(other: MemberFilter): number {
    const theirs = other.#words;
    const both = this.#share((word, at) => word & (theirs[at] ?? 0)) ** this.hashes;
    return Math.max(0, this.chance() - both);
  }

  /** The share of bits that are set in what `pick` makes of the words. */
  #share(pick: (word: number, at: number) => number): number {
    let set = 0;
    const words = this.#words;
    for (let at = 0; at < words.length; at += 1) set += bitsIn(pick(words[at] ?? 0, at));
    return set / this.bits;
  }

  /** The same bytes on every machine. */
  toBytes(): Uint8Array {
    const head = Buffer.from(`${MAGIC} ${this.bits} ${this.hashes}\n`);
    const bytes = Buffer.alloc(head.length + this.#words.length * 4);
    head.copy(bytes);
    for (let at = 0; at < this.#words.length; at += 1) {
      bytes.writeUInt32LE(this.#words[at] ?? 0, head.length + at * 4);
    }
    return bytes;
  }

  /** null where the bytes are not a filter. */
  static fromBytes(bytes: Uint8Array): MemberFilter | null {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = whole.indexOf('\n') + 1;
    const found = HEAD.exec(whole.toString('latin1', 0, end));
    const [bits, hashes] = [Number(found?.[1]), Number(found?.[2])];
    if (found === null || whole.length - end !== bits / 8) return null;
    const words = new Uint32Array(bits / 32);
    for (let at = 0; at < words.length; at += 1) words[at] = whole.readUInt32LE(end + at * 4);
    return new MemberFilter({ bits, hashes }, words);
  }
}

/** Steps of equal length alone would put the bits of some members side by side. */
function scattered(x: number): number {
  const mix = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  const more = Math.imul(mix ^ (mix >>> 15), 0x846ca68b);
  return (more ^ (more >>> 16)) >>> 0;
}

const MAGIC = 'segops-filter/1';
const HEAD = /^segops-filter\/1 ([1-9]\d{0,10}) ([1-9]\d?)\n$/;

function bitsIn(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Members that were looked up, how many were found, and how likely others are found. */
export interface LookUps {
  readonly found: number;
  readonly trials: number;
  /** Of someone who was never put in. */
  readonly chance: number;
  /** Of someone who was. */
  readonly certainty: number;
}

/** Below, a filter tells too little of those who were put in from others. */
const LEAST_TELLS = 0.05;

/** How many were really put in: on average exactly, and off by more than `margin` once in twenty times. */
export interface Estimate {
  readonly people: number;
  readonly margin: number;
}

export function estimate(lookUps: readonly LookUps[]): Estimate {
  let people = 0;
  let variance = 0;
  for (const { found, trials, chance, certainty } of lookUps) {
    const tells = certainty - chance;
    if (tells < LEAST_TELLS) {
      // So full that it finds nearly everybody: whoever is found may have been put in.
      people += found / certainty;
      continue;
    }
    people += (found - trials * chance) / tells;
    variance += (trials * chance * (1 - chance)) / tells ** 2;
  }
  return { people, margin: 2 * Math.sqrt(variance) };
}
