import type { SegmentIds, SegmentKey } from '../model.ts';
import { withAnnounced } from './announced.ts';
import type { SegmentEntry } from './lock-index.ts';
import { EMPTY_ENTRY, idsOfKey } from './lock-index.ts';
import { splitsOf, withSplits } from './splits.ts';

/** One entry taken apart: what is left under its own IDs, and the part under those that go. */
export interface EntryParts {
  readonly left: SegmentEntry;
  readonly other: SegmentEntry;
}

/** `otherId` is given to the new entry. Who the members of both are is written beside. */
export function partsOf(
  entry: SegmentEntry,
  apart: readonly SegmentKey[],
  otherId: string,
): EntryParts {
  const going = declaredIn(apart);
  const stays = (key: SegmentKey) => !apart.includes(key);
  const isMade = (customerId: string | null) => (customerId === null ? 'no' : entry.created);
  const left = {
    ...entry,
    customerSegmentId:
      entry.customerSegmentId === going.customerSegmentId ? null : entry.customerSegmentId,
    ctSegmentId: entry.ctSegmentId === going.ctSegmentId ? null : entry.ctSegmentId,
    used: entry.used.filter(stays),
    refused: entry.refused.filter(stays),
  };
  return {
    // A segment is created under its customer ID: whoever has that one has been created.
    left: {
      ...left,
      created: isMade(left.customerSegmentId),
      // It was of both.
      more: withAnnounced(left.more, null),
    },
    other: {
      ...EMPTY_ENTRY,
      ...going,
      id: otherId,
      used: apart,
      refused: entry.refused.filter((key) => !stays(key)),
      created: isMade(going.customerSegmentId),
      // It names one of the IDs of each.
      blocked: entry.blocked,
      more: withSplits({}, splitsOf(entry)),
      // Whoever was held back was held back from both.
      exclusions: entry.exclusions,
    },
  };
}

function declaredIn(
  keys: readonly SegmentKey[],
): Pick<SegmentEntry, 'customerSegmentId' | 'ctSegmentId'> {
  const ids: SegmentIds = Object.assign({}, ...keys.map(idsOfKey));
  return { customerSegmentId: ids.customerSegmentId ?? null, ctSegmentId: ids.ctSegmentId ?? null };
}
