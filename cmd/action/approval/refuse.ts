import { writePlanFile } from '../../../src/app/plan.ts';
import { Failure } from '../../../src/failure.ts';
import { say } from '../../../src/message.ts';
import type { Problem } from '../../../src/model.ts';
import { unapprovedToMarkdown } from '../../../src/report/unapproved-markdown.ts';
import { unapprovedHeadline, unapprovedToText } from '../../../src/report/unapproved-text.ts';
import type { Unapproved } from '../../../src/review/unapproved.ts';
import { COMMENT_ROOM, footer, tellMerged } from '../comment.ts';
import type { Job } from '../job.ts';
import { newPlanPath } from '../job.ts';
import { SUMMARY_BYTES, WHOLE } from '../plan.ts';
import { privacyOf } from '../privacy.ts';
import type { ActionResult } from '../result.ts';
import { plannedResult } from '../result.ts';

/** An apply would do what no pull request showed when it was approved. */
export class NotApproved extends Failure {
  readonly unapproved: Unapproved;

  constructor(unapproved: Unapproved) {
    super([problemOf(unapproved)], 3);
    this.unapproved = unapproved;
  }
}

function problemOf(unapproved: Unapproved): Problem {
  return {
    severity: 'error',
    code: 'plan-not-approved',
    message: unapprovedHeadline(unapproved),
    next: say`The summary of the run says what is missing, and what to do. Nothing was sent.`,
  };
}

/** Says why, in the log, the summary, and on the pull requests that were merged. */
export async function refuseUnapproved(job: Job, error: NotApproved): Promise<ActionResult> {
  const privacy = privacyOf(job);
  const { unapproved } = error;
  const plan = privacy.plan(unapproved.plan);
  const shown = { ...unapproved, plan, left: privacy.plan(unapproved.left) };
  job.problems(error.problems);
  job.terminal.err(unapprovedToText(shown));
  const path = newPlanPath(job);
  writePlanFile(plan, path);
  const summary = unapprovedToMarkdown(shown, {
    limit: SUMMARY_BYTES,
    unit: 'bytes',
    whole: WHOLE,
  });
  job.summary(summary + footer(job));
  const markdown = unapprovedToMarkdown(shown, { limit: COMMENT_ROOM, whole: WHOLE });
  const commentUrl = await tellMerged(job, markdown, true);
  return { ...plannedResult(plan, path), outcome: 'refused', exitCode: 3, commentUrl };
}
