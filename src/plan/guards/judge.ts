import type { Waiver } from '../../config/guard.ts';
import type { GuardLimits } from '../../config/limits.ts';
import { removalBudget } from '../../lock/removal-budget.ts';
import { membersWithout } from '../../members/member.ts';
import type { SegmentKey } from '../../model.ts';
import type { PlanInput, PlannedSegment } from '../input.ts';
import type { GuardVerdict, Permit, UsedWaiver } from '../plan.ts';
import type {
  GuardedPlan,
  GuardedSegment,
  Judgement,
  PlanGuard,
  SegmentGuard,
} from './judgement.ts';
import { judgeLetIn } from './let-in.ts';
import { judgeLists } from './list-guards.ts';
import { permitFor } from './permit.ts';
import { judgeOtherForm } from './same-segment.ts';
import {
  judgeAdditions,
  judgeEmptying,
  judgeExclusions,
  judgeRemovals,
  keysOwned,
} from './segment-guards.ts';
import { judgeBilledEvents, judgeChanges } from './total-guards.ts';
import { isInForce } from './waivers.ts';

/** What the guards say about a plan, and the waivers that were needed. */
export interface Judged {
  readonly guards: readonly GuardVerdict[];
  readonly waivers: readonly UsedWaiver[];
  /** Files of filters that cannot be read, where a waiver lets the plan pass without them. */
  readonly forgotten: ReadonlySet<string>;
}

/** All guards, in the order of the report. A new one is listed here. */
const SEGMENT_GUARDS: readonly SegmentGuard[] = [
  judgeLists,
  judgeEmptying,
  judgeRemovals,
  judgeAdditions,
  judgeExclusions,
  judgeLetIn,
  judgeOtherForm,
];
const PLAN_GUARDS: readonly PlanGuard[] = [judgeChanges, judgeBilledEvents];

/** Compares every segment, and all of them together, with their limits. */
export async function judge(planned: readonly PlannedSegment[], input: PlanInput): Promise<Judged> {
  const { index, now } = input;
  const { limits, waiver } = input.config.guard;
  const common = inForce(waiver, now);
  const segments = planned.map((segment) => guardedOf(segment, limits, common, now));
  const losing = segments.filter(({ removals }) => removals.length > 0).map(keysOwned);
  const plan: GuardedPlan = {
    segment: null,
    limits,
    waivers: common,
    input,
    budget: await removalBudget(losing, index.history, input.readPart, now, limits.window.ms),
    changes: segments.reduce(
      (sum, { additions, removals, doubted }) => sum + additions + removals.length + doubted,
      0,
    ),
  };
  const judgements: Judgement[] = [];
  for (const segment of segments) {
    for (const guard of SEGMENT_GUARDS) judgements.push(...(await guard(segment, plan)));
  }
  // That the whole plan passes is already in the headline.
  judgements.push(...PLAN_GUARDS.flatMap((guard) => guard(plan)).filter(isNoted));
  const forgotten = judgements.flatMap((one) => (one.verdict === 'pass' && one.without) || []);
  return {
    guards: toVerdicts(judgements, planned, input),
    waivers: usedIn(judgements),
    forgotten: new Set(forgotten),
  };
}

/** A refusal, or what only a waiver allows. */
function isNoted(judgement: Judgement): boolean {
  return judgement.verdict === 'refuse' || judgement.by !== null;
}

function inForce(waiver: Waiver | null, now: number): Waiver[] {
  return waiver !== null && isInForce(waiver, now) ? [waiver] : [];
}

function guardedOf(
  { manifest, entry, sources, exclusions, diff }: PlannedSegment,
  limits: GuardLimits,
  common: readonly Waiver[],
  now: number,
): GuardedSegment {
  const { desired, add, remove, confirmedAdditions, confirmedRemovals, doubted } = diff;
  const confirmed = new Set(confirmedRemovals);
  const added = membersWithout(add, confirmedAdditions);
  return {
    segment: manifest.key,
    limits: { ...limits, ...manifest.guard.limits },
    waivers: [...inForce(manifest.guard.waiver, now), ...common],
    manifest,
    entry,
    sources,
    exclusions,
    desired,
    additions: added.length,
    added,
    removals: confirmed.size === 0 ? remove : remove.filter((member) => !confirmed.has(member)),
    doubted,
  };
}

function toVerdicts(
  judgements: readonly Judgement[],
  planned: readonly PlannedSegment[],
  { config, now }: PlanInput,
): GuardVerdict[] {
  const refused = judgements.filter((one) => one.verdict === 'refuse');
  const own = new Map(planned.map(({ manifest }) => [manifest.key, manifest]));
  const permits = new Map<SegmentKey | null, Permit>();
  for (const segment of new Set(refused.map((one) => one.segment))) {
    const needs = refused.filter((one) => one.segment === segment);
    const manifest = segment === null ? undefined : own.get(segment);
    const file = manifest?.place.file ?? config.file;
    const settings = manifest?.guard ?? config.writtenGuard;
    permits.set(segment, permitFor(file, needs, settings, now));
  }
  return judgements.map(({ guard, segment, verdict, message }) => ({
    guard,
    segment,
    verdict,
    message,
    allow: verdict === 'refuse' ? (permits.get(segment) ?? null) : null,
  }));
}

function usedIn(judgements: readonly Judgement[]): UsedWaiver[] {
  const used = judgements.flatMap((one) => {
    if (one.verdict !== 'pass' || one.by === null) return [];
    const { reason, until } = one.by;
    return [{ segment: one.segment, reason, until }];
  });
  return [...new Map(used.map((waiver) => [JSON.stringify(waiver), waiver])).values()];
}
