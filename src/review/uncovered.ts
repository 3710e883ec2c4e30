import { membersWithout } from '../members/member.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import { changeTotals } from '../plan/totals.ts';

/**
 * The part of a plan that another plan does not show, as a plan to print: changes that were not
 * approved, or that were pending already. Shown means the same segment, operation and member.
 */
export function uncovered(plan: Plan, shown: Pick<Plan, 'segments' | 'creates'>): Plan {
  const known = new Map(shown.segments.map((segment) => [segment.key, segment]));
  const made = new Set(shown.creates.map(({ key }) => key));
  const creates = plan.creates.filter(({ key }) => !made.has(key));
  const segments = plan.segments.map((segment) => segmentWithout(segment, known.get(segment.key)));
  return planOfSegments({ ...plan, creates }, segments);
}

/** The same plan with other segments, to print: its batches stay those of the whole. */
export function planOfSegments(plan: Plan, segments: readonly SegmentPlan[]): Plan {
  return { ...plan, segments, totals: { ...plan.totals, ...changeTotals(segments) } };
}

/** Whether an apply of it would neither send nor record anything new. */
export function changesNothing({ creates, segments }: Pick<Plan, 'segments' | 'creates'>): boolean {
  const isIdle = ({ add, remove, adopt }: SegmentPlan) =>
    add.length + remove.length + adopt.length === 0;
  return creates.length === 0 && segments.every(isIdle);
}

function segmentWithout(segment: SegmentPlan, shown: SegmentPlan | undefined): SegmentPlan {
  if (shown === undefined) return segment;
  return {
    ...segment,
    add: membersWithout(segment.add, shown.add),
    remove: membersWithout(segment.remove, shown.remove),
    adopt: membersWithout(segment.adopt, shown.adopt),
  };
}
