import { digestOf } from '../chunk.ts';
import {
  FOLDER,
  filesOf,
  INDEX,
  isNamedByIndex,
  sameListFile,
  stableFilterName,
  stableName,
} from '../file-names.ts';
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
  const files = filesOf(next, stableName);
  const named = new Set([...files, ...[...files].flatMap((file) => stableFilterName(file) ?? [])]);
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

/**
 * New filters of exclusions among these files. The newest of a list has the name that stays, so that
 * git pushes what differs. The one that had it gets a name of its own while the index has it.
 */
export function filterEdits(
  parts: NewFiles['parts'],
  index: LockIndex,
  read: (path: string) => Buffer | null,
): Edit[] {
  const named = filesOf(index, stableName);
  const edits = new Map<string, Uint8Array>();
  for (const [file, bytes] of parts) {
    const stable = stableFilterName(file);
    if (stable === null) continue;
    const before = read(`${FOLDER}/${stable}`);
    if (edits.has(stable)) {
      edits.set(file, bytes);
      continue;
    }
    const own = before === null ? null : sameListFile(file, digestOf(before));
    if (own === file) continue;
    if (before !== null && own !== null && named.has(own)) edits.set(own, before);
    edits.set(stable, bytes);
  }
  return [...edits].map(([file, bytes]) => [`${FOLDER}/${file}`, bytes]);
}

export function withoutFilters(parts: NewFiles['parts']): NewFiles['parts'] {
  return new Map([...parts].filter(([file]) => stableFilterName(file) === null));
}

/** Lease and journal of an apply that has ended. */
export function remainsOfApply(paths: readonly string[]): Edit[] {
  const remains = [LEASE_PATH, RELEASED_PATH];
  const found = paths.filter((path) => remains.includes(path) || isJournalPart(path));
  return found.map((path) => [path, null]);
}
