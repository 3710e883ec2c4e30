import { hash } from 'node:crypto';
import type { MemberKind } from '../model.ts';
import type { MemberCursor } from './cursor.ts';
import { NO_BYTES } from './cursor.ts';

/*
 * A split takes a share of all members by a hash of each name: the same on every machine and for ever,
 * whoever else is listed. docs/segments.md has it in SQL, so it must never change.
 */

/** Takes whoever's hash falls into `[from, to)`, in hundredths of a percent: 0 to 10,000. */
export interface Split {
  /** Another salt is another draw. */
  readonly salt: string;
  readonly from: number;
  readonly to: number;
}

const WHOLE = 10_000;
const HASHES = 2 ** 32;
const LONGEST_MEMBER = 4096;
const [COLON, CAPITAL_A, CAPITAL_Z, TO_SMALL] = [0x3a, 0x41, 0x5a, 0x20];

const SHARE = /^(\d{1,3}(?:\.\d{1,2})?)%\.\.(\d{1,3}(?:\.\d{1,2})?)%$/;

/** `0%..90%`, with at most two decimals; null for anything else, or if it takes nobody. */
export function parseTake(text: string): Pick<Split, 'from' | 'to'> | null {
  const match = SHARE.exec(text);
  if (match === null) return null;
  const [from, to] = [match[1], match[2]].map((percent) => Math.round(Number(percent) * 100));
  if (from === undefined || to === undefined) return null;
  return from < to && to <= WHOLE ? { from, to } : null;
}

/** As it would be written. */
export function takeText({ from, to }: Split): string {
  return `${from / 100}%..${to / 100}%`;
}

/** How the hash of one salt is taken of many names, without an object for each. */
class Draw {
  readonly #split: Split;
  readonly #start: number;
  #bytes: Buffer;

  constructor(split: Split) {
    this.#split = split;
    const salt = Buffer.from(split.salt);
    this.#start = salt.length + 1;
    this.#bytes = Buffer.alloc(this.#start + LONGEST_MEMBER);
    this.#bytes.set(salt);
    this.#bytes[salt.length] = COLON;
  }

  takes(kind: MemberKind, bytes: Uint8Array, start: number, end: number): boolean {
    const { from, to } = this.#split;
    // In whole numbers, as SQL can repeat it: the first 32 bits of the MD5, in parts of 10,000.
    const place = this.#hash(kind, bytes, start, end) * WHOLE;
    return from * HASHES <= place && place < to * HASHES;
  }

  #hash(kind: MemberKind, bytes: Uint8Array, start: number, end: number): number {
    const name = this.#nameFrom(bytes, start, end);
    if (kind === 'identity') toSmall(name, this.#start);
    // Each character is a byte. In hex it takes longer.
    const digest = hash('md5', name, 'binary');
    const high = (digest.charCodeAt(0) << 8) | digest.charCodeAt(1);
    return high * 2 ** 16 + ((digest.charCodeAt(2) << 8) | digest.charCodeAt(3));
  }

  #nameFrom(bytes: Uint8Array, start: number, end: number): Buffer {
    const length = this.#start + end - start;
    if (length > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * length);
    this.#bytes.set(bytes.subarray(start, end), this.#start);
    return this.#bytes.subarray(0, length);
  }
}

/** Letters of ASCII alone: what is beyond them has no one small form in all programs. */
function toSmall(bytes: Uint8Array, from: number): void {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte !== undefined && byte >= CAPITAL_A && byte <= CAPITAL_Z) bytes[at] = byte + TO_SMALL;
  }
}

/** Whoever all of these splits take. */
export function isTaken(splits: readonly Split[], kind: MemberKind, name: Uint8Array): boolean {
  return splits.every((split) => new Draw(split).takes(kind, name, 0, name.length));
}

/** What splits did. */
export interface SplitCounts {
  /** Anonymous profiles among all of them, taken or not. */
  guids: number;
  leftOut: number;
  /** Taken now, and not by the splits before; and the other way round. */
  comeIn: number;
  goOut: number;
}

export function sumOfCounts(counts: readonly SplitCounts[]): SplitCounts {
  const sum = { guids: 0, leftOut: 0, comeIn: 0, goOut: 0 };
  for (const one of counts) {
    sum.guids += one.guids;
    sum.leftOut += one.leftOut;
    sum.comeIn += one.comeIn;
    sum.goOut += one.goOut;
  }
  return sum;
}

/** Those whom all splits take, and how it would be by the splits before. */
export class SplitCursor implements MemberCursor {
  bytes: Uint8Array = NO_BYTES;
  start = 0;
  end = 0;
  readonly counts: SplitCounts = { guids: 0, leftOut: 0, comeIn: 0, goOut: 0 };
  readonly #from: MemberCursor;
  readonly #kind: MemberKind;
  readonly #now: readonly Draw[];
  /** null where it is as before. */
  readonly #before: readonly Draw[] | null;

  constructor(
    from: MemberCursor,
    kind: MemberKind,
    splits: readonly Split[],
    before: readonly Split[],
  ) {
    this.#from = from;
    this.#kind = kind;
    this.#now = splits.map((split) => new Draw(split));
    const isAsBefore = JSON.stringify(before) === JSON.stringify(splits);
    this.#before = isAsBefore ? null : before.map((split) => new Draw(split));
  }

  next(): boolean {
    while (this.#from.next()) {
      const { bytes, start, end } = this.#from;
      const isIn = this.#isIn(this.#now, bytes, start, end);
      const wasIn = this.#before === null ? isIn : this.#isIn(this.#before, bytes, start, end);
      this.#count(isIn, wasIn);
      if (!isIn) continue;
      this.bytes = bytes;
      this.start = start;
      this.end = end;
      return true;
    }
    return false;
  }

  #isIn(draws: readonly Draw[], bytes: Uint8Array, start: number, end: number): boolean {
    return draws.every((draw) => draw.takes(this.#kind, bytes, start, end));
  }

  #count(isIn: boolean, wasIn: boolean): void {
    const { counts } = this;
    if (this.#kind === 'guid') counts.guids += 1;
    if (!isIn) counts.leftOut += 1;
    if (isIn && !wasIn) counts.comeIn += 1;
    if (!isIn && wasIn) counts.goOut += 1;
  }
}
