import { failure } from '../../failure.ts';
import { commitNamed, headCommit, isInHistory } from '../../git/history.ts';
import type { Repository } from '../../git/repository.ts';
import { repositoryAt } from '../../git/repository.ts';
import { appliedCommit } from '../../lock/lock-index.ts';
import { underLease } from '../../lock/recover.ts';
import { NO_FILES } from '../../lock/store/store.ts';
import { asCode, asForeign, asPath, asValue, say } from '../../message.ts';
import { timeOf } from '../time.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import type { Repair } from './repair.ts';
import { nothingToDo, writtenBy } from './repair.ts';

/**
 * After main was rewritten, the commit that was applied last is in no history, and every apply is
 * refused. This names another one instead. Throws a Failure.
 */
export async function acceptHistory(
  cwd: string,
  options: WorkspaceOptions,
  revision: string,
): Promise<Repair> {
  const config = configOf(cwd, options);
  if (config.lock.at.kind === 'file') {
    return nothingToDo(
      say`The lockfile is a file of this machine: an apply from any commit continues it.`,
    );
  }
  const store = storeOf(config, options);
  const commit = commitIn(repositoryAt(config.folder), config.folder, revision);
  const index = await store.read();
  const applied = appliedCommit(index);
  const shown = asCode(commit.slice(0, 12));
  if (applied === commit) return nothingToDo(say`Commit ${shown} is the last applied one already.`);
  const before = applied === null ? say`no commit` : say`commit ${asCode(applied.slice(0, 12))}`;
  return {
    will: [
      say`The lockfile will say that commit ${shown} was applied last. Now it says: ${before}.`,
      say`Then every commit with ${shown} in its history may be applied. Where people were removed after it, an apply may add them again.`,
    ],
    question: say`Was the history rewritten, and is ${shown} as new as what was applied last?`,
    perform: () =>
      underLease(store, timeOf(config, options), async (found, at) => {
        const { serial, written } = writtenBy('accept-history', found, at);
        const accepted = { ...written, commit };
        await store.swap({ ...found, serial, written: accepted }, NO_FILES);
        return say`Commit ${shown} is the last applied one now.`;
      }),
  };
}

function commitIn(repository: Repository | null, folder: string, revision: string): string {
  const head = repository === null ? null : headCommit(repository);
  if (repository === null || head === null) {
    throw failure(
      'no-such-commit',
      say`there is no commit in ${asPath(folder)}`,
      say`Nothing was changed. Run this in a clone of the repository.`,
    );
  }
  const commit = commitNamed(repository, revision);
  if (commit !== null && isInHistory(repository, commit, head)) return commit;
  const why =
    commit === null
      ? asForeign('git knows no such commit here')
      : [', because it is not in the history of HEAD'];
  throw failure(
    'no-such-commit',
    say`${asValue(revision)} cannot be the last applied commit${why}`,
    say`Nothing was changed. Name HEAD or a commit in its history.`,
  );
}
