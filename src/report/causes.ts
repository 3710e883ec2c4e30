import type { GuardName } from '../config/limits.ts';
import type { SegmentKey } from '../model.ts';
import type { GuardVerdict } from '../plan/plan.ts';

/**
 * Refusals by what brought them about, so that a list that lost half of its rows is told once, however
 * many segments exclude it.
 */
export interface Cause {
  /** Worst first. */
  readonly guards: readonly [GuardVerdict, ...GuardVerdict[]];
  /** Files of lists. */
  readonly lists: readonly string[];
}

/** What harms people most comes first: mail to whom it must not reach, then mail that does not come. */
const BY_HARM: readonly GuardName[] = [
  'max_exclusion_shrink',
  'assert',
  'emptying',
  'same_segment',
  'split',
  'max_removals',
  'max_exclusion_rows_lost',
  'empty_list',
  'list_cut_off',
  'checksum',
  'expect_rows',
  'max_age',
  'max_additions',
  'max_changes',
  'max_billed_events',
  'not_evaluated',
];

/** Worst first. Refusals of one list belong together, and of what concerns no list those of one guard. */
export function causesOf(refused: readonly GuardVerdict[]): Cause[] {
  const sorted = [...refused].sort((a, b) => harmOf(a) - harmOf(b));
  const groups: { guards: [GuardVerdict, ...GuardVerdict[]]; signs: Set<string> }[] = [];
  for (const guard of sorted) {
    const signs = signsOf(guard);
    const known = groups.find((group) => signs.some((sign) => group.signs.has(sign)));
    if (known === undefined) {
      groups.push({ guards: [guard], signs: new Set(signs) });
    } else {
      known.guards.push(guard);
      for (const sign of signs) known.signs.add(sign);
    }
  }
  return groups.map(({ guards }) => ({ guards, lists: filesOf(guards) }));
}

function harmOf({ guard }: GuardVerdict): number {
  return BY_HARM.indexOf(guard);
}

function signsOf({ guard, lists = [] }: GuardVerdict): readonly string[] {
  return lists.length === 0 ? [`guard ${guard}`] : lists.map((path) => `list ${path}`);
}

const SEGMENT = /^segment:/;

function filesOf(guards: readonly GuardVerdict[]): string[] {
  const paths = guards.flatMap(({ lists = [] }) => lists);
  return [...new Set(paths)].filter((path) => !SEGMENT.test(path));
}

/** The segments that a refusal is of, each once. */
export function segmentsOf(guards: readonly GuardVerdict[]): SegmentKey[] {
  const keys = guards.flatMap(({ segment }) => (segment === null ? [] : [segment]));
  return [...new Set(keys)];
}

/** People let in, by segment. */
export function letInBySegment(guards: readonly GuardVerdict[]): ReadonlyMap<SegmentKey, number> {
  const people = new Map<SegmentKey, number>();
  for (const { guard, segment, measured } of guards) {
    if (guard !== 'max_exclusion_shrink' || segment === null || measured === undefined) continue;
    people.set(segment, Math.max(people.get(segment) ?? 0, measured.part));
  }
  return people;
}
