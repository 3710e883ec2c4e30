import type { Member } from '../model.ts';
import { compareUtf8 } from './bytes.ts';

const LOOKS_MARKED = /^(?:guid|identity):/;

/**
 * The one name of a member, as a manifest writes it: a guid is marked, and so is an identity that looks
 * marked. Different members have different names, so it also serves to look members up.
 */
export function nameOf({ kind, value }: Member): string {
  return kind === 'guid' || LOOKS_MARKED.test(value) ? `${kind}: ${value}` : value;
}

/** Identities before guids, then bytes of UTF-8: the order of every list of members. */
export function compareMembers(a: Member, b: Member): number {
  if (a.kind !== b.kind) return a.kind === 'identity' ? -1 : 1;
  return compareUtf8(a.value, b.value);
}

/** Keeps the order. */
export function membersWithout(
  members: readonly Member[],
  other: readonly Member[],
): readonly Member[] {
  if (other.length === 0) return members;
  const known = new Set(other.map(nameOf));
  return members.filter((member) => !known.has(nameOf(member)));
}
