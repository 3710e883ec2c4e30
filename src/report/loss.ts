import type { SegmentKey } from '../model.ts';
import type { GuardVerdict, Measured } from '../plan/plan.ts';
import { saidOf } from './cause-words.ts';
import type { Cause } from './causes.ts';
import { segmentsOf } from './causes.ts';

/** A list that lost rows, and the people whom that lets in: two guards tell of one loss. */
export interface Loss {
  readonly path: string;
  readonly lost: Measured;
  /** A verdict for each segment that lets people in. */
  readonly letIn: readonly LetIn[];
  /** The others that exclude the list. */
  readonly others: readonly SegmentKey[];
}

export type LetIn = GuardVerdict & { readonly measured: Measured; readonly segment: SegmentKey };

/** null of a cause that is anything else, or more. */
export function lossOf({ guards, lists }: Cause): Loss | null {
  const [path, ...more] = lists;
  const lost = guards.filter(({ guard }) => guard === 'max_exclusion_rows_lost');
  const [first] = lost;
  if (path === undefined || more.length > 0 || first?.measured === undefined) return null;
  const letIn = guards.filter(isLetIn);
  const isAll = lost.length + letIn.length === guards.length;
  if (!isAll || letIn.length === 0 || saidOf({ guards: [first, ...lost] }).length > 1) return null;
  const named = new Set(letIn.map(({ segment }) => segment));
  const others = segmentsOf(lost).filter((key) => !named.has(key));
  return { path, lost: first.measured, letIn, others };
}

function isLetIn(one: GuardVerdict): one is LetIn {
  return one.guard === 'max_exclusion_shrink' && one.measured !== undefined && one.segment !== null;
}
