import { dayAfter } from '../config/days.ts';
import type { SegmentDiff } from '../diff/diff.ts';
import { earlierLists } from '../lists/list-facts.ts';
import type { Announced } from '../lock/announced.ts';
import { announcedOf } from '../lock/announced.ts';
import { passingOf } from '../lock/removal-budget.ts';
import { segmentRefsOf } from '../manifest/references.ts';
import { firstFillOf } from './first-fill.ts';
import { sizeOf } from './guards/segment-guards.ts';
import type { PlannedSegment } from './input.ts';
import { splitsAfter } from './known-splits.ts';
import type { Later } from './later/later-changes.ts';
import type { PlannedList, SegmentPlan } from './plan.ts';
import { respelledIn } from './respelled.ts';

/** What a plan says of one segment. */
export function toSegmentPlan(planned: PlannedSegment): SegmentPlan {
  const { manifest, entry, diff, adopt, waiting } = planned;
  return {
    key: manifest.key,
    ids: manifest.ids,
    name: manifest.name,
    ...(manifest.owner && { owner: manifest.owner }),
    ...(manifest.description && { description: manifest.description }),
    before: sizeOf(entry),
    after: diff.desired,
    unconfirmed: entry.unconfirmed,
    settling: diff.settling,
    ...respelled(diff),
    lists: plannedLists(planned),
    ...splitOf(planned),
    ...splitsAfter(planned),
    ...announcedBy(planned),
    ...(waiting && { waits: waiting.add + waiting.remove }),
    ...(manifest.decisions.retire === null ? {} : { keepsLists: true as const }),
    firstFill: firstFillOf(planned),
    retired: manifest.decisions.retire === 'keep',
    adopt,
    add: diff.add,
    remove: diff.remove,
  };
}

function announcedBy(
  planned: PlannedSegment,
): Pick<SegmentPlan, 'day' | 'later' | 'announced' | 'due'> {
  const { entry, later, due, blocked } = planned;
  const keeps = blocked !== null || (announcedOf(entry) === null && later === undefined);
  return {
    ...(later && { day: later.today }),
    ...(later === undefined || later.changes.length === 0 ? {} : { later: later.changes }),
    ...(keeps ? {} : { announced: toAnnounce(later) }),
    ...(due && { due: passingOf(due) }),
  };
}

function toAnnounce(later: Later | undefined): Announced | null {
  const days = (later?.changes ?? []).flatMap(({ day, remove }) =>
    remove === 0 ? [] : [[day, remove] as const],
  );
  if (later === undefined) return null;
  const { today: from, freeze } = later;
  if (freeze !== null) {
    const frozen = { since: freeze.since, day: dayAfter(freeze.last) };
    return { from, days, used: 0, frozen };
  }
  return days.length === 0 ? null : { from, days, used: 0 };
}

function splitOf({ manifest, split }: PlannedSegment): Pick<SegmentPlan, 'split'> {
  const { splits: parts, decisions } = manifest;
  if (parts === undefined || decisions.retire !== null) return {};
  return { split: { parts, leftOut: split.countsOf().leftOut } };
}

function respelled(diff: SegmentDiff): Pick<SegmentPlan, 'respelled'> {
  const { count } = respelledIn(diff);
  return count === 0 ? {} : { respelled: count };
}

function plannedLists({ manifest, entry, diff, sources }: PlannedSegment): PlannedList[] {
  const isOnly =
    sources.length === 1 &&
    (manifest.members?.count ?? 0) === 0 &&
    segmentRefsOf(manifest).length === 0;
  const added = diff.add.length - diff.confirmedAdditions.length;
  const removed = diff.remove.length - diff.confirmedRemovals.length;
  const earlier = earlierLists(
    entry.lists,
    sources.map(({ facts }) => facts),
  );
  return sources.map(({ facts, ignoringCase }) => {
    const before = earlier(facts);
    const since = isOnly && before !== null ? { added, removed } : null;
    return { facts, before, since, ignoringCase };
  });
}
