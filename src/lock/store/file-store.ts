import { basename, dirname, join } from 'node:path';
import type { LockFiles } from '../../files/files.ts';
import { isTemporaryOf } from '../../files/write.ts';
import { filesOf, isNamedByIndex } from '../file-names.ts';
import { MAX_CHUNK_BYTES } from '../fold.ts';
import { renderIndex } from '../index-format.ts';
import { openJournal } from '../journal.ts';
import { parseJournal } from '../journal-format.ts';
import { breakLease, readOwner, takeLease } from '../lease.ts';
import type { LockIndex } from '../lock-index.ts';
import { lockReader } from './lock-reader.ts';
import type { LockStore } from './store.ts';

const PACE = { ahead: 256, withPlan: 0 };

/** The lock as files: `segops.lock` and, beside it, `segops.lock.d/`. */
export function fileStore(files: LockFiles, path: string, lineage: string): LockStore {
  const folder = `${path}.d`;
  const journal = join(folder, 'journal');
  const leasePath = join(folder, 'hold');
  return {
    ...lockReader(files, path, lineage, Buffer.allocUnsafeSlow(2 * MAX_CHUNK_BYTES)),
    commitsAreChecked: false,
    commit: (index, chunks) => commit(files, path, index, chunks),
    leaseOwner: () => readOwner(files, leasePath),
    breakLease: (owner) => breakLease(files, leasePath, owner),
    takeLease: (now) => {
      files.makeFolder(folder);
      return takeLease(files, leasePath, now);
    },
    hasJournal: () => files.read(journal) !== null,
    readJournal: () => {
      const bytes = files.read(journal);
      return bytes === null ? null : parseJournal(bytes, journal);
    },
    startJournal: async (header, batches, index, isOurs) => {
      files.makeFolder(folder);
      files.remove(journal);
      const writer = await openJournal(files.append(journal), header, batches, PACE);
      try {
        files.syncFolder(folder);
        if (isOurs()) {
          commit(files, path, index, new Map());
          return writer;
        }
      } catch (error) {
        writer.close();
        throw error;
      }
      writer.close();
      return null;
    },
    dropJournal: () => {
      files.remove(journal);
      files.syncFolder(folder);
    },
  };
}

function commit(
  files: LockFiles,
  path: string,
  index: LockIndex,
  chunks: ReadonlyMap<string, Uint8Array>,
): void {
  const folder = `${path}.d`;
  if (chunks.size > 0) {
    files.makeFolder(folder);
    for (const [file, bytes] of chunks) files.replace(join(folder, file), bytes);
    files.syncFolder(folder);
  }
  files.replace(path, Buffer.from(renderIndex(index)));
  files.syncFolder(dirname(path));
  removeUnreferenced(files, path, index);
}

/** What no index names, and what a crash left half written. */
function removeUnreferenced(files: LockFiles, path: string, index: LockIndex): void {
  const kept = filesOf(index);
  const [beside, folder] = [dirname(path), `${path}.d`];
  const unnamed = files.list(folder).filter((file) => {
    const whole = file.replace(/\.[0-9a-f]{16}\.tmp$/, '');
    return isNamedByIndex(whole) && !kept.has(file);
  });
  const torn = files.list(beside).filter((file) => isTemporaryOf(file, basename(path)));
  for (const file of unnamed) files.remove(join(folder, file));
  for (const file of torn) files.remove(join(beside, file));
}
