import type { Member } from '../model.ts';
import type { PlanTotals, SegmentPlan } from './plan.ts';

/** What is counted of the changes themselves, whatever requests they take. */
export type ChangeTotals = Pick<
  PlanTotals,
  'add' | 'remove' | 'segments' | 'peopleAdded' | 'peopleRemoved'
>;

export function changeTotals(segments: readonly SegmentPlan[]): ChangeTotals {
  const changed = segments.filter(({ add, remove }) => add.length + remove.length > 0);
  const added = changed.map(({ add }) => add);
  const removed = changed.map(({ remove }) => remove);
  return {
    add: lengthOf(added),
    remove: lengthOf(removed),
    segments: changed.length,
    peopleAdded: distinct(added),
    peopleRemoved: distinct(removed),
  };
}

function lengthOf(lists: readonly (readonly Member[])[]): number {
  return lists.reduce((sum, members) => sum + members.length, 0);
}

/** A segment names a person once. So only those of several segments have to be told apart. */
function distinct(lists: readonly (readonly Member[])[]): number {
  const some = lists.filter((members) => members.length > 0);
  if (some.length < 2) return lengthOf(some);
  const seen = { identity: new Set<string>(), guid: new Set<string>() };
  for (const members of some) for (const { kind, value } of members) seen[kind].add(value);
  return seen.identity.size + seen.guid.size;
}
