import { failureCode } from '../failure.ts';
import type { ReadPart } from './change-lines.ts';
import { filtersOf } from './exclusion-memory.ts';
import { filterFile } from './file-names.ts';
import type { LockIndex } from './lock-index.ts';

/**
 * Filters of exclusions, to take along. One that is missing or damaged stays so: the lock is none the
 * worse for it, and the guard that needs it refuses.
 */
export async function filesOfFilters(
  index: LockIndex,
  readPart: ReadPart,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const ref of filtersOf(index)) {
    const file = filterFile(ref);
    if (files.has(file)) continue;
    try {
      files.set(file, await readPart(file, ref.sha256));
    } catch (error) {
      if (failureCode(error) !== 'lock-damaged') throw error;
    }
  }
  return files;
}
