import { say } from '../message.ts';
import { asked } from './asked.ts';
import type { GitHub } from './client.ts';
import { PER_PAGE } from './client.ts';

/** A merged pull request, as the log of an apply names it. */
export interface MergedPullRequest {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  /** Who opened it; null where the account is gone. */
  readonly author: string | null;
  /** The last commit of its branch: what was reviewed. */
  readonly headSha: string;
  /** Its branch; null where that is in another repository. */
  readonly headRef: string | null;
  readonly baseRef: string;
  /** What the branch was moved to; null where GitHub does not say. */
  readonly mergeCommit: string | null;
  /** ISO 8601. */
  readonly mergedAt: string;
}

/** Merged pull requests that brought a commit in, however they were merged; by number. */
export async function mergedPullRequests(
  { octokit, owner, repo }: GitHub,
  commit: string,
): Promise<readonly MergedPullRequest[]> {
  const place = { owner, repo, commit_sha: commit, per_page: PER_PAGE };
  const pulls = await asked(say`read the pull requests of a commit`, 'pull-requests: read', () =>
    octokit.paginate(octokit.rest.repos.listPullRequestsAssociatedWithCommit, place),
  );
  const merged = pulls.flatMap((pull) => {
    const { number, title, html_url: url, user, head, base, merged_at: mergedAt } = pull;
    const author = user?.login ?? null;
    if (mergedAt === null) return [];
    const headRef = isOfRepository(head.repo, owner, repo) ? head.ref : null;
    const branches = { headSha: head.sha, headRef, baseRef: base.ref };
    const mergeCommit = pull.merge_commit_sha;
    return [{ number, title, url, author, ...branches, mergeCommit, mergedAt }];
  });
  return merged.sort((a, b) => a.number - b.number);
}

function isOfRepository(
  found: { readonly full_name: string } | null,
  owner: string,
  repo: string,
): boolean {
  return found?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}

/** What is known of a pull request now. */
export interface PullRequestState {
  readonly isOpen: boolean;
  readonly headSha: string;
}

export async function pullRequestState(
  { octokit, owner, repo }: GitHub,
  number: number,
): Promise<PullRequestState> {
  const place = { owner, repo, pull_number: number };
  const { data } = await asked(say`read a pull request`, 'pull-requests: read', () =>
    octokit.rest.pulls.get(place),
  );
  return { isOpen: data.state === 'open', headSha: data.head.sha };
}

/** Numbers of open pull requests into a branch, those that changed last first, at most a page. */
export async function openPullRequests(
  { octokit, owner, repo }: GitHub,
  base: string,
): Promise<readonly number[]> {
  const order = { sort: 'updated', direction: 'desc' } as const;
  const place = { owner, repo, base, state: 'open', per_page: PER_PAGE, ...order } as const;
  const { data } = await asked(say`list the open pull requests`, 'pull-requests: read', () =>
    octokit.rest.pulls.list(place),
  );
  return data.map(({ number }) => number);
}
