import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { Failure } from '../failure.ts';
import { knownHere, originOf } from '../git/branch.ts';
import { completeHistory, movesSince } from '../git/history.ts';
import type { GitHub } from '../github/client.ts';
import { defaultBranch } from '../github/commits.ts';
import { mergedPullRequests } from '../github/pull-requests.ts';
import type { Message } from '../message.ts';
import { asCode, say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { unapprovedHeadline } from '../report/unapproved-text.ts';
import type { Unapproved, UnapprovedReason } from '../review/unapproved.ts';
import { changesNothing, uncovered } from '../review/uncovered.ts';
import { isCommitted } from './list-evidence.ts';
import type { Past } from './shown-plan.ts';
import { shownPlan } from './shown-plan.ts';
import { planTree } from './tree-plan.ts';
import type { PlannableLock, Workspace } from './workspace.ts';

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

/** The run that applies: where it may look up what people approved. */
export interface ApprovedRun {
  readonly github: () => GitHub;
  /** The commit that is applied; null: the one that is checked out. */
  readonly sha: string | null;
  /** null where the event does not say. */
  readonly defaultBranch: string | null;
  /** `owner/name` of this action; empty where it is used from the repository itself. */
  readonly action: string;
}

/**
 * Whether an apply does what people approved and nothing else; null if so. Each of its changes must
 * have been in the plan of a pull request that was merged since the last applied commit, as it was
 * when that was approved, or be what that commit still owes: not sent, rejected, unconfirmed.
 * Throws a Failure where this cannot be found out.
 */
export async function unapproved(
  run: ApprovedRun,
  { config, origin }: Workspace,
  plan: Plan,
  lock: PlannableLock,
): Promise<Unapproved | null> {
  if (changesNothing(plan)) return null;
  const lists = config.approve === 'manifests-only' ? [] : movedLists(config, plan);
  const since = lock.index.written?.commit ?? null;
  const past = await openPast(run, config, origin);
  const owed = since === null ? null : await owedBy(past, since, lock);
  const start = owed === null ? plan : uncovered(plan, owed);
  const { left, reasons } = await withoutApproved(past, start, since);
  if (changesNothing(left) && lists.length === 0) return null;
  const moved = lists.map((path) => ({ kind: 'list', path }) as const);
  return { plan, left, reasons: [...moved, ...reasons] };
}

async function openPast(run: ApprovedRun, config: Config, origin: string): Promise<Past> {
  const { sha, action } = run;
  const { at } = config.lock;
  if (at.kind !== 'branch') throw new Error('only a lock branch has a past');
  const github = run.github();
  const branch = run.defaultBranch ?? (await defaultBranch(github));
  const place = originOf(config.folder, at.branch);
  const { repository } = place;
  completeHistory(repository, [`refs/heads/${branch}`, `refs/heads/${at.branch}`]);
  const { own: lockHead } = knownHere(place);
  if (lockHead === null) throw new Error('the lock was read, and is not here');
  return { github, repository, config, origin, tip: sha ?? 'HEAD', lockHead, action, branch };
}

/** What the last applied commit would still change now: whoever let it be applied agreed to that. */
async function owedBy(
  { config, origin, repository }: Past,
  commit: string,
  lock: PlannableLock,
): Promise<Plan | null> {
  try {
    return await planTree({
      config,
      origin,
      repository,
      tree: commit,
      lock: () => lock,
      now: Date.now(),
    });
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
  for (const commit of movesSince(past.repository, past.tip, since)) {
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

/**
 * Lists that git does not have as they are, and that are not as they were applied last. Nobody can
 * tell which state of them a reviewer saw.
 */
function movedLists(config: Config, plan: Plan): string[] {
  const moved = plan.segments
    .flatMap(({ lists }) => lists)
    .filter(({ facts, before }) => facts.sha256 !== before?.sha256)
    .map(({ facts }) => facts.path);
  // Another segment can be an exclusion too; it is no file, and its manifest was reviewed.
  return [...new Set(moved)]
    .map((path) => ({ path, file: resolve(config.folder, path) }))
    .filter(({ file }) => existsSync(file) && !isCommitted(config, realpathSync(file)))
    .map(({ path }) => path)
    .sort();
}
