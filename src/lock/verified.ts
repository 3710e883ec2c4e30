/** How a verification knows what it says. */
export type Rung = 'list' | 'counts' | 'events';

/** What the lockfile remembers of the last verification of a segment: a line, not a bit per member. */
export interface Verified {
  /** The record of the log through which the segment is confirmed. */
  readonly through: number;
  /** ms since the epoch. */
  readonly at: number;
  readonly by: Rung;
  /** Memberships through that record that it could not confirm. */
  readonly exceptions: number;
}

const BY = {
  list: 'by a download',
  counts: 'by counts',
  events: 'by events',
} as const satisfies Record<Rung, string>;

export function rungText(rung: Rung): (typeof BY)[Rung] {
  return BY[rung];
}
