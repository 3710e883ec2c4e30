import type { Batch } from '../model.ts';
import type { Leaf } from './leaf.ts';
import { wholeLeaf } from './leaf.ts';
import type { Turns } from './turns.ts';

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
    return batch === undefined ? null : wholeLeaf(number, batch);
  }
}
