import type { MemberKind } from '../model.ts';
import { NO_BYTES } from './cursor.ts';

/*
 * What an identity looks like, from its bytes. Two places ask: exclusions, which err on the safe side
 * where case cannot tell two people apart, and notices about lists of another kind. Nothing is refused
 * for its looks here.
 */

/** Kinds of identities, as bits, so that those of a whole list are one number. */
export const LOOKS = {
  email: 1,
  phone: 2,
  digits: 4,
  uuid: 8,
  other: 16,
  guid: 32,
  /** An e-mail address where a guid should be. */
  emailAsGuid: 64,
} as const;

const AT = 0x40;
const UPPER_A = 0x41;
const UPPER_Z = 0x5a;
const DOT = 0x2e;
const PLUS = 0x2b;
const DASH = 0x2d;

/** Whether a line has an ASCII capital. */
export function hasCapital(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte >= UPPER_A && byte <= UPPER_Z) return true;
  }
  return false;
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

/** So many lines are looked at one by one, and then one of a few. */
const ALL_OF_FIRST = 1000;
const ONE_OF = 64;

/** What the lines of a list look like. Of a long list it looks at a part. */
export class Looks {
  bits = 0;
  #lines = 0;

  see(bytes: Uint8Array, start: number, end: number, kind: MemberKind): void {
    this.#lines += 1;
    if (this.#lines > ALL_OF_FIRST && this.#lines % ONE_OF !== 0) return;
    this.bits |= kind === 'guid' ? LOOKS.guid : looksOf(bytes, start, end);
  }
}

/** Finds capitals in many lines of the same memory, four bytes at a time. */
export class CapitalFinder {
  #bytes: Uint8Array = NO_BYTES;
  #view: DataView = new DataView(NO_BYTES.buffer);

  isIn(bytes: Uint8Array, start: number, end: number): boolean {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const view = this.#view;
    let at = start;
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at, true);
      const letters = word & 0x7f7f7f7f;
      // The top bit of a byte says whether it is at least `A`, and whether it is above `Z`.
      const marks = (letters + 0x3f3f3f3f) & ~(letters + 0x25252525) & ~word;
      if ((marks & 0x80808080) !== 0) return true;
    }
    return at < end && hasCapital(bytes, at, end);
  }
}
