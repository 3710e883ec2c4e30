import { isUtf8 } from 'node:buffer';
import type { MemberKind } from '../model.ts';

/**
 * What a member may be. CleverTap's importers reject some values in any case, and CleverTap creates a
 * junk profile for any other value that it has never seen. Characters on which YAML parsers disagree
 * would make the lockfile ambiguous. Case is never folded and white space is never trimmed.
 */
export type MemberFault =
  | 'empty-member'
  | 'member-too-long'
  | 'not-utf8'
  | 'control-character'
  | 'outer-white-space'
  | 'reserved-identity'
  | 'conflict-marker'
  | 'markup'
  | 'malformed-guid';

/** Characters of an identity or guid (probably CleverTap's limit). */
export const MAX_MEMBER_CHARACTERS = 1024;
/** No character of UTF-8 takes more than four bytes. */
export const MAX_MEMBER_BYTES = 4 * MAX_MEMBER_CHARACTERS;

/** Values that CleverTap's importers reject, in any case. */
export const RESERVED_IDENTITIES: ReadonlySet<string> = new Set(
  'undefined null na n/a none 0 nil -1 infinity -infinity inf -inf nan -nan empty xxxxxx'.split(
    ' ',
  ),
);
const LONGEST_RESERVED = 9;

/** ASCII controls, DEL, C1, and the line and non-characters on which YAML parsers disagree. */
const REFUSED_CHARACTERS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/u;
const OUTER_WHITE_SPACE = /^\s|\s$/u;
/** git leaves these where two versions of a file disagree. */
const CONFLICT_MARKER = /^(={7}|[<|>]{7}( .*)?)$/u;
/** What every web page has: one may have been saved in place of a list, or behind it. */
const MARKUP = /^<(!doctype|\?xml|\/?(html|head|body|meta))\b[^<>]*>/iu;
const GUID = /^[A-Za-z0-9()!:@$_-]{1,1024}$/;
const SPACE = 0x20;

/** The first fault of the bytes `[start, end)` as a member; null if there is none. */
export function checkMember(
  bytes: Uint8Array,
  start: number,
  end: number,
  kind: MemberKind,
): MemberFault | null {
  if (start === end) return 'empty-member';
  if (end - start > MAX_MEMBER_BYTES) return 'member-too-long';
  const view = bytes.subarray(start, end);
  if (!isUtf8(view)) return 'not-utf8';
  if (kind === 'identity' && isHarmless(view)) return null;
  return checkMemberText(Buffer.from(view.buffer, view.byteOffset, view.length).toString(), kind);
}

/** The same rules for printable ASCII, as most members are: no string is made for them. */
export function checkPlainMember(
  bytes: Uint8Array,
  start: number,
  end: number,
  kind: MemberKind,
): MemberFault | null {
  const length = end - start;
  if (length === 0) return 'empty-member';
  if (length > MAX_MEMBER_CHARACTERS) return 'member-too-long';
  if (bytes[start] === SPACE || bytes[end - 1] === SPACE) return 'outer-white-space';
  const isFree = length > LONGEST_RESERVED && kind === 'identity' && !mayBeMarker(bytes[start]);
  return isFree ? null : checkMember(bytes, start, end, kind);
}

/** The same rules for a decoded member. */
export function checkMemberText(text: string, kind: MemberKind): MemberFault | null {
  if (text === '') return 'empty-member';
  if (!text.isWellFormed()) return 'not-utf8';
  if (REFUSED_CHARACTERS.test(text)) return 'control-character';
  if (OUTER_WHITE_SPACE.test(text)) return 'outer-white-space';
  if (CONFLICT_MARKER.test(text)) return 'conflict-marker';
  if (MARKUP.test(text)) return 'markup';
  if (text.length > MAX_MEMBER_CHARACTERS && [...text].length > MAX_MEMBER_CHARACTERS) {
    return 'member-too-long';
  }
  if (text.length <= LONGEST_RESERVED && RESERVED_IDENTITIES.has(text.toLowerCase())) {
    return 'reserved-identity';
  }
  return kind === 'guid' && !GUID.test(text) ? 'malformed-guid' : null;
}

/**
 * Whether valid UTF-8 cannot break a rule for identities, without decoding it. Every refused or white
 * character above ASCII begins with one of the bytes C2, E1, E2, E3 or EF, and the letters of most
 * scripts do not. What may break a rule is left to `checkMemberText`.
 */
function isHarmless(view: Uint8Array): boolean {
  if (mayBeMarker(view[0])) return false;
  if (view.length <= LONGEST_RESERVED || view.length > MAX_MEMBER_CHARACTERS) return false;
  if (view[0] === SPACE || view[view.length - 1] === SPACE) return false;
  for (let i = 0; i < view.length; i += 1) {
    const byte = view[i] ?? 0;
    if (byte < SPACE || byte === 0x7f || byte === 0xc2 || byte === 0xef) return false;
    if (byte >= 0xe1 && byte <= 0xe3) return false;
  }
  return true;
}

/** The first byte of a conflict marker or a tag, as far as one byte tells. */
function mayBeMarker(byte = 0): boolean {
  return (byte >= 0x3c && byte <= 0x3e) || byte === 0x7c;
}
