import { membersWithout, nameOf } from '../members/member.ts';
import type { Member, SegmentKey } from '../model.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import type { ContentChange, MemberChanges, Setting } from './content.ts';
import { planOfSegments } from './uncovered.ts';

/** Of a change, what nobody has spoken about yet, and what the last approval decided the other way. */
export interface Sifted {
  readonly open: ContentChange;
  readonly refused: ContentChange;
}

const NONE: ContentChange = { segments: new Map(), settings: new Map() };

/** All of it is open. */
export function unsifted(change: ContentChange): Sifted {
  return { open: change, refused: NONE };
}

/**
 * Takes out what an approved change agrees to. Approvals are asked newest first, and the first that
 * speaks about something decides it: what was approved once and taken back later is not approved.
 */
export function sift({ open, refused }: Sifted, approved: ContentChange): Sifted {
  const left = { segments: new Map<SegmentKey, MemberChanges>(), settings: new Map() };
  const denied = {
    segments: new Map(refused.segments),
    settings: new Map(refused.settings),
  };
  for (const [key, changes] of open.segments) {
    const { add = [], remove = [] } = approved.segments.get(key) ?? {};
    put(left.segments, key, {
      add: membersWithout(membersWithout(changes.add, add), remove),
      remove: membersWithout(membersWithout(changes.remove, remove), add),
    });
    put(denied.segments, key, {
      add: common(changes.add, remove),
      remove: common(changes.remove, add),
    });
  }
  for (const [key, setting] of open.settings) {
    const decided = approved.settings.get(key);
    if (decided === undefined) left.settings.set(key, setting);
    else if (decided.value !== setting.value) denied.settings.set(key, setting);
  }
  return { open: left, refused: denied };
}

function put(into: Map<SegmentKey, MemberChanges>, key: SegmentKey, more: MemberChanges): void {
  if (more.add.length + more.remove.length === 0) return;
  const { add = [], remove = [] } = into.get(key) ?? {};
  into.set(key, { add: [...add, ...more.add], remove: [...remove, ...more.remove] });
}

function common(some: readonly Member[], other: readonly Member[]): Member[] {
  const known = new Set(other.map(nameOf));
  return some.filter((member) => known.has(nameOf(member)));
}

export function isOpen({ open }: Sifted): boolean {
  return open.segments.size + open.settings.size > 0;
}

/** What no approval agrees to. */
export function unapprovedIn({ open, refused }: Sifted): ContentChange {
  const segments = new Map(refused.segments);
  for (const [key, changes] of open.segments) put(segments, key, changes);
  return { segments, settings: new Map([...refused.settings, ...open.settings]) };
}

/**
 * What a plan removes from segments that were not declared before. Their members stayed when they
 * became orphans, so no change of content says that these would go.
 */
export function withTakenUp(
  change: ContentChange,
  plan: Plan,
  wasDeclared: ReadonlySet<SegmentKey>,
): ContentChange {
  const segments = new Map(change.segments);
  for (const { key, remove } of plan.segments) {
    if (!wasDeclared.has(key)) put(segments, key, { add: [], remove });
  }
  return { ...change, segments };
}

/** The part of a plan that a change is about, to print. */
export function planOf(plan: Plan, change: ContentChange): Plan {
  const creates = plan.creates.filter(({ key }) => isSet(change, key, 'create'));
  const segments = plan.segments.map((segment) =>
    within(segment, change.segments.get(segment.key)),
  );
  return planOfSegments({ ...plan, creates }, segments);
}

function within(segment: SegmentPlan, changes: MemberChanges | undefined): SegmentPlan {
  const { add = [], remove = [] } = changes ?? {};
  return {
    ...segment,
    add: common(segment.add, add),
    adopt: common(segment.adopt, add),
    remove: common(segment.remove, remove),
  };
}

function isSet({ settings }: ContentChange, segment: SegmentKey, name: string): boolean {
  return settings.has(JSON.stringify([segment, name]));
}

/** Settings, and members whose segment waits: the plan has nothing of them, a later one would. */
export function besides(plan: Plan, change: ContentChange): readonly Beside[] {
  const planned = new Map(plan.segments.map((segment) => [segment.key, segment]));
  const waiting = [...change.segments].flatMap(([key, { add, remove }]): Beside[] => {
    const { add: adds = [], adopt = [], remove: removes = [] } = planned.get(key) ?? {};
    const members =
      membersWithout(membersWithout(add, adds), adopt).length +
      membersWithout(remove, removes).length;
    return members === 0 ? [] : [{ kind: 'waiting', segment: key, members }];
  });
  const settings = [...change.settings.values()].map(
    ({ segment, name }) => ({ kind: 'setting', segment, name }) as const,
  );
  return [...settings, ...waiting];
}

export type Beside =
  | ({ readonly kind: 'setting' } & Pick<Setting, 'segment' | 'name'>)
  | { readonly kind: 'waiting'; readonly segment: SegmentKey; readonly members: number };
