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

/** What the Action found stays: it is about other evidence. */
export function withVerified(entry: SegmentEntry, verified: Verified): SegmentEntry {
  const { found } = fieldsOf(entry);
  const kept = found === undefined ? {} : { found };
  return { ...entry, more: { ...entry.more, verified: { ...verified, ...kept } } };
}

function fieldsOf({ more: { verified } }: Pick<SegmentEntry, 'more'>): Record<string, unknown> {
  const isMapping = typeof verified === 'object' && verified !== null && !Array.isArray(verified);
  return isMapping ? { ...verified } : {};
}

/** Digests of exceptions, and when a verification found each of them first; ms since the epoch. */
export type FirstFound = ReadonlyMap<string, number>;

/** None where nothing is remembered, or where another version says something else. */
export function firstFoundOf(entry: Pick<SegmentEntry, 'more'>): FirstFound {
  const { found } = fieldsOf(entry);
  if (!Array.isArray(found)) return new Map();
  return new Map(found.flatMap(groupOf));
}

function groupOf(group: unknown): [string, number][] {
  if (!Array.isArray(group)) return [];
  const [at, digests]: unknown[] = group;
  if (!isTime(at) || !Array.isArray(digests)) return [];
  return digests.flatMap((one): [string, number][] => (typeof one === 'string' ? [[one, at]] : []));
}

function isTime(at: unknown): at is number {
  return Number.isSafeInteger(at) && Number(at) >= 0;
}

/** By their times, as most of them have one of a few. */
export function withFirstFound(entry: SegmentEntry, first: FirstFound): SegmentEntry {
  const { found: _, ...fields } = fieldsOf(entry);
  const times = [...new Set(first.values())].sort((a, b) => a - b);
  const found = times.map((time) => [
    time,
    [...first].flatMap(([digest, at]) => (at === time ? [digest] : [])).sort(),
  ]);
  const verified = found.length === 0 ? fields : { ...fields, found };
  const { verified: __, ...more } = entry.more;
  return { ...entry, more: Object.keys(verified).length === 0 ? more : { ...more, verified } };
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
