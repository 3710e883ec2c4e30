import type { WorkspaceOptions } from '../src/app/workspace.ts';
import { showValue } from '../src/report/escape.ts';
import type { Terminal } from './terminal.ts';

/** For commands that only look: a lock branch that cannot be reached is read as it was fetched last. */
export function fromStaleLock<T extends WorkspaceOptions>(terminal: Terminal, options: T): T {
  return {
    ...options,
    onStaleLock: ({ branch, serial, writtenAt, reason }) =>
      terminal.err(
        `The lock branch ${branch} cannot be reached (${showValue(reason)}).\n` +
          `What follows is by the lock that was fetched last: serial ${serial}, written ${new Date(writtenAt).toISOString()}.\n`,
      ),
  };
}
