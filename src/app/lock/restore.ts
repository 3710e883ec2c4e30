import { failure } from '../../failure.ts';
import { asPath, say } from '../../message.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf } from '../workspace.ts';
import type { Repair } from './repair.ts';
import { restoreOnBranch } from './restore-branch.ts';

/** Puts the newest lockfile back that is known here. Throws a Failure where none is known. */
export async function restoreLock(cwd: string, options: WorkspaceOptions): Promise<Repair> {
  const config = configOf(cwd, options);
  const { at } = config.lock;
  if (at.kind === 'branch') return restoreOnBranch(config, at.branch);
  throw failure(
    'not-restorable',
    say`the lockfile ${asPath(at.file)} is a file, which this command cannot restore yet`,
    say`Nothing has changed.`,
  );
}
