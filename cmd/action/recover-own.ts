import { runNumber } from '../../src/app/provenance.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { isProvablyGone } from '../../src/lock/lease.ts';
import { recover } from '../../src/lock/recover.ts';
import type { Job } from './job.ts';
import { workspaceOptions } from './job.ts';

/**
 * After a job that was cancelled: GitHub gives the main step about ten seconds, and this one minutes.
 * What this very run had meant to send and did not record is written down as unconfirmed, so that
 * the next run plans with it instead of waiting for a lease. True if there was something.
 */
export function recoverOwn(job: Job): boolean {
  const run = runNumber(job.inputs.environment);
  const workspace = openWorkspace(job.folder, {
    ...workspaceOptions(job),
    ownerEnded: (owner) => isProvablyGone(owner) || (run !== null && owner.run === run),
  });
  if (workspace.config.lock.at.kind !== 'branch') return false;
  const now = Date.now();
  const lease = workspace.store.takeLease(now);
  try {
    return recover(workspace.store, now).recovered;
  } finally {
    lease.release();
  }
}
