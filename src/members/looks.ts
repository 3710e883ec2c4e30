import type { MemberCursor } from './cursor.ts';

/*
 * What an identity looks like, from its bytes. Two places ask: exclusions, which err on the safe side
 * where case cannot tell two people apart, and notices about lists of another kind. Nothing is refused
 * for its looks here.
 */

/** Kinds of identities, as bits, so that those of a whole list are one number. */
export const LOOKS = { email: 1, phone: 2, digits: 4, uuid: 8, other: 16, guid: 32 } as const;

const AT = 0x40;
const UPPER_Z = 0x5a;
const DOT = 0x2e;
const PLUS = 0x2b;
const DASH = 0x2d;

/** What `marksIn` finds. */
export const CAPITAL = 1;
export const AT_SIGN = 2;

/** Whether a line has an ASCII capital, and an `@`: which comes before `A`, so one look finds both. */
export function marksIn({ bytes, start, end }: MemberCursor): number {
  let marks = 0;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte >= AT && byte <= UPPER_Z) marks |= byte === AT ? AT_SIGN : CAPITAL;
  }
  return marks;
}

/** Something, one `@`, and a domain with a dot inside it. */
export function looksLikeEmail(bytes: Uint8Array, start: number, end: number): boolean {
  let at = -1;
  let dot = false;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i];
    if (byte === AT && at >= 0) return false;
    if (byte === AT) at = i;
    if (byte === DOT && at >= 0 && i > at + 1 && i < end - 1) dot = true;
  }
  return dot && at > start;
}

const UUID_LENGTH = 36;
const UUID_DIGITS = 32;
const DASHES = [8, 13, 18, 23];

/** 32 hexadecimal digits, with the four dashes or with none. */
export function looksLikeUuid(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length !== UUID_LENGTH && length !== UUID_DIGITS) return false;
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[start + i] ?? 0;
    const isRight =
      length === UUID_LENGTH && DASHES.includes(i) ? byte === DASH : isHexadecimal(byte);
    if (!isRight) return false;
  }
  return true;
}

/** The kind of an identity; a guid's is known already. */
export function looksOf(bytes: Uint8Array, start: number, end: number): number {
  const from = bytes[start] === PLUS ? start + 1 : start;
  let digits = from;
  while (digits < end && isDigit(bytes[digits] ?? 0)) digits += 1;
  if (looksLikeUuid(bytes, start, end)) return LOOKS.uuid;
  if (digits === end && end > from) return from > start ? LOOKS.phone : LOOKS.digits;
  return looksLikeEmail(bytes, start, end) ? LOOKS.email : LOOKS.other;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isHexadecimal(byte: number): boolean {
  return isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}
