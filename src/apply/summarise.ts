import { plural } from '../message.ts';
import { assertExhaustive } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import type { ApplyResult } from './apply.ts';
import type { ApplyOutcome, ApplySummary, ChangeCounts } from './apply-summary.ts';
import type { SendResult, StopReason } from './send-result.ts';

/** Puts the result of an apply into the words of the report; null: there was nothing to send. */
export function summarise(plan: Plan, result: ApplyResult | null, elapsedMs: number): ApplySummary {
  const changes = countsOf(plan, result?.sent ?? null);
  const settling = settlingOf(plan, result, changes);
  const stoppedBecause = stopText(result);
  const isBlocked = plan.notices.some(({ code }) => code === 'blocked');
  return {
    outcome: outcomeOf(result, changes, settling, stoppedBecause, isBlocked),
    changes,
    requests: result?.sent?.requests ?? 0,
    seconds: elapsedMs / 1000,
    adopted: result === null ? 0 : plan.segments.reduce((sum, { adopt }) => sum + adopt.length, 0),
    creates: result?.creates.created.length ?? 0,
    settling,
    rejected: result?.sent?.rejections ?? [],
    stoppedBecause,
    serial: result?.index.serial ?? null,
    next: nextStep(result?.sent ?? null),
  };
}

function countsOf(plan: Plan, sent: SendResult | null): ChangeCounts {
  const total = plan.totals.add + plan.totals.remove;
  const { accepted, rejected, ambiguous } = sent ?? { accepted: 0, rejected: 0, ambiguous: 0 };
  const unsent = total - accepted - rejected - ambiguous;
  return { total, accepted, rejected, unconfirmed: ambiguous, unsent };
}

/**
 * What the lock still has in doubt although it was answered: it is asserted once more later. Of what
 * was not sent or was rejected, some may be in doubt from earlier: none of it is counted as answered.
 */
function settlingOf(plan: Plan, result: ApplyResult | null, changes: ChangeCounts): number {
  if (result === null || result.sent === null) {
    return plan.segments.reduce((sum, segment) => sum + segment.settling, 0);
  }
  const planned = plan.segments.map(({ key }) => result.index.segments.get(key)?.inDoubt ?? 0);
  const inDoubt = planned.reduce((sum, count) => sum + count, 0);
  return Math.max(0, inDoubt - changes.unconfirmed - changes.rejected - changes.unsent);
}

function outcomeOf(
  result: ApplyResult | null,
  changes: ChangeCounts,
  settling: number,
  stoppedBecause: string | null,
  isBlocked: boolean,
): ApplyOutcome {
  if (stoppedBecause !== null) return 'stopped';
  if (changes.accepted < changes.total && result !== null) return 'partial';
  if (isBlocked) return 'partial';
  if (settling > 0) return 'settling';
  const didSomething = (result?.sent ?? null) !== null || (result?.creates.created.length ?? 0) > 0;
  return didSomething ? 'applied' : 'nothing';
}

function stopText(result: ApplyResult | null): string | null {
  if (result === null) return null;
  return result.creates.stopped ?? (result.sent === null ? null : reasonText(result.sent.stop));
}

function reasonText(stop: StopReason): string | null {
  switch (stop.kind) {
    case 'done':
      return null;
    case 'cancelled':
      return 'it was asked to stop';
    case 'time-limit':
      return 'the time limit has passed';
    case 'stop-after':
      return 'it had sent as many changes as it was allowed to';
    case 'hold-lost':
      return 'the hold on the lock was lost: another apply may be running';
    case 'unauthorised':
      return `the vendor refused the credentials (${stop.message})`;
    case 'unreachable':
      return `the vendor could not be reached (${stop.message})`;
    case 'breaker':
      return `too many requests in a row had no success (${stop.message})`;
    default:
      return assertExhaustive(stop);
  }
}

/** Nothing is wrong where an apply ended because somebody wanted it to. */
const RESUMED: readonly StopReason['kind'][] = ['cancelled', 'time-limit', 'stop-after'];

function nextStep(sent: SendResult | null): string | null {
  if (sent === null) return null;
  if (sent.stop.kind === 'unauthorised') {
    return 'Check account ID, passcode and region: a wrong region looks the same. Then apply again.';
  }
  if (RESUMED.includes(sent.stop.kind)) return 'run segops apply again for the rest.';
  if (sent.withheld > 0) {
    return `${plural(sent.withheld, 'change')} waited for a removal of what may be the same user, which had no success. Apply again.`;
  }
  if (sent.narrowed !== null) {
    return `The account counts more strictly than configured. Add to segops.yaml: limits: { counting: ${sent.narrowed} }`;
  }
  return null;
}
