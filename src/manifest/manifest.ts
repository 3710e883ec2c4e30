import type { Place, SegmentIds, SegmentKey } from '../model.ts';

/** One manifest, parsed and valid in itself. Written forms (`WrittenManifest`) do not leave this room. */
export interface Manifest {
  readonly key: SegmentKey;
  readonly ids: SegmentIds;
  /** A label for people. */
  readonly name: string | null;
  /** Make the segment in the account if segops has not made it yet. */
  readonly create: boolean;
  /** Where the segment is declared. */
  readonly place: Place;
  /** null: `members:` is absent; a count of 0: `members: []`, which permits emptying. */
  readonly members: InlineMembers | null;
  readonly membersFrom: readonly ListRef[];
  readonly excludeFrom: readonly ExclusionRef[];
  readonly guard: GuardSettings;
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
  readonly place: Place;
}

export type ListFormat =
  | { readonly kind: 'text' }
  | { readonly kind: 'csv'; readonly column: string | null; readonly guidColumn: string | null };

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
  readonly maxExclusionShrink?: Threshold;
  /** Segments with fewer accepted plus in-doubt members are exempt from `maxRemovals`. */
  readonly minExisting?: number;
}
