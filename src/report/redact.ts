import { createHmac } from 'node:crypto';
import type { ApplySummary } from '../apply/apply-summary.ts';
import type { ListFacts } from '../lists/list-facts.ts';
import { nameOf } from '../members/member.ts';
import type { Marked, Message, Span } from '../message.ts';
import type { Member, Problem, SegmentKey } from '../model.ts';
import { HIDDEN, placeCode, placeName, placePath } from './personal.ts';

/**
 * Redaction goes by what a text is, never by what it looks like inside: members and digests are
 * masked, the words of others are dropped, and of a place only what could find a person.
 */

/** Makes a member that may be shown where no one may be named. */
export type Mask = (member: Member) => Member;

/**
 * With a key, pseudonyms: the same member is the same one everywhere, and only who has the key can
 * tell whether it is a given person. Without, so little is left that nobody can be found by it.
 */
export function maskOf(key: string | null): Mask {
  return (member) => ({
    kind: member.kind,
    value: key === null ? starred(member.value) : pseudonym(member, key),
  });
}

function pseudonym(member: Member, key: string): string {
  const digest = keyed(key, nameOf(member));
  return `${member.kind === 'guid' ? 'guid' : 'user'}-${digest.slice(0, 12)}`;
}

/** SHA-256 (hex) that nobody can make, or try out, without the key. */
export function keyed(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

/** What a domain ends in; anything else after a last dot may be somebody's name or number. */
const ENDING = /\.(?:[a-z]{2}|com|net|org|info|biz|edu|gov|example|test)$/;

/** `a***@e***.com`, `0***` */
function starred(value: string): string {
  const [local, domain, ...more] = value.split('@');
  if (domain === undefined || more.length > 0 || local === undefined) return `${first(value)}***`;
  const [suffix = ''] = ENDING.exec(domain) ?? [];
  return `${first(local)}***@${first(domain)}***${suffix}`;
}

/** Nothing of a value that is one character long. */
function first(text: string): string {
  const [one = '', ...more] = [...text];
  return more.length === 0 ? '' : one;
}

/** Nobody can be found by it. */
export function redactMessage(message: Message): Message {
  return message.flatMap((span): Span[] => (typeof span === 'string' ? [span] : redactSpan(span)));
}

function redactSpan(span: Marked): Span[] {
  switch (span.kind) {
    case 'foreign':
      return [];
    case 'member':
    case 'value':
    case 'label':
    case 'line':
    case 'digest':
      return [{ ...span, text: HIDDEN }];
    case 'code':
    case 'command':
      return [{ ...span, text: placeCode(span.text) }];
    case 'key':
      return [{ ...span, text: placeName(span.text) }];
    case 'path':
      return [{ ...span, text: placePath(span.text) }];
  }
}

/** CleverTap's words may quote a member: they are left out. */
export function redactSummary(summary: ApplySummary, mask: Mask): ApplySummary {
  const { stoppedBecause, next, blocked, held, sizes, done, staying } = summary;
  return {
    ...summary,
    rejected: summary.rejected.map(({ change, message }) => ({
      change: { ...change, segment: placeName(change.segment), member: mask(change.member) },
      message: redactMessage(message),
    })),
    stoppedBecause: stoppedBecause && redactMessage(stoppedBecause),
    next: next && redactMessage(next),
    ...(blocked === undefined ? {} : { blocked: blocked.map(placeName) }),
    ...(held === undefined ? {} : { held: held.map(placeName) }),
    ...(sizes === undefined ? {} : { sizes: namedPlaces(sizes) }),
    ...(done === undefined ? {} : { done: namedPlaces(done) }),
    ...(staying === undefined
      ? {}
      : { staying: { ...staying, segments: staying.segments.map(placeName) } }),
  };
}

/** Masked keys may be the same: then nothing is told of them. */
function namedPlaces<T>(known: ReadonlyMap<SegmentKey, T>): ReadonlyMap<SegmentKey, T> {
  return new Map([...known].filter(([key]) => placeName(key) === key));
}

/** Problems about members say where, and not whom; lines of files are not drawn. */
export function redactProblems(problems: readonly Problem[]): Problem[] {
  return problems.map(({ frame, place, ...problem }) => ({
    ...problem,
    message: redactMessage(problem.message),
    next: redactMessage(problem.next),
    ...(place === undefined ? {} : { place: { ...place, file: placePath(place.file) } }),
  }));
}

/**
 * Its digest would tell a person who tries out members which one was added, and its exact size how
 * long that one is.
 */
export function redactFacts(facts: ListFacts, key: string | null): ListFacts {
  const { sha256, path, through, bytes } = facts;
  const digest = keyedDigest(key, 'list', sha256);
  const scope = through === undefined ? {} : { through: placeName(through) };
  return { ...facts, ...scope, path: placePath(path), bytes: roughly(bytes), sha256: digest };
}

/** To a whole KiB. */
function roughly(bytes: number): number {
  return Math.round(bytes / 1024) * 1024;
}

/** Empty where there is none. */
export function keyedDigest(key: string | null, of: string, digest: string): string {
  return key === null || digest === '' ? '' : keyed(key, `${of}:${digest}`);
}
