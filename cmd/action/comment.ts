import { Failure, failureCode, warnings } from '../../src/failure.ts';
import {
  mergedPullRequests,
  openPullRequests,
  pullRequestState,
} from '../../src/github/pull-requests.ts';
import { keepComment, reviseComment } from '../../src/github/sticky-comment.ts';
import { failedSince, footerLine, outdated } from '../../src/report/comment-marks.ts';
import type { About } from '../../src/report/plan-sections.ts';
import type { EventPullRequest } from './event.ts';
import { commitOf, runUrl } from './event.ts';
import type { Job } from './job.ts';
import { markerName } from './job.ts';

/** Of the 65,536 characters of a comment, what marker and footer leave. */
export const COMMENT_ROOM = 60_000;
/** Of the 1 MiB of a summary, what other steps and the footer leave. */
export const SUMMARY_BYTES = 900_000;
export const WHOLE = 'The whole plan is in the file that the output `plan-path` names.';

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
    if (await isOvertaken(job, pullRequest)) return null;
    const kept = await keepComment(job.github(), {
      pullRequest: pullRequest.number,
      name: markerName(job),
      body: markdown,
      mayCreate: job.inputs.comment === 'always' || hasSomethingToSay,
    });
    return kept.kind === 'none' ? null : kept.url;
  } catch (error) {
    if (pullRequest.isFork && failureCode(error) === 'github-permission-missing') {
      job.terminal.out(FORK);
    } else {
      warn(job, error);
    }
    return null;
  }
}

/** A late plan of an older commit, or of what is merged by now, would hide what came after it. */
async function isOvertaken(
  job: Pick<Job, 'github' | 'terminal'>,
  { number, headSha }: EventPullRequest,
): Promise<boolean> {
  const now = await pullRequestState(job.github(), number);
  if (now.isOpen && now.headSha === headSha) return false;
  const why = now.isOpen ? 'has newer commits' : 'is closed by now';
  job.terminal.out(`Pull request ${number} ${why}: its comment was left as it is.\n`);
  return true;
}

/** The apply is over, or the plan made: what GitHub refuses then is a warning. */
export function warn(job: Pick<Job, 'problems'>, error: unknown): void {
  if (!(error instanceof Failure)) throw error;
  job.problems(warnings(error));
}

/**
 * Says on the pull requests that were merged with this commit how their apply ended; the address of
 * the last comment. Without `mayCreate`, only where a comment of ours stands.
 */
export async function tellMerged(
  job: Job,
  markdown: string,
  mayCreate: boolean,
): Promise<string | null> {
  const { sha, name } = job.event;
  // A run of the night is of no pull request, though of the commit of the last one.
  if (sha === null || name !== 'push' || job.inputs.comment === 'never') return null;
  let url: string | null = null;
  try {
    for (const { number } of await mergedPullRequests(job.github(), sha)) {
      const kept = await keepComment(job.github(), {
        pullRequest: number,
        name: markerName(job),
        body: markdown,
        mayCreate,
      });
      if (kept.kind !== 'none') url = kept.url;
    }
  } catch (error) {
    warn(job, error);
  }
  return url;
}

/** Marks the comment on the pull request, where there is one, as made before a plan that failed. */
export async function tellFailed(
  job: Pick<Job, 'inputs' | 'event' | 'terminal' | 'problems' | 'privacy' | 'github'>,
): Promise<void> {
  const { pullRequest } = job.event;
  if (pullRequest === null || job.inputs.comment === 'never') return;
  const about = aboutOf(job);
  try {
    if (await isOvertaken(job, pullRequest)) return;
    const sticky = { pullRequest: pullRequest.number, name: markerName(job) };
    await reviseComment(job.github(), sticky, (body) => failedSince(body, about));
  } catch (error) {
    if (pullRequest.isFork && failureCode(error) === 'github-permission-missing') return;
    warn(job, error);
  }
}

/** Open pull requests that are told: those that changed last. */
const MOST_TOLD = 30;

/** Marks the plans on open pull requests that were made before this apply. */
export async function tellOthers(job: Job, serial: number): Promise<void> {
  const { defaultBranch } = job.event;
  if (job.inputs.comment === 'never' || defaultBranch === null) return;
  const { environment } = aboutOf(job);
  try {
    const github = job.github();
    const open = await openPullRequests(github, defaultBranch);
    for (const number of open.slice(0, MOST_TOLD)) {
      const sticky = { pullRequest: number, name: markerName(job) };
      await reviseComment(github, sticky, (body) => outdated(body, serial, environment));
    }
  } catch (error) {
    warn(job, error);
  }
}

const FORK =
  'The pull request comes from a fork, whose token can only read: the plan is in the summary of\n' +
  'this run, and no comment was written.\n';

/** What the texts of this job belong to. */
export function aboutOf({
  inputs,
  event,
  privacy,
}: Pick<Job, 'inputs' | 'event' | 'privacy'>): About {
  return {
    environment: inputs.env && privacy.place(inputs.env),
    commit: commitOf(event),
    run: runUrl(inputs.environment),
    linkTo: null,
    restorable: null,
  };
}

/** The last line of a text that has no plan. */
export function footer(job: Pick<Job, 'inputs' | 'event' | 'privacy'>): string {
  const line = footerLine(aboutOf(job));
  return line === '' ? '' : `\n${line}\n`;
}
