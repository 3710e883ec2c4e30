import type { Applied, ApplyWitness } from '../../src/app/apply.ts';
import { runApply } from '../../src/app/apply.ts';
import type { ApprovedRun } from '../../src/app/approval.ts';
import { NotApproved, unapproved } from '../../src/app/approval.ts';
import { checkLockRules } from '../../src/app/lock-rules.ts';
import { checkConfirmed, writePlanFile } from '../../src/app/plan.ts';
import { EndedRuns } from '../../src/app/run-lease.ts';
import { checkNotSuperseded } from '../../src/app/superseded.ts';
import { checkUnchanged } from '../../src/app/unchanged-checkout.ts';
import type { Workspace } from '../../src/app/workspace.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { exitCodeOf } from '../../src/apply/apply-summary.ts';
import { failure } from '../../src/failure.ts';
import { commitRelation } from '../../src/github/commits.ts';
import { reviewsOfCommit } from '../../src/github/reviews.ts';
import type { LockIndex } from '../../src/lock/lock-index.ts';
import { asCode, say } from '../../src/message.ts';
import { applyProblems, refusalProblems } from '../../src/report/annotations.ts';
import { appliedToMarkdown } from '../../src/report/applied-markdown.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { resultToText } from '../../src/report/result-text.ts';
import { unapprovedToMarkdown } from '../../src/report/unapproved-markdown.ts';
import { unapprovedToText } from '../../src/report/unapproved-text.ts';
import { applyNews, printPlan } from '../print.ts';
import {
  aboutOf,
  COMMENT_ROOM,
  SUMMARY_BYTES,
  tellMerged,
  tellOthers,
  WHOLE,
  warn,
} from './comment.ts';
import type { Job } from './job.ts';
import { checkPublic, newPlanPath, workspaceOptions } from './job.ts';
import type { ActionResult } from './outputs.ts';
import { appliedOutcome, plannedResult } from './outputs.ts';
import { recordPlan } from './plan.ts';

/** Applies what was merged. The merge was the consent: no one is asked. */
export async function applyAction(job: Job): Promise<ActionResult> {
  const ended = new EndedRuns();
  const workspace = openWorkspace(job.folder, {
    ...workspaceOptions(job),
    onLockWarning: (warning) => job.problems([warning]),
    ownerEnded: ended.has,
  });
  const branch = lockBranchOf(workspace);
  checkPublic(job, workspace.config);
  checkUnchanged(workspace);
  if (job.inputs.requireApprovedPlan) await checkLockRules(job.github(), branch);
  job.problems(await ended.ask(job.github, workspace.store));
  try {
    return await applyWorkspace(job, workspace);
  } catch (error) {
    if (error instanceof NotApproved) return tellUnapproved(job, error);
    throw error;
  }
}

/** The disk dies with the job, and a lock that died with it would send everything again. */
export function lockBranchOf({ config }: Pick<Workspace, 'config'>): string {
  if (config.lock.at.kind === 'branch') return config.lock.at.branch;
  throw failure(
    'lock-branch-needed',
    say`the lockfile is on the disk of this job, which is deleted when the job ends`,
    say`Write ${asCode('lock: { branch: segops-lock, ... }')} in the config. Nothing was sent.`,
    { file: config.file },
  );
}

async function applyWorkspace(job: Job, workspace: Workspace): Promise<ActionResult> {
  const request = {
    workspace,
    only: null,
    timeLimitMs: job.inputs.timeLimitMs,
    stopAfterChanges: null,
    env: job.inputs.environment,
    reviewsOf: (commit: string) => recordedReviews(job, commit),
  };
  job.applies(true);
  const applied = await runApply(request, witnessOf(job, workspace));
  job.applies(false);
  const planPath = recordPlan(job, job.privacy.plan(applied.plan));
  return finish(job, applied, planPath);
}

/** For the log alone: who opted out does not wait for it. */
async function recordedReviews(job: Job, commit: string) {
  const { comment, requireApprovedPlan } = job.inputs;
  // A job that writes no comment may have no right to read pull requests.
  if (comment === 'never' && !requireApprovedPlan) return null;
  try {
    return await reviewsOfCommit(job.github(), commit);
  } catch (error) {
    warn(job, error);
    return null;
  }
}

