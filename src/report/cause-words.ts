import type { GuardName } from '../config/limits.ts';
import { formatLimit } from '../config/scalars.ts';
import { groupBy } from '../group-by.ts';
import { count, plain } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import type { GuardVerdict, Plan } from '../plan/plan.ts';
import type { Cause } from './causes.ts';
import { segmentsOf } from './causes.ts';

/** What every output says of a cause, besides the words of its guards. */

/** By guard, worst first. */
export function guardsOf({
  guards,
}: Pick<Cause, 'guards'>): [GuardName, [GuardVerdict, ...GuardVerdict[]]][] {
  return [...groupBy(guards, ({ guard }) => guard)];
}

const FIGURES: Partial<Record<GuardName, string>> = {
  max_exclusion_shrink: 'let in',
  max_removals: 'leave',
  max_additions: 'join',
  max_exclusion_rows_lost: 'rows lost',
};

/** What the figures of a guard count. */
export function figuresHead(guard: GuardName): string {
  return FIGURES[guard] ?? 'changes';
}

/** `26 of 52 (limit 10%)`; null where nothing was measured. */
export function figuresOf({ measured }: GuardVerdict): string | null {
  if (measured === undefined) return null;
  const { part, whole, limit } = measured;
  const of = whole === null ? '' : ` of ${count(whole)}`;
  return `${count(part)}${of} (limit ${formatLimit(limit)})`;
}

/** Guards of a cause that say the same, of the segments of which they say it. */
export function saidOf({ guards }: Pick<Cause, 'guards'>): [GuardVerdict, ...GuardVerdict[]][] {
  return [...groupBy(guards, ({ guard, message }) => `${guard} ${plain(message)}`).values()];
}

/**
 * Segments that a cause names, and that let in nobody who was on its list. That is said only where it
 * is known: the plan adds no one to the segment, or who is added was looked up.
 */
export function lettingInNobody({ guards }: Cause, plan: Plan): SegmentKey[] {
  const isOfExclusion = ({ guard }: GuardVerdict) => /^max_exclusion_/.test(guard);
  if (!guards.some(isOfExclusion)) return [];
  return segmentsOf(guards.filter(isOfExclusion)).filter((key) => letsInNobody(key, plan));
}

function letsInNobody(key: SegmentKey, plan: Plan): boolean {
  const { segments, guards, within = [], heldSegments = [] } = plan;
  // Masked keys may be the same: then what is said of one may be about another.
  const [segment, other] = segments.filter((one) => one.key === key);
  if (segment === undefined || other !== undefined) return false;
  const isAbout = (one: GuardVerdict) =>
    one.guard === 'max_exclusion_shrink' && one.segment === key;
  if (heldSegments.some((one) => one.key === key) || guards.some(isAbout)) return false;
  return segment.add.length === 0 || within.some(isAbout);
}

/** Behind the names of so many segments. */
export function nobodyText(segments: number, { lists }: Cause): string {
  const what = lists.length === 1 ? 'it' : 'these lists';
  return `${segments === 1 ? 'lets' : 'let'} in nobody who was on ${what}`;
}

/** Before what a cause is about; empty where it is the only one. */
export function causeHead(at: number, causes: number): string {
  return causes > 1 ? `Cause ${at} of ${causes}` : '';
}
