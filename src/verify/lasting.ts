import { createHash } from 'node:crypto';
import type { FirstFound } from '../lock/verified.ts';
import { DAY_MS } from './days.ts';
import type { Finding } from './tally.ts';
import { NO_COUNTS } from './tally.ts';
import type { Verification, VerifiedSegment } from './verification.ts';
import { isException } from './verification.ts';

/*
 * One verification may be wrong: a trace is late, or somebody is in the middle of something. What two
 * of them found, a day apart, is worth an alarm.
 */

/** Exceptions of a segment that are remembered: enough to tell that something lasts. */
export const MOST_REMEMBERED = 200;

/** Characters of a digest: of so few exceptions no two are likely to share one. */
const DIGEST_LENGTH = 16;

/** Tells exceptions of a lock apart, without the name of whom they are about. */
export function digestOfException(
  lineage: string,
  id: string,
  { kind, member }: Pick<Finding, 'kind' | 'member'>,
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([lineage, id, kind, member.kind, member.value]));
  return hash.digest('hex').slice(0, DIGEST_LENGTH);
}

/**
 * What is remembered of a segment after a verification at this time: what it found, with the time of
 * the first. What it did not find is over only where it could tell of every membership.
 */
export function remembered(
  segment: VerifiedSegment,
  before: FirstFound,
  digestOf: (finding: Finding) => string,
  at: number,
): FirstFound {
  const found = new Set(segment.findings.filter(isException).map(digestOf));
  const old = [...before].filter(([digest]) => found.has(digest) || isUnclear(segment));
  const since = old.map(([digest, first]): [string, number] => [digest, Math.min(first, at)]);
  const isNew = [...found].filter((digest) => !before.has(digest)).sort();
  const all = [...since, ...isNew.map((digest): [string, number] => [digest, at])];
  return new Map(all.slice(0, MOST_REMEMBERED));
}

/** What was an exception may be among those that nothing is known of today. */
function isUnclear({ counts, reasons }: VerifiedSegment): boolean {
  const without = reasons.some(({ kind, why }) => kind === 'no-evidence' && why !== 'never-sent');
  return without || counts.pending + counts.unconfirmed > 0;
}

/** `lasting`: two verifications found the same. `clear`: nothing that was found is still open. */
export type Standing = 'lasting' | 'open' | 'clear';

export function standingOf(found: Verification): Standing {
  if (lastingOf(found).length > 0) return 'lasting';
  return found.incomplete === null && found.remembered === 0 ? 'clear' : 'open';
}

/** A segment with what lasts in it, and when the first of that was found; ms since the epoch. */
export interface Lasting extends Pick<VerifiedSegment, 'key' | 'counts' | 'findings'> {
  readonly since: number;
}

/** After a whole day, so that no second run of the same day counts. */
export function lastingOf({ at, segments }: Verification): Lasting[] {
  return segments.flatMap(({ key, findings: all }) => {
    const findings = all.filter(({ since = at }) => at - since >= DAY_MS);
    if (findings.length === 0) return [];
    const counts = { ...NO_COUNTS };
    for (const { kind } of findings) counts[kind] += 1;
    const since = Math.min(...findings.map((finding) => finding.since ?? at));
    return [{ key, counts, findings, since }];
  });
}
