import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writePage } from '../../src/app/named-files.ts';
import type { MadePullRequestPlan } from '../../src/app/plan.ts';
import {
  hasWork,
  holdsSegments,
  isRefused,
  makePlan,
  makePullRequestPlan,
  writePlanFile,
} from '../../src/app/plan.ts';
import type { PlanBase } from '../../src/app/tree-plan.ts';
import { checkUnchanged } from '../../src/app/unchanged-checkout.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { headCommit } from '../../src/git/history.ts';
import { repositoryAt } from '../../src/git/repository.ts';
import { isInHead } from '../../src/git/tracked-file.ts';
import { nameInTree } from '../../src/git/tree.ts';
import { planPagePieces } from '../../src/html/plan-page.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { refusalProblems } from '../../src/report/annotations.ts';
import type { PlanMarkdownOptions } from '../../src/report/plan-markdown.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import type { About } from '../../src/report/plan-sections.ts';
import type { Shown } from '../../src/report/privacy.ts';
import { pullRequestToMarkdown } from '../../src/report/pull-request-markdown.ts';
import type { PullRequestPlan } from '../../src/review/pull-request.ts';
import { comparePlans } from '../../src/review/pull-request.ts';
import { changesNothing } from '../../src/review/uncovered.ts';
import { fromStaleLock, printPlan, warnOfApply } from '../print.ts';
import { aboutOf, COMMENT_ROOM, comment, SUMMARY_BYTES, WHOLE } from './comment.ts';
import { filesUrl } from './event.ts';
import type { Job } from './job.ts';
import { checkPublic, newPlanPath, workspaceOptions } from './job.ts';
import type { ActionResult } from './outputs.ts';
import { plannedResult } from './outputs.ts';

/** Plans, and says so in the log, the summary, a file, and a comment on the pull request. */
export async function planAction(job: Job): Promise<ActionResult> {
  const { privacy, terminal } = job;
  const made = await planOf(job);
  const plan = privacy.plan(made.plan);
  const about = withPage(planAbout(job, made.folder, made.plan));
  warnOfApply(terminal, made.underWay, privacy);
  job.problems(made.warnings);
  printPlan(terminal, plan, { full: false, apply: null });
  job.annotate(refusalProblems(plan));
  // Compared before they are masked: two members may look the same then.
  const compared =
    made.base === null ? null : privacy.pullRequest(comparePlans(made.plan, made.base));
  const path = recordPlan(job, plan);
  const page = join(dirname(path), 'plan.html');
  writePage(planPagePieces(plan, { madeAt: Date.now(), about, compared }), page);
  const summary = { limit: SUMMARY_BYTES, unit: 'bytes', whole: WHOLE, about } as const;
  job.summary(toMarkdown(plan, compared, summary));
  const markdown = toMarkdown(plan, compared, { limit: COMMENT_ROOM, whole: WHOLE, about });
  const hasNews = compared === null ? hasWork(plan) : hasOwnNews(compared);
  const commentUrl = await comment(
    job,
    markdown,
    hasNews || isRefused(plan) || holdsSegments(plan),
  );
  return { ...plannedResult(plan, path, page), commentUrl };
}

/** The Action uploads nothing: where the workflow does, the page is an artifact of the run. */
function withPage(about: About): About {
  return about.run === null ? about : { ...about, page: `${about.run}#artifacts` };
}

function hasOwnNews({ own, undeclared, rules }: PullRequestPlan): boolean {
  return !changesNothing(own) || undeclared.length + rules.length > 0;
}

async function planOf(job: Job): Promise<MadePullRequestPlan & { readonly folder: string }> {
  const options = fromStaleLock(job.terminal, workspaceOptions(job), job.privacy);
  const workspace = openWorkspace(job.folder, options);
  checkPublic(job, workspace.config);
  checkUnchanged(workspace);
  const base = baseOf(job);
  const { folder } = workspace.config;
  if (base !== null) return { ...(await makePullRequestPlan(workspace, base)), folder };
  return { ...(await makePlan(workspace, null)), base: null, folder };
}

/** Never what the event calls the base of a pull request: that is where its branch was at some time. */
function baseOf({ event, folder }: Job): PlanBase | null {
  const { pullRequest, mergeGroupBase } = event;
  if (mergeGroupBase !== null) return { kind: 'commit', commit: mergeGroupBase };
  if (pullRequest === null) return null;
  const repository = repositoryAt(folder);
  const head = repository === null ? null : headCommit(repository);
  if (head !== pullRequest.headSha) return { kind: 'merge' };
  return { kind: 'branch', branch: pullRequest.baseRef };
}

/** Without a base to compare with, everything that an apply would send is shown. */
function toMarkdown(
  plan: Shown<Plan>,
  compared: Shown<PullRequestPlan> | null,
  options: PlanMarkdownOptions,
): string {
  return compared === null
    ? planToMarkdown(plan, options)
    : pullRequestToMarkdown(compared, options);
}

/** Writes the whole plan to a file, whose path it returns. */
export function recordPlan(job: Job, plan: Shown<Plan>): string {
  const path = newPlanPath(job);
  writePlanFile(plan, path);
  return path;
}

/** Links to lists, and which of those that a guard refuses can be had from the base branch. */
function planAbout(job: Job, folder: string, plan: Plan): About {
  const about = aboutOf(job);
  const repository = repositoryAt(folder);
  // A path with a mask in it leads nowhere.
  if (job.privacy.redacts || repository === null) return about;
  const top = nameInTree(repository, realpathSync(folder));
  const files = filesUrl(job.inputs.environment, job.event);
  const linkTo = files === null || top === '' ? files : `${files}/${top}`;
  const branch = job.event.pullRequest?.baseRef ?? null;
  if (branch === null) return { ...about, linkTo };
  const refused = plan.guards.filter(({ verdict }) => verdict === 'refuse');
  const paths = new Set(refused.flatMap(({ lists = [] }) => lists));
  const lists = [...paths].flatMap((path): [string, string][] => {
    const name = top === '' ? path : `${top}/${path}`;
    return isInHead(repository, name) ? [[path, name]] : [];
  });
  return { ...about, linkTo, restorable: { branch, lists: new Map(lists) } };
}
