import { formatLimit } from '../config/scalars.ts';
import { count, plural } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { percentText } from '../plan/guards/limit.ts';
import type { GuardVerdict, Measured, Plan } from '../plan/plan.ts';
import { lettingInNobody, nobodyText, saidOf } from './cause-words.ts';
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

/** Behind the name of the list. */
export function lostText({ lost }: Loss): string {
  return `lost ${count(lost.part)} of its ${plural(lost.whole ?? 0, 'row')}`;
}

/** Before the name of the segment. */
export function joiningText({ measured }: LetIn): string {
  return `${plural(measured.part, 'person who was', 'people who were')} on it would join`;
}

/** `50% of those it held back; the limit is 10%` */
export function figuresText({ part, whole, limit }: Measured, of = ''): string {
  const share = whole === null || whole === 0 ? '' : `${percentText(part / whole).join('')}${of}; `;
  return `${share}the limit is ${formatLimit(limit)}`;
}

export const OF_HELD_BACK = ' of those it held back';

/** The other segments that exclude the list, and what is behind their names. */
export function othersOf({ others }: Loss, cause: Cause, plan: Plan): [SegmentKey[], string][] {
  const silent = lettingInNobody(cause, plan);
  const joined = new Set(plan.segments.flatMap(({ key, add }) => (add.length > 0 ? [key] : [])));
  const still = silent.filter((key) => !joined.has(key));
  const filtered = silent.filter((key) => joined.has(key));
  const rest = others.filter((key) => !silent.includes(key));
  const one = ({ length }: readonly SegmentKey[]) => length === 1;
  const also = (keys: readonly SegmentKey[]) =>
    one(keys) ? 'uses the same list' : 'use the same list';
  const groups: [SegmentKey[], string][] = [
    [still, `${also(still)}; nobody would join ${one(still) ? 'it' : 'them'}`],
    [filtered, `${also(filtered)}, and ${nobodyText(filtered.length, cause)}`],
    [rest, also(rest)],
  ];
  return groups.filter(([keys]) => keys.length > 0);
}

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
