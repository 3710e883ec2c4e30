import { Failure } from '../../src/failure.ts';
import { isFailure } from '../../src/github/asked.ts';
import { mergedPullRequests } from '../../src/github/pull-requests.ts';
import { keepComment } from '../../src/github/sticky-comment.ts';
import { footerMarkdown } from '../../src/report/comment-footer.ts';
import type { Job } from './job.ts';
import { commitOf, markerName, runUrl } from './job.ts';

/** Of the 65,536 characters of a comment, what marker and footer leave. */
export const COMMENT_ROOM = 60_000;

/**
 * Keeps the comment on the pull request; its address, null where there is none. A plan that was made
 * stays made: what GitHub refuses here is a warning, and no word at all of a fork's token.
 */
export async function comment(
  job: Job,
  markdown: string,
  hasSomethingToSay: boolean,
): Promise<string | null> {
  const { pullRequest } = job.event;
  if (pullRequest === null || job.inputs.comment === 'never') return null;
  try {
    const kept = await keepComment(job.github(), {
      pullRequest: pullRequest.number,
      name: markerName(job),
      body: markdown + footer(job),
      mayCreate: job.inputs.comment === 'always' || hasSomethingToSay,
    });
    return kept.kind === 'none' ? null : kept.url;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (pullRequest.isFork && isFailure(error, 'github-permission-missing')) {
      job.terminal.out(FORK);
    } else {
      job.problems(error.problems.map((problem) => ({ ...problem, severity: 'warning' as const })));
    }
    return null;
  }
}

/**
 * Says on the pull requests that were merged with this commit how their apply ended, where they have
 * a comment of ours; its address, of the last. The apply is over: what GitHub refuses is a warning.
 */
export async function tellMerged(job: Job, markdown: string): Promise<string | null> {
  const { sha, name } = job.event;
  // A run of the night is of no pull request, though of the commit of the last one.
  if (sha === null || name !== 'push' || job.inputs.comment === 'never') return null;
  let url: string | null = null;
  try {
    for (const { number } of await mergedPullRequests(job.github(), sha)) {
      const kept = await keepComment(job.github(), {
        pullRequest: number,
        name: markerName(job),
        body: markdown + footer(job),
        mayCreate: false,
      });
      if (kept.kind !== 'none') url = kept.url;
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    job.problems(error.problems.map((problem) => ({ ...problem, severity: 'warning' as const })));
  }
  return url;
}

const FORK =
  'The pull request comes from a fork, whose token can only read: the plan is in the summary of\n' +
  'this run, and no comment was written.\n';

/** The line that says what a text belongs to. */
export function footer(job: Job): string {
  return footerMarkdown({
    environment: job.inputs.env ?? null,
    commit: commitOf(job.event),
    run: runUrl(job),
  });
}
