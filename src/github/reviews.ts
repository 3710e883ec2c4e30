import type { RecordedReview } from '../lock/apply-record.ts';
import { say } from '../message.ts';
import { asked, askedOr } from './asked.ts';
import type { GitHub } from './client.ts';
import { PER_PAGE } from './client.ts';
import type { MergedPullRequest } from './pull-requests.ts';
import { mergedPullRequests } from './pull-requests.ts';

/** What people said of a pull request. A machine account is a person here: GitHub tells no difference. */
export interface Reviews {
  /** Newest first: the last words before the merge of who may write and did not open it. */
  readonly approvals: readonly Approval[];
  /** Who may write and asked for changes, and has not taken that back; null: nobody. */
  readonly objector: string | null;
}

export interface Approval {
  readonly login: string;
  /** The commit that was approved. */
  readonly head: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

type Reviewed = Pick<MergedPullRequest, 'number' | 'author' | 'mergedAt'>;

export async function reviewsOf(github: GitHub, pullRequest: Reviewed): Promise<Reviews> {
  const all = await wordsOn(github, pullRequest);
  const mergedAt = Date.parse(pullRequest.mergedAt);
  const before = lastWords(all.filter(({ at }) => at <= mergedAt));
  // Whoever asked for changes after the merge objects too.
  const objections = [...before, ...lastWords(all)].filter(({ state }) => state === OBJECTS);
  const approving = before.filter(({ state, login }) => {
    return state === 'APPROVED' && login !== pullRequest.author;
  });
  const objector = await firstWhoMayWrite(github, objections);
  const approvals: Approval[] = [];
  for (const { login, head, at } of approving.reverse()) {
    if (head !== null && (await mayWrite(github, login))) approvals.push({ login, head, at });
  }
  return { approvals, objector };
}

/** What brought a commit in, and who approved it as it was merged. */
export async function reviewsOfCommit(github: GitHub, commit: string): Promise<RecordedReview[]> {
  const found: RecordedReview[] = [];
  for (const pullRequest of await mergedPullRequests(github, commit)) {
    const { approvals } = await reviewsOf(github, pullRequest);
    const whole = approvals.filter(({ head }) => head === pullRequest.headSha);
    const approvedBy = whole.map(({ login }) => login).sort();
    found.push({ pullRequest: pullRequest.number, approvedBy });
  }
  return found;
}

interface Word {
  readonly login: string;
  readonly state: string;
  readonly head: string | null;
  /** Milliseconds since the epoch; not a number where GitHub does not say. */
  readonly at: number;
}

const OBJECTS = 'CHANGES_REQUESTED';
/** A dismissed review says nothing, and keeps its place: what its author said before is over too. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['COMMENTED', 'PENDING']);

/** Oldest first. */
async function wordsOn(
  { octokit, owner, repo }: GitHub,
  { number }: Reviewed,
): Promise<readonly Word[]> {
  const place = { owner, repo, pull_number: number, per_page: PER_PAGE };
  const reviews = await asked(say`read the reviews of a pull request`, 'pull-requests: read', () =>
    octokit.paginate(octokit.rest.pulls.listReviews, place),
  );
  return reviews.flatMap(({ user, state, commit_id: head, submitted_at: at = '' }) => {
    if (user?.type !== 'User' || SAYS_NOTHING.has(state)) return [];
    return [{ login: user.login, state, head, at: Date.parse(at) }];
  });
}

/** The last word of each, oldest first. */
function lastWords(words: readonly Word[]): Word[] {
  const last = new Map<string, Word>();
  for (const word of words) {
    last.delete(word.login);
    last.set(word.login, word);
  }
  return [...last.values()];
}

async function firstWhoMayWrite(github: GitHub, words: readonly Word[]): Promise<string | null> {
  for (const { login } of words) if (await mayWrite(github, login)) return login;
  return null;
}

/** In a public repository anyone can approve. Those who left the organisation may no longer write. */
async function mayWrite({ octokit, owner, repo }: GitHub, login: string): Promise<boolean> {
  const place = { owner, repo, username: login };
  const found = await askedOr(null, say`read who may write`, 'contents: read', () =>
    octokit.rest.repos.getCollaboratorPermissionLevel(place),
  );
  return found?.data.permission === 'admin' || found?.data.permission === 'write';
}
