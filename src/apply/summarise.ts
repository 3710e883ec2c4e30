import type { Message } from '../message.ts';
import { asCode, asCommand, plural, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { sizeOf } from '../plan/guards/segment-guards.ts';
import type { Plan } from '../plan/plan.ts';
import type { ApplyResult } from './apply.ts';
import type { ApplyOutcome, ApplySummary, ChangeCounts } from './apply-summary.ts';
import { doneOf } from './done-changes.ts';
import type { SendResult, StopReason } from './sending.ts';
import { stopText } from './sending.ts';

/** Puts the result of an apply into the words of the report; null: there was nothing to send. */
export function summarise(plan: Plan, result: ApplyResult | null, elapsedMs: number): ApplySummary {
  const changes = countsOf(plan, result?.sent ?? null);
  const settling = settlingOf(plan, result, changes);
  const stop = result?.creates.stopped ?? result?.sent?.stop ?? null;
  const stoppedBecause = stop === null ? null : stopText(stop);
  const wereBlocked = plan.notices.flatMap(({ code, segment }) =>
    code === 'blocked' && segment !== null ? [segment] : [],
  );
  // One that was created now is not blocked any more: the next apply sends to it.
  const isFree = (key: SegmentKey) => result?.index.segments.get(key)?.blocked === null;
  const blocked = wereBlocked.filter((key) => !isFree(key));
  const held = (plan.heldSegments ?? []).map(({ key }) => key);
  const outcome = outcomeOf(result, changes, settling, stoppedBecause, wereBlocked.length > 0);
  return {
    outcome: held.length === 0 ? outcome : outcomeOfRest(result, outcome),
    changes,
    requests: result?.sent?.requests ?? 0,
    seconds: elapsedMs / 1000,
    adopted: result === null ? 0 : plan.segments.reduce((sum, { adopt }) => sum + adopt.length, 0),
    creates: result?.creates.created.length ?? 0,
    settling,
    blocked,
    ...(held.length === 0 ? {} : { held }),
    rejected: result?.sent?.rejections ?? [],
    ...(result === null ? {} : whereabouts(plan, result)),
    stoppedBecause,
    serial: result?.index.serial ?? null,
    next: nextStep(stop, result?.sent ?? null),
  };
}

/** How large segments are now, what of them was done, and who is in one that they should have left. */
function whereabouts(
  plan: Plan,
  result: ApplyResult,
): Pick<ApplySummary, 'sizes' | 'done' | 'staying'> {
  const { bySegment, staying } = doneOf(plan, result.outcomes);
  const sizes = sizesNow(plan, result);
  return { sizes, done: bySegment, ...(staying === null ? {} : { staying }) };
}

function sizesNow(plan: Plan, { index }: ApplyResult): ReadonlyMap<SegmentKey, number> {
  return new Map(
    plan.segments.flatMap(({ key }) => {
      const entry = index.segments.get(key);
      return entry === undefined ? [] : [[key, sizeOf(entry)] as const];
    }),
  );
}

function countsOf(plan: Plan, sent: SendResult | null): ChangeCounts {
  const total = plan.totals.add + plan.totals.remove;
  const { accepted, rejected, ambiguous } = sent ?? { accepted: 0, rejected: 0, ambiguous: 0 };
  const unsent = total - accepted - rejected - ambiguous;
  return { total, accepted, rejected, unconfirmed: ambiguous, unsent };
}

/**
 * What is unconfirmed in the lock although it was answered: it is asserted once more later. Of what was
 * not sent or was rejected, some may be unconfirmed from earlier: none of it is counted as answered.
 */
function settlingOf(plan: Plan, result: ApplyResult | null, changes: ChangeCounts): number {
  if (result === null || result.sent === null) {
    return plan.segments.reduce((sum, segment) => sum + segment.settling, 0);
  }
  const planned = plan.segments.map(({ key }) => result.index.segments.get(key)?.unconfirmed ?? 0);
  const unconfirmed = planned.reduce((sum, count) => sum + count, 0);
  return Math.max(0, unconfirmed - changes.unconfirmed - changes.rejected - changes.unsent);
}

function outcomeOf(
  result: ApplyResult | null,
  changes: ChangeCounts,
  settling: number,
  stoppedBecause: Message | null,
  isBlocked: boolean,
): ApplyOutcome {
  if (stoppedBecause !== null) return 'stopped';
  if (changes.accepted < changes.total && result !== null) return 'partial';
  if (isBlocked) return 'partial';
  if (settling > 0) return 'settling';
  return didSend(result) ? 'applied' : 'nothing';
}

function didSend(result: ApplyResult | null): boolean {
  return (result?.sent ?? null) !== null || (result?.creates.created.length ?? 0) > 0;
}

/** Segments were left out: what is left may be done, but not all is. */
function outcomeOfRest(result: ApplyResult | null, outcome: ApplyOutcome): ApplyOutcome {
  if (outcome === 'stopped') return outcome;
  return didSend(result) ? 'partial' : 'refused';
}

/** Nothing is wrong where an apply ended because a person wanted it to. */
const RESUMED: readonly StopReason['kind'][] = ['cancelled', 'time-limit', 'stop-after'];

/** What to do where another apply would end in the same way. */
const REMEDIES: Partial<Record<StopReason['kind'], Message>> = {
  unauthorised: say`Check account ID, passcode and region: a wrong region looks the same.`,
  forbidden: say`The passcode may be one that may not do this, or the account may not have API Segments: they are a private beta. Ask CleverTap.`,
  'no-api': say`Check ${asCode('account:')} in segops.yaml, and ${asCode('SEGOPS_BASE_URL')} where it is set. Where both are right, a proxy may have answered, or the account may not have API Segments: they are a private beta. Ask CleverTap.`,
  unsendable: say`Check the variables ${asCode('CLEVERTAP_ACCOUNT_ID')} and ${asCode('CLEVERTAP_PASSCODE')}, and those of a proxy. Where they are right, please report this as a bug of segops.`,
};

/** Account and region were right where CleverTap had accepted something before. */
function remedyOf(kind: StopReason['kind'], wasAccepted: boolean): Message | undefined {
  if (kind === 'unauthorised' && wasAccepted) {
    return say`Ask whoever keeps the passcode (${asCode('CLEVERTAP_PASSCODE')}) to check it: CleverTap accepted it earlier in this apply, and refused it later. If it was changed, they set the new one where segops gets it (in a job: in the secrets of the repository). If it was not, ask CleverTap.`;
  }
  return REMEDIES[kind];
}

function nextStep(stop: StopReason | null, sent: SendResult | null): Message | null {
  const remedy = stop === null ? undefined : remedyOf(stop.kind, (sent?.accepted ?? 0) > 0);
  if (remedy !== undefined) return say`${remedy} Then apply again: ${APPLY}`;
  if (sent === null) return null;
  if (RESUMED.includes(sent.stop.kind)) return say`Apply the rest: ${APPLY}`;
  if (sent.withheld > 0) {
    return say`${plural(sent.withheld, 'change')} waited for a removal of what may be the same user. That removal had no success. Apply again: ${APPLY}`;
  }
  if (sent.narrowed !== null) {
    const counting = asCode(`limits: { counting: ${sent.narrowed} }`);
    return say`The account counts more strictly than configured. Add to segops.yaml: ${counting}.`;
  }
  return null;
}

const APPLY = asCommand('segops apply');
