import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { failure } from '../../src/failure.ts';
import { describeOwner, isProvablyAlive } from '../../src/lock/lease.ts';
import type { Terminal } from '../terminal.ts';
import { confirms } from '../terminal.ts';

export interface UnlockOptions extends WorkspaceOptions {
  readonly yes?: boolean;
}

/** Takes a hold away whose owner is gone where nobody could see it, after a confirmation. */
export async function unlock(terminal: Terminal, options: UnlockOptions): Promise<0 | 1> {
  const { store } = openWorkspace(process.cwd(), options);
  const owner = store.readHold();
  if (owner === null) {
    terminal.out('Nobody holds the lock.\n');
    return 0;
  }
  terminal.out(`The lock is held by ${describeOwner(owner)}.\n`);
  if (isProvablyAlive(owner)) {
    throw failure(
      'apply-running',
      `process ${owner.pid} is running on this machine`,
      'Wait for it, or end it: the next apply takes over from a process that is gone.',
    );
  }
  if (options.yes !== true && !terminal.interactive) {
    throw failure(
      'consent-needed',
      'nobody is there to confirm it',
      'Make sure that this apply is gone, then add --yes. Nothing was changed.',
    );
  }
  if (
    options.yes !== true &&
    !(await confirms(terminal, 'Is that apply gone? Two at once can undo each other.'))
  ) {
    terminal.out('Nothing was changed.\n');
    return 1;
  }
  store.breakHold(owner);
  terminal.out('The lock is free. The next apply recovers what that one may have sent.\n');
  return 0;
}
