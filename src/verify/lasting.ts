import { createHash } from 'node:crypto';
import { DAY_MS } from '../config/days.ts';
import type { SegmentEntry } from '../lock/lock-index.ts';
import type { FirstFound } from '../lock/verified.ts';
import { firstFoundOf } from '../lock/verified.ts';
import type { Member } from '../model.ts';
import type { Finding } from './tally.ts';
import { NO_COUNTS } from './tally.ts';
import type { Verification, VerifiedSegment } from './verification.ts';
import { isException } from './verification.ts';

/*
 * One verification may be wrong: a trace is late, or somebody is in the middle of something. What two
 * of them found, a day apart, is worth an alarm.
 */

/** Exceptions of a segment that are remembered: enough to tell that something lasts. */
const MOST_REMEMBERED = 200;
/** Of all segments together: the index of the lockfile is small. */
const MOST_OF_ALL = 2000;

/** How many of each segment are remembered: where much is wrong in many, a few of each tell it. */
export function mostRemembered(
  segments: readonly { readonly findings: readonly Pick<Finding, 'kind' | 'why'>[] }[],
): number {
  const open = segments.filter(({ findings }) => findings.some(isException)).length;
  return Math.max(1, Math.min(MOST_REMEMBERED, Math.floor(MOST_OF_ALL / Math.max(1, open))));
}

/** Characters of a digest: of so few exceptions no two are likely to share one. */
const DIGEST_LENGTH = 16;

/** Tells memberships of a lock apart, without the name of whom they are about. */
export function digestOfMembership(lineage: string, id: string, { kind, value }: Member): string {
  const hash = createHash('sha256');
  hash.update([lineage, id, kind, value].join('\0'));
  return hash.digest('hex').slice(0, DIGEST_LENGTH);
}

/** The digest of a member of whom something is remembered; null for all others. */
export type Recall = (member: Member) => string | null;

/** null where nothing of the segment is remembered: a million members need no digest then. */
export function recallIn(lineage: string, entry: SegmentEntry): Recall | null {
  const before = firstFoundOf(entry);
  if (before.size === 0) return null;
  return (member) => {
    const digest = digestOfMembership(lineage, entry.id, member);
    return before.has(digest) ? digest : null;
  };
}

interface Remembering {
  readonly digestOf: (finding: Pick<Finding, 'member'>) => string;
  /** Of the verification; ms since the epoch. */
  readonly at: number;
  /** New ones are left out beyond this. */
  readonly most: number;
}

/**
 * What is remembered of a segment after a verification: what it found, with the time of the first. What
 * it did not find is over only where the membership is confirmed, or nothing of the segment is unclear.
 */
export function remembered(
  segment: VerifiedSegment,
  before: FirstFound,
  { digestOf, at, most }: Remembering,
): FirstFound {
  const { findings } = segment;
  const found = new Set(findings.filter(isException).map(digestOf));
  const listed = findings.filter((finding) => !isException(finding)).map(digestOf);
  const over = new Set([...segment.over, ...listed]);
  const isLeft = (digest: string) => isUnclear(segment) && !over.has(digest);
  const old = [...before].filter(([digest]) => found.has(digest) || isLeft(digest));
  const since = old.map(([digest, first]): [string, number] => [digest, Math.min(first, at)]);
  const isNew = [...found].filter((digest) => !before.has(digest)).sort();
  const added = isNew.slice(0, Math.max(0, most - since.length));
  return new Map([...since, ...added.map((digest): [string, number] => [digest, at])]);
}

/** What was an exception may be among those that nothing is known of today. */
function isUnclear({ counts, reasons }: VerifiedSegment): boolean {
  const without = reasons.some(({ kind, why }) => kind === 'no-evidence' && why !== 'never-sent');
  return without || counts.pending + counts.unconfirmed > 0;
}

/**
 * `lasting`: two verifications found the same. `clear`: all that was found is confirmed. `unknown`: the
 * evidence is not whole, or another run was in the way, so that this one does not count.
 */
export type Standing = 'lasting' | 'open' | 'clear' | 'unknown';

export function standingOf(found: Verification): Standing {
  const { remembered: memory, segments } = found;
  if (memory?.kind !== 'all') return 'unknown';
  if (lastingOf(found).length > 0) return 'lasting';
  if (memory.exceptions > 0) return 'open';
  // Where there is no evidence at all, none speaks for closing anything.
  return segments.some(({ counts }) => counts.confirmed > 0) ? 'clear' : 'unknown';
}

/** A segment with what lasts in it, and when the first of that was found; ms since the epoch. */
export interface Lasting extends Pick<VerifiedSegment, 'key' | 'counts' | 'findings'> {
  readonly since: number;
  /** When the last of it was found first. */
  readonly newest: number;
  /** False: more was found that is not remembered, so that it may last as well. */
  readonly isAll: boolean;
}

export function lastingOf({ at, segments }: Verification): Lasting[] {
  return segments.flatMap((segment) => lastingIn(segment, at));
}

/** After a whole day, so that no second run of the same day counts. */
function lastingIn({ key, findings: all }: VerifiedSegment, at: number): Lasting[] {
  const findings = all.filter(({ since = at }) => at - since >= DAY_MS);
  if (findings.length === 0) return [];
  const counts = { ...NO_COUNTS };
  for (const { kind } of findings) counts[kind] += 1;
  const times = findings.map(({ since = at }) => since).sort((a, b) => a - b);
  const isAll = all.every((one) => one.since !== undefined || !isException(one));
  return [{ key, counts, findings, since: times[0] ?? at, newest: times.at(-1) ?? at, isAll }];
}
