import { basename, join } from 'node:path';
import { failure } from '../../failure.ts';
import type { LockFiles } from '../../files/files.ts';
import { asCode, asCommand, asPath, say } from '../../message.ts';
import { checkDigest, lockDamaged, parseChunk } from '../chunk.ts';
import { parseIndex } from '../index-format.ts';
import type { LockIndex } from '../lock-index.ts';
import type { LockStore } from './store.ts';

/** How every store reads: `files` has the index at `path`, and the folder beside it. */
export function lockReader(
  files: Pick<LockFiles, 'read'>,
  path: string,
  lineage: string,
  reuse?: Buffer,
): Pick<LockStore, 'name' | 'read' | 'readChunk' | 'readPart'> {
  const read = (file: string, into?: Buffer): { at: string; bytes: Buffer } => {
    const at = join(`${path}.d`, file);
    const bytes = files.read(at, into);
    if (bytes !== null) return { at, bytes };
    throw lockDamaged(say`${asPath(at)} is missing, but the lockfile names it`, { file: at });
  };
  return {
    name: basename(path),
    read: () => readIndex(files.read(path), path, lineage),
    readChunk: (ref) => {
      const { at, bytes } = read(ref.file, reuse);
      return parseChunk(bytes, at, ref.sha256);
    },
    readPart: (file, sha256) => {
      const { at, bytes } = read(file);
      checkDigest(bytes, at, sha256);
      return bytes;
    },
  };
}

function readIndex(bytes: Buffer | null, path: string, lineage: string): LockIndex {
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
