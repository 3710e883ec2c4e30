import type { Member } from '../model.ts';
import { isFoldable } from './folded-rows.ts';

/**
 * Hashes of members for filters: 64 bits that depend on a key. The key is no secret. It gives each
 * lock a hash of its own, so nobody can choose members that collide without reading that lock.
 */
export interface FilterKey {
  readonly text: string;
  readonly words: readonly [number, number, number, number];
}

const KEY = /^[0-9a-f]{32}$/;

/** null where the text is not a key. */
export function filterKey(text: string): FilterKey | null {
  if (!KEY.test(text)) return null;
  const word = (at: number) => Number.parseInt(text.slice(at * 8, at * 8 + 8), 16) | 0;
  return { text, words: [word(0), word(1), word(2), word(3)] };
}

/** Which form of a member is hashed: as it is, or without its ASCII capitals. */
export type Form = 'exact' | 'folded';

const AS_IS = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const SMALL = AS_IS.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));

/**
 * Writes two numbers of 32 bits: Murmur3's mixing in two lanes, which the words of the key begin and
 * end. Identities and guids of the same text differ.
 */
export function hashMember(
  into: Uint32Array,
  { words: [k0, k1, k2, k3] }: FilterKey,
  isGuid: boolean,
  form: Form,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  const table = form === 'exact' ? AS_IS : SMALL;
  let a = isGuid ? ~k0 : k0;
  let b = k1;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const low = (table[bytes[at] ?? 0] ?? 0) | ((table[bytes[at + 1] ?? 0] ?? 0) << 8);
    const high = (table[bytes[at + 2] ?? 0] ?? 0) | ((table[bytes[at + 3] ?? 0] ?? 0) << 8);
    const word = low | (high << 16);
    a = (Math.imul(rotated(a ^ mixed(word, 0xcc9e2d51, 0x1b873593), 13), 5) + 0xe6546b64) | 0;
    b = (Math.imul(rotated(b ^ mixed(word, 0x239b961b, 0x38b34ae5), 17), 5) + a) | 0;
  }
  let rest = 0;
  for (let shift = 0; at < end; at += 1, shift += 8) rest |= (table[bytes[at] ?? 0] ?? 0) << shift;
  a = finished(a ^ mixed(rest, 0xcc9e2d51, 0x1b873593) ^ k2 ^ (end - start));
  b = finished(b ^ mixed(rest, 0x239b961b, 0x38b34ae5) ^ k3 ^ a);
  into[0] = a + b;
  into[1] = b;
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function mixed(word: number, first: number, second: number): number {
  return Math.imul(rotated(Math.imul(word, first), 15), second);
}

function finished(value: number): number {
  let mix = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return mix ^ (mix >>> 16);
}

const CAPITAL = /[A-Z]/;

/**
 * Calls `test` with each hash under which a row may stand that is this member: as exclusions are
 * matched, ignoring case where it tells no two people apart. Whether one of them passed.
 */
export function someHash(
  member: Member,
  key: FilterKey,
  pair: Uint32Array,
  test: (pair: Uint32Array) => boolean,
): boolean {
  const bytes = Buffer.from(member.value);
  return formsOf(member, bytes).some((form) => {
    hashMember(pair, key, member.kind === 'guid', form, bytes, 0, bytes.length);
    return test(pair);
  });
}

/** Whether it is the same as another in small letters only for a list that ignores case throughout. */
export function hasOwnCase({ value }: Member): boolean {
  if (!CAPITAL.test(value)) return false;
  const bytes = Buffer.from(value);
  return !isFoldable(bytes, 0, bytes.length);
}

/** A member that is not folded may stand on a list that ignores case throughout. */
function formsOf({ value }: Member, bytes: Uint8Array): readonly Form[] {
  if (isFoldable(bytes, 0, bytes.length)) return ['folded'];
  return CAPITAL.test(value) ? ['exact', 'folded'] : ['exact'];
}
