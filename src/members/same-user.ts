import type { Member, SegmentKey } from '../model.ts';

/*
 * Two members may be one user. Whether identities are case-sensitive is unknown, custom guids are not,
 * and a guid may be the identity of another user. The order of an ADD and a REMOVE then decides
 * whether that user is in the segment, so whatever asks "is this the same user" asks it here.
 */

/** Equal for all members that CleverTap may take for one user. Only ever compared, never shown or sent. */
export type UserKey = string & { readonly [userKey]: true };
declare const userKey: unique symbol;

export function sameUserKey({ value }: Member): UserKey {
  // Both ways, because some letters have several forms in one case: ς and σ, or ẞ, whose small ß is SS.
  return value.toLowerCase().toUpperCase() as UserKey;
}

/** The same within one segment: for what happens to a user there. */
export type MembershipKey = string & { readonly [membershipKey]: true };
declare const membershipKey: unique symbol;

/** No member contains a line break, so no two pairs have the same key. */
export function sameMembershipKey(segment: SegmentKey, member: Member): MembershipKey {
  return `${segment}\n${sameUserKey(member)}` as MembershipKey;
}
