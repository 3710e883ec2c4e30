import { say } from '../message.ts';
import { asked } from './asked.ts';
import type { GitHub } from './client.ts';
import { PER_PAGE } from './client.ts';

/** The types of the active rules of a branch, of rulesets at every level. Who may bypass them is not told. */
export async function branchRules(
  { octokit, owner, repo }: GitHub,
  branch: string,
): Promise<ReadonlySet<string>> {
  const place = { owner, repo, branch, per_page: PER_PAGE };
  const rules = await asked(say`read the rules of a branch`, 'contents: read', () =>
    octokit.paginate(octokit.rest.repos.getBranchRules, place),
  );
  return new Set(rules.map(({ type }) => type));
}
