import { say } from '../message.ts';
import { askedOr } from './asked.ts';
import type { GitHub } from './client.ts';
import { PER_PAGE } from './client.ts';

/** Who wrote and who pushed, as far as GitHub knows. Names in commits can be forged: they exclude, and never include. */

/**
 * The accounts behind the authors and committers of `commits`; null where GitHub does not list each of
 * them between the two. Merges count: one can bring in what neither of its parents has.
 */
export async function writersOf(
  github: GitHub,
  base: string,
  head: string,
  commits: readonly string[],
): Promise<ReadonlySet<string> | null> {
  const listed = await commitsBetween(github, base, head);
  const known = new Set(listed.map(({ sha }) => sha));
  if (!commits.every((commit) => known.has(commit))) return null;
  const logins = listed.flatMap(({ author, committer }) => [loginOf(author), loginOf(committer)]);
  return new Set(logins.filter((login) => login !== null));
}

/** GitHub gives an empty object, or null, for an address that is nobody's. */
function loginOf(account: object | null | undefined): string | null {
  const login: unknown = account == null ? null : Reflect.get(account, 'login');
  return typeof login === 'string' ? login : null;
}

/** Every page is asked for: without one GitHub gives 250 at most. */
async function commitsBetween({ octokit, owner, repo }: GitHub, base: string, head: string) {
  const place = { owner, repo, basehead: `${base}...${head}`, per_page: PER_PAGE };
  const all = [];
  for (let page = 1; ; page += 1) {
    const found = await askedOr(null, say`read who wrote a commit`, 'contents: read', () =>
      octokit.rest.repos.compareCommitsWithBasehead({ ...place, page }),
    );
    const commits = found?.data.commits ?? [];
    all.push(...commits);
    if (commits.length < PER_PAGE) return all;
  }
}

/** One move of a branch, by a push or a merge. */
export interface Move {
  readonly before: string;
  readonly after: string;
  /** null where the account is gone. */
  readonly actor: string | null;
}

/**
 * Newest first. None where GitHub does not know, as on older servers; null where there are more than
 * `MOST_MOVES`: whoever may push can hide one behind many.
 */
export async function movesOf(
  { octokit, owner, repo }: GitHub,
  branch: string,
): Promise<readonly Move[] | null> {
  const place = { owner, repo, ref: `refs/heads/${branch}`, per_page: PER_PAGE };
  const list = octokit.rest.repos.listActivities;
  const found = await askedOr([], say`read who pushed a branch`, 'contents: read', async () => {
    let seen = 0;
    return octokit.paginate(list, place, ({ data }, done) => {
      seen += data.length;
      if (seen > MOST_MOVES) done();
      return data;
    });
  });
  if (found.length > MOST_MOVES) return null;
  return found.map(({ before, after, actor }) => ({ before, after, actor: actor?.login ?? null }));
}

export const MOST_MOVES = 5000;
