import { say } from '../message.ts';
import { asked, askedOr } from './asked.ts';
import type { GitHub } from './client.ts';
import { PER_PAGE } from './client.ts';
import type { MergedPullRequest } from './pull-requests.ts';

/**
 * The commit of the last valid approval: the last word of a person who may write to the repository and
 * who did not open the pull request. A comment does not count. null: no one approved.
 */
export async function approvedHead(
  github: GitHub,
  pullRequest: Pick<MergedPullRequest, 'number' | 'author'>,
): Promise<string | null> {
  const words = await lastWords(github, pullRequest);
  for (const { login, state, commit } of words.reverse()) {
    if (state === 'APPROVED' && commit !== null && (await mayWrite(github, login))) return commit;
  }
  return null;
}

interface Word {
  readonly login: string;
  readonly state: string;
  readonly commit: string | null;
}

/** The last word of each reviewer, oldest first. */
async function lastWords(
  { octokit, owner, repo }: GitHub,
  { number, author }: Pick<MergedPullRequest, 'number' | 'author'>,
): Promise<Word[]> {
  const place = { owner, repo, pull_number: number, per_page: PER_PAGE };
  const reviews = await asked(say`read the reviews of a pull request`, 'pull-requests: read', () =>
    octokit.paginate(octokit.rest.pulls.listReviews, place),
  );
  const words = new Map<string, Word>();
  for (const { user, state, commit_id: commit } of reviews) {
    if (user?.type !== 'User' || user.login === author || SAYS_NOTHING.has(state)) continue;
    words.delete(user.login);
    words.set(user.login, { login: user.login, state, commit });
  }
  return [...words.values()];
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(['COMMENTED', 'PENDING']);

/** In a public repository anyone can approve. Those who left the organisation may no longer write. */
async function mayWrite({ octokit, owner, repo }: GitHub, login: string): Promise<boolean> {
  const place = { owner, repo, username: login };
  const found = await askedOr(null, say`read who may write`, 'contents: read', () =>
    octokit.rest.repos.getCollaboratorPermissionLevel(place),
  );
  return found?.data.permission === 'admin' || found?.data.permission === 'write';
}
