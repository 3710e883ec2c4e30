import { hasAdoptions } from '../apply/record-facts.ts';
import { failure } from '../failure.ts';
import { readAgain } from '../lock/read-again.ts';
import type { ReadableLock } from '../lock/recover.ts';
import { readLock } from '../lock/recover.ts';
import type { UnderWay } from '../lock/under-way.ts';
import { underWayIn } from '../lock/under-way.ts';
import { asCode, say } from '../message.ts';
import type { Problem, SegmentKey } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { PLAN_BEGINS, planToJsonPieces } from '../report/plan-json.ts';
import type { Shown } from '../report/privacy.ts';
import type { PlannedBase } from '../review/pull-request.ts';
import type { WrittenKind } from './named-files.ts';
import { writePieces } from './named-files.ts';
import type { PlanBase } from './tree-plan.ts';
import { basePlan } from './tree-plan.ts';
import type { Workspace } from './workspace.ts';
import { planWorkspace } from './workspace.ts';

/** A plan, and what else whoever asked for it should be told. */
export interface MadePlan {
  readonly plan: Plan;
  readonly warnings: readonly Problem[];
  /** An apply that runs or was cut off. What it may have sent counts as unconfirmed. */
  readonly underWay: UnderWay;
}

/** Plans a repository without changing anything; `only` plans one segment. Throws a Failure. */
export async function makePlan(workspace: Workspace, only: SegmentKey | null): Promise<MadePlan> {
  return readAgain(workspace.store, async () => {
    const now = Date.now();
    const lock = await readLock(workspace.store, now);
    const made = await planWorkspace(workspace, lock, now, only);
    return { ...made, underWay: await underWayAt(workspace, lock, now) };
  });
}

/** A plan that nothing unrecorded can change has nothing to say of the lease. */
async function underWayAt(
  { store }: Workspace,
  { unrecorded }: ReadableLock,
  now: number,
): Promise<UnderWay> {
  return unrecorded === null ? { kind: 'none' } : underWayIn(store, unrecorded, now);
}

/** A plan beside that of its base, against the same lock at the same time. */
export interface MadePullRequestPlan extends MadePlan {
  /** null where the base cannot be planned. */
  readonly base: PlannedBase | null;
}

/** Plans what is proposed and checked out, beside what it is based on. Throws a Failure. */
export async function makePullRequestPlan(
  workspace: Workspace,
  from: PlanBase,
): Promise<MadePullRequestPlan> {
  return readAgain(workspace.store, async () => {
    const now = Date.now();
    const lock = await readLock(workspace.store, now);
    const made = await planWorkspace(workspace, lock, now, null);
    const base = await basePlan(workspace, from, lock, now);
    return { ...made, underWay: await underWayAt(workspace, lock, now), base };
  });
}

export function isRefused(plan: Plan): boolean {
  return plan.guards.some((guard) => guard.verdict === 'refuse');
}

/** Whether an apply would leave segments out. */
export function holdsSegments({ heldSegments = [] }: Plan): boolean {
  return heldSegments.length > 0;
}

/** Whether an apply would send something. */
export function sends(plan: Plan): boolean {
  return plan.batches.length > 0 || plan.creates.length > 0;
}

/** Whether an apply would change anything, if only in the lock. */
export function hasWork(plan: Plan): boolean {
  return sends(plan) || hasAdoptions(plan);
}

/** Writes the whole plan as JSON. Throws a Failure where the file cannot be written. */
export function writePlanFile(plan: Shown<Plan>, path: string): void {
  writePieces(planToJsonPieces(plan), path, PLAN_FILE);
}

const PLAN_FILE: WrittenKind = {
  code: 'plan-file-unwritable',
  what: say`the plan cannot be written`,
  begins: PLAN_BEGINS,
};

/** What people confirmed is a plan, whole: any other one needs to be confirmed itself. */
export function checkConfirmed(confirmed: string, { digest }: Pick<Plan, 'digest'>): void {
  if (digest === confirmed) return;
  if (digest === '') {
    throw failure(
      'plan-digest-withheld',
      say`a plan that is redacted without a key has no digest to compare`,
      say`Nothing was sent. Give this job the ${asCode('redact-key')} of the one that planned.`,
      { exitCode: 3 },
    );
  }
  throw failure(
    'plan-stale',
    say`the plan is not the one that was confirmed`,
    say`Nothing was sent. Start the workflow again, read the new plan, and confirm that one.`,
    { exitCode: 3 },
  );
}
