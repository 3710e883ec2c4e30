import type { Member, SegmentKey } from '../model.ts';
import type { Plan, SegmentPlan } from './plan.ts';

/**
 * What a pull request changes, apart from what is pending without it: the list of the night, earlier
 * merges, what is unconfirmed. Only the first is decided by whoever reviews it.
 */
export interface PullRequestPlan {
  /** What an apply would send once it is merged. */
  readonly plan: Plan;
  /** By key; only segments whose desired members it changes. */
  readonly own: readonly OwnChanges[];
  /** Changes that an apply would send without it. */
  readonly pending: PendingChanges;
}

export interface OwnChanges {
  readonly key: SegmentKey;
  readonly name: string | null;
  /** Desired members at its base, and with it. */
  readonly before: number;
  readonly after: number;
  /** Its manifest is taken away: its members stay, and it becomes an orphan. */
  readonly undeclared: boolean;
  readonly add: readonly Member[];
  readonly remove: readonly Member[];
}

export interface PendingChanges {
  readonly add: number;
  readonly remove: number;
  readonly segments: number;
}

/**
 * Works from the two plans alone. A member whose desired state differs is changed by at least one of
 * them, and a plan that does not change it desires what the lock holds: so what one plan adds and
 * the other does not is added by the first, and what one removes and the other does not is kept by
 * the second.
 */
export function comparePlans(plan: Plan, base: Plan): PullRequestPlan {
  const before = new Map(base.segments.map((segment) => [segment.key, segment]));
  const after = new Map(plan.segments.map((segment) => [segment.key, segment]));
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return {
    plan,
    own: keys.flatMap((key) => ownChanges(key, before.get(key), after.get(key))),
    pending: {
      add: base.totals.add,
      remove: base.totals.remove,
      segments: base.totals.segments,
    },
  };
}

function ownChanges(
  key: SegmentKey,
  before: SegmentPlan | undefined,
  after: SegmentPlan | undefined,
): OwnChanges[] {
  const name = (after ?? before)?.name ?? null;
  if (before !== undefined && after === undefined) {
    const gone = { key, name, before: before.after, after: 0, undeclared: true };
    return [{ ...gone, add: [], remove: [] }];
  }
  const was = desiredBy(before);
  const is = desiredBy(after);
  const add = [...minus(is.added, was.added), ...minus(was.removed, is.removed)];
  const remove = [...minus(is.removed, was.removed), ...minus(was.added, is.added)];
  const change = {
    key,
    name,
    undeclared: false,
    before: before?.after ?? 0,
    after: after?.after ?? 0,
    add: distinct(add),
    remove: distinct(remove),
  };
  return change.add.length + change.remove.length + Math.abs(change.after - change.before) === 0
    ? []
    : [change];
}

type Members = ReadonlyMap<string, Member>;

/** A segment that is not declared changes nobody. */
function desiredBy(segment: SegmentPlan | undefined): { added: Members; removed: Members } {
  if (segment === undefined) return { added: new Map(), removed: new Map() };
  return {
    added: named([...segment.adopt, ...segment.add]),
    removed: named(segment.remove),
  };
}

function named(members: readonly Member[]): Members {
  return new Map(members.map((member) => [`${member.kind} ${member.value}`, member]));
}

function minus(members: Members, other: Members): Member[] {
  return [...members].flatMap(([name, member]) => (other.has(name) ? [] : [member]));
}

/** In the order in which they were found: identities and guids of either plan are sorted already. */
function distinct(members: readonly Member[]): Member[] {
  return [...named(members).values()];
}
