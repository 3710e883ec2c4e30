import type { ListFacts } from '../lists/list-facts.ts';
import { findList } from '../lists/list-facts.ts';
import type { SegmentKey } from '../model.ts';
import type { PlannedSegment } from './input.ts';
import type { GuardVerdict, HeldSegment } from './plan.ts';

/** A list for which a segment is held. */
export interface RefusedList {
  readonly path: string;
  readonly key: SegmentKey;
}

/**
 * The lists that are behind the refusals of a held segment. Other segments read them too. One that is new
 * has nothing to be compared with, so no guard of its own would refuse the same rows.
 */
export function refusedLists(
  { key, guards, problems }: HeldSegment,
  segment: PlannedSegment,
): RefusedList[] {
  const errors = problems.flatMap(({ severity, place }) =>
    severity === 'error' && place ? [place.file] : [],
  );
  const read = new Set(listsOf(segment).map(({ path }) => path));
  const paths = new Set([...errors, ...guards.flatMap((guard) => pathsOf(guard, segment))]);
  return [...paths].filter((path) => read.has(path)).map((path) => ({ path, key }));
}

/** Those that the guard names; where people were counted, the lists of members that changed. */
function pathsOf({ guard, lists }: GuardVerdict, segment: PlannedSegment): readonly string[] {
  if (lists !== undefined) return lists;
  if (!['max_removals', 'max_additions', 'emptying'].includes(guard)) return [];
  return listsOf(segment)
    .filter((list) => list.role === 'members' && isChanged(list, segment))
    .map(({ path }) => path);
}

/** What a segment reads of these lists, as it was not at its last apply; null: nothing. */
export function readsRefused(
  segment: PlannedSegment,
  refused: readonly RefusedList[],
): RefusedList | null {
  const changed = listsOf(segment).filter((list) => isChanged(list, segment));
  return refused.find(({ path }) => changed.some((list) => list.path === path)) ?? null;
}

/** A list, and no excluded segment. */
function listsOf({ sources }: PlannedSegment): ListFacts[] {
  return sources.flatMap(({ ref, facts }) => (ref === null ? [] : [facts]));
}

function isChanged(list: ListFacts, { entry }: PlannedSegment): boolean {
  return findList(entry.lists, list)?.sha256 !== list.sha256;
}
