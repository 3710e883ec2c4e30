import { Failure } from '../../src/failure.ts';
import { runState } from '../../src/github/runs.ts';
import type { Owner } from '../../src/lock/lease.ts';
import { isProvablyGone } from '../../src/lock/lease.ts';
import type { BranchOwner } from '../../src/lock/store/branch-lease.ts';
import type { LockStore } from '../../src/lock/store/store.ts';
import type { Job } from './job.ts';

/**
 * A job whose machine died leaves its lease on the branch, and the lease runs on. GitHub knows
 * whether that run is over. Then its lease is taken over at once, and what it may have sent recovered.
 */
export class EndedRuns {
  readonly #ended = new Set<string>();

  readonly has = (owner: BranchOwner): boolean =>
    isProvablyGone(owner) || (owner.run !== null && this.#ended.has(owner.run));

  /** Asks about the run that holds the lock, if one does. Where GitHub does not say, the lease decides. */
  async ask(job: Job, store: LockStore): Promise<void> {
    const run = runOf(store.leaseOwner());
    const [id, attempt] = (run ?? '').split('/').map(Number);
    if (run === null || !id || !attempt) return;
    try {
      if ((await runState(job.github(), id, attempt)) === 'ended') this.#ended.add(run);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      job.problems(error.problems.map((problem) => ({ ...problem, severity: 'warning' as const })));
    }
  }
}

function runOf(owner: Owner | null): string | null {
  if (owner === null || !('run' in owner)) return null;
  return typeof owner.run === 'string' ? owner.run : null;
}
