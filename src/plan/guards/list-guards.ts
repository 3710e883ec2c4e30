import type { ListEvidence } from '../../lists/evidence.ts';
import type { ListRef, RowRange } from '../../lists/list-ref.ts';
import type { LockedList } from '../../lock/lock-index.ts';
import type { DesiredSource } from '../../manifest/desired.ts';
import { count, plural } from '../../message.ts';
import type { GuardName } from '../plan.ts';
import type { Judgement } from './judgement.ts';
import type { GuardedSegment } from './segment-guards.ts';

/** A list that was read, what the lock remembers of it, and what is known beside its content. */
interface KnownList {
  readonly ref: ListRef;
  readonly source: DesiredSource;
  readonly locked: LockedList | undefined;
  readonly evidence: ListEvidence;
  readonly now: number;
}

/** Refuses lists that look cut off, too old, or not like what somebody said of them. */
export function judgeLists(
  segment: GuardedSegment,
  evidenceOf: (ref: ListRef) => ListEvidence,
  now: number,
): Judgement[] {
  return segment.sources.flatMap((source) => {
    const { ref } = source;
    if (ref === null) return [];
    const locked = segment.entry.lists.find(
      ({ role, path }) => role === source.role && path === source.path,
    );
    const known = { ref, source, locked, evidence: evidenceOf(ref), now };
    return CHECKS.flatMap(({ guard, check }) => {
      const message = check(known);
      return message === null ? [] : [judged(segment, guard, ref.path, message)];
    });
  });
}

function judged(
  { manifest, waivers }: GuardedSegment,
  guard: GuardName,
  path: string,
  message: string,
): Judgement {
  const found = { guard, segment: manifest.key };
  const waiver = waivers.find(({ lists }) => lists.includes(path));
  if (waiver !== undefined) {
    return {
      ...found,
      verdict: 'pass',
      message: `${message} (waived: ${waiver.reason})`,
      by: waiver,
    };
  }
  return { ...found, verdict: 'refuse', message, need: { kind: 'list', path }, reason: message };
}

const CHECKS: readonly {
  readonly guard: GuardName;
  readonly check: (list: KnownList) => string | null;
}[] = [
  { guard: 'empty_list', check: emptyList },
  { guard: 'list_cut_off', check: cutOff },
  { guard: 'max_age', check: tooOld },
  { guard: 'expect_rows', check: otherRows },
  { guard: 'checksum', check: otherDigest },
];

/** One that was empty at the last apply already surprises nobody. */
function emptyList({ ref, source, locked }: KnownList): string | null {
  if (source.rows > 0 || ref.expectRows?.least === 0 || locked?.rows === 0) return null;
  if (source.bytes === 0) return `the list ${ref.path} is empty`;
  const what = ref.format.kind === 'csv' ? 'nothing but its header' : 'no member';
  return `the list ${ref.path} holds ${what}`;
}

/**
 * An export that broke off in the middle of a row ends without its newline. What is left of that row
 * would be taken for a user of its own. Where the newline alone is gone, nothing is lost.
 */
function cutOff({ ref, source, locked }: KnownList): string | null {
  if (locked === undefined || source.endsWithNewline || !locked.endsWithNewline) return null;
  const isWhole = source.rows === locked.rows && source.bytes === locked.bytes - 1;
  if (source.bytes >= locked.bytes || isWhole) return null;
  return `the list ${ref.path} seems to be cut off: its last line has no end any more, and it went from ${count(locked.rows)} to ${plural(source.rows, 'row')} (${count(locked.bytes)} to ${plural(source.bytes, 'byte')})`;
}

function tooOld({ ref, evidence, now }: KnownList): string | null {
  if (ref.maxAgeMs === null) return null;
  if (evidence.changedAt === null) return `nobody can tell how old the list ${ref.path} is`;
  const age = now - evidence.changedAt;
  if (age <= ref.maxAgeMs) return null;
  return `the list ${ref.path} was last changed ${ageText(age)} ago (the limit is ${ageText(ref.maxAgeMs)})`;
}

/** `36 h`, `36 h 1 min`: what exceeds a limit is not rounded down to it. */
function ageText(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60 === 0 && hours > 0 ? '' : `${minutes % 60} min`;
  return [hours === 0 ? '' : `${count(hours)} h`, rest].filter((part) => part !== '').join(' ');
}

function otherRows({ ref, source }: KnownList): string | null {
  const range = ref.expectRows;
  if (range === null || (source.rows >= range.least && source.rows <= range.most)) return null;
  return `the list ${ref.path} holds ${plural(source.rows, 'member')}; expected: ${rangeText(range)}`;
}

function rangeText({ least, most }: RowRange): string {
  if (least === most) return count(least);
  return most === Number.POSITIVE_INFINITY
    ? `at least ${count(least)}`
    : `${count(least)} to ${count(most)}`;
}

function otherDigest({ ref, source, evidence }: KnownList): string | null {
  const { checksum } = evidence;
  if (checksum.kind === 'none') return null;
  if (checksum.kind === 'unreadable') {
    return `${ref.path}.sha256 holds no SHA-256 digest, so the list cannot be believed`;
  }
  if (checksum.sha256 === source.sha256) return null;
  return `the list ${ref.path} is not what ${ref.path}.sha256 says: its digest is ${source.sha256.slice(0, 12)}..., not ${checksum.sha256.slice(0, 12)}...`;
}
