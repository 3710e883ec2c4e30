import { Failure, failure } from '../failure.ts';
import { completeHistory, headCommit, isInHistory, isShallow } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { repositoryAt } from '../git/repository.ts';
import type { LockIndex } from '../lock/lock-index.ts';
import { appliedCommit } from '../lock/lock-index.ts';
import type { Message } from '../message.ts';
import { asCode, asCommand, say } from '../message.ts';

/** Whether the commit that is applied has the one that was applied last in its history. */
export type Descends = (applied: string, commit: string) => boolean | Promise<boolean>;

/**
 * An apply from an old commit would bring people back whom a later one removed. So the commit that was
 * applied last must be in the history of the one that is applied now. What cannot be known is a refusal.
 */
export async function checkNotSuperseded(
  index: Pick<LockIndex, 'written'>,
  commit: string | null,
  descends: Descends,
): Promise<void> {
  const applied = appliedCommit(index);
  if (applied === null || applied === commit) return;
  if (commit !== null && (await descends(applied, commit))) return;
  throw superseded(applied, commit);
}

/** The same for what is checked out in a folder. */
export function checkCheckout(folder: string, index: Pick<LockIndex, 'written'>): Promise<void> {
  const repository = repositoryAt(folder);
  const head = repository === null ? null : headCommit(repository);
  return checkNotSuperseded(index, head, (applied, commit) => {
    if (repository === null) return false;
    if (isInHistory(repository, applied, commit)) return true;
    if (!isShallow(repository)) return false;
    complete(repository, commit);
    return isInHistory(repository, applied, commit);
  });
}

function complete(repository: Repository, commit: string): void {
  try {
    completeHistory(repository, [commit]);
  } catch (error) {
    throw error instanceof Failure ? new Failure(error.problems, 3) : error;
  }
}

function superseded(applied: string, commit: string | null): Failure {
  const here = commit === null ? say`a checkout without commits` : [asCode(commit.slice(0, 12))];
  return failure(
    'superseded',
    say`the last apply was from commit ${asCode(applied.slice(0, 12))}, which is not in the history of ${here}`,
    say`Nothing was sent. ${commit === null ? IN_A_CLONE : newestOr(commit)}`,
    { exitCode: 3 },
  );
}

const IN_A_CLONE = say`Apply in a clone of the repository, at the newest commit of the default branch.`;

function newestOr(commit: string): Message {
  return say`Apply the newest commit of the default branch: ${asCommand('git pull')} If that history was rewritten, accept it: ${asCommand(`segops lock accept-history ${commit}`)}`;
}
