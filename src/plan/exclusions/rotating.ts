import type { ListFacts } from '../../lists/list-facts.ts';
import { earlierLists, scopedPath } from '../../lists/list-facts.ts';
import { refPath } from '../../lists/list-ref.ts';
import type { FilterRef } from '../../lock/exclusion-memory.ts';
import type { ScopedExclusion } from '../../manifest/references.ts';

/**
 * An exclusion that *rotates* holds back others each time, by intention: customers seen in the last 7
 * days. In a week it lets in everyone who was ever on it, and nothing is wrong. What goes wrong with it
 * is that it holds back fewer people than before. So whom it lets in counts only up to that difference:
 * a list that was replaced, cut or lost still lets in as many as it lost.
 */
export function rotatingIn(exclusions: readonly ScopedExclusion[]): ReadonlySet<string> {
  return new Set(exclusions.filter(({ ref }) => ref.rotates).map(pathOf));
}

/** As the plan and the lockfile tell exclusions apart. */
export function pathOf({ ref, ...scope }: ScopedExclusion): string {
  return scopedPath({ path: refPath(ref), ...scope });
}

/** Of a list that has no place in the manifest any more counts what it was. */
export function hasRotated(exclusions: readonly ScopedExclusion[]): (ref: FilterRef) => boolean {
  const declared = new Map(exclusions.map((one) => [pathOf(one), one.ref.rotates === true]));
  return (ref) => declared.get(scopedPath(ref)) ?? ref.rotates === true;
}

/** How many fewer people these lists hold back than at the last apply. */
export function heldLess(
  paths: ReadonlySet<string>,
  before: readonly ListFacts[],
  now: readonly ListFacts[],
): number {
  const earlier = earlierLists(before, now);
  const kept = new Set(now.map(earlier));
  const gone = before.filter((list) => paths.has(scopedPath(list)) && !kept.has(list));
  const fewer = now
    .filter((list) => list.role === 'exclusion' && paths.has(scopedPath(list)))
    .map((list) => heldBy(earlier(list)) - heldBy(list));
  return [...gone.map(heldBy), ...fewer].reduce((sum, one) => sum + Math.max(0, one), 0);
}

function heldBy(list: ListFacts | null): number {
  return list?.heldBack ?? 0;
}
