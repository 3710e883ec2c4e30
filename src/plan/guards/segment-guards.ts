import type { Threshold } from '../../config/limits.ts';
import type { SegmentEntry } from '../../lock/lock-index.ts';
import { keysOf, ownedBy } from '../../lock/lock-index.ts';
import { passingOf } from '../../lock/removal-budget.ts';
import { asCode, asLabel, duration, plural, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import type { GuardedPlan, GuardedSegment, Judgement } from './judgement.ts';
import { lastApplyAfter } from './last-day.ts';
import { isNoted, judgeLimit } from './limit.ts';

/** Only `members: []` or `retire: empty` says that a segment is meant to be empty. */
export function judgeEmptying(guarded: GuardedSegment, plan: GuardedPlan): Judgement[] {
  const { segment, manifest, entry, desired, removals } = guarded;
  const before = sizeOf(entry);
  if (desired > 0 || before === 0 || removals.length === 0) return [];
  const found = { guard: 'emptying', segment } as const;
  const all =
    before === 1
      ? say`the plan removes the only member`
      : say`the plan removes all ${before} members`;
  if (manifest.begins !== undefined) {
    const message = say`${all}, since the segment only begins on ${asLabel(manifest.begins)}. Give it an earlier ${asCode('first_day:')}, or empty it before you date it`;
    return [{ ...found, verdict: 'refuse', message, remedy: null }];
  }
  const retires = manifest.decisions.retire === 'empty';
  const { members } = manifest.dated?.written ?? manifest;
  const applied = lastApplyAfter(guarded, plan);
  if (applied !== null && !retires && members?.count !== 0) {
    const last = asCode(`last_day: ${manifest.ended}`);
    const message = say`${all}. ${last} had passed before the last apply, on ${asLabel(applied)}, which did not know it. So it permits nothing: check the day`;
    const over = members !== null;
    return [{ ...found, verdict: 'refuse', message, remedy: { kind: 'emptying', over } }];
  }
  if (retires || manifest.members?.count === 0) {
    const ends = manifest.ended === undefined ? 'members: []' : `last_day: ${manifest.ended}`;
    const says = asCode(retires ? 'retire: empty' : ends);
    const message = say`${all}, as ${says} in the manifest says`;
    return [{ ...found, verdict: 'pass', message, by: null }];
  }
  const message = say`${all}. The manifest does not say that the segment is meant to be empty`;
  const over = manifest.members !== null;
  return [{ ...found, verdict: 'refuse', message, remedy: { kind: 'emptying', over } }];
}

export function judgeRemovals(
  segment: GuardedSegment,
  { budget, limits }: GuardedPlan,
): Judgement[] {
  const { entry, removals, due = null } = segment;
  if (removals.length === 0) return [];
  const keys = keysOwned(segment);
  const passing = due === null ? 0 : passingOf(due);
  const largest = budget.largestSize(keys, sizeOf(entry));
  const whole = largest - passing;
  const announced = passing === 0 ? [] : [announcedAs(segment, passing)];
  if (passing === removals.length) return announced;
  const isShare = segment.limits.max_removals.kind === 'share';
  if (isShare && largest < segment.limits.min_existing.count) return announced;
  // Some of those removed may have come after the segment was largest: never more than all of it.
  const part = Math.min(whole, budget.removedWith(keys, removals, due));
  const others = removals.length - passing;
  const says =
    part === others && whole === sizeOf(entry) - passing
      ? say`the plan removes ${part} of ${plural(whole, 'member')}`
      : say`the plan removes ${plural(others, 'member')}. Within ${duration(limits.window.ms)} that makes ${part} of ${whole}`;
  const beside = passing === 0 ? says : say`${says}, besides ${passing} that were announced`;
  return [...announced, ...judgeLimit(segment, 'max_removals', { part, whole }, beside)];
}

/** An earlier apply followed a plan that showed them. */
function announcedAs({ segment }: GuardedSegment, removals: number): Judgement {
  const message = say`${plural(removals, 'removal was', 'removals were')} announced for a day that has come. They do not count here`;
  return { guard: 'max_removals', segment, verdict: 'pass', message, by: null };
}

/** What is always allowed where no limit is set, so that small segments may grow. */
const LEAST_ADDITIONS = 1_000;

/** A share has no meaning for a very small segment; a count has. The first fill has no limit. */
export function judgeAdditions(segment: GuardedSegment): Judgement[] {
  const { entry, additions, firstFill, limits } = segment;
  const filling = firstFill === 0 ? [] : [filled(segment)];
  const part = additions - firstFill;
  if (part <= 0) return filling;
  // Of a first fill that ended early, the members to come are a part of the segment already.
  const whole = sizeOf(entry) + firstFill;
  const isSmall = whole < limits.min_existing.count || whole === 0;
  if (limits.max_additions?.kind !== 'count' && isSmall) return filling;
  const to = whole === 0 ? say`an empty segment` : say`a segment of ${whole}`;
  const says = say`the plan adds ${plural(part, 'member')} to ${to}`;
  const max_additions = limits.max_additions ?? mostByDefault(whole);
  const judged = judgeLimit(
    { ...segment, limits: { ...limits, max_additions } },
    'max_additions',
    { part, whole },
    says,
  );
  // What a limit that nobody wrote allows is not worth a line.
  return [...filling, ...(limits.max_additions === null ? judged.filter(isNoted) : judged)];
}

/** 100%, as a count where that is very little. */
function mostByDefault(whole: number): Threshold {
  return whole < LEAST_ADDITIONS
    ? { kind: 'count', count: LEAST_ADDITIONS }
    : { kind: 'share', share: 1 };
}

function filled({ segment, entry, firstFill }: GuardedSegment): Judgement {
  const what =
    entry.firstFill === 0
      ? say`this is the first fill of the segment, with ${plural(firstFill, 'member')}`
      : say`the first fill of the segment goes on, with ${firstFill} of ${plural(entry.firstFill, 'member')} that were left`;
  const message = say`${what}. It counts neither here nor in ${asCode('max_changes')}`;
  return { guard: 'max_additions', segment, verdict: 'pass', message, by: null };
}

/** A segment is in the records under the IDs that it had then. */
export function keysOwned({
  manifest,
  entry,
}: Pick<GuardedSegment, 'manifest' | 'entry'>): readonly SegmentKey[] {
  return [...new Set([...keysOf(manifest.ids), ...ownedBy(entry)])].sort();
}

export function sizeOf(entry: SegmentEntry): number {
  return entry.accepted + entry.unconfirmed;
}
