import type { Doubt, Stamp } from '../lock/chunk.ts';
import type { SegmentEntry } from '../lock/lock-index.ts';
import type { LockedMembers, ReadChunk } from '../lock/locked-segment.ts';
import { keepingLast, openLocked } from '../lock/locked-segment.ts';
import type { Unsettled } from '../lock/membership.ts';
import { isSettling, SETTLED } from '../lock/membership.ts';
import type { DesiredSegment } from '../manifest/desired.ts';
import { compareUtf8 } from '../members/bytes.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { compareCursors, textOf } from '../members/cursor.ts';
import { skipEqual } from '../members/skip-equal.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import type { Member, MemberKind, Operation } from '../model.ts';

/**
 * Desired against locked:
 *
 *   locked      desired: in   desired: out
 *   absent      ADD           -
 *   accepted    -             REMOVE
 *   in doubt    ADD           REMOVE        (not while it is settling)
 *
 * Both sides are sorted bytes, so one merge finds what differs. Members in doubt are listed apart
 * from the accepted ones; they are few, so the merge treats them as absent and each difference is
 * then looked up among them, in step.
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
}

export function diffSegment(
  desired: DesiredSegment,
  entry: SegmentEntry,
  read: ReadChunk,
  now: number,
): SegmentDiff {
  const readOnce = keepingLast(read);
  const parts = untilOrdered(() =>
    (['identity', 'guid'] as const).map((kind) =>
      diffKind(kind, desired.cursor(kind), openLocked(entry, kind, readOnce), now),
    ),
  );
  return {
    add: parts.flatMap((part) => part.add),
    remove: parts.flatMap((part) => part.remove),
    desired: parts.reduce((sum, part) => sum + part.desired, 0),
    settling: parts.reduce((sum, part) => sum + part.settling, 0),
    confirmedAdditions: parts.flatMap((part) => part.confirmedAdditions),
    confirmedRemovals: parts.flatMap((part) => part.confirmedRemovals),
  };
}

function diffKind(
  kind: MemberKind,
  desired: MemberCursor,
  locked: LockedMembers,
  now: number,
): SegmentDiff {
  const found = new Differences(kind, locked, now);
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
  const { add, remove, settling, confirmedAdditions, confirmedRemovals } = found;
  return { add, remove, desired: rows, settling, confirmedAdditions, confirmedRemovals };
}

/** Collects the differences of one kind, in ascending order, minding doubts on the way. */
class Differences {
  readonly add: Member[] = [];
  readonly remove: Member[] = [];
  settling = 0;
  readonly confirmedAdditions: Member[] = [];
  readonly confirmedRemovals: Member[] = [];
  readonly #kind: MemberKind;
  readonly #doubts: readonly Doubt[];
  readonly #stamps: readonly Stamp[];
  readonly #now: number;
  #doubtsSeen = 0;
  #stampsSeen = 0;

  constructor(kind: MemberKind, locked: LockedMembers, now: number) {
    this.#kind = kind;
    this.#doubts = locked.doubts;
    this.#stamps = locked.stamps;
    this.#now = now;
  }

  /** Desired, but not accepted: absent or in doubt. */
  missing(value: string): void {
    this.#doubtsBefore(value);
    const doubt = this.#doubts[this.#doubtsSeen];
    if (doubt?.member.value !== value) {
      this.#plan('ADD', value);
      return;
    }
    this.#doubtsSeen += 1;
    this.#doubted(doubt, 'ADD');
  }

  /** Accepted, but not desired. */
  unwanted(value: string): void {
    this.#doubtsBefore(value);
    this.#plan('REMOVE', value);
  }

  end(): void {
    this.#doubtsBefore(null);
  }

  /** Doubts below `value` (null: all that are left) are not desired: they were passed over. */
  #doubtsBefore(value: string | null): void {
    for (;;) {
      const doubt = this.#doubts[this.#doubtsSeen];
      if (doubt === undefined) return;
      if (value !== null && compareUtf8(doubt.member.value, value) >= 0) return;
      this.#doubtsSeen += 1;
      this.#doubted(doubt, 'REMOVE');
    }
  }

  #doubted(doubt: Doubt, desired: Operation): void {
    const { operation, answered, member } = doubt;
    const membership = {
      state: { kind: 'in-doubt', operation, answered } as const,
      unsettled: this.#stampsOf(member.value),
    };
    if (isSettling(membership, desired, this.#now)) {
      this.settling += 1;
      return;
    }
    const planned = this.#plan(desired, member.value);
    if (desired !== operation) return;
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
