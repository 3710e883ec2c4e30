import type { Repository } from '../../git/repository.ts';
import { listTree, readBlob } from '../../git/tree.ts';
import { INDEX, stableName } from '../file-names.ts';
import { journalAmong } from './branch-journal.ts';
import { filesReader } from './lock-reader.ts';
import type { LockReader } from './store.ts';

/** The lock as a commit of its branch has it. */
export function lockIn(repository: Repository, commit: string, lineage: string): LockReader {
  const tree = listTree(repository, commit);
  const read = (path: string) => {
    const blob = tree.get(path);
    return blob === undefined ? null : readBlob(repository, blob);
  };
  const files = { read };
  const paths = [...tree.keys()];
  const reader = filesReader(files, INDEX, lineage, stableName);
  return {
    read: async () => reader.index(),
    fetchChunks: async () => ({ read: reader.chunk, close: () => undefined }),
    readPart: async (file, sha256) => reader.part(file, sha256),
    readJournal: async (apply) => journalAmong(paths, apply, files),
  };
}
