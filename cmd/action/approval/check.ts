import { planTree } from '../../../src/app/tree-plan.ts';
import type { PlannableLock, Workspace } from '../../../src/app/workspace.ts';
import { Failure } from '../../../src/failure.ts';
import { newestHere, originOf } from '../../../src/git/branch.ts';
import { completeHistory, movesSince } from '../../../src/git/history.ts';
import { defaultBranch } from '../../../src/github/commits.ts';
import { mergedPullRequests } from '../../../src/github/pull-requests.ts';
import type { Message } from '../../../src/message.ts';
import { asCode, say } from '../../../src/message.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { Unapproved, UnapprovedReason } from '../../../src/review/unapproved.ts';
import { changesNothing, uncovered } from '../../../src/review/uncovered.ts';
import type { Job } from '../job.ts';
import { movedLists } from './moved-lists.ts';
import type { Past } from './shown-plan.ts';
import { shownPlan } from './shown-plan.ts';

/**
 * Whether an apply does what people approved and nothing else; null if so. Each of its changes must
 * have been in the plan of a pull request that was merged since the last applied commit, as it was
 * when that was approved, or be what that commit still owes: not sent, rejected, unconfirmed.
 * Throws a Failure where this cannot be found out.
 */
export async function unapproved(
  job: Job,
  { config }: Workspace,
  plan: Plan,
  lock: PlannableLock,
): Promise<Unapproved | null> {
  if (changesNothing(plan)) return null;
  const lists = config.approve === 'manifests-only' ? [] : movedLists(config, plan, lock.index);
  const since = lock.index.written?.commit ?? null;
  const past = await openPast(job, config);
  const owed = since === null ? null : owedBy(past, since, lock);
  const start = owed === null ? plan : uncovered(plan, owed);
  const { left, reasons } = await withoutApproved(past, start, since);
  if (changesNothing(left) && lists.length === 0) return null;
  const moved = lists.map((path) => ({ kind: 'list', path }) as const);
  return { plan, left, reasons: [...moved, ...reasons] };
}

async function openPast(job: Job, config: Workspace['config']): Promise<Past> {
  const { top, event, inputs } = job;
  const { at } = config.lock;
  if (at.kind !== 'branch') throw new Error('only a lock branch has a past');
  const branch = event.defaultBranch ?? (await defaultBranch(job.github()));
  completeHistory(top, [`refs/heads/${branch}`, `refs/heads/${at.branch}`]);
  const lockHead = newestHere(originOf(top, at.branch));
  if (lockHead === null) throw new Error('the lock was read, and is not here');
  const action = inputs.environment.GITHUB_ACTION_REPOSITORY ?? '';
  return { github: job.github(), top, config, tip: event.sha ?? 'HEAD', lockHead, action, branch };
}

/** What the last applied commit would still change now: whoever let it be applied agreed to that. */
function owedBy({ config, top }: Past, commit: string, lock: PlannableLock): Plan | null {
  try {
    return planTree({ config, top, tree: commit, lock: () => lock, now: Date.now() });
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** Asks no longer than something is left. */
async function withoutApproved(
  past: Past,
  plan: Plan,
  since: string | null,
): Promise<Pick<Unapproved, 'left' | 'reasons'>> {
  const reasons: UnapprovedReason[] = [];
  const asked = new Set<number>();
  let left = plan;
  for (const commit of movesSince(past.top, past.tip, since)) {
    if (changesNothing(left)) break;
    const merged = await mergedPullRequests(past.github, commit);
    const pulls = merged.filter(({ baseRef }) => baseRef === past.branch);
    if (pulls.length === 0) reasons.push({ kind: 'commit', commit });
    for (const pull of pulls) {
      const { number, headSha } = pull;
      if (asked.has(number)) continue;
      asked.add(number);
      const shown = await shownPlan(past, pull);
      if (shown.kind === 'shown') left = uncovered(left, shown.plan);
      const why = shown.kind === 'none' ? shown.why : pushedAfter(shown.head, headSha);
      if (why !== null) reasons.push({ kind: 'pull-request', number, why });
    }
  }
  return { left, reasons };
}

function pushedAfter(approved: string, merged: string): Message | null {
  if (approved === merged) return null;
  return say`${asCode(approved.slice(0, 12))} was approved, and ${asCode(merged.slice(0, 12))} was merged`;
}
