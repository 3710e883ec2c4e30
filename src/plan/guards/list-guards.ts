import type { GuardName } from '../../config/limits.ts';
import { rangeText } from '../../config/row-range.ts';
import type { ListEvidence, ListFacts } from '../../lists/list-facts.ts';
import { earlierLists } from '../../lists/list-facts.ts';
import type { ListRef } from '../../lists/list-ref.ts';
import type { Marked, Message } from '../../message.ts';
import { asCode, asDigest, asPath, duration, plural, say } from '../../message.ts';
import type { GuardedPlan, GuardedSegment, Judgement } from './judgement.ts';
import { waivedBy } from './limit.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A list as it was read, as the lockfile has it, and what is known besides its content. */
export interface KnownList {
  readonly ref: ListRef;
  readonly facts: ListFacts;
  /** Rows that do not count today. */
  readonly outside: number;
  readonly locked: ListFacts | null;
  readonly evidence: ListEvidence;
  readonly now: number;
}

/** Refuses lists that look cut off, are too old, or are not what the manifest expects. */
export function judgeLists(segment: GuardedSegment, { input }: GuardedPlan): Judgement[] {
  const { evidenceOf, now } = input;
  const earlier = earlierLists(
    segment.entry.lists,
    segment.sources.map(({ facts }) => facts),
  );
  return segment.sources.flatMap(({ ref, facts, outside }) => {
    if (ref === null) return [];
    const locked = earlier(facts);
    const known = { ref, facts, outside, locked, evidence: evidenceOf(ref), now };
    return CHECKS.flatMap(({ guard, check }) => {
      const message = check(known);
      return message === null ? [] : [judged(segment, guard, ref.path, message)];
    });
  });
}

function judged(
  { segment, waivers }: GuardedSegment,
  guard: GuardName,
  path: string,
  message: Message,
): Judgement {
  const found = { guard, segment, lists: [path] };
  const waiver = waivers.find(({ lists }) => lists.includes(path));
  if (waiver !== undefined) {
    return { ...found, verdict: 'pass', message: waivedBy(waiver, message), by: waiver };
  }
  return { ...found, verdict: 'refuse', message, remedy: { kind: 'list', path } };
}

const CHECKS: readonly {
  readonly guard: GuardName;
  readonly check: (list: KnownList) => Message | null;
}[] = [
  { guard: 'empty_list', check: emptyList },
  { guard: 'list_cut_off', check: cutOff },
  { guard: 'max_age', check: tooOld },
  { guard: 'expect_rows', check: otherRows },
  { guard: 'checksum', check: otherDigest },
];

/** A list that was empty at the last apply too is no surprise, nor is one whose rows have their days. */
function emptyList({ ref, facts, outside, locked }: KnownList): Message | null {
  if (facts.rows + outside > 0 || ref.expectRows?.least === 0 || locked?.rows === 0) return null;
  if (facts.bytes === 0) return say`the list ${asPath(ref.path)} is empty`;
  const what = ref.format.kind === 'csv' ? 'only a header' : 'no members';
  return say`the list ${asPath(ref.path)} has ${what}`;
}

/**
 * An export that stops in the middle of a row ends without a newline. What is left of that row would
 * be taken for a user. Where only the newline is missing, nothing is lost.
 */
function cutOff({ ref, facts, locked }: KnownList): Message | null {
  if (locked === null || facts.endsWithNewline || !locked.endsWithNewline) return null;
  const isWhole = facts.rows === locked.rows && facts.bytes === locked.bytes - 1;
  if (facts.bytes >= locked.bytes || isWhole) return null;
  return say`the list ${asPath(ref.path)} looks cut off. It does not end with a newline. It went from ${sizeText(locked)} to ${sizeText(facts)}`;
}

function sizeText({ rows, bytes }: ListFacts): Message {
  return say`${plural(rows, 'row')} (${plural(bytes, 'byte')})`;
}

function tooOld({ ref, evidence, now }: KnownList): Message | null {
  if (ref.maxAgeMs === null) return null;
  const age = evidence.changedAt === null ? null : now - evidence.changedAt;
  // Whoever makes a commit chooses its time.
  if (age === null || age < -DAY) {
    return say`cannot tell how old the list ${asPath(ref.path)} is. If git tracks it, commit it as it is`;
  }
  if (age <= ref.maxAgeMs) return null;
  // Rounded up, so that an age above the limit never reads like the limit.
  const minutes = Math.ceil(age / MINUTE);
  return say`the list ${asPath(ref.path)} was last changed ${duration(minutes * MINUTE)} ago. The limit is ${duration(ref.maxAgeMs)}`;
}

function otherRows({ ref, facts }: KnownList): Message | null {
  const range = ref.expectRows;
  if (range === null || (facts.rows >= range.least && facts.rows <= range.most)) return null;
  return say`the list ${asPath(ref.path)} has ${plural(facts.rows, 'member')}, expected ${rangeText(range)}`;
}

export function otherDigest({ ref, facts, evidence }: KnownList): Message | null {
  const { checksum } = evidence;
  if (checksum.kind === 'none') return null;
  const sidecar = asPath(`${ref.path}.sha256`);
  if (checksum.kind === 'unreadable') return say`${sidecar} does not contain a SHA-256 digest`;
  if (checksum.sha256 === facts.sha256) return null;
  if (evidence.otherEndings?.().includes(checksum.sha256)) return otherEndings(ref.path, sidecar);
  return say`the list ${asPath(ref.path)} does not match ${sidecar}. Its digest is ${asDigest(facts.sha256)}, expected ${asDigest(checksum.sha256)}`;
}

/** git converts line endings where nothing tells it not to. A checkout anew is needed to undo it. */
function otherEndings(path: string, sidecar: Marked): Message {
  const list = asPath(path);
  const line = asCode(`${attributePattern(path)} -text`);
  return say`the list ${list} does not match ${sidecar}, but only its line endings differ: git has converted them. Write into ${asPath('.gitattributes')} beside ${asPath('segops.yaml')}: ${line}. Then delete the list and check it out again`;
}

/** With quotes where git would read a name otherwise. */
function attributePattern(path: string): string {
  const pattern = path.replace(/[\\*?[]/g, '\\$&');
  return /[\s"\\]|^[#!]/.test(pattern) ? JSON.stringify(pattern) : pattern;
}
