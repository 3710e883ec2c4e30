import type { BranchLease } from './branch-lease.ts';
import type { BranchTip } from './branch-tip.ts';

/** A ref is read quickly. What takes longer is as good as a remote that cannot be reached. */
const PATIENCE_MS = 60_000;

/**
 * While an apply sends, its lease is read from the branch again and again. A checkpoint would notice
 * only minutes later that a person released the lease, or that another run took it over. The timers
 * keep no process alive.
 */
export class LeaseWatch {
  readonly #tip: BranchTip;
  readonly #lease: BranchLease;
  readonly #pollMs: number;
  readonly #isOver: () => boolean;
  #timer: NodeJS.Timeout | null = null;

  constructor(tip: BranchTip, lease: BranchLease, pollMs: number, isOver: () => boolean) {
    this.#tip = tip;
    this.#lease = lease;
    this.#pollMs = pollMs;
    this.#isOver = isOver;
  }

  start(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#isOver()) return;
      this.#look()
        .catch(() => undefined)
        .finally(() => {
          if (!this.#isOver()) this.start();
        });
    }, this.#pollMs);
    this.#timer.unref();
  }

  /** Where the branch cannot be read, the lease itself says how long that may go on. */
  async #look(): Promise<void> {
    const askedAt = this.#lease.time;
    const owner = await this.#tip.ownerNow(PATIENCE_MS);
    if (owner === 'unknown') return;
    if (owner?.token === this.#lease.owner.token) this.#lease.seenAt(askedAt);
    else if (!this.#isOver()) this.#lease.lost = true;
  }
}
