import type { Waiver } from '../../config/guard.ts';
import type { GuardLimits } from '../../config/limits.ts';
import { Failure } from '../../failure.ts';
import type { SpentWaiver } from '../../lock/lock-index.ts';
import { passingOf, removalBudget } from '../../lock/removal-budget.ts';
import { membersWithout } from '../../members/member.ts';
import { asThrown, say } from '../../message.ts';
import type { SegmentIds, SegmentKey } from '../../model.ts';
import type { Asserted } from '../assertions/asserted.ts';
import { judgeAssertions } from '../assertions/judge-assertions.ts';
import { firstFillOf } from '../first-fill.ts';
import type { PlanInput, PlannedSegment } from '../input.ts';
import type { GuardVerdict, Permit, UsedWaiver } from '../plan.ts';
import { judgeExclusionRows } from './exclusion-rows.ts';
import { judgeApart, ofPredecessors } from './followed.ts';
import type {
  GuardedPlan,
  GuardedSegment,
  Judgement,
  PlanGuard,
  Refusal,
  SegmentGuard,
} from './judgement.ts';

import { judgeLetIn } from './let-in.ts';

import { isNoted } from './limit.ts';

import { judgeLists } from './list-guards.ts';
import { permitFor } from './permit.ts';
import { judgeOtherForm } from './same-segment.ts';
import { judgeAdditions, judgeEmptying, judgeRemovals, keysOwned } from './segment-guards.ts';
import { judgeSplits } from './splits.ts';
import { judgeBilledEvents, judgeChanges } from './total-guards.ts';
import { isInForce, spentAs } from './waivers.ts';

/** What the guards say about a plan, and the waivers that were needed. */
export interface Judged {
  readonly guards: readonly GuardVerdict[];
  /** Of all segments, what passes without a waiver; of one, that it lets in nobody. */
  readonly within: readonly GuardVerdict[];
  readonly waivers: readonly UsedWaiver[];
  /** Files of filters that cannot be read, where a waiver lets the plan pass without them. */
  readonly forgotten: ReadonlySet<string>;
  readonly spends: readonly SpentWaiver[];
}

/** All guards, in the order of the report. A new one is listed here. */
const SEGMENT_GUARDS: readonly SegmentGuard[] = [
  judgeLists,
  judgeEmptying,
  judgeRemovals,
  judgeAdditions,
  judgeExclusionRows,
  judgeLetIn,
  judgeOtherForm,
  judgeApart,
  judgeSplits,
];
const PLAN_GUARDS: readonly PlanGuard[] = [judgeChanges, judgeBilledEvents];

/**
 * Compares every segment, and all of them together, with their limits. `behind`: segments that these read,
 * where they are not planned themselves. What refuses them refuses this plan too.
 */
export async function judge(
  planned: readonly PlannedSegment[],
  behind: readonly PlannedSegment[],
  input: PlanInput,
  asserted: readonly Asserted[],
): Promise<Judged> {
  const { index, now } = input;
  const { limits, waiver } = input.config.guard;
  const common = inForce(waiver, null, input);
  const segments = planned.map((segment) => guardedOf(segment, limits, common, input));
  const others = behind.map((segment) => guardedOf(segment, limits, common, input));
  const losing = [...segments, ...others]
    .filter(({ removals }) => removals.length > 0)
    .map(keysOwned);
  const plan: GuardedPlan = {
    segment: null,
    limits,
    waivers: common,
    input,
    budget: await removalBudget(losing, index.history, input.readPart, now, limits.window.ms),
    changes: sumOf(segments, (segment) => changesOf(segment) - segment.firstFill - dueOf(segment)),
    billed: sumOf(segments, changesOf),
  };
  const judgements: Judgement[] = [];
  const within: Judgement[] = [];
  for (const segment of segments) {
    for (const one of await judgedBy(SEGMENT_GUARDS, segment, plan)) {
      (isOfNobody(one) ? within : judgements).push(one);
    }
  }
  for (const segment of others) {
    const judged = await judgedBy(SEGMENT_GUARDS, segment, plan);
    judgements.push(...judged.filter(({ verdict }) => verdict === 'refuse'));
  }
  const keys = new Set(planned.map(({ manifest }) => manifest.key));
  const rules = await evaluated(null, () => judgeAssertions(asserted, keys, input));
  judgements.push(...rules);
  for (const guard of PLAN_GUARDS) {
    // That the whole plan passes is already in the headline.
    const judged = await evaluated(null, () => guard(plan));
    for (const one of judged) (isNoted(one) ? judgements : within).push(one);
  }
  const forgotten = judgements.flatMap((one) => (one.verdict === 'pass' && one.without) || []);
  return {
    guards: toVerdicts(judgements, [...planned, ...behind], input),
    within: toVerdicts(within, planned, input),
    waivers: usedIn(judgements),
    spends: spentIn(judgements, planned, input),
    forgotten: new Set(forgotten),
  };
}

async function judgedBy(
  guards: readonly SegmentGuard[],
  segment: GuardedSegment,
  plan: GuardedPlan,
): Promise<Judgement[]> {
  const judged: Judgement[] = [];
  for (const guard of guards) {
    const found = await evaluated(segment.segment, () => guard(segment, plan));
    judged.push(...found.map((one) => ofPredecessors(segment, one)));
  }
  return judged;
}

