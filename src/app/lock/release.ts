import { failure } from '../../failure.ts';
import { describeOwner, isProvablyAlive } from '../../lock/lease.ts';
import { asCode, say } from '../../message.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { openLock } from '../workspace.ts';
import type { Repair } from './repair.ts';
import { nothingToDo } from './repair.ts';

/** Takes a lease away whose owner is gone without a trace. Throws a Failure. */
export async function releaseLease(cwd: string, options: WorkspaceOptions): Promise<Repair> {
  const store = openLock(cwd, options);
  const owner = await store.leaseOwner();
  if (owner === null) return nothingToDo(say`No apply has the lease.`);
  if (isProvablyAlive(owner)) {
    throw failure(
      'apply-running',
      say`process ${asCode(String(owner.pid))} of this machine has the lease, and is running`,
      say`Wait until it ends, or end it. The next apply takes over from a process that is gone.`,
    );
  }
  return {
    will: [say`This apply has the lease: ${describeOwner(owner)}.`],
    question: say`Is that apply gone? Two applies at the same time can undo each other.`,
    perform: async () => {
      await store.breakLease(owner);
      return say`The lease is released. The next apply recovers what that one may have sent.`;
    },
  };
}