function witnessOf(job: Job, workspace: Workspace): ApplyWitness {
  const { terminal, privacy, inputs } = job;
  return {
    ...applyNews(terminal),
    locked: (index) => checkCommit(job, index),
    planned: (plan, warnings) => {
      job.problems(warnings);
      const shown = privacy.plan(plan);
      printPlan(terminal, shown, { full: false, apply: null });
      if (inputs.planDigest !== null) checkConfirmed(inputs.planDigest, shown);
    },
    approves: async (plan, lock) => {
      if (!inputs.requireApprovedPlan) return;
      const found = await unapproved(approvedRunOf(job), workspace, plan, lock);
      if (found !== null) throw new NotApproved(found);
    },
    consents: async () => true,
    stops: () => terminal.err('Stopping: what is in flight is finished and recorded.\n'),
    endsAtOnce: () =>
      terminal.err('Ended at once. The next apply sends again what had no answer.\n'),
  };
}

function approvedRunOf({ github, event }: Job): ApprovedRun {
  const { sha, defaultBranch } = event;
  return { github, sha, defaultBranch };
}

/** GitHub is asked, since the clone of a job is often shallow. */
async function checkCommit(job: Job, index: LockIndex): Promise<void> {
  const { sha } = job.event;
  if (sha === null) return;
  await checkNotSuperseded(
    index,
    sha,
    async (applied, commit) => (await commitRelation(job.github(), applied, commit)) === 'descends',
  );
}

async function finish(job: Job, applied: Applied, planPath: string): Promise<ActionResult> {
  const { privacy } = job;
  const planned = plannedResult(privacy.plan(applied.plan), planPath);
  if (applied.kind !== 'done') {
    const plan = privacy.plan(applied.plan);
    job.annotate(refusalProblems(plan));
    const about = aboutOf(job);
    job.summary(planToMarkdown(plan, { limit: SUMMARY_BYTES, unit: 'bytes', whole: WHOLE, about }));
    return { ...planned, outcome: 'refused', exitCode: 3 };
  }
  const summary = privacy.summary(applied.summary);
  job.annotate(applyProblems(summary));
  job.terminal.out(resultToText(summary, { width: job.terminal.width, colour: false }));
  const about = aboutOf(job);
  const whole = { limit: SUMMARY_BYTES, unit: 'bytes', whole: WHOLE, about } as const;
  job.summary(appliedToMarkdown(summary, privacy.plan(applied.plan), whole));
  const told = { limit: COMMENT_ROOM, whole: WHOLE, about };
  const markdown = appliedToMarkdown(summary, privacy.plan(applied.plan), told);
  const commentUrl = await tellMerged(job, markdown, false);
  if (summary.serial !== null) await tellOthers(job, summary.serial);
  return {
    ...planned,
    outcome: appliedOutcome(summary),
    exitCode: exitCodeOf(summary.outcome),
    requests: summary.requests,
    lockSerial: summary.serial ?? planned.lockSerial,
    commentUrl,
  };
}

/** Says why, in the log, the summary, and on the pull requests that were merged. */
async function tellUnapproved(job: Job, error: NotApproved): Promise<ActionResult> {
  const { unapproved: found } = error;
  const plan = job.privacy.plan(found.plan);
  const shown = job.privacy.unapproved(found);
  job.problems(error.problems);
  job.terminal.err(unapprovedToText(shown));
  const path = newPlanPath(job);
  writePlanFile(plan, path);
  const about = aboutOf(job);
  const limits = { limit: SUMMARY_BYTES, unit: 'bytes', whole: WHOLE, about } as const;
  job.summary(unapprovedToMarkdown(shown, limits));
  const markdown = unapprovedToMarkdown(shown, { limit: COMMENT_ROOM, whole: WHOLE, about });
  const commentUrl = await tellMerged(job, markdown, true);
  return { ...plannedResult(plan, path), outcome: 'refused', exitCode: 3, commentUrl };
}
