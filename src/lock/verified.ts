import type { Message } from '../message.ts';
import { NOTHING, plural, say } from '../message.ts';
import type { SegmentEntry } from './lock-index.ts';

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

const RUNGS: readonly unknown[] = ['list', 'counts', 'events'] satisfies Rung[];

/** null where the segment was never verified, or by a version that says something else of it. */
export function verifiedOf({ more }: Pick<SegmentEntry, 'more'>): Verified | null {
  const found = more.verified;
  if (typeof found !== 'object' || found === null) return null;
  const { through, at, by, exceptions } = found as Record<string, unknown>;
  const isKnown = typeof through === 'number' && typeof at === 'number' && RUNGS.includes(by);
  if (!isKnown || typeof exceptions !== 'number') return null;
  return { through, at, by: by as Rung, exceptions };
}

export function withVerified(entry: SegmentEntry, verified: Verified): SegmentEntry {
  return { ...entry, more: { ...entry.more, verified } };
}

const BY = {
  list: 'by a download',
  counts: 'by counts',
  events: 'by events',
} as const satisfies Record<Rung, string>;

export function rungText(rung: Rung): (typeof BY)[Rung] {
  return BY[rung];
}

/** `confirmed through apply 41 by events, but for 3 memberships` */
export function verifiedMessage({ through, by, exceptions }: Verified): Message {
  const but = exceptions === 0 ? NOTHING : say`, but for ${plural(exceptions, 'membership')}`;
  return say`confirmed through apply ${through} ${BY[by]}${but}`;
}
