import type { Config } from '../config/config.ts';
import { Failure } from '../failure.ts';
import { fileAt, hasCommit, mergedTree, tipAt } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import type { GitHub } from '../github/client.ts';
import type { MergedPullRequest } from '../github/pull-requests.ts';
import { approvedHead } from '../github/reviews.ts';
import type { SuccessfulRun } from '../github/runs.ts';
import { successfulRuns } from '../github/runs.ts';
import { usesAction } from '../github/workflow-file.ts';
import { readLock } from '../lock/recover.ts';
import { lockAt } from '../lock/store/past-lock.ts';
import type { Message } from '../message.ts';
import { asCode, asThrown, say } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { isRefused } from './plan.ts';
import { planTree } from './tree-plan.ts';

/** Where the past is read: the checkout, complete, and what is in use now. */
export interface Past {
  readonly github: GitHub;
  readonly repository: Repository;
  readonly config: Config;
  readonly origin: string;
  /** The commit that is applied, of the default branch. */
  readonly tip: string;
  /** Where the lock branch is. */
  readonly lockHead: string;
  /** The default branch. */
  readonly branch: string;
  /** `owner/name` of this action; empty where it is used from the repository itself. */
  readonly action: string;
}

export type ShownPlan =
  | { readonly kind: 'shown'; readonly plan: Plan; readonly head: string }
  | { readonly kind: 'none'; readonly why: Message };

/**
 * The plan that a pull request showed when it was approved last, made again from what it was made
 * from then: its head, merged with the branch as that was, upon the lock as that was. What was
 * written on the pull request is not asked: whoever may edit comments could edit it.
 */
export async function shownPlan(past: Past, pullRequest: MergedPullRequest): Promise<ShownPlan> {
  const head = await approvedHead(past.github, pullRequest);
  if (head === null) return none(say`no one who may write here approved it`);
  const run = await planRun(past, head);
  const name = head.slice(0, 12);
  if (run === null) return none(say`no plan succeeded for ${asCode(name)}, which was approved`);
  const { number } = pullRequest;
  if (!hasCommit(past.repository, head, [`refs/pull/${number}/head`, head])) {
    return none(say`${asCode(name)}, which was approved, cannot be fetched any more`);
  }
  try {
    return await planned(past, head, run);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return none(say`the plan of ${asCode(name)} cannot be made again${asThrown(error)}`);
  }
}

function none(why: Message): ShownPlan {
  return { kind: 'none', why };
}

/** The last successful run that planned a commit; null where there is none. */
async function planRun(past: Past, head: string): Promise<SuccessfulRun | null> {
  const { github, repository, tip, action } = past;
  const read = (path: string) => fileAt(repository, tip, path);
  const runs = await successfulRuns(github, head);
  return runs.find(({ workflow }) => usesAction(workflow, action, read)) ?? null;
}

async function planned(
  past: Past,
  head: string,
  { createdAt, startedAt }: SuccessfulRun,
): Promise<ShownPlan> {
  const { repository, tip, config, origin, lockHead } = past;
  const base = tipAt(repository, tip, createdAt);
  const tree = base === null ? null : mergedTree(repository, base, head);
  if (tree === null) return none(say`its merge cannot be made again`);
  const lock = (then: Config) =>
    readLock(lockAt(repository, lockHead, then.lock.lineage, startedAt), startedAt);
  const plan = await planTree({ config, origin, repository, tree, lock, now: startedAt });
  if (plan === null) return none(say`it had no config when it was approved`);
  return isRefused(plan)
    ? none(say`a guard refused its plan when it was approved`)
    : { kind: 'shown', plan, head };
}
