import type { ListFacts } from '../lists/list-facts.ts';
import { scopedPath } from '../lists/list-facts.ts';
import type { SegmentIds } from '../model.ts';
import { withAnnounced } from './announced.ts';
import { joinedExclusions } from './exclusion-memory.ts';
import type { SegmentEntry } from './lock-index.ts';
import { declaredOf, idsOf } from './lock-index.ts';
import type { ReadChunk } from './locked-segment.ts';
import type { LockedState, Membership } from './membership.ts';
import { ABSENT } from './membership.ts';
import type { KnownMember } from './memberships.ts';
import { membershipsOf, sideBySide } from './memberships.ts';
import { joinedSplits, withSplits } from './splits.ts';

/** Two entries that a manifest with these IDs takes for one segment. Their members are joined apart. */
export function joinedEntry(ids: SegmentIds, a: SegmentEntry, b: SegmentEntry): SegmentEntry {
  return {
    ...a,
    ...declaredOf(ids, declaredOf(idsOf(a), b)),
    used: [...new Set([...a.used, ...b.used])].sort(),
    refused: [...new Set([...a.refused, ...b.refused])].sort(),
    created: createdBy(a, b),
    retired: a.retired && b.retired,
    blocked: a.blocked ?? b.blocked,
    lists: listsOfBoth(a.lists, b.lists),
    exclusions: joinedExclusions(a.exclusions, b.exclusions),
    firstFill: Math.min(a.firstFill, b.firstFill),
    more: withSplits(withAnnounced(a.more, null), joinedSplits(a, b)),
  };
}

function createdBy(a: SegmentEntry, b: SegmentEntry): SegmentEntry['created'] {
  const states = [a.created, b.created];
  return states.includes('yes') ? 'yes' : states.includes('asked') ? 'asked' : 'no';
}

/** Of a list that both have, the larger: it says when an exclusion has shrunk. */
export function listsOfBoth(a: readonly ListFacts[], b: readonly ListFacts[]): ListFacts[] {
  const byName = new Map<string, ListFacts>();
  for (const list of [...a, ...b]) {
    const name = `${list.role} ${scopedPath(list)}`;
    const known = byName.get(name);
    if (known === undefined || known.rows < list.rows) byName.set(name, list);
  }
  return [...byName.values()];
}

/** Everyone whom one of them knows, in order. */
export function* joinedMembers(
  a: SegmentEntry,
  b: SegmentEntry,
  read: ReadChunk,
): Generator<KnownMember> {
  const pairs = sideBySide(membershipsOf(a, read), membershipsOf(b, read));
  for (const [member, one, other] of pairs) {
    yield { member, membership: joined(one ?? ABSENT, other ?? ABSENT) };
  }
}

/** What both say stays as it is; of what they do not agree on, nobody knows which came last. */
export function joined(a: Membership, b: Membership): Membership {
  const unsettled = {
    ADD: later(a.unsettled.ADD, b.unsettled.ADD),
    REMOVE: later(a.unsettled.REMOVE, b.unsettled.REMOVE),
  };
  if (isSame(a.state, b.state)) return { state: a.state, unsettled };
  const operation = mayHaveAdded(a.state) || mayHaveAdded(b.state) ? 'ADD' : 'REMOVE';
  return { state: { kind: 'unconfirmed', operation, cause: 'doubted' }, unsettled };
}

function isSame(a: LockedState, b: LockedState): boolean {
  if (a.kind !== 'unconfirmed' || b.kind !== 'unconfirmed') return a.kind === b.kind;
  return a.operation === b.operation && a.cause === b.cause;
}

function mayHaveAdded(state: LockedState): boolean {
  return state.kind === 'accepted' || (state.kind === 'unconfirmed' && state.operation === 'ADD');
}

function later(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
