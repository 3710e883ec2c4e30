import { failure } from '../../failure.ts';
import { tipAt } from '../../git/history.ts';
import type { Repository } from '../../git/repository.ts';
import { listTree, readBlob } from '../../git/tree.ts';
import { moment, say } from '../../message.ts';
import { INDEX } from '../file-names.ts';
import { isJournalPart, journalAmong } from './branch-journal.ts';
import { lockReader } from './lock-reader.ts';
import type { ReadableStore } from './store.ts';

/**
 * The lock as its branch had it at a moment (ms since the epoch): what a plan was made upon then.
 * `head` is where the branch is now, with its history here. Throws a Failure before its beginning.
 */
export function lockAt(
  repository: Repository,
  head: string,
  lineage: string,
  at: number,
): ReadableStore {
  const commit = tipAt(repository, head, at);
  if (commit === null) {
    throw failure(
      'lock-missing',
      say`the lock did not exist yet at ${moment(at)}`,
      say`Run the plan again.`,
    );
  }
  const tree = listTree(repository, commit);
  const read = (path: string) => {
    const blob = tree.get(path);
    return blob === undefined ? null : readBlob(repository, blob);
  };
  const files = { read };
  const paths = [...tree.keys()];
  return {
    ...lockReader(files, INDEX, lineage),
    hasJournal: () => paths.some(isJournalPart),
    readJournal: () => journalAmong(paths, files),
  };
}
