import type { SegmentKey } from '../model.ts';

/** A share of a whole (0.3 for `30%`) or a count. */
export type Threshold =
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'count'; readonly count: number };

/** Limits whose breach refuses an apply. For an absent key, that of the config counts. */
export interface GuardSettings {
  readonly maxRemovals?: Threshold;
  readonly maxAdditions?: Threshold;
  readonly maxExclusionShrink?: Threshold;
  /** Shares do not apply to segments with fewer accepted and unconfirmed members. */
  readonly minExisting?: number;
  readonly waiver?: Waiver;
}

/** An exception with a reason and an end. */
export interface Waiver {
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly reason: string;
  readonly maxRemovals?: Threshold;
  readonly maxAdditions?: Threshold;
  readonly maxExclusionShrink?: Threshold;
  /** In the config only. */
  readonly maxChanges?: Threshold;
  readonly maxBilledEvents?: number;
  /** Paths of lists that are accepted as they are. */
  readonly lists: readonly string[];
  /** Segments of the other form of ID that are not this one, although their members suggest it. */
  readonly distinctFrom: readonly SegmentKey[];
}
