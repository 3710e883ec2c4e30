import { say } from '../message.ts';
import { asked, askedOr } from './asked.ts';
import { isOurs, marked, unmarked, whoAmI } from './authorship.ts';
import type { GitHub } from './client.ts';
import { PER_PAGE } from './client.ts';
import { isPassing, refusalOf } from './refusal.ts';
import { pauseAfter } from './retry.ts';

/** The one comment of an environment on a pull request. */
export interface StickyComment {
  readonly pullRequest: number;
  /** Of the marker: the environment, so that each has its own comment. */
  readonly name: string;
  /** Without the marker. */
  readonly body: string;
  /** False: write only where there is a comment already. */
  readonly mayCreate: boolean;
}

export type KeptComment =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly url: string }
  | { readonly kind: 'none' };

interface Found {
  readonly id: number;
  readonly body: string;
  readonly url: string;
}

/** A comment may be deleted, and an answer be lost, between looking and writing. */
const MOST_TRIES = 4;

/** Creates or updates the comment; it never leaves two. Throws a Failure where GitHub refuses. */
export async function keepComment(github: GitHub, sticky: StickyComment): Promise<KeptComment> {
  const me = await whoAmI(github);
  for (let tries = 1; ; tries++) {
    const [found, ...twins] = await find(github, sticky, me);
    try {
      const kept = await write(github, sticky, found);
      for (const { id } of twins) await remove(github, id);
      return kept.kind === 'created' ? await withoutTwins(github, sticky, me, kept) : kept;
    } catch (error) {
      // It may be gone, or be written although no answer came: look again.
      const isGone = found !== undefined && refusalOf(error)?.status === 404;
      if (tries === MOST_TRIES || !(isGone || isPassing(error))) throw await told(error);
      await github.clock.sleep(pauseAfter(tries));
    }
  }
}

/** Rewrites the comment where there is one; `revise` gets and gives it without its marker. */
export async function reviseComment(
  github: GitHub,
  sticky: Pick<StickyComment, 'pullRequest' | 'name'>,
  revise: (body: string) => string,
): Promise<void> {
  const [found] = await find(github, sticky, await whoAmI(github));
  if (found === undefined) return;
  const body = revise(unmarked(found.body.replaceAll('\r\n', '\n')));
  await keepComment(github, { ...sticky, body, mayCreate: false });
}

/** What was refused, as a Failure. */
function told(error: unknown): Promise<unknown> {
  return asked(say`write a comment`, 'pull-requests: write', () => Promise.reject(error)).catch(
    (failed: unknown) => failed,
  );
}

/** Oldest first, across all pages. */
async function find(
  github: GitHub,
  sticky: Pick<StickyComment, 'pullRequest' | 'name'>,
  me: string,
): Promise<Found[]> {
  const { octokit, owner, repo } = github;
  const place = { owner, repo, issue_number: sticky.pullRequest, per_page: PER_PAGE };
  const comments = await asked(say`read the comments`, 'pull-requests: write', () =>
    octokit.paginate(octokit.rest.issues.listComments, place),
  );
  return comments
    .filter((comment) => isOurs(sticky.name, me, comment))
    .map(({ id, body, html_url }) => ({ id, body: body ?? '', url: html_url }))
    .sort((a, b) => a.id - b.id);
}

/** Throws what octokit throws. */
async function write(
  github: GitHub,
  sticky: StickyComment,
  found: Found | undefined,
): Promise<KeptComment> {
  const { octokit, owner, repo } = github;
  const body = marked(sticky.name, sticky.body);
  if (found !== undefined && sameText(found.body, body))
    return { kind: 'unchanged', url: found.url };
  if (found !== undefined) {
    const place = { owner, repo, comment_id: found.id };
    const { data } = await octokit.rest.issues.updateComment({ ...place, body });
    return { kind: 'updated', url: data.html_url };
  }
  if (!sticky.mayCreate) return { kind: 'none' };
  const place = { owner, repo, issue_number: sticky.pullRequest };
  const { data } = await octokit.rest.issues.createComment({ ...place, body });
  return { kind: 'created', url: data.html_url };
}

/** A host may give lines back with other ends. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}

/** Two runs may have looked before either wrote: the oldest comment stays, with our words in it. */
async function withoutTwins(
  github: GitHub,
  sticky: StickyComment,
  me: string,
  created: KeptComment,
): Promise<KeptComment> {
  const [oldest, ...twins] = await find(github, sticky, me);
  if (oldest === undefined || twins.length === 0) return created;
  const kept = await write(github, sticky, oldest);
  for (const { id } of twins) await remove(github, id);
  return kept;
}

/** The other run may have been quicker. */
async function remove({ octokit, owner, repo }: GitHub, id: number): Promise<void> {
  await askedOr(null, say`delete a comment`, 'pull-requests: write', () =>
    octokit.rest.issues.deleteComment({ owner, repo, comment_id: id }),
  );
}
