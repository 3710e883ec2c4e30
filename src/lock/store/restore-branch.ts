import type { Failure } from '../../failure.ts';
import { failure } from '../../failure.ts';
import type { Position, RemoteBranch } from '../../git/branch.ts';
import { fetchBranch, isSame, knownHere, originOf } from '../../git/branch.ts';
import { lacksAtomicPush, push, putShadowBack } from '../../git/push-branch.ts';
import type { Repository } from '../../git/repository.ts';
import type { NewCommit } from '../../git/tree.ts';
import { commitFiles, listTree, readObjects } from '../../git/tree.ts';
import { asLabel, say } from '../../message.ts';
import { INDEX } from '../file-names.ts';
import { isNewerFormat, renderIndex } from '../index-format.ts';
import type { JoinLocks } from '../join-locks.ts';
import type { LockIndex } from '../lock-index.ts';
import { indexEdits } from './branch-edits.ts';
import { branchMissing, pushFailure, shadowInDoubt, unreachable } from './branch-failures.ts';
import type { Backward, KnownLock } from './branch-forward.ts';
import { newestKnown, standingOf } from './branch-forward.ts';
import { commitMessage } from './commit-message.ts';
import { lockIn } from './past-lock.ts';
import type { Publishing } from './publishing.ts';
import { checkReaders } from './publishing.ts';

/** What a branch that was deleted, replaced or moved back would be restored to. */
export interface Restorable {
  readonly backward: Backward;
  /** The newest, or all that none comes after. */
  readonly locks: readonly [KnownLock, ...KnownLock[]];
}

/** Which of the two refs a person takes for the right one; null: nobody said. */
export type RestoreFrom = 'branch' | 'shadow' | null;

/**
 * null where the branch is as it should be. Throws a Failure where nothing can restore it, or where a
 * person has to say from which ref.
 */
export async function restorable(
  folder: string,
  branch: string,
  lineage: string,
  from: RestoreFrom,
): Promise<Restorable | null> {
  return restorableAt(originOf(folder, branch), lineage, from);
}

async function restorableAt(
  place: RemoteBranch,
  lineage: string,
  from: RestoreFrom,
): Promise<Restorable | null> {
  const { branch } = place;
  const known = knownHere(place);
  const fetched = await fetchBranch(place, known.own);
  if (fetched.kind === 'unreachable') throw unreachable(branch, fetched.message, 'nothing');
  const at = fetched.kind === 'missing' ? NOWHERE : fetched.at;
  const leads = from === null && at.last !== at.head && (await lacksAtomicPush(place, at));
  const standing = standingOf(place, at, known, lineage, leads);
  if (standing.kind === 'forward' && standing.isSound) return null;
  const aside = standing.kind === 'backward' ? standing.withoutShadow : null;
  if (standing.kind === 'backward' && aside !== null) {
    if (from === null) throw shadowInDoubt(branch, standing);
    if (from === 'branch') return restorableTo({ ...standing, ...aside }, place, lineage);
  }
  refuseNewer(place, at);
  // A lockfile that cannot be read is replaced by the newest one that can.
  const backward: Backward =
    standing.kind === 'backward'
      ? standing
      : { kind: 'backward', how: 'moved', at, ...newestKnown(place, lineage), withoutShadow: null };
  return restorableTo(backward, place, lineage);
}

function restorableTo(backward: Backward, { branch }: RemoteBranch, lineage: string): Restorable {
  const [first, ...others] = backward.leading;
  const isWhole = backward.newest !== null || others.length > 0;
  if (first !== undefined && isWhole) return { backward, locks: [first, ...others] };
  throw backward.at === NOWHERE ? branchMissing(branch, lineage) : nothingKnown(branch);
}

const NOWHERE: Position = { head: null, last: null };

/** What a newer version of segops wrote cannot be read here, and is newer than all that can. */
function refuseNewer(place: RemoteBranch, { head, last }: Position): void {
  const names = [head, last].flatMap((commit) => (commit === null ? [] : [`${commit}:${INDEX}`]));
  const texts = readObjects(place.repository, names);
  if (!texts.some((text) => text !== null && isNewerFormat(text.toString()))) return;
  throw failure(
    'lock-damaged',
    say`the lockfile on branch ${asLabel(place.branch)} has a format that this version of segops does not know`,
    say`Nothing was changed. Use the version of segops that wrote it, or a newer one.`,
  );
}

/**
 * A commit with the files of the newest lock, or of several as one, on top of whatever is there: nothing
 * is forced, and what was there stays in the history. Gives the serial; null where there is nothing to
 * do. Throws `lock-moved` where another was first.
 */
export async function restoreBranch(
  folder: string,
  branch: string,
  lineage: string,
  join: JoinLocks,
  publishing: Publishing = {},
  seen: { readonly from: RestoreFrom; readonly at: Position } | null = null,
): Promise<number | null> {
  const place = originOf(folder, branch);
  const found = await restorableAt(place, lineage, seen?.from ?? null);
  if (found === null) return null;
  const { backward, locks } = found;
  // A person agreed to what the refs were, not to what somebody pushes there in the meantime.
  if (seen !== null && !isSame(seen.at, backward.at))
    throw pushFailure(branch, { kind: 'lost-race' }, 'nothing');
  const [first, ...others] = locks;
  const { head, last } = backward.at;
  if (head === first.commit && others.length === 0 && last !== null) {
    const back = await putShadowBack(place, backward.at);
    if (back.kind !== 'pushed') throw pushFailure(branch, back, 'nothing');
    return first.index.serial;
  }
  const joined = await joinedFiles(place.repository, locks, lineage, join);
  const { serial, applying } = joined.index;
  const commit = await commitFiles(place.repository, {
    parent: head ?? first.commit,
    takes: head === null || head === first.commit ? undefined : first.commit,
    files: joined.files,
    message: commitMessage({
      subject: `Restore the lock at serial ${serial}`,
      serial,
      apply: applying?.apply ?? null,
      provenance: null,
    }),
  });
  await checkReaders(place, publishing);
  const pushed = await push(place, commit, backward.at);
  if (pushed.kind !== 'pushed') throw pushFailure(branch, pushed, 'nothing');
  return serial;
}

interface JoinedFiles {
  readonly index: LockIndex;
  /** What is to be written over those of the first. */
  readonly files: NewCommit['files'];
}

async function joinedFiles(
  repository: Repository,
  [first, ...others]: Restorable['locks'],
  lineage: string,
  join: JoinLocks,
): Promise<JoinedFiles> {
  if (others.length === 0) return { index: first.index, files: new Map() };
  const sideOf = ({ commit, index }: KnownLock) => ({
    ...lockIn(repository, commit, lineage),
    index,
  });
  const { index, files } = await join(sideOf(first), others.map(sideOf));
  const paths = [...listTree(repository, first.commit).keys()];
  return { index, files: new Map(indexEdits(paths, index, renderIndex(index), files)) };
}

function nothingKnown(branch: string): Failure {
  return failure(
    'nothing-to-restore',
    say`neither this clone nor the lock branch ${asLabel(branch)} has a lockfile that can be restored`,
    say`Run this in the clone that applied last.`,
  );
}
