import type { SegmentKey } from '../model.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import { letInBySegment } from './causes.ts';
import { changesOf } from './verdict.ts';

/** The order of segments in the comment and in the terminal, and the figures of those that are only counted. */

/** People let in, then the share that leaves, then the share that joins; else the order of the plan. */
export function byRisk(plan: Plan, segments: readonly SegmentPlan[]): SegmentPlan[] {
  const letIn = letInBySegment(plan.guards);
  const risks = ({ key, before, add, remove }: SegmentPlan) => [
    letIn.get(key) ?? NO_ONE,
    remove.length / Math.max(1, before),
    add.length / Math.max(1, before),
  ];
  const known = segments.map((segment) => ({ segment, risk: risks(segment) }));
  known.sort((a, b) => compareRisks(b.risk, a.risk));
  return known.map(({ segment }) => segment);
}

const NO_ONE = 0;

function compareRisks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? Number.NaN) - (b[at] ?? Number.NaN);
}

/** Sizes before and after, and how many members join and leave. */
export interface Figures {
  readonly before: number;
  readonly after: number;
  readonly add: number;
  readonly remove: number;
}

/** `sizes`: after an apply, how many members each segment has now. */
export function sumOf(
  segments: readonly SegmentPlan[],
  sizes?: ReadonlyMap<SegmentKey, number>,
): Figures {
  const sum = (figure: (segment: SegmentPlan) => number) =>
    segments.reduce((total, segment) => total + figure(segment), 0);
  return {
    before: sum(({ before }) => before),
    after: sum((one) => (sizes === undefined ? one.after : (sizes.get(one.key) ?? one.before))),
    add: sum(({ add }) => add.length),
    remove: sum(({ remove }) => remove.length),
  };
}

/** The largest of each, so that nobody has to look for it among them; null where nothing changes. */
export function largestOf(
  segments: readonly SegmentPlan[],
): Pick<Figures, 'add' | 'remove'> | null {
  if (!segments.some((segment) => changesOf(segment) > 0)) return null;
  const most = (figure: (segment: SegmentPlan) => number) => Math.max(...segments.map(figure));
  return { add: most(({ add }) => add.length), remove: most(({ remove }) => remove.length) };
}
