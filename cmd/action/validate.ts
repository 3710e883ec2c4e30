import { checkSources } from '../../src/app/validate.ts';
import type { InvalidSources } from '../../src/app/workspace.ts';
import { plural } from '../../src/message.ts';
import { heading } from '../../src/report/headline-markdown.ts';
import { problemsToMarkdown } from '../../src/report/problems-markdown.ts';
import { aboutOf, COMMENT_ROOM, comment, footer, SUMMARY_BYTES } from './comment.ts';
import { filesUrl } from './event.ts';
import type { Job } from './job.ts';
import { workspaceOptions } from './job.ts';
import type { ActionResult } from './outputs.ts';
import { withoutPlan } from './outputs.ts';

/** Checks config, manifests and lists; writes no comment unless something is wrong. */
export async function validateAction(job: Job): Promise<ActionResult> {
  const { plan, warnings } = await checkSources(job.folder, workspaceOptions(job));
  job.problems(warnings);
  const verdict = `Valid: ${plural(plan.segments.length, 'segment')}`;
  job.terminal.out(`${verdict}.\n`);
  const { environment } = aboutOf(job);
  job.summary(`${heading('changes', verdict.toLowerCase(), environment)}\n${footer(job)}`);
  return withoutPlan('no-changes', 0);
}

/** Every problem at its line, in the summary, and on the pull request with links. */
export async function tellInvalid(job: Job, invalid: InvalidSources): Promise<ActionResult> {
  const problems = job.privacy.problems(invalid.problems);
  job.problems(problems);
  const linkTo = filesUrl(job.inputs.environment, job.event);
  const { environment } = aboutOf(job);
  const told = { verdict: 'invalid', linkTo, environment } as const;
  job.summary(problemsToMarkdown(problems, { ...told, limit: SUMMARY_BYTES / 4 }) + footer(job));
  const markdown = problemsToMarkdown(problems, { ...told, limit: COMMENT_ROOM }) + footer(job);
  const commentUrl = await comment(job, markdown, true);
  return { ...withoutPlan('invalid', 1), commentUrl };
}
