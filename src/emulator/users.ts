import type { WireUserProfile } from '../clevertap/wire.ts';
import type { Member } from '../model.ts';

/**
 * Users as small numbers: a membership is then one number in a set, so that millions of them fit.
 * IDs are compared exactly: whether CleverTap folds the case of any of them is unknown.
 */
export interface Users {
  readonly count: number;
  /** Users that no one seeded: a change to an unknown user made them. */
  readonly created: number;
  readonly known: number;
  find(member: Member): number | undefined;
  add(member: Member, known: boolean): number;
  member(user: number): Member;
  isKnown(user: number): boolean;
  /** Makes one profile of two: the IDs of `from` lead to `into`, and `from` is nobody any more. */
  merge(from: number, into: number): void;
  /** Each with the one that it was merged into. */
  merged(): Iterable<readonly [number, number]>;
  /** The user whose profile it is now: another one where profiles were merged. */
  now(user: number): number;
}

export function createUsers(): Users {
  const members: Member[] = [];
  const known = new Set<number>();
  const merged = new Map<number, number>();
  const numbers = { identity: new Map<string, number>(), guid: new Map<string, number>() };
  const member = (user: number): Member => {
    const found = members[user];
    if (found === undefined) throw new Error(`no user ${user}`);
    return found;
  };
  const now = (user: number): number => {
    const into = merged.get(user);
    return into === undefined ? user : now(into);
  };
  const find = ({ kind, value }: Member) => {
    const user = numbers[kind].get(value);
    return user === undefined ? undefined : now(user);
  };
  return {
    get count() {
      return members.length;
    },
    get created() {
      return members.length - known.size - merged.size;
    },
    get known() {
      return known.size;
    },
    find,
    now,
    merged: () => merged,
    merge: (from, into) => {
      merged.set(from, into);
      known.delete(from);
    },
    add: (added, isKnown) => {
      const user = find(added) ?? members.push(added) - 1;
      if (!numbers[added.kind].has(added.value)) numbers[added.kind].set(added.value, user);
      if (isKnown) known.add(user);
      return user;
    },
    member,
    isKnown: (user) => known.has(user),
  };
}

/** As requests and answers write a user. */
export function profileOf({ kind, value }: Member): WireUserProfile {
  return kind === 'identity' ? { identity: value } : { guid: value };
}
