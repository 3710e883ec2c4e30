import { failure } from '../../failure.ts';
import { tipAt } from '../../git/history.ts';
import type { Repository } from '../../git/repository.ts';
import { listTree, readBlob } from '../../git/tree.ts';
import { moment, say } from '../../message.ts';
import { parseJournal } from '../journal-format.ts';
import { isJournalPart, journalParts } from './branch-journal.ts';
import { FOLDER, INDEX } from './branch-store.ts';
import { readChunk, readIndex, readPart } from './file-store.ts';
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
    name: INDEX,
    read: () => readIndex(files, INDEX, lineage),
    readChunk: (ref) => readChunk(files, FOLDER, ref),
    readPart: (file, sha256) => readPart(files, FOLDER, file, sha256),
    hasJournal: () => paths.some(isJournalPart),
    readJournal: () => {
      const parts = journalParts(paths).map((path) => read(path) ?? Buffer.alloc(0));
      return parts.length === 0 ? null : parseJournal(Buffer.concat(parts), `${FOLDER}/journal`);
    },
  };
}
