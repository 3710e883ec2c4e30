import type { Stamp, Unconfirmed } from '../lock/chunk.ts';
import type { SegmentEntry } from '../lock/lock-index.ts';
import type { LockedMembers, ReadChunk } from '../lock/locked-segment.ts';
import { keepingLast, openLocked } from '../lock/locked-segment.ts';
import type { Unsettled } from '../lock/membership.ts';
import { isSettling, SETTLED } from '../lock/membership.ts';
import { UserStamps } from '../lock/user-stamps.ts';
import type { DesiredSegment } from '../manifest/desired.ts';
import { compareUtf8 } from '../members/bytes.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { compareCursors, textOf } from '../members/cursor.ts';
import { skipEqual } from '../members/skip-equal.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import type { Member, MemberKind, Operation } from '../model.ts';

/**
 * What a segment needs, from what the lockfile has and what the manifests declare:
 *
 *   lockfile      desired: in   desired: out
 *   absent        ADD           -
 *   accepted      -             REMOVE
 *   unconfirmed   ADD           REMOVE        (not while it settles)
 *
 * Both sides are sorted bytes, so one merge finds what differs. Unconfirmed members are listed apart
 * from the accepted ones and are few. The merge treats them as absent, and looks up each difference
 * among them in step.
 */
export interface SegmentDiff {
  readonly add: readonly Member[];
  readonly remove: readonly Member[];
  /** Members that the manifests declare. */
  readonly desired: number;
  /** Answered changes that wait for an earlier opposing attempt to settle. */
  readonly settling: number;
  /** Of `add` and of `remove`, those that only confirm what was attempted before. */
  readonly confirmedAdditions: readonly Member[];
  readonly confirmedRemovals: readonly Member[];
  /** Of those that confirm, how many were known and are doubted: nothing was unclear about them. */
  readonly doubted: number;
}

export function diffSegment(
  desired: DesiredSegment,
  entry: SegmentEntry,
  read: ReadChunk,
  now: number,
): SegmentDiff {
  const readOnce = keepingLast(read);
  const others = stampsAmong(entry, readOnce, now);
  const parts = untilOrdered(() =>
    (['identity', 'guid'] as const).map((kind) =>
      diffKind(kind, desired.cursor(kind), openLocked(entry, kind, readOnce), others, now),
    ),
  );
  return {
    add: parts.flatMap((part) => part.add),
    remove: parts.flatMap((part) => part.remove),
    desired: parts.reduce((sum, part) => sum + part.desired, 0),
    settling: parts.reduce((sum, part) => sum + part.settling, 0),
    confirmedAdditions: parts.flatMap((part) => part.confirmedAdditions),
    confirmedRemovals: parts.flatMap((part) => part.confirmedRemovals),
    doubted: parts.reduce((sum, part) => sum + part.doubted, 0),
  };
}

/** Only what is unconfirmed asks for them. */
function stampsAmong(entry: SegmentEntry, read: ReadChunk, now: number): UserStamps {
  const stamps = new UserStamps();
  if (entry.unconfirmed === 0) return stamps;
  for (const ref of entry.chunks) if (ref.unsettled > 0) stamps.addFrom(read(ref).stamps, now);
  return stamps;
}

function diffKind(
  kind: MemberKind,
  desired: MemberCursor,
  locked: LockedMembers,
  others: UserStamps,
  now: number,
): SegmentDiff {
  const found = new Differences(kind, locked, others, now);
  const { accepted } = locked;
  let rows = 0;
  let wanted = desired.next();
  let had = accepted.next();
  while (wanted || had) {
    const order = !wanted ? 1 : !had ? -1 : compareCursors(desired, accepted);
    if (order < 0) found.missing(textOf(desired));
    else if (order > 0) found.unwanted(textOf(accepted));
    else rows += skipEqual(desired, accepted);
    if (order <= 0) {
      rows += 1;
      wanted = desired.next();
    }
    if (order >= 0) had = accepted.next();
  }
  found.end();
  const { add, remove, settling, confirmedAdditions, confirmedRemovals, doubted } = found;
  return { add, remove, desired: rows, settling, confirmedAdditions, confirmedRemovals, doubted };
}

/** Collects the differences of one kind, in ascending order, and looks up the unconfirmed members. */
class Differences {
  readonly add: Member[] = [];
  readonly remove: Member[] = [];
  settling = 0;
  readonly confirmedAdditions: Member[] = [];
  readonly confirmedRemovals: Member[] = [];
  doubted = 0;
  readonly #kind: MemberKind;
  readonly #unconfirmed: readonly Unconfirmed[];
  readonly #stamps: readonly Stamp[];
  readonly #others: UserStamps;
  readonly #now: number;
  #unconfirmedSeen = 0;
  #stampsSeen = 0;

  constructor(kind: MemberKind, locked: LockedMembers, others: UserStamps, now: number) {
    this.#kind = kind;
    this.#unconfirmed = locked.unconfirmed;
    this.#stamps = locked.stamps;
    this.#others = others;
    this.#now = now;
  }

  /** Desired, but not accepted: absent or unconfirmed. */
  missing(value: string): void {
    this.#unwantedBefore(value);
    const found = this.#unconfirmed[this.#unconfirmedSeen];
    if (found?.member.value !== value) {
      this.#plan('ADD', value);
      return;
    }
    this.#unconfirmedSeen += 1;
    this.#planUnconfirmed(found, 'ADD');
  }

  /** Accepted, but not desired. */
  unwanted(value: string): void {
    this.#unwantedBefore(value);
    this.#plan('REMOVE', value);
  }

  end(): void {
    this.#unwantedBefore(null);
  }

  /** Unconfirmed members below `value` (null: all that are left) were passed over: they are not desired. */
  #unwantedBefore(value: string | null): void {
    for (;;) {
      const found = this.#unconfirmed[this.#unconfirmedSeen];
      if (found === undefined) return;
      if (value !== null && compareUtf8(found.member.value, value) >= 0) return;
      this.#unconfirmedSeen += 1;
      this.#planUnconfirmed(found, 'REMOVE');
    }
  }

  #planUnconfirmed(unconfirmed: Unconfirmed, desired: Operation): void {
    const { operation, cause, member } = unconfirmed;
    const membership = {
      state: { kind: 'unconfirmed', operation, cause } as const,
      unsettled: this.#stampsOf(member.value),
    };
    if (isSettling(membership, desired, this.#now, this.#others.hasOther(member))) {
      this.settling += 1;
      return;
    }
    const planned = this.#plan(desired, member.value);
    if (desired !== operation || cause === 'taken') return;
    if (cause === 'doubted') this.doubted += 1;
    if (desired === 'ADD') this.confirmedAdditions.push(planned);
    else this.confirmedRemovals.push(planned);
  }

  #plan(operation: Operation, value: string): Member {
    const member = { kind: this.#kind, value };
    if (operation === 'ADD') this.add.push(member);
    else this.remove.push(member);
    return member;
  }

  #stampsOf(value: string): Unsettled {
    let unsettled = SETTLED;
    for (;;) {
      const stamp = this.#stamps[this.#stampsSeen];
      const order = stamp === undefined ? 1 : compareUtf8(stamp.member.value, value);
      if (stamp === undefined || order > 0) return unsettled;
      if (order === 0) unsettled = { ...unsettled, [stamp.operation]: stamp.until };
      this.#stampsSeen += 1;
    }
  }
}
