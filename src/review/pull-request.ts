import { membersWithout } from '../members/member.ts';
import type { Member, SegmentKey } from '../model.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import type { RuleChange } from './rules.ts';
import { planOfSegments, uncovered } from './uncovered.ts';

/**
 * What a pull request changes itself, and what is pending without it: last night's lists, earlier
 * merges, what is unconfirmed. A reviewer decides about the first alone. Both are shown, because
 * together they are all that an apply would do.
 */
export interface PullRequestPlan {
  /** What an apply would send after the merge. */
  readonly plan: Plan;
  /** Only segments whose desired members it changes, with their desired sizes at its base and with it. */
  readonly own: Plan;
  /** By key: segments whose manifest it removes. Their members stay, and they become orphans. */
  readonly undeclared: readonly UndeclaredSegment[];
  /** The rest of the plan. */
  readonly pending: Plan;
  /** What it changes besides members. */
  readonly rules: readonly RuleChange[];
}

/** What an apply would do without the pull request, and the rules that it changes. */
export interface PlannedBase {
  readonly plan: Plan;
  readonly rules: readonly RuleChange[];
}

export interface UndeclaredSegment {
  readonly key: SegmentKey;
  readonly name: string | null;
  /** Members desired at its base. */
  readonly members: number;
}

/**
 * Needs only the two plans. If they desire a different state of a member, at least one of them changes
 * it, and a plan that does not change it desires what the lockfile has. So the pull request adds what
 * only its own plan adds, and what only the plan of its base removes. Removals are the mirror image.
 */
export function comparePlans(plan: Plan, { plan: base, rules }: PlannedBase): PullRequestPlan {
  const before = new Map(base.segments.map((segment) => [segment.key, segment]));
  const { heldSegments = [] } = plan;
  const after = new Set([...plan.segments, ...heldSegments].map(({ key }) => key));
  const { creates } = uncovered(plan, base);
  const isCreated = new Set(creates.map(({ key }) => key));
  const segments = plan.segments
    .map((segment) => ownChanges(segment, before.get(segment.key)))
    .filter((segment) => changesDesires(segment) || isCreated.has(segment.key));
  const own = planOfSegments({ ...plan, creates }, segments);
  return {
    plan,
    own,
    undeclared: base.segments
      .filter(({ key }) => !after.has(key))
      .map(({ key, name, after: members }) => ({ key, name, members })),
    pending: uncovered(plan, own),
    rules,
  };
}

function changesDesires({ before, after, add, remove, adopt }: SegmentPlan): boolean {
  return add.length + remove.length + adopt.length > 0 || before !== after;
}

function ownChanges(segment: SegmentPlan, base: SegmentPlan | undefined): SegmentPlan {
  const was = desiredBy(base);
  return {
    ...segment,
    before: base?.after ?? 0,
    unconfirmed: 0,
    settling: 0,
    adopt: membersWithout(segment.adopt, was.added),
    add: united(
      membersWithout(segment.add, was.added),
      membersWithout(was.removed, segment.remove),
    ),
    remove: united(
      membersWithout(segment.remove, was.removed),
      membersWithout(was.added, [...segment.adopt, ...segment.add]),
    ),
  };
}

interface Desires {
  readonly added: readonly Member[];
  readonly removed: readonly Member[];
}

/** A segment that is not declared changes no membership. */
function desiredBy(segment: SegmentPlan | undefined): Desires {
  if (segment === undefined) return { added: [], removed: [] };
  return { added: [...segment.adopt, ...segment.add], removed: segment.remove };
}

function united(some: readonly Member[], more: readonly Member[]): Member[] {
  return [...some, ...membersWithout(more, some)];
}
