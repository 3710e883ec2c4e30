import type { Env } from '../clevertap/connect.ts';
import { Failure, warnings } from '../failure.ts';
import type { GitHub } from '../github/client.ts';
import { runState } from '../github/runs.ts';
import type { Owner } from '../lock/lease.ts';
import { isProvablyGone } from '../lock/lease.ts';
import { underLease } from '../lock/recover.ts';
import type { BranchOwner } from '../lock/store/branch-lease.ts';
import type { LockStore } from '../lock/store/store.ts';
import type { Problem } from '../model.ts';
import { runNumber } from './provenance.ts';
import { timeOf } from './time.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { openWorkspace } from './workspace.ts';

/**
 * A job whose machine died leaves its lease on the branch, and the lease runs on. GitHub knows
 * whether that run is over. Then its lease is taken over at once, and what it may have sent recovered.
 */
export class EndedRuns {
  readonly #ended = new Set<string>();

  readonly has = (owner: BranchOwner): boolean =>
    isProvablyGone(owner) || (owner.run !== null && this.#ended.has(owner.run));

  /**
   * Asks about the run that holds the lease, if one does. Where GitHub does not say, the lease decides;
   * what it said instead is returned.
   */
  async ask(github: () => GitHub, store: LockStore): Promise<readonly Problem[]> {
    const run = runOf(await store.leaseOwner());
    const [id, attempt] = (run ?? '').split('/').map(Number);
    if (run === null || !id || !attempt) return [];
    try {
      if ((await runState(github(), id, attempt)) === 'ended') this.#ended.add(run);
      return [];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return warnings(error);
    }
  }
}

function runOf(owner: Owner | null): string | null {
  if (owner === null || !('run' in owner)) return null;
  return typeof owner.run === 'string' ? owner.run : null;
}

/**
 * After a job that was cancelled: GitHub gives the main step about ten seconds, and this one minutes.
 * What this very run had meant to send and did not record is written down as unconfirmed, so that
 * the next run plans with it instead of waiting for a lease. True if there was something.
 */
export async function recoverRun(
  cwd: string,
  options: WorkspaceOptions,
  env: Env,
): Promise<boolean> {
  const run = runNumber(env);
  const workspace = openWorkspace(cwd, {
    ...options,
    ownerEnded: (owner) => isProvablyGone(owner) || (run !== null && owner.run === run),
  });
  if (workspace.config.lock.at.kind !== 'branch') return false;
  const time = timeOf(workspace.config, options);
  return underLease(workspace.store, time, async (_index, _at, recovered) => recovered);
}
