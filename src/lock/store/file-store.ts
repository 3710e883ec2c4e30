import { basename, dirname, join } from 'node:path';
import { failure } from '../../failure.ts';
import type { LockFiles } from '../../files/files.ts';
import { isTemporaryOf } from '../../files/write.ts';
import { asCode, asCommand, asPath, say } from '../../message.ts';
import type { Chunk } from '../chunk.ts';
import { checkDigest, lockDamaged, parseChunk } from '../chunk.ts';
import { MAX_CHUNK_BYTES } from '../fold.ts';
import { openJournal } from '../journal.ts';
import { parseJournal } from '../journal-format.ts';
import { breakLease, readOwner, takeLease } from '../lease.ts';
import type { ChunkRef, LockIndex } from '../lock-index.ts';
import { parseIndex, renderIndex } from '../lock-index.ts';
import type { LockStore } from './store.ts';

const PACE = { ahead: 256, withPlan: 0 };

/** The lock as files: `segops.lock` and, beside it, `segops.lock.d/`. */
export function fileStore(files: LockFiles, path: string, lineage: string): LockStore {
  const folder = `${path}.d`;
  const journal = join(folder, 'journal');
  const leasePath = join(folder, 'hold');
  const name = basename(path);
  const reuse = Buffer.allocUnsafeSlow(2 * MAX_CHUNK_BYTES);
  return {
    name,
    commitsAreChecked: false,
    read: () => readIndex(files, path, lineage),
    readChunk: (ref) => readChunk(files, folder, ref, reuse),
    readPart: (file, sha256) => readPart(files, folder, file, sha256),
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

export function readIndex(
  files: Pick<LockFiles, 'read'>,
  path: string,
  lineage: string,
): LockIndex {
  const bytes = files.read(path);
  if (bytes === null) {
    throw failure(
      'lock-missing',
      say`there is no lockfile at ${asPath(path)}`,
      say`Nothing was sent. Restore the lockfile from the last commit. If this repository never had one, make it: ${asCommand('segops init')}`,
      { file: path },
    );
  }
  const index = parseIndex(bytes.toString(), path);
  if (index.lineage === lineage) return index;
  throw failure(
    'lock-of-another-lineage',
    say`the lockfile has the lineage ${asCode(index.lineage)}, but the config expects ${asCode(lineage)}`,
    say`Nothing was sent. This lockfile is of another repository or environment. Restore the right one.`,
    { file: path },
  );
}

export function readChunk(
  files: Pick<LockFiles, 'read'>,
  folder: string,
  ref: ChunkRef,
  reuse?: Buffer,
): Chunk {
  const path = join(folder, ref.file);
  const bytes = files.read(path, reuse);
  if (bytes !== null) return parseChunk(bytes, path, ref.sha256);
  throw missing(path);
}

export function readPart(
  files: Pick<LockFiles, 'read'>,
  folder: string,
  file: string,
  sha256: string,
): Buffer {
  const path = join(folder, file);
  const bytes = files.read(path);
  if (bytes === null) throw missing(path);
  checkDigest(bytes, path, sha256);
  return bytes;
}

function missing(path: string): Error {
  return lockDamaged(say`${asPath(path)} is missing, but the lockfile names it`, { file: path });
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
  const unnamed = files
    .list(folder)
    .filter((file) => /\.(yaml|json|tsv)(\.[0-9a-f]{16}\.tmp)?$/.test(file) && !kept.has(file));
  const torn = files.list(beside).filter((file) => isTemporaryOf(file, basename(path)));
  for (const file of unnamed) files.remove(join(folder, file));
  for (const file of torn) files.remove(join(beside, file));
}

/** Every file of the lock's folder that the index names. */
export function filesOf(index: LockIndex): ReadonlySet<string> {
  const chunks = [...index.segments.values()].flatMap((entry) => entry.chunks);
  const records = index.history.flatMap(({ file, changeFiles }) => [file, ...changeFiles]);
  return new Set([...chunks.map(({ file }) => file), ...records]);
}
