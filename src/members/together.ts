import { compareRanges } from './bytes.ts';
import type { MemberCursor } from './cursor.ts';
import { NO_BYTES } from './cursor.ts';

/**
 * Several cursors as one, which says of each member which of them have it. A tree of losers: each node keeps
 * who lost there, so that a cursor that moves is compared once at each level. Whether a loser was equal to
 * its winner is kept too. So all that have the current member are found without comparing anything again.
 */
export class Together {
  bytes: Uint8Array = NO_BYTES;
  start = 0;
  end = 0;
  /** How many cursors have the current member: their numbers are in `at[0, count)`. */
  count = 0;
  readonly at: Uint32Array;
  readonly #cursors: readonly MemberCursor[];
  /** Of each cursor its current member, apart from it: cursors are of many kinds. */
  readonly #bytes: Uint8Array[];
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  /** The numbers of cursors: the winner of all at 0, and losers behind it. */
  readonly #losers: Int32Array;
  readonly #isTie: Uint8Array;
  #isBegun = false;

  constructor(cursors: readonly MemberCursor[]) {
    const { length } = cursors;
    this.#cursors = cursors;
    this.at = new Uint32Array(length);
    this.#bytes = cursors.map(() => NO_BYTES);
    this.#starts = new Int32Array(length);
    this.#ends = new Int32Array(length);
    this.#losers = new Int32Array(length).fill(NOBODY);
    this.#isTie = new Uint8Array(length);
  }

  next(): boolean {
    if (this.#isBegun) this.#moveOn();
    else this.#begin();
    this.count = 0;
    const winner = this.#losers[0] ?? NOBODY;
    const bytes = this.#bytes[winner];
    const end = this.#ends[winner];
    if (bytes === undefined || end === undefined || end < 0) return false;
    this.bytes = bytes;
    this.start = this.#starts[winner] ?? 0;
    this.end = end;
    this.#note(winner, 0);
    return true;
  }

  #begin(): void {
    this.#isBegun = true;
    for (let one = 0; one < this.#cursors.length; one += 1) this.#move(one);
  }

  /** Whoever had the current member wins until it has moved. */
  #moveOn(): void {
    for (let moved = 0; moved < this.count; moved += 1) this.#move(this.#losers[0] ?? 0);
  }

  #move(one: number): void {
    const cursor = this.#cursors[one];
    if (cursor?.next()) {
      this.#bytes[one] = cursor.bytes;
      this.#starts[one] = cursor.start;
      this.#ends[one] = cursor.end;
    } else this.#ends[one] = ENDED;
    this.#replay(one);
  }

  #replay(one: number): void {
    const losers = this.#losers;
    let winner = one;
    for (let node = (one + losers.length) >> 1; node > 0; node >>= 1) {
      const other = losers[node] ?? NOBODY;
      if (other === NOBODY) {
        losers[node] = winner;
        return;
      }
      const order = this.#compare(other, winner);
      this.#isTie[node] = order === 0 ? 1 : 0;
      if (order >= 0) continue;
      losers[node] = winner;
      winner = other;
    }
    losers[0] = winner;
  }

  #compare(a: number, b: number): number {
    // One by one: pairs would be made and thrown away for each comparison.
    const aEnd = this.#ends[a] ?? ENDED;
    const bEnd = this.#ends[b] ?? ENDED;
    if (aEnd < 0 || bEnd < 0) return aEnd < 0 && bEnd < 0 ? 0 : aEnd < 0 ? 1 : -1;
    const aBytes = this.#bytes[a] ?? NO_BYTES;
    const bBytes = this.#bytes[b] ?? NO_BYTES;
    return compareRanges(aBytes, this.#starts[a] ?? 0, aEnd, bBytes, this.#starts[b] ?? 0, bEnd);
  }

  /** One that has the member, and all that are equal to it below a node. */
  #note(one: number, above: number): void {
    this.at[this.count] = one;
    this.count += 1;
    const { length } = this.#losers;
    for (let node = (one + length) >> 1; node > above; node >>= 1) {
      if (this.#isTie[node] === 1) this.#note(this.#losers[node] ?? 0, node);
    }
  }
}

const NOBODY = -1;
const ENDED = -1;
