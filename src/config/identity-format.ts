import type { Doubt } from '../members/doubts.ts';
import type { Message } from '../message.ts';
import { asCode, asLabel, asList, asThrown, asValue, say } from '../message.ts';
import type { Finding } from '../yaml/source.ts';
import { costlyPart } from './bounded-pattern.ts';

/** What the identities of a list look like: one of several kinds. */
export type IdentityFormat = readonly IdentityKind[];

export type IdentityKind =
  | { readonly kind: 'any' | 'email' | 'phone' | 'uuid' }
  | { readonly kind: 'pattern'; readonly text: string; readonly regexp: RegExp };

const NAMED = ['any', 'email', 'phone', 'uuid'] as const;

export type FoundKind =
  | { readonly ok: true; readonly value: IdentityKind }
  | { readonly ok: false; readonly finding: Finding };

/** `email`, `phone`, `uuid`, `any`, or a pattern between slashes that has to match as a whole. */
export function parseIdentityKind(text: string): FoundKind {
  const kind = NAMED.find((name) => name === text);
  if (kind !== undefined) return { ok: true, value: { kind } };
  const match = /^\/(.+)\/(i?)$/su.exec(text);
  if (match === null) return wrong(text, say`is not a known format`, KNOWN);
  const [, body = '', flags = ''] = match;
  const costly = costlyPart(body);
  if (costly !== null) return wrong(text, costly, SIMPLER);
  try {
    const regexp = new RegExp(`^(?:${body})$`, `u${flags}`);
    return { ok: true, value: { kind: 'pattern', text, regexp } };
  } catch (error) {
    return wrong(text, say`is not a valid pattern${asThrown(error)}`, SIMPLER);
  }
}

const KNOWN = say`Write ${asList(NAMED.map(asCode), 'or')}, or a pattern between slashes such as ${asCode("'/C[0-9]{8}/'")}.`;
const SIMPLER = say`Write a simpler pattern, such as ${asCode("'/C[0-9]{8}/'")}, or several.`;

function wrong(text: string, what: Message, next: Message): FoundKind {
  const message = say`${asValue(text)} ${what}`;
  return { ok: false, finding: { code: 'bad-format', message, next } };
}

/** Whether every identity matches, so that none has to be looked at. */
export function isAny(format: IdentityFormat | null): boolean {
  return format === null || format.some(({ kind }) => kind === 'any');
}

/** `doubt`: what is odd about the identity, as `doubtOf` says; no e-mail address is odd. */
export function matches(format: IdentityFormat, value: string, doubt: Doubt | null): boolean {
  for (const kind of format) if (isOf(kind, value, doubt)) return true;
  return false;
}

function isOf(kind: IdentityKind, value: string, doubt: Doubt | null): boolean {
  switch (kind.kind) {
    case 'any':
      return true;
    case 'email':
      return doubt === null && EMAIL.test(value);
    case 'phone':
      return PHONE.test(value);
    case 'uuid':
      return UUID.test(value);
    case 'pattern':
      return kind.regexp.test(value);
  }
}

/** Plus, apostrophe, capitals and letters of any script are fine. */
const EMAIL = /^[^\s@,;"<>]+@[^\s@,;"<>.]+(\.[^\s@,;"<>.]+)+$/u;
const PHONE = /^\+[0-9]{8,15}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What identities should be: `e-mail addresses or UUIDs`, or for one of them `an e-mail address or a UUID`. */
export function formatText(format: IdentityFormat, single = false): Message {
  return asList(
    format.map((kind) => kindText(kind, single)),
    'or',
  );
}

function kindText(kind: IdentityKind, single: boolean): Message {
  if (kind.kind === 'pattern') return say`of the form ${asLabel(kind.text)}`;
  const [one, many] = NAMES[kind.kind];
  return single ? one : many;
}

const PHONE_RULE = say`(${asCode('+')} and 8 to 15 digits)`;
const NAMES = {
  any: [say`an identity`, say`identities`],
  email: [say`an e-mail address`, say`e-mail addresses`],
  phone: [say`a phone number ${PHONE_RULE}`, say`phone numbers ${PHONE_RULE}`],
  uuid: [say`a UUID`, say`UUIDs`],
} as const;
