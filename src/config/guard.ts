import type { SegmentKey } from '../model.ts';
import type { LimitSettings } from './limits.ts';

/** What one `guard:` says. For a limit that it does not set, the next place counts. */
export interface GuardSettings {
  readonly limits: LimitSettings;
  readonly waiver: Waiver | null;
}

/** An exception with a reason and an end. */
export interface Waiver {
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly reason: string;
  readonly limits: LimitSettings;
  /** Paths of lists that are accepted as they are. */
  readonly lists: readonly string[];
  /** Segments of the other form of ID that are not this one, although their members suggest it. */
  readonly distinctFrom: readonly SegmentKey[];
  /** Of splits that may draw anew. */
  readonly salts: readonly string[];
}
