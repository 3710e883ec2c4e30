import type { GuardSettings } from '../config/guard.ts';
import type { ExclusionRef, ListRef } from '../lists/list-ref.ts';
import type { Place, SegmentIds, SegmentKey } from '../model.ts';

/** One manifest, parsed and valid in itself. */
export interface Manifest {
  readonly key: SegmentKey;
  readonly ids: SegmentIds;
  /** A label for people. */
  readonly name: string | null;
  /** Make the segment in the account if segops has not made it yet. */
  readonly create: boolean;
  readonly decisions: Decisions;
  /** Where the segment is declared. */
  readonly place: Place;
  /** null: `members:` is absent; a count of 0: `members: []`, which permits emptying. */
  readonly members: InlineMembers | null;
  readonly membersFrom: readonly ListRef[];
  readonly excludeFrom: readonly ExclusionRef[];
  readonly guard: GuardSettings;
}

/** What people decide about a segment as a whole; each takes effect at the next apply. */
export interface Decisions {
  /** Ends the segment: its members stay as they are, or are removed under the guards. */
  readonly retire: 'keep' | 'empty' | null;
  /** Takes over a segment that exists: its listed members count as sent, or are asserted once. */
  readonly adopt: 'accepted' | 'in_doubt' | null;
  /** The key that people think of as its old name; the vendor cannot rename a segment. */
  readonly renamedFrom: SegmentKey | null;
}

/** Inline members: strictly ascending lines of UTF-8, each ended by a newline. */
export interface InlineMembers {
  readonly identities: Uint8Array;
  readonly guids: Uint8Array;
  readonly count: number;
}