/** Nothing that a reader of every plan has to see. */
function isOfNobody(one: Judgement): boolean {
  return !isNoted(one) && one.measured?.part === 0;
}

/** What cannot be evaluated refuses. A Failure says itself what is wrong, and ends the plan. */
async function evaluated(
  segment: SegmentKey | null,
  guard: () => Judgement[] | Promise<Judgement[]>,
): Promise<Judgement[]> {
  try {
    return await guard();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const message = say`a guard cannot be evaluated${asThrown(error)}`;
    return [{ guard: 'not_evaluated', segment, verdict: 'refuse', message, remedy: null }];
  }
}

function changesOf({ additions, removals, doubted }: GuardedSegment): number {
  return additions + removals.length + doubted;
}

/** An earlier plan showed them. */
function dueOf({ due }: GuardedSegment): number {
  return due === undefined ? 0 : passingOf(due);
}

function sumOf(
  segments: readonly GuardedSegment[],
  figure: (segment: GuardedSegment) => number,
): number {
  return segments.reduce((sum, segment) => sum + figure(segment), 0);
}

function inForce(waiver: Waiver | null, ids: SegmentIds | null, input: PlanInput): Waiver[] {
  return waiver !== null && isInForce({ waiver, ids }, input) ? [waiver] : [];
}

function guardedOf(
  planned: PlannedSegment,
  limits: GuardLimits,
  common: readonly Waiver[],
  input: PlanInput,
): GuardedSegment {
  const { manifest, entry, sources, split, exclusions, follows, due, diff } = planned;
  const { desired, add, remove, confirmedAdditions, confirmedRemovals, doubted } = diff;
  const confirmed = new Set(confirmedRemovals);
  const added = membersWithout(add, confirmedAdditions);
  return {
    segment: manifest.key,
    limits: { ...limits, ...manifest.guard.limits },
    waivers: [...inForce(manifest.guard.waiver, manifest.ids, input), ...common],
    manifest,
    entry,
    sources,
    split,
    exclusions,
    ...(follows && { follows }),
    ...(due && { due }),
    desired,
    additions: added.length,
    added,
    firstFill: Math.min(added.length, firstFillOf(planned)),
    removals: confirmed.size === 0 ? remove : remove.filter((member) => !confirmed.has(member)),
    doubted,
  };
}

function toVerdicts(
  judgements: readonly Judgement[],
  planned: readonly PlannedSegment[],
  input: PlanInput,
): GuardVerdict[] {
  const { config, now } = input;
  const refused = judgements.filter((one): one is Refusal => one.verdict === 'refuse');
  const own = new Map(planned.map(({ manifest }) => [manifest.key, manifest]));
  const permits = new Map<SegmentKey | null, Permit>();
  for (const segment of new Set(refused.map(allowedIn))) {
    const needs = refused.filter((one) => allowedIn(one) === segment);
    const manifest = segment === null ? undefined : own.get(segment);
    const file = manifest?.place.file ?? config.file;
    const settings = manifest?.guard ?? config.writtenGuard;
    const [waiver = null] = inForce(settings.waiver, manifest?.ids ?? null, input);
    const permit = permitFor(file, needs, { ...settings, inForce: waiver }, now);
    if (permit !== null) permits.set(segment, permit);
  }
  return judgements.map((one) => {
    const { guard, segment, verdict, message, measured, lists, place } = one;
    const allow = one.verdict === 'refuse' ? (permits.get(allowedIn(one)) ?? null) : null;
    const figures = measured === undefined ? {} : { measured };
    const about = { ...figures, ...(lists && { lists }), ...(place && { place }) };
    return { guard, segment, verdict, message, allow, ...about };
  });
}

/** The segment whose manifest would allow it; null: the config. */
function allowedIn({ segment, remedy }: Refusal): SegmentKey | null {
  return remedy?.kind === 'list-of-all' ? null : segment;
}

function usedIn(judgements: readonly Judgement[]): UsedWaiver[] {
  const used = judgements.flatMap((one) => {
    if (one.verdict !== 'pass' || one.by === null) return [];
    const { reason, until } = one.by;
    return [{ waiver: { segment: one.segment, reason, until }, guard: one.guard }];
  });
  const byWaiver = new Map<string, UsedWaiver>();
  for (const { waiver, guard } of used) {
    const name = JSON.stringify(waiver);
    const guards = new Set([...(byWaiver.get(name)?.guards ?? []), guard]);
    byWaiver.set(name, { ...waiver, guards: [...guards] });
  }
  return [...byWaiver.values()];
}

/** A waiver of all segments is for all of them: a plan of one does not use it up. */
function spentIn(
  judgements: readonly Judgement[],
  planned: readonly PlannedSegment[],
  { config, only }: PlanInput,
): SpentWaiver[] {
  const needed = new Set(judgements.map((one) => (one.verdict === 'pass' ? one.by : null)));
  const own = planned.map(({ manifest: { guard, ids } }) => ({ waiver: guard.waiver, ids }));
  const all = only === null ? [{ waiver: config.guard.waiver, ids: null }] : [];
  return [...all, ...own].flatMap(({ waiver, ids }) =>
    waiver !== null && needed.has(waiver) ? spentAs({ waiver, ids }) : [],
  );
}
