import { knownFailure } from '../../src/app/known-failure.ts';
import { keepStatusIssue } from '../../src/github/status-issue.ts';
import { upToLines } from '../../src/report/comment-marks.ts';
import { problemsToMarkdown } from '../../src/report/problems-markdown.ts';
import { aboutOf, footer, warn } from './comment.ts';
import type { Job } from './job.ts';
import { markerName } from './job.ts';
import type { ActionOutcome, ActionResult } from './outputs.ts';

/*
 * Of an apply that a schedule started nobody waits for the result, and no pull request shows it. So the
 * status issue says at once what went wrong: the next status run may be a day away.
 */

/** Of every issue of segops: it keeps the list short. */
export const LABEL = 'segops';

/** What the issue is found by, and called. */
export function issueOf(job: Pick<Job, 'inputs' | 'privacy'>) {
  const name = markerName(job);
  const title = name === '' ? 'segops: something waits' : `segops: something waits (${name})`;
  return { name, label: LABEL, title };
}

/** What is alarming, as a verb of an apply. */
const ALARMING: Partial<Record<ActionOutcome, string>> = {
  refused: 'was refused',
  invalid: 'found problems in config, manifests or lists',
  failed: 'failed',
  partial: 'was applied in part',
};

/** Does the work, and opens or updates the issue where it did not end well. */
export async function withAlarm(
  job: Job,
  work: (job: Job) => Promise<ActionResult>,
): Promise<ActionResult> {
  const told: string[] = [];
  const summary = (markdown: string) => {
    told.push(markdown);
    job.summary(markdown);
  };
  try {
    const result = await work({ ...job, summary });
    const verdict = ALARMING[result.outcome];
    if (verdict !== undefined) await raise(job, verdict, told.join('\n'));
    return result;
  } catch (error) {
    const problems = job.privacy.problems(knownFailure(error)?.problems ?? []);
    const { environment } = aboutOf(job);
    const words = { verdict: 'failed', linkTo: null, limit: ROOM, environment } as const;
    const text =
      problems.length === 0
        ? 'segops ended with a bug of its own. The log of the run says more.\n'
        : problemsToMarkdown(problems, words) + footer(job);
    await raise(job, 'ended with an error', text);
    throw error;
  }
}

/** Of the 65,536 characters of an issue, what heading and marker leave. */
const ROOM = 60_000;

/** The apply ended as it did: what GitHub refuses now is a warning. */
async function raise(job: Job, verdict: string, markdown: string): Promise<void> {
  const body = `**The scheduled apply ${verdict}.**\n\n${upToLines(markdown, ROOM)}`;
  try {
    const kept = await keepStatusIssue(job.github(), { ...issueOf(job), body, isHealthy: false });
    if (kept.kind !== 'none') job.terminal.out(`The status issue says so: ${kept.url}\n`);
  } catch (error) {
    warn(job, error);
  }
}
