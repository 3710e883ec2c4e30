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
  /**
   * When the newest of what it says was found, ms since the epoch. Where a person closed the issue as
   * not planned after that, none is opened. Absent: one is.
   */
  readonly newest?: number;
}

export type KeptIssue =
  | { readonly kind: 'opened' | 'updated' | 'unchanged' | 'closed'; readonly url: string }
  /** A person closed it as not planned. */
  | { readonly kind: 'accepted'; readonly url: string }
  | { readonly kind: 'none' };

interface Found {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
}

/** Opens, updates or closes the issue. Throws a Failure where GitHub refuses. */
export async function keepStatusIssue(github: GitHub, status: StatusIssue): Promise<KeptIssue> {
  const me = await whoAmI(github);
  const found = await find(github, status, me);
  if (found === undefined) {
    if (status.isHealthy || status.opensNone === true) return { kind: 'none' };
    const url = await accepted(github, status, me);
    return url === null ? open(github, status) : { kind: 'accepted', url };
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

/** The address of the issue that was closed last, if a person accepts what it says, and nothing is newer. */
async function accepted(
  { octokit, owner, repo }: GitHub,
  { name, label, newest }: StatusIssue,
  me: string,
): Promise<string | null> {
  if (newest === undefined) return null;
  const order = { sort: 'updated', direction: 'desc', per_page: PER_PAGE } as const;
  const { data } = await asked(say`read the issues`, 'issues: write', () =>
    octokit.rest.issues.listForRepo({ owner, repo, state: 'closed', labels: label, ...order }),
  );
  const [last] = data
    .filter((issue) => issue.pull_request === undefined && isOurs(name, me, issue))
    .map(({ closed_at: at, state_reason: reason, html_url: url }) => ({
      at: Date.parse(at ?? ''),
      isAccepted: ACCEPTED.includes(reason),
      url,
    }))
    .sort((a, b) => b.at - a.at);
  return last?.isAccepted && last.at >= newest ? last.url : null;
}

/** As a person closes it, who means to leave it so. A run of segops closes as completed. */
const ACCEPTED: readonly unknown[] = ['not_planned', 'duplicate'];

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
