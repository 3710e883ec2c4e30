import { basename, join } from 'node:path';
import { failure } from '../../failure.ts';
import type { LockFiles } from '../../files/files.ts';
import { asLabel, asPath, say } from '../../message.ts';
import { checkDigest, digestOf, parseChunk } from '../chunk.ts';
import type { ChunkName } from '../file-names.ts';
import { stableFilterName } from '../file-names.ts';
import { MAX_CHUNK_BYTES } from '../fold.ts';
import { parseIndex } from '../index-format.ts';
import { lockDamaged, neverMade } from '../lock-failures.ts';
import type { LockIndex } from '../lock-index.ts';
import type { ReadChunk } from '../locked-segment.ts';
import type { LockStore } from './store.ts';

/** How every store that has files reads them. */
export interface FilesReader extends Pick<LockStore, 'name'> {
  index(): LockIndex;
  /** Throws a Failure where there is none, or one of another lineage. */
  checked(index: LockIndex | null): LockIndex;
  readonly chunk: ReadChunk;
  part(file: string, sha256: string): Buffer;
}

/** Memory that was used before is read into several times faster than fresh memory. */
export function chunkMemory(): Buffer {
  return Buffer.allocUnsafeSlow(2 * MAX_CHUNK_BYTES);
}

/** `files` has the index at `path`, and the folder beside it. Chunks are read into `reuse`. */
export function filesReader(
  files: Pick<LockFiles, 'read'>,
  path: string,
  lineage: string,
  nameOf: ChunkName,
  reuse?: Buffer,
): FilesReader {
  const read = (file: string, into?: Buffer): { at: string; bytes: Buffer } => {
    const at = join(`${path}.d`, file);
    const bytes = files.read(at, into);
    if (bytes !== null) return { at, bytes };
    throw lockDamaged(say`${asPath(at)} is missing, but the lockfile names it`, { file: at });
  };
  return {
    name: basename(path),
    index: () => checked(indexAt(files, path), path, lineage),
    checked: (index) => checked(index, path, lineage),
    chunk: (ref) => {
      const { at, bytes } = read(nameOf(ref), reuse);
      return parseChunk(bytes, at, ref.sha256);
    },
    part: (file, sha256) => {
      const stable = stableFilterName(file);
      const newest = stable === null ? null : files.read(join(`${path}.d`, stable));
      if (newest !== null && digestOf(newest) === sha256) return newest;
      const { at, bytes } = read(file);
      checkDigest(bytes, at, sha256);
      return bytes;
    },
  };
}

function checked(index: LockIndex | null, path: string, lineage: string): LockIndex {
  if (index === null) {
    throw failure(
      'lock-missing',
      say`there is no lockfile at ${asPath(path)}`,
      say`Nothing was sent. A lockfile that is a file is of one machine: apply there. ${neverMade(lineage)}`,
      { file: path },
    );
  }
  if (index.lineage === lineage) return index;
  throw failure(
    'lock-of-another-lineage',
    say`the lockfile has the lineage ${asLabel(index.lineage)}, but the config expects ${asLabel(lineage)}`,
    say`Nothing was sent. This lockfile is of another repository or environment. Restore the right one.`,
    { file: path },
  );
}

/** null where there is none. Throws a Failure where it is damaged. */
export function indexAt(files: Pick<LockFiles, 'read'>, path: string): LockIndex | null {
  const bytes = files.read(path);
  return bytes === null ? null : parseIndex(bytes.toString(), path);
}
