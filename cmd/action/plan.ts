import type { MadePullRequestPlan } from '../../src/app/plan.ts';
import {
  hasWork,
  isRefused,
  makePlan,
  makePullRequestPlan,
  writePlanFile,
} from '../../src/app/plan.ts';
import { InvalidSources, openWorkspace } from '../../src/app/workspace.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { PlanMarkdownOptions } from '../../src/report/plan-markdown.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { problemsToMarkdown } from '../../src/report/problems-markdown.ts';
import { pullRequestToMarkdown } from '../../src/report/pull-request-markdown.ts';
import { redactProblems } from '../../src/report/redact.ts';
import type { PullRequestPlan } from '../../src/review/pull-request.ts';
import { comparePlans } from '../../src/review/pull-request.ts';
import { changesNothing } from '../../src/review/uncovered.ts';
import { fromStaleLock, printPlan, warnOfJournal } from '../print.ts';
import { refusalProblems } from './annotations.ts';
import { COMMENT_ROOM, comment, footer } from './comment.ts';
import type { Job } from './job.ts';
import { filesUrl, newPlanPath, workspaceOptions } from './job.ts';
import { checkPublic, privacyOf } from './privacy.ts';
import type { ActionResult } from './result.ts';
import { plannedResult, withoutPlan } from './result.ts';

/** Of the 1 MiB of a summary, what other steps and the footer leave. */
export const SUMMARY_BYTES = 900_000;
export const WHOLE = 'The whole plan is in the file that the output `plan-path` names.';

/** Plans, and says so in the log, the summary, a file, and a comment on the pull request. */
export async function planAction(job: Job): Promise<ActionResult> {
  const made = attempt(job);
  if (made instanceof InvalidSources) return invalidAction(job, made);
  const { warnings, cutOff, heldBy, base } = made;
  const privacy = privacyOf(job);
  const plan = privacy.plan(made.plan);
  if (cutOff) warnOfJournal(job.terminal, heldBy);
  job.problems(privacy.problems(warnings));
  printPlan(job.terminal, plan, { full: false, apply: null });
  job.annotate(refusalProblems(plan));
  const compared = base === null ? null : comparePlans(plan, privacy.plan(base));
  const path = recordPlan(job, plan, compared);
  const markdown = toMarkdown(plan, compared, { limit: COMMENT_ROOM, whole: WHOLE });
  const hasNews =
    compared === null
      ? hasWork(plan)
      : !changesNothing(compared.own) || compared.undeclared.length > 0;
  const commentUrl = await comment(job, markdown, hasNews || isRefused(plan));
  return { ...plannedResult(plan, path), commentUrl };
}

/** Without a base to compare with, everything that an apply would send is shown. */
function toMarkdown(
  plan: Plan,
  compared: PullRequestPlan | null,
  options: PlanMarkdownOptions,
): string {
  return compared === null
    ? planToMarkdown(plan, options)
    : pullRequestToMarkdown(compared, options);
}

function attempt(job: Job): MadePullRequestPlan | InvalidSources {
  try {
    const workspace = openWorkspace(job.folder, fromStaleLock(job.terminal, workspaceOptions(job)));
    checkPublic(job, workspace.config);
    if (job.event.pullRequest !== null) return makePullRequestPlan(workspace, job.top);
    return {
      ...makePlan(job.folder, fromStaleLock(job.terminal, workspaceOptions(job)), null),
      base: null,
    };
  } catch (error) {
    if (error instanceof InvalidSources) return error;
    throw error;
  }
}

/** Writes the plan to the summary, and whole to a file, whose path it returns. */
export function recordPlan(job: Job, plan: Plan, compared: PullRequestPlan | null = null): string {
  const path = newPlanPath(job);
  writePlanFile(plan, path);
  const limits = { limit: SUMMARY_BYTES, unit: 'bytes', whole: WHOLE } as const;
  job.summary(toMarkdown(plan, compared, limits) + footer(job));
  return path;
}

/** Every problem at its line, in the summary, and on the pull request with links. */
export async function invalidAction(job: Job, invalid: InvalidSources): Promise<ActionResult> {
  // What is not valid may be what says that members may be public.
  const problems = job.event.isPublic
    ? redactProblems(invalid.problems)
    : privacyOf(job).problems(invalid.problems);
  job.problems(problems);
  const told = { verdict: 'Invalid', linkTo: filesUrl(job) } as const;
  job.summary(problemsToMarkdown(problems, { ...told, limit: SUMMARY_BYTES / 4 }) + footer(job));
  const markdown = problemsToMarkdown(problems, { ...told, limit: COMMENT_ROOM });
  const commentUrl = await comment(job, markdown, true);
  return { ...withoutPlan('invalid', 1), commentUrl };
}
