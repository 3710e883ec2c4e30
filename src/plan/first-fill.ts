import type { SegmentEntry } from '../lock/lock-index.ts';
import type { PlannedSegment } from './input.ts';

/**
 * Of the additions of a plan, those of the segment's first fill: all of them while nothing was ever sent
 * to it. An apply may end early. Then the lockfile says how many were left, and no more than these are
 * still the first fill: what is not written there is never assumed.
 */
export function firstFillOf({
  entry,
  diff,
  blocked,
}: Pick<PlannedSegment, 'entry' | 'diff' | 'blocked'>): number {
  if (blocked !== null) return entry.firstFill;
  const additions = diff.add.length - diff.confirmedAdditions.length;
  return isUntouched(entry) ? additions : Math.min(additions, entry.firstFill);
}

function isUntouched({ used, chunks }: SegmentEntry): boolean {
  return used.length === 0 && chunks.length === 0;
}
