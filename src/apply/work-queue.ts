import type { LeafRef } from '../lock/journal-format.ts';
import type { Batch } from '../model.ts';
import type { Attempts } from './join.ts';
import { NO_ATTEMPTS } from './join.ts';
import { splitBatch } from './split.ts';

/** A batch, or a part of one, that still has to be sent or sent again. */
export interface Leaf {
  readonly ref: LeafRef;
  readonly batch: Batch;
  readonly attempts: Attempts;
  /** Attempts that failed, for the backoff. */
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
    failures: 0,
    notBefore: 0,
  });
  return [half(halves[0], '0'), half(halves[1], '1')];
}

/**
 * Work in the order of the plan: parts that came back go before batches that were never sent, so
 * that an apply which is stopped has begun as little as possible.
 */
export class WorkQueue {
  readonly #batches: readonly Batch[];
  #next = 0;
  #returned: Leaf[] = [];

  constructor(batches: readonly Batch[]) {
    this.#batches = batches;
  }

  get isEmpty(): boolean {
    return this.#returned.length === 0 && this.#next >= this.#batches.length;
  }

  giveBack(...leaves: readonly Leaf[]): void {
    this.#returned.push(...leaves);
  }

  /** What came back and was not taken again. */
  returned(): readonly Leaf[] {
    return this.#returned;
  }

  /** The next leaf that may be sent now, else when the earliest may be, else null: nothing waits. */
  take(now: number): Leaf | { readonly readyAt: number } | null {
    const ready = this.#returned.findIndex((leaf) => leaf.notBefore <= now);
    const [returned] = ready < 0 ? [] : this.#returned.splice(ready, 1);
    if (returned !== undefined) return returned;
    const batch = this.#batches[this.#next];
    if (batch === undefined) {
      if (this.#returned.length === 0) return null;
      return { readyAt: Math.min(...this.#returned.map((leaf) => leaf.notBefore)) };
    }
    const ref = { batch: this.#next, path: '' };
    this.#next += 1;
    return { ref, batch, attempts: NO_ATTEMPTS, failures: 0, notBefore: 0 };
  }
}
