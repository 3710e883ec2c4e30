import { changesIn } from '../lock/split-batch.ts';
import type { Leaf } from './work-queue.ts';

/** How long an apply may send, and how many changes it may begin. */
export class ChangeBudget {
  /** ms since the epoch, null for no end. */
  readonly endsAt: number | null;
  #left: number;

  constructor(startedAt: number, timeLimitMs: number | null, stopAfterChanges: number | null) {
    this.endsAt = timeLimitMs === null ? null : startedAt + timeLimitMs;
    this.#left = stopAfterChanges ?? Number.POSITIVE_INFINITY;
  }

  isOver(now: number): boolean {
    return this.endsAt !== null && now >= this.endsAt;
  }

  /** Nothing new may be begun. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  covers({ batch, begun }: Leaf): boolean {
    return begun || changesIn(batch) <= this.#left;
  }

  begin({ batch, begun }: Leaf): void {
    if (!begun) this.#left -= changesIn(batch);
  }
}
