import { failure } from '../failure.ts';
import type { Owner } from '../lock/lease.ts';
import { isProvablyAlive } from '../lock/lease.ts';
import { asCode, say } from '../message.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { openWorkspace } from './workspace.ts';

/** Whoever asked for it: told who holds the lock, and asked whether that apply is gone. */
export interface UnlockWitness {
  held(owner: Owner): void;
  confirms(): Promise<boolean>;
}

/** Takes a lease away whose owner is gone without a trace. Throws a Failure. */
export async function unlock(
  cwd: string,
  options: WorkspaceOptions,
  witness: UnlockWitness,
): Promise<'was-free' | 'declined' | 'freed'> {
  const { store } = openWorkspace(cwd, options);
  const owner = store.leaseOwner();
  if (owner === null) return 'was-free';
  witness.held(owner);
  if (isProvablyAlive(owner)) {
    throw failure(
      'apply-running',
      say`process ${asCode(String(owner.pid))} of this machine has the lease, and is running`,
      say`Wait until it ends, or end it. The next apply takes over from a process that is gone.`,
    );
  }
  if (!(await witness.confirms())) return 'declined';
  store.breakLease(owner);
  return 'freed';
}
