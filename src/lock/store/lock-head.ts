import { join } from 'node:path';
import type { LockFiles } from '../../files/files.ts';
import type { LockIndex } from '../lock-index.ts';
import { predecessorsOf, shortDigest } from '../lock-index.ts';
import { indexAt } from './lock-reader.ts';

/** Of all that change the same index, one can make this file: that is the commit. */
export function successorOf(folder: string, digest: string | null): string {
  return join(folder, `after-${digest === null ? 'none' : shortDigest(digest)}`);
}

/** The index in its place, or the successor of it that is not there yet; null where there is none. */
export function headOf(files: Pick<LockFiles, 'read'>, path: string): LockIndex | null {
  const index = indexAt(files, path);
  return indexAt(files, successorOf(`${path}.d`, index?.digest ?? null)) ?? index;
}

/** What takes the place of `there`, and comes after both. */
export function upon(there: LockIndex, index: LockIndex): LockIndex {
  return { ...index, predecessors: predecessorsOf(index), digest: there.digest };
}
