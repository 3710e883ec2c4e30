import { say } from '../message.ts';
import { asked } from './asked.ts';
import { isOurs, marked, whoAmI } from './authorship.ts';
import type { GitHub } from './client.ts';
import { PER_PAGE } from './client.ts';

/** The one issue that says what waits in an environment. */
export interface StatusIssue {
  /** Of the marker: the environment. */
  readonly name: string;
  readonly label: string;
  readonly title: string;
  /** Without the marker. */
  readonly body: string;
  /** True: nothing waits, and an open issue is closed. */
  readonly isHealthy: boolean;
  /** It updates an issue that is open, and opens none. Absent: it may. */
  readonly opensNone?: true;
}

export type KeptIssue =
  | { readonly kind: 'opened' | 'updated' | 'unchanged' | 'closed'; readonly url: string }
  | { readonly kind: 'none' };

interface Found {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
}

/** Opens, updates or closes the issue. Throws a Failure where GitHub refuses. */
export async function keepStatusIssue(github: GitHub, status: StatusIssue): Promise<KeptIssue> {
  const found = await find(github, status, await whoAmI(github));
  if (found === undefined) {
    const opens = !status.isHealthy && status.opensNone !== true;
    return opens ? open(github, status) : { kind: 'none' };
  }
  const body = marked(status.name, status.body);
  const isSame = found.body === body && found.title === status.title;
  if (isSame && !status.isHealthy) return { kind: 'unchanged', url: found.url };
  return update(github, status, found, body);
}

/** The oldest that is open; the label keeps the list short. */
async function find(
  { octokit, owner, repo }: GitHub,
  { name, label }: StatusIssue,
  me: string,
): Promise<Found | undefined> {
  const place = { owner, repo, state: 'open', labels: label, per_page: PER_PAGE } as const;
  const issues = await asked(say`read the issues`, 'issues: write', () =>
    octokit.paginate(octokit.rest.issues.listForRepo, place),
  );
  return issues
    .filter((issue) => issue.pull_request === undefined && isOurs(name, me, issue))
    .map((issue) => ({
      number: issue.number,
      title: issue.title,
      body: issue.body ?? '',
      url: issue.html_url,
    }))
    .sort((a, b) => a.number - b.number)[0];
}

/** An answer that gets lost may leave two issues: the next run keeps the older one. */
async function open({ octokit, owner, repo }: GitHub, status: StatusIssue): Promise<KeptIssue> {
  const { title, label } = status;
  const body = marked(status.name, status.body);
  const { data } = await asked(say`open an issue`, 'issues: write', () =>
    octokit.rest.issues.create({ owner, repo, title, body, labels: [label] }),
  );
  return { kind: 'opened', url: data.html_url };
}

async function update(
  { octokit, owner, repo }: GitHub,
  { title, isHealthy }: StatusIssue,
  { number, url }: Found,
  body: string,
): Promise<KeptIssue> {
  const place = { owner, repo, issue_number: number };
  const closing = isHealthy ? ({ state: 'closed', state_reason: 'completed' } as const) : {};
  await asked(say`update an issue`, 'issues: write', () =>
    octokit.rest.issues.update({ ...place, title, body, ...closing }),
  );
  return { kind: isHealthy ? 'closed' : 'updated', url };
}
