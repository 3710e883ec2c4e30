import type { Place, SegmentIds, SegmentKey } from '../model.ts';

/** One manifest, parsed and valid in itself. Written forms (`WrittenManifest`) do not leave this room. */
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

/** A list file: one identity per line, or the named columns of a CSV. */
export interface ListRef {
  readonly kind: 'list';
  /** As written, with forward slashes, from the folder of `segops.yaml`. */
  readonly path: string;
  readonly format: ListFormat;
  /** Milliseconds since its last change after which the list is too old to be believed. */
  readonly maxAgeMs: number | null;
  readonly expectRows: RowRange | null;
  readonly place: Place;
}

/** Both ends belong to it; `most` may be infinite. */
export interface RowRange {
  readonly least: number;
  readonly most: number;
}

export type ListFormat =
  | { readonly kind: 'text' }
  | {
      readonly kind: 'csv';
      readonly column: string | null;
      readonly guidColumn: string | null;
      /** Of the vendor's own lists: says for each row whether `column` holds an identity or a guid. */
      readonly typeColumn?: string;
    };

/** The desired members of another managed segment. */
export interface SegmentRef {
  readonly kind: 'segment';
  readonly key: SegmentKey;
  readonly place: Place;
}

export type ExclusionRef = ListRef | SegmentRef;

/** A share of a whole (0.3 for `30%`) or a count. */
export type Threshold =
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'count'; readonly count: number };

/** Limits whose breach refuses an apply; absent keys fall back to the config's. */
export interface GuardSettings {
  readonly maxRemovals?: Threshold;
  readonly maxAdditions?: Threshold;
  readonly maxExclusionShrink?: Threshold;
  /** Segments with fewer accepted plus in-doubt members are exempt from shares of their size. */
  readonly minExisting?: number;
  readonly waiver?: Waiver;
}

/** An exception that somebody gave a reason for, and that ends by itself. */
export interface Waiver {
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly reason: string;
  readonly maxRemovals?: Threshold;
  readonly maxAdditions?: Threshold;
  readonly maxExclusionShrink?: Threshold;
  /** Of the config alone. */
  readonly maxChanges?: Threshold;
  readonly maxBilledEvents?: number;
  /** Paths of lists that are believed as they are. */
  readonly lists: readonly string[];
  /** Segments of the other ID form that are not this one, whatever their members suggest. */
  readonly distinctFrom: readonly SegmentKey[];
}
