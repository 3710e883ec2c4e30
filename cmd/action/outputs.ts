import { setOutput } from '@actions/core';
import { hasWork, holdsSegments, isRefused } from '../../src/app/plan.ts';
import type { ApplySummary } from '../../src/apply/apply-summary.ts';
import type { ExitCode, Failure } from '../../src/failure.ts';
import { assertExhaustive } from '../../src/model.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Shown } from '../../src/report/privacy.ts';

/** How a run of the Action ended, in the words of its output `outcome`. */
export type ActionOutcome =
  | 'no-changes'
  | 'planned'
  | 'applied'
  | 'partial'
  | 'settling'
  | 'refused'
  | 'invalid'
  | 'failed';

/** What the outputs say. */
export interface ActionResult {
  readonly outcome: ActionOutcome;
  readonly exitCode: ExitCode;
  readonly adds: number;
  readonly removes: number;
  readonly segments: number;
  readonly requests: number;
  readonly lockSerial: number | null;
  readonly planPath: string | null;
  readonly htmlPath: string | null;
  /** Empty where it may not leave; null without a plan. */
  readonly planDigest: string | null;
  readonly commentUrl: string | null;
}

/** Nothing was planned. */
export function withoutPlan(outcome: ActionOutcome, exitCode: ExitCode): ActionResult {
  const nothing = { adds: 0, removes: 0, segments: 0, requests: 0 };
  return {
    outcome,
    exitCode,
    ...nothing,
    lockSerial: null,
    planPath: null,
    htmlPath: null,
    planDigest: null,
    commentUrl: null,
  };
}

/** A plan alone. */
export function plannedResult(
  plan: Shown<Plan>,
  planPath: string | null,
  htmlPath: string | null = null,
): ActionResult {
  const { add: adds, remove: removes, segments, requests } = plan.totals;
  const refused = isRefused(plan) || holdsSegments(plan);
  const planned = hasWork(plan) ? 'planned' : 'no-changes';
  return {
    outcome: refused ? 'refused' : planned,
    exitCode: refused ? 3 : 0,
    adds,
    removes,
    segments,
    requests,
    lockSerial: plan.lock.serial,
    planPath,
    htmlPath,
    planDigest: plan.digest,
    commentUrl: null,
  };
}

/** The outcome of an apply that went on after its plan. */
export function appliedOutcome({ outcome, changes }: ApplySummary): ActionOutcome {
  switch (outcome) {
    case 'applied':
    case 'partial':
    case 'settling':
    case 'refused':
      return outcome;
    case 'nothing':
      return 'no-changes';
    case 'declined':
      return 'failed';
    case 'stopped':
      return changes.accepted + changes.unconfirmed > 0 ? 'partial' : 'failed';
    default:
      return assertExhaustive(outcome);
  }
}

/** A run that ended early. */
export function failedResult({ exitCode }: Failure): ActionResult {
  return exitCode === 3 ? withoutPlan('refused', 3) : withoutPlan('failed', exitCode);
}

/** Of a plan whose digest may not leave. An empty input would mean that no plan needs to be confirmed. */
export const WITHHELD = 'withheld';

function digestOutput({ planDigest }: ActionResult): string {
  return planDigest === '' ? WITHHELD : (planDigest ?? '');
}

/** Hands them to the steps after this one. */
export function setOutputs(result: ActionResult): void {
  setOutput('outcome', result.outcome);
  setOutput('adds', result.adds);
  setOutput('removes', result.removes);
  setOutput('segments', result.segments);
  setOutput('requests', result.requests);
  setOutput('lock-serial', result.lockSerial ?? '');
  setOutput('plan-path', result.planPath ?? '');
  setOutput('html-path', result.htmlPath ?? '');
  setOutput('plan-digest', digestOutput(result));
  setOutput('comment-url', result.commentUrl ?? '');
}
