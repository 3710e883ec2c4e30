import type { Plan } from '../../src/plan/plan.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { problemsToMarkdown } from '../../src/report/problems-markdown.ts';
import { printPlan, warnOfJournal } from '../commands/plan.ts';
import type { MadePlan } from '../make-plan.ts';
import { hasWork, isRefused, makePlan, writePlanFile } from '../make-plan.ts';
import { InvalidSources } from '../workspace.ts';
import { COMMENT_ROOM, comment, footer } from './comment.ts';
import type { Job } from './job.ts';
import { filesUrl, newPlanPath, workspaceOptions } from './job.ts';
import type { ActionResult } from './result.ts';
import { plannedResult, withoutPlan } from './result.ts';

/** Of the 1 MiB of a summary, what other steps and the footer leave. */
const SUMMARY_BYTES = 900_000;
const WHOLE = 'The whole plan is in the file that the output `plan-path` names.';

/** Plans, and says so in the log, the summary, a file, and a comment on the pull request. */
export async function planAction(job: Job): Promise<ActionResult> {
  const made = attempt(job);
  if (made instanceof InvalidSources) return invalidAction(job, made);
  const { plan, warnings, cutOff } = made;
  if (cutOff) warnOfJournal(job.terminal);
  job.problems(warnings);
  printPlan(job.terminal, plan, 'text', false, null);
  const path = await recordPlan(job, plan);
  const markdown = planToMarkdown(plan, { limit: COMMENT_ROOM, whole: WHOLE });
  const commentUrl = await comment(job, markdown, hasWork(plan) || isRefused(plan));
  return { ...plannedResult(plan, path), commentUrl };
}

function attempt(job: Job): MadePlan | InvalidSources {
  try {
    return makePlan(job.folder, workspaceOptions(job), null);
  } catch (error) {
    if (error instanceof InvalidSources) return error;
    throw error;
  }
}

/** Writes the plan to the summary, and whole to a file, whose path it returns. */
export async function recordPlan(job: Job, plan: Plan): Promise<string> {
  const path = newPlanPath(job);
  await writePlanFile(plan, path);
  const limits = { limit: SUMMARY_BYTES, unit: 'bytes', whole: WHOLE } as const;
  job.summary(planToMarkdown(plan, limits) + footer(job));
  return path;
}

/** Every problem at its line, in the summary, and on the pull request with links. */
export async function invalidAction(job: Job, invalid: InvalidSources): Promise<ActionResult> {
  const { problems } = invalid;
  job.problems(problems);
  const told = { verdict: 'Invalid', linkTo: filesUrl(job) } as const;
  job.summary(problemsToMarkdown(problems, { ...told, limit: SUMMARY_BYTES / 4 }) + footer(job));
  const markdown = problemsToMarkdown(problems, { ...told, limit: COMMENT_ROOM });
  const commentUrl = await comment(job, markdown, true);
  return { ...withoutPlan('invalid', 1), commentUrl };
}
