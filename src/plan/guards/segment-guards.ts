import { findList } from '../../lists/list-facts.ts';
import type { SegmentEntry } from '../../lock/lock-index.ts';
import { keysOf, ownedBy } from '../../lock/lock-index.ts';
import { asCode, asPath, duration, plural, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import type { GuardedPlan, GuardedSegment, Judgement } from './judgement.ts';
import { judgeLimit } from './limit.ts';

/** Only `members: []` or `retire: empty` says that a segment is meant to be empty. */
export function judgeEmptying(guarded: GuardedSegment): Judgement[] {
  const { segment, manifest, entry, desired, removals } = guarded;
  const before = sizeOf(entry);
  if (desired > 0 || before === 0 || removals.length === 0) return [];
  const found = { guard: 'emptying', segment } as const;
  const all =
    before === 1
      ? say`the plan removes the only member`
      : say`the plan removes all ${before} members`;
  const retires = manifest.decisions.retire === 'empty';
  if (retires || manifest.members?.count === 0) {
    const says = asCode(retires ? 'retire: empty' : 'members: []');
    const message = say`${all}, as ${says} in the manifest says`;
    return [{ ...found, verdict: 'pass', message, by: null }];
  }
  const message = say`${all}. The manifest does not say that the segment is meant to be empty`;
  return [{ ...found, verdict: 'refuse', message, remedy: { kind: 'emptying' } }];
}

export function judgeRemovals(
  segment: GuardedSegment,
  { budget, limits }: GuardedPlan,
): Judgement[] {
  const { entry, removals } = segment;
  if (removals.length === 0) return [];
  const keys = keysOwned(segment);
  const whole = budget.largestSize(keys, sizeOf(entry));
  const isShare = segment.limits.max_removals.kind === 'share';
  if (isShare && whole < segment.limits.min_existing.count) return [];
  // Some of those removed may have come after the segment was largest: never more than all of it.
  const part = Math.min(whole, budget.removedWith(keys, removals));
  const says =
    part === removals.length && whole === sizeOf(entry)
      ? say`the plan removes ${part} of ${plural(whole, 'member')}`
      : say`the plan removes ${plural(removals.length, 'member')}. Within ${duration(limits.window.ms)} that makes ${part} of ${whole}`;
  return judgeLimit(segment, 'max_removals', { part, whole }, says);
}

/** A share has no meaning for a new or very small segment; a count has. */
export function judgeAdditions(segment: GuardedSegment): Judgement[] {
  const { entry, additions, limits } = segment;
  if (additions === 0) return [];
  const whole = sizeOf(entry);
  const isSmall = whole < limits.min_existing.count || whole === 0;
  if (limits.max_additions?.kind === 'share' && isSmall) return [];
  const to = whole === 0 ? say`an empty segment` : say`a segment of ${whole}`;
  const says = say`the plan adds ${plural(additions, 'member')} to ${to}`;
  return judgeLimit(segment, 'max_additions', { part: additions, whole }, says);
}

/** A segment is in the records under the IDs that it had then. */
export function keysOwned({
  manifest,
  entry,
}: Pick<GuardedSegment, 'manifest' | 'entry'>): readonly SegmentKey[] {
  return [...new Set([...keysOf(manifest.ids), ...ownedBy(entry)])].sort();
}

/** An opt-out list that was cut off would add people who opted out. */
export function judgeExclusions(segment: GuardedSegment): Judgement[] {
  const lists = segment.sources.map(({ facts }) => facts);
  const locked = segment.entry.lists.filter(({ role }) => role === 'exclusion');
  return locked.flatMap((before) => {
    const { path, rows } = before;
    const now = findList(lists, before);
    if (now === null || now.rows >= rows) return [];
    const lost = rows - now.rows;
    const says = say`the exclusion ${asPath(path)} lost ${lost} of ${plural(rows, 'row')}`;
    return judgeLimit(segment, 'max_exclusion_shrink', { part: lost, whole: rows }, says);
  });
}

export function sizeOf(entry: SegmentEntry): number {
  return entry.accepted + entry.unconfirmed;
}
