import { removalBudget } from '../../lock/removal-budget.ts';
import type { SegmentKey } from '../../model.ts';
import type { PlanInput, PlannedSegment } from '../input.ts';
import type { Allowance, GuardVerdict, UsedWaiver } from '../plan.ts';
import { allowanceFor } from './allowances.ts';
import type { Judgement } from './judgement.ts';
import { judgeLists } from './list-guards.ts';
import { judgeOtherForm } from './same-segment.ts';
import type { GuardedSegment } from './segment-guards.ts';
import { judgeSegment } from './segment-guards.ts';
import { judgeTotals } from './total-guards.ts';
import { isInForce } from './waivers.ts';

/** What the guards say about a plan, and the waivers that were needed. */
export interface Judged {
  readonly guards: readonly GuardVerdict[];
  readonly waivers: readonly UsedWaiver[];
}

/** Compares every segment, and all of them together, with their limits. */
export function judge(planned: readonly PlannedSegment[], input: PlanInput): Judged {
  const { config, index, now } = input;
  const ofConfig = config.guard.waiver !== null && isInForce(config.guard.waiver, now);
  const common = ofConfig && config.guard.waiver !== null ? [config.guard.waiver] : [];
  const budget = removalBudget(index.history, input.readPart, now, config.guard.windowMs);
  const segments = planned.map((segment): GuardedSegment => {
    const own = segment.manifest.guard.waiver;
    const inForce = own !== undefined && isInForce(own, now) ? [own] : [];
    return guardedOf(segment, [...inForce, ...common]);
  });
  const judgements = [
    ...segments.flatMap((segment) => [
      ...judgeLists(segment, input.evidenceOf, now),
      ...judgeSegment(segment, config.guard, budget),
      ...judgeOtherForm(segment, input),
    ]),
    ...judgeTotals(changesOf(segments), index, config.guard, common),
  ];
  return { guards: toVerdicts(judgements, planned, input), waivers: usedIn(judgements) };
}

function guardedOf(
  { manifest, entry, sources, diff }: PlannedSegment,
  waivers: GuardedSegment['waivers'],
): GuardedSegment {
  const { desired, add, remove, confirmedAdditions, confirmedRemovals } = diff;
  const confirmed = new Set(confirmedRemovals);
  return {
    manifest,
    entry,
    sources,
    desired,
    additions: add.length - confirmedAdditions.length,
    removals: confirmed.size === 0 ? remove : remove.filter((member) => !confirmed.has(member)),
    waivers,
  };
}

function changesOf(segments: readonly GuardedSegment[]): number {
  return segments.reduce((sum, { additions, removals }) => sum + additions + removals.length, 0);
}

function toVerdicts(
  judgements: readonly Judgement[],
  planned: readonly PlannedSegment[],
  { config, now }: PlanInput,
): GuardVerdict[] {
  const refused = judgements.filter((one) => one.verdict === 'refuse');
  const own = new Map(planned.map(({ manifest }) => [manifest.key, manifest]));
  const allowances = new Map<SegmentKey | null, Allowance>();
  for (const segment of new Set(refused.map((one) => one.segment))) {
    const needs = refused.filter((one) => one.segment === segment);
    const manifest = segment === null ? undefined : own.get(segment);
    const file = manifest?.place.file ?? config.file;
    const settings = manifest?.guard ?? config.writtenGuard;
    allowances.set(segment, allowanceFor(file, needs, settings, now));
  }
  return judgements.map(({ guard, segment, verdict, message }) => ({
    guard,
    segment,
    verdict,
    message,
    allow: verdict === 'refuse' ? (allowances.get(segment) ?? null) : null,
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
