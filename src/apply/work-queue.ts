import type { LeafRef } from '../lock/journal-format.ts';
import { splitBatch } from '../lock/split-batch.ts';
import type { Batch } from '../model.ts';
import type { Attempts } from './join.ts';
import { NO_ATTEMPTS } from './join.ts';
import type { Turns } from './turns.ts';

/** A batch, or a part of one, that still has to be sent or sent again. */
export interface Leaf {
  readonly ref: LeafRef;
  readonly batch: Batch;
  readonly attempts: Attempts;
  /** Sent before, by itself or within more. */
  readonly begun: boolean;
  /** Attempts that found no lane, and attempts that failed otherwise: each has its own patience. */
  readonly busy: number;
  readonly failures: number;
  /** Not before this time, ms since the epoch. */
  readonly notBefore: number;
}

/** The two halves of a leaf, which inherit its attempts; null for a single change. */
export function splitLeaf(leaf: Leaf): [Leaf, Leaf] | null {
  const halves = splitBatch(leaf.batch);
  if (halves === null) return null;
  const half = (batch: Batch, bit: string): Leaf => ({
    ...leaf,
    ref: { batch: leaf.ref.batch, path: leaf.ref.path + bit },
    batch,
    busy: 0,
    failures: 0,
    notBefore: 0,
  });
  return [half(halves[0], '0'), half(halves[1], '1')];
}

/**
 * Work in the order of the plan: parts that came back go before batches that were never sent, so
 * that an apply which is stopped has begun as little as possible. A batch that must wait for the
 * answer to another lets those behind it pass, and is withheld for good if that answer was a no.
 */
export class WorkQueue {
  readonly #batches: readonly Batch[];
  readonly #turns: Turns;
  #next = 0;
  #waiting: number[] = [];
  #returned: Leaf[] = [];

  constructor(batches: readonly Batch[], turns: Turns) {
    this.#batches = batches;
    this.#turns = turns;
  }

  get isEmpty(): boolean {
    return (
      this.#returned.length === 0 &&
      this.#waiting.length === 0 &&
      this.#next >= this.#batches.length
    );
  }

  giveBack(...leaves: readonly Leaf[]): void {
    this.#returned.push(...leaves);
  }

  /** To be taken next, in this order. */
  putFirst(...leaves: readonly Leaf[]): void {
    this.#returned.unshift(...leaves);
  }

  /** What came back and was not taken again. */
  returned(): readonly Leaf[] {
    return this.#returned;
  }

  /**
   * The next leaf that may be sent now, else when the earliest may be, else null: nothing waits for
   * its time alone. `begunOnly` leaves alone what was never sent.
   */
  take(now: number, begunOnly = false): Leaf | { readonly readyAt: number } | null {
    const open = begunOnly ? this.#returned.filter((leaf) => leaf.begun) : this.#returned;
    const returned = open.find((leaf) => leaf.notBefore <= now);
    if (returned !== undefined) {
      this.#returned = this.#returned.filter((leaf) => leaf !== returned);
      return returned;
    }
    const fresh = begunOnly ? null : this.#takeFresh();
    if (fresh !== null) return fresh;
    return open.length === 0
      ? null
      : { readyAt: Math.min(...open.map(({ notBefore }) => notBefore)) };
  }

  #takeFresh(): Leaf | null {
    this.#waiting = this.#waiting.filter((batch) => !this.#turns.isBarred(batch));
    const due = this.#waiting.find((batch) => this.#turns.isDue(batch));
    if (due !== undefined) {
      this.#waiting = this.#waiting.filter((batch) => batch !== due);
      return this.#leafOf(due);
    }
    while (this.#next < this.#batches.length) {
      const batch = this.#next;
      this.#next += 1;
      if (this.#turns.isDue(batch)) return this.#leafOf(batch);
      if (!this.#turns.isBarred(batch)) this.#waiting.push(batch);
    }
    return null;
  }

  #leafOf(number: number): Leaf | null {
    const batch = this.#batches[number];
    if (batch === undefined) return null;
    const ref = { batch: number, path: '' };
    return { ref, batch, attempts: NO_ATTEMPTS, begun: false, busy: 0, failures: 0, notBefore: 0 };
  }
}
