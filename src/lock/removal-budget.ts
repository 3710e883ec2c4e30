import { nameOf } from '../members/member.ts';
import type { Member, SegmentIds, SegmentKey } from '../model.ts';
import type { RecordedSegment } from './apply-record.ts';
import { readRecord } from './apply-record.ts';
import type { ReadPart } from './change-lines.ts';
import { changesOf } from './change-lines.ts';
import type { LockIndex } from './lock-index.ts';

/**
 * The budget of removals: what is removed within a window adds up, so that many small applies cannot do
 * what one may not. A removal counts from the moment it was meant, whatever became of it, and once for
 * each membership. It is compared with the largest size that the segment had in that time.
 */
export interface RemovalBudget {
  /** Members accepted or unconfirmed, now or before or after an apply of the window. */
  largestSize(ids: SegmentIds, now: number): number;
  /** Distinct memberships that were meant to be removed within the window, or are in `planned`. */
  removedWith(ids: SegmentIds, planned: readonly Member[]): number;
}

/** `now` and `windowMs` in ms. A record from the future (a clock that moved back) counts as now. */
export function removalBudget(
  history: LockIndex['history'],
  readPart: ReadPart,
  now: number,
  windowMs: number,
): RemovalBudget {
  const recent = history.filter(({ at }) => at > now - windowMs);
  let read: RecordedSegment[] | null = null;
  const recordsOf = (ids: SegmentIds): readonly RecordedSegment[] => {
    read ??= recent.flatMap((ref) => readRecord(ref, readPart).segments);
    const keys = keysOf(ids);
    return read.filter(({ key }) => keys.includes(key));
  };
  return {
    largestSize: (ids, size) =>
      recordsOf(ids).reduce((most, { before, after }) => Math.max(most, before, after), size),
    removedWith: (ids, planned) => {
      const charged = recordsOf(ids).filter((record) => record.charged > 0);
      if (charged.length === 0) return planned.length;
      const removed = new Set(planned.map(nameOf));
      for (const record of charged) {
        for (const { operation, again, member } of changesOf(record, readPart)) {
          if (operation === 'REMOVE' && !again) removed.add(nameOf(member));
        }
      }
      return removed.size;
    },
  };
}

/** A segment whose missing ID was added later is in older records under its other key. */
function keysOf({ customerSegmentId, ctSegmentId }: SegmentIds): SegmentKey[] {
  const number = ctSegmentId === undefined ? [] : [`ct:${ctSegmentId}`];
  return customerSegmentId === undefined ? number : [customerSegmentId, ...number];
}
