import { Failure, failure } from '../../failure.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import { findEntry } from '../../lock/lock-index.ts';
import type { DesiredSegment } from '../../manifest/desired.ts';
import { openDesired } from '../../manifest/desired.ts';
import { textOf } from '../../members/cursor.ts';
import { untilOrdered } from '../../members/sorted-text.ts';
import { asKey, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import type { Finding } from '../../verify/tally.ts';
import type { UserHash } from '../../verify/user-hash.ts';
import { MORE_NAMES, userHashOf } from '../../verify/user-hash.ts';
import type { Workspace, WorkspaceOptions } from '../workspace.ts';
import { openListOf, openWorkspace } from '../workspace.ts';
import { verifySpace } from './verify.ts';

/** Of names of users, those that the manifest of an entry wants. Throws a Failure where nobody knows. */
export type WantedOf = (
  index: LockIndex,
  key: SegmentKey,
  among: ReadonlySet<UserHash>,
) => ReadonlySet<UserHash>;

/**
 * Those whom the YAML does not want. The others are left to the next apply: what it adds, its guards see.
 * A user is wanted under each name that may be theirs, in whichever case: to remove one of two names of
 * a user removes the user.
 */
export function withoutWanted(
  foreign: readonly Finding[],
  index: LockIndex,
  key: SegmentKey,
  wantedOf: WantedOf,
): readonly Finding[] {
  if (foreign.length === 0) return foreign;
  const namesOf = ({ member, users = [] }: Finding) => [userHashOf(member), ...users];
  const wanted = wantedOf(index, key, new Set(foreign.flatMap(namesOf)));
  const isLeft = (name: UserHash) => wanted.has(name) || name === MORE_NAMES;
  return foreign.filter((finding) => !namesOf(finding).some(isLeft));
}

/** Reads the manifests when it is first asked, as a plan does. */
export function wantedFrom(cwd: string, options: WorkspaceOptions): WantedOf {
  let workspace: Workspace | null = null;
  return (index, key, among) => {
    workspace ??= openWorkspace(cwd, { ...options, checksLists: true });
    const { config, manifests } = workspace;
    const manifest = manifests.find(({ ids, decisions }) => {
      const match = findEntry(index, ids);
      return match.kind === 'found' && match.key === key && decisions.retire !== 'keep';
    });
    if (manifest === undefined) throw undeclared(key);
    const byKey = new Map(manifests.map((one) => [one.key, one]));
    const space = verifySpace();
    const desired = openDesired(manifest, byKey, (ref) => openListOf(config, ref, space));
    const found = usersAmong(desired, among);
    const problems = desired.sources().flatMap((source) => source.problems);
    if (problems.some(({ severity }) => severity === 'error')) throw new Failure(problems);
    return found;
  };
}

function usersAmong(desired: DesiredSegment, among: ReadonlySet<UserHash>): ReadonlySet<UserHash> {
  const found = new Set<UserHash>();
  // What was found before a merge starts again stays found.
  untilOrdered(() => {
    for (const kind of ['identity', 'guid'] as const) {
      const cursor = desired.cursor(kind);
      while (cursor.next()) {
        const hash = userHashOf({ kind, value: textOf(cursor) });
        if (among.has(hash)) found.add(hash);
      }
    }
  });
  return found;
}

/** Nothing says what an orphan should have, and no plan would remove what is taken. */
function undeclared(key: SegmentKey): Error {
  return failure(
    'verify-take-undeclared',
    say`no manifest says who should be in ${asKey(key)}, so that nobody knows which of its foreign members are wanted`,
    say`Nothing was recorded. Declare the segment in a manifest, then take its foreign members.`,
  );
}
