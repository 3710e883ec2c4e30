import { FOLDER, filesOf, INDEX, isNamedByIndex, stableName } from '../file-names.ts';
import type { LockIndex } from '../lock-index.ts';
import { isJournalPart } from './branch-journal.ts';
import { LEASE_PATH, RELEASED_PATH } from './branch-lease.ts';
import type { NewFiles } from './store.ts';

/** A file to write, or (null) to remove. */
type Edit = readonly [path: string, content: Uint8Array | null];

/** What a new index makes of the files that are there: what it does not name any more goes. */
export function indexEdits(
  paths: readonly string[],
  next: LockIndex,
  rendered: string,
  { chunks, parts }: NewFiles,
): Edit[] {
  const named = filesOf(next, stableName);
  const written = [
    ...[...chunks].map(([ref, bytes]) => [stableName(ref), bytes] as const),
    ...[...parts].filter(([file]) => named.has(file)),
  ];
  return [
    ...paths.filter((path) => isUnnamed(path, named)).map((path): Edit => [path, null]),
    ...written.map(([file, bytes]): Edit => [`${FOLDER}/${file}`, bytes]),
    [INDEX, Buffer.from(rendered)],
  ];
}

function isUnnamed(path: string, named: ReadonlySet<string>): boolean {
  const name = path.slice(FOLDER.length + 1);
  return path.startsWith(`${FOLDER}/`) && isNamedByIndex(name) && !named.has(name);
}

/** Lease and journal of an apply that has ended. */
export function remainsOfApply(paths: readonly string[]): Edit[] {
  const remains = [LEASE_PATH, RELEASED_PATH];
  const found = paths.filter((path) => remains.includes(path) || isJournalPart(path));
  return found.map((path) => [path, null]);
}
