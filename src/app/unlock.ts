import { failure } from '../failure.ts';
import type { Owner } from '../lock/lease.ts';
import { isProvablyAlive } from '../lock/lease.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { openWorkspace } from './workspace.ts';

/** Whoever asked for it: told who holds the lock, and asked whether that apply is gone. */
export interface UnlockWitness {
  held(owner: Owner): void;
  confirms(): Promise<boolean>;
}

/** Takes a hold away whose owner is gone where nobody could see it. Throws a Failure. */
export async function unlock(
  cwd: string,
  options: WorkspaceOptions,
  witness: UnlockWitness,
): Promise<'was-free' | 'declined' | 'freed'> {
  const { store } = openWorkspace(cwd, options);
  const owner = store.readHold();
  if (owner === null) return 'was-free';
  witness.held(owner);
  if (isProvablyAlive(owner)) {
    throw failure(
      'apply-running',
      `process ${owner.pid} is running on this machine`,
      'Wait for it, or end it: the next apply takes over from a process that is gone.',
    );
  }
  if (!(await witness.confirms())) return 'declined';
  store.breakHold(owner);
  return 'freed';
}
