import type { SegmentKey } from '../model.ts';

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
