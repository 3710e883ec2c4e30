import { nameOf } from '../members/member.ts';
import type { UserKey } from '../members/same-user.ts';
import { sameUserKey } from '../members/same-user.ts';
import type { Member } from '../model.ts';
import type { Stamp } from './chunk.ts';

/**
 * Whose attempts in one segment may still land, by the user that they may be about. They are few, and
 * names that may be one user are far apart in the order of members: so all are known before a merge.
 */
export class UserStamps {
  readonly #names = new Map<UserKey, Set<string>>();

  add(member: Member): void {
    const key = sameUserKey(member);
    const names = this.#names.get(key);
    if (names === undefined) this.#names.set(key, new Set([nameOf(member)]));
    else names.add(nameOf(member));
  }

  /** Those that may still land at `now`. */
  addFrom(stamps: readonly Stamp[], now: number): void {
    for (const { member, until } of stamps) if (now < until) this.add(member);
  }

  /** Another name of what may be the same user has one. */
  hasOther(member: Member): boolean {
    if (this.#names.size === 0) return false;
    const names = this.#names.get(sameUserKey(member));
    if (names === undefined) return false;
    return names.size > 1 || !names.has(nameOf(member));
  }
}
