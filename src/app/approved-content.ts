import { Failure } from '../failure.ts';
import { commitsSince, firstParent, hasCommit, mergeBases } from '../git/history.ts';
import type { GitHub } from '../github/client.ts';
import type { MergedPullRequest } from '../github/pull-requests.ts';
import type { Approval } from '../github/reviews.ts';
import { reviewsOf } from '../github/reviews.ts';
import { lastBaseChange } from '../github/timeline.ts';
import { movesOf, writersOf } from '../github/writers.ts';
import type { Message } from '../message.ts';
import { asCode, asLabel, asThrown, say } from '../message.ts';
import type { SplitChange } from '../review/shown.ts';
import { shownBetween } from './hidden-content.ts';
import type { Past } from './past-content.ts';
import { withContent } from './past-content.ts';

/** The past, and what was merged in it. */
export interface ApprovedPast extends Past {
  readonly github: GitHub;
  /** The default branch. */
  readonly branch: string;
  /** The commit that is applied. */
  readonly tip: string;
  /** The commits that moved the branch since the last apply, newest first. */
  readonly moves: ReadonlySet<string>;
  readonly places: Places;
}

/** The commits at which the branch ever was, as GitHub says. */
export interface Places {
  /** In the history of what is applied. */
  readonly kept: readonly string[];
  /** The branch was moved away from them by force. */
  readonly left: readonly string[];
}

export type ApprovedContent =
  | ({ readonly kind: 'approved'; readonly head: string } & SplitChange)
  | { readonly kind: 'none'; readonly why: Message };

/**
 * What a pull request declared when it was approved last: its approved head against where it left
 * the branch, as far as the diff shows it. Only objects of git are read; what was written on
 * the pull request, and what its workflows did, is not asked: whoever may push could forge it.
 */
export async function approvedContent(
  past: ApprovedPast,
  pull: MergedPullRequest,
): Promise<ApprovedContent> {
  const parent = parentOf(past, pull);
  if (parent === null) return none(say`it was not merged into what is applied`);
  const { approvals, objector } = await reviewsOf(past.github, pull);
  if (objector !== null) return none(say`${asLabel(objector)} asked for changes`);
  if (approvals.length === 0) return none(say`no one who may write here approved it`);
  const based = await lastBaseChange(past.github, pull.number);
  if (based === 'unknown') return none(say`GitHub does not say when its base changed last`);
  // Until then GitHub showed its diff with another branch.
  const since = approvals.filter(({ at }) => based === null || at > based);
  if (since.length === 0) return none(say`its base changed after it was approved`);
  for (const approval of since) {
    const found = await lookedAt(past, pull, parent, approval);
    if (found.kind !== 'own') return found;
  }
  return none(say`only people who wrote or pushed to it approved it`);
}

function none(why: Message): { readonly kind: 'none'; readonly why: Message } {
  return { kind: 'none', why };
}

/** Where the branch was before the merge; null where the merge is not one of those that are applied. */
function parentOf({ repository, moves }: ApprovedPast, pull: MergedPullRequest): string | null {
  const { mergeCommit } = pull;
  if (mergeCommit === null || !moves.has(mergeCommit)) return null;
  return firstParent(repository, mergeCommit);
}

/** `own`: whoever approved it had a part in it. */
async function lookedAt(
  past: ApprovedPast,
  pull: MergedPullRequest,
  parent: string,
  { login, head }: Approval,
): Promise<ApprovedContent | { readonly kind: 'own' }> {
  const { repository, github } = past;
  const name = asCode(head.slice(0, 12));
  if (!hasCommit(repository, head, [`refs/pull/${pull.number}/head`, head])) {
    return none(say`${name}, which was approved, cannot be fetched any more`);
  }
  const [base, ...others] = head === pull.mergeCommit ? [] : mergeBases(repository, parent, head);
  if (base === undefined || others.length > 0) {
    return none(say`git does not say where ${name}, which was approved, left the branch`);
  }
  const commits = commitsSince(repository, head, base);
  const hidden = hiddenBy(past, base, commits);
  if (hidden !== null) {
    const was = asCode(hidden.slice(0, 12));
    return none(
      say`the branch was once at ${was}, so the diff of ${name} may have hidden a part of it`,
    );
  }
  const writers = await writersOf(github, base, head, commits);
  if (writers === null) return none(say`GitHub does not say who wrote ${name}, which was approved`);
  const pushers = await pushersOf(github, pull, commits);
  if (pushers === null) return none(say`GitHub lists more pushes to its branch than segops reads`);
  if (writers.has(login) || pushers.has(login)) return { kind: 'own' };
  return declared(past, base, head);
}

/**
 * Where the branch once was, if that has one of these commits in its history or is gone. While the
 * branch was there, no diff showed what that commit has, and a merge that squashes brings it in after
 * the branch was moved back. null: nothing was hidden.
 */
function hiddenBy(
  { repository, places }: ApprovedPast,
  base: string,
  commits: readonly string[],
): string | null {
  const known = new Set(commits);
  const hides = (place: string) =>
    known.has(place) || commitsSince(repository, place, base).some((commit) => known.has(commit));
  const { kept, left } = places;
  const hidden = kept.find((place) => known.has(place));
  if (hidden !== undefined) return hidden;
  return left.find((place) => !hasCommit(repository, place, [place]) || hides(place)) ?? null;
}

/** Who pushed any of these commits, whatever the names in them say; null where that cannot be known. */
async function pushersOf(
  github: GitHub,
  { headRef }: MergedPullRequest,
  commits: readonly string[],
): Promise<ReadonlySet<string | null> | null> {
  const moves = headRef === null ? [] : await movesOf(github, headRef);
  if (moves === null) return null;
  const known = new Set(commits);
  return new Set(moves.filter(({ after }) => known.has(after)).map(({ actor }) => actor));
}

async function declared(past: ApprovedPast, base: string, head: string): Promise<ApprovedContent> {
  const name = asCode(head.slice(0, 12));
  try {
    return await withContent(past, base, (before) =>
      withContent(past, head, async (after): Promise<ApprovedContent> => {
        if (after === null) return none(say`${name}, which was approved, has no config`);
        const split = shownBetween(past, [base, before], [head, after]);
        if (split === null)
          return none(
            say`the config was another file before ${name}, which its diff does not show`,
          );
        return { kind: 'approved', head, ...split };
      }),
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return none(say`what ${name} declares cannot be read${asThrown(error)}`);
  }
}
