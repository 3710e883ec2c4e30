import { filterKey, hashMember } from '../members/member-hash.ts';
import type { UserKey } from '../members/same-user.ts';
import { sameUserKey } from '../members/same-user.ts';
import type { Member } from '../model.ts';

/**
 * Equal for all names that CleverTap may take for one user; of others once in 2^64. A name may be as long
 * as a line can be, and a line has to hold all names of a user. Only ever compared, never shown or sent.
 */
export type UserHash = string & { readonly [userHash]: true };
declare const userHash: unique symbol;

/** Of a user with more names than a line has room for. */
export const MORE_NAMES = '*' as UserHash;
const MOST_NAMES = 10;

const KEY = filterKey('0'.repeat(32));
const HASH = new Uint32Array(2);

export function userHashOf(member: Member): UserHash {
  return hashOf(sameUserKey(member));
}

export function userHashes(names: readonly Member[]): UserHash[] {
  const hashes = names.slice(0, MOST_NAMES).map(userHashOf);
  return names.length > MOST_NAMES ? [...hashes, MORE_NAMES] : hashes;
}

function hashOf(key: UserKey): UserHash {
  if (KEY === null) throw new Error('the key of the hash is not valid');
  const bytes = Buffer.from(key);
  hashMember(HASH, KEY, false, 'exact', bytes, 0, bytes.length);
  const [a = 0, b = 0] = HASH;
  return `${hexOf(a)}${hexOf(b)}` as UserHash;
}

function hexOf(word: number): string {
  return word.toString(16).padStart(8, '0');
}
