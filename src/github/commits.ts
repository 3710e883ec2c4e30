import { say } from '../message.ts';
import { asked, askedOr } from './asked.ts';
import type { GitHub } from './client.ts';

/** How a commit relates to an older one: the same, later in its history, or neither (`apart`). */
export type CommitRelation = 'same' | 'descends' | 'apart';

/** Asks GitHub, since the clone of a job is often shallow. A commit that is gone is `apart`. */
export async function commitRelation(
  { octokit, owner, repo }: GitHub,
  older: string,
  commit: string,
): Promise<CommitRelation> {
  const place = { owner, repo, basehead: `${older}...${commit}`, per_page: 1 };
  const found = await askedOr(null, say`compare two commits`, 'contents: read', () =>
    octokit.rest.repos.compareCommitsWithBasehead(place),
  );
  if (found?.data.status === 'identical') return 'same';
  return found?.data.status === 'ahead' ? 'descends' : 'apart';
}

/** The branch from which applies run. */
export async function defaultBranch({ octokit, owner, repo }: GitHub): Promise<string> {
  const { data } = await asked(say`read the default branch`, 'contents: read', () =>
    octokit.rest.repos.get({ owner, repo }),
  );
  return data.default_branch;
}
