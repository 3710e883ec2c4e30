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
  find(member: Member): number | undefined;
  add(member: Member, known: boolean): number;
  member(user: number): Member;
  isKnown(user: number): boolean;
}

export function createUsers(): Users {
  const members: Member[] = [];
  const known = new Set<number>();
  const numbers = { identity: new Map<string, number>(), guid: new Map<string, number>() };
  const member = (user: number): Member => {
    const found = members[user];
    if (found === undefined) throw new Error(`no user ${user}`);
    return found;
  };
  return {
    get count() {
      return members.length;
    },
    get created() {
      return members.length - known.size;
    },
    find: ({ kind, value }) => numbers[kind].get(value),
    add: (added, isKnown) => {
      const user = numbers[added.kind].get(added.value) ?? members.push(added) - 1;
      numbers[added.kind].set(added.value, user);
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
