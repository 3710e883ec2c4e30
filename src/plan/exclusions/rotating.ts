import type { ListFacts } from '../../lists/list-facts.ts';
import { earlierLists } from '../../lists/list-facts.ts';
import { exclusionPath } from '../../lists/list-ref.ts';
import type { FilterRef } from '../../lock/exclusion-memory.ts';
import type { Manifest } from '../../manifest/manifest.ts';

/**
 * An exclusion that *rotates* holds back others each time, by intention: customers seen in the last 7
 * days. In a week it lets in everyone who was ever on it, and nothing is wrong. What goes wrong with it
 * is that it holds back fewer people than before. So whom it lets in counts only up to that difference:
 * a list that was replaced, cut or lost still lets in as many as it lost.
 */
export function rotatingIn({ excludeFrom }: Manifest): ReadonlySet<string> {
  return new Set(excludeFrom.filter(({ rotates }) => rotates).map(exclusionPath));
}

/** Of a list that has no place in the manifest any more counts what it was. */
export function hasRotated({ excludeFrom }: Manifest): (ref: FilterRef) => boolean {
  const declared = new Map(excludeFrom.map((ref) => [exclusionPath(ref), ref.rotates === true]));
  return ({ path, rotates }) => declared.get(path) ?? rotates === true;
}

/** How many fewer people these lists hold back than at the last apply. */
export function heldLess(
  paths: ReadonlySet<string>,
  before: readonly ListFacts[],
  now: readonly ListFacts[],
): number {
  const earlier = earlierLists(before, now);
  const kept = new Set(now.map(earlier));
  const gone = before.filter((list) => paths.has(list.path) && !kept.has(list));
  const fewer = now
    .filter(({ role, path }) => role === 'exclusion' && paths.has(path))
    .map((list) => heldBy(earlier(list)) - heldBy(list));
  return [...gone.map(heldBy), ...fewer].reduce((sum, one) => sum + Math.max(0, one), 0);
}

function heldBy(list: ListFacts | null): number {
  return list?.heldBack ?? 0;
}
