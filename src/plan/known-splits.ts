import type { SegmentEntry } from '../lock/lock-index.ts';
import type { KnownSplit } from '../lock/splits.ts';
import { lastSplits, sharesOf, splitName, splitsOf, withShares } from '../lock/splits.ts';
import type { SplitsBefore } from '../manifest/desired.ts';
import { membersWithout } from '../members/member.ts';
import { redrawnIn } from './guards/splits.ts';
import type { PlannedSegment } from './input.ts';
import type { SegmentPlan } from './plan.ts';

/** Nobody changes sides in a segment that was never applied, or last by a version that remembered no parts. */
export function splitsBefore(entry: SegmentEntry, isNew: boolean): SplitsBefore {
  const known = splitsOf(entry);
  return (through) => {
    const isKnown = known.some((split) => split.through === through);
    return isKnown || (!isNew && through === undefined) ? lastSplits(known, through) : null;
  };
}

/**
 * What the lockfile remembers of splits once the plan is applied. Whatever is redrawn has a waiver then,
 * and starts anew. A split that is gone stays remembered until another one draws.
 */
export function splitsAfter(planned: PlannedSegment): Pick<SegmentPlan, 'knownSplits'> {
  const { entry, split, diff } = planned;
  const added = membersWithout(diff.add, diff.confirmedAdditions);
  const redrawn = new Set(redrawnIn({ ...planned, added }).map(({ before }) => splitName(before)));
  const known = new Map(splitsOf(entry).map((one) => [splitName(one), one]));
  const now = new Set(split.now.map(splitName));
  const isAnew = split.now.some((one) => !known.has(splitName(one)));
  const lasting = split.now.map((one) => {
    const before = known.get(splitName(one));
    const isSame = before !== undefined && !redrawn.has(splitName(one));
    return isSame ? withShares(one, sharesOf(before)) : one;
  });
  const gone = [...known].flatMap(([name, one]): KnownSplit[] => {
    if (now.has(name) || (redrawn.has(name) && isAnew)) return [];
    return [{ ...one, ended: true }];
  });
  const knownSplits = [...lasting, ...gone];
  return knownSplits.length === 0 ? {} : { knownSplits };
}
