import type { Days } from '../config/days.ts';
import type { ApplyRecord } from '../lock/apply-record.ts';
import { recordsOf } from '../lock/apply-record.ts';
import type { ReadPart, RecordedChange } from '../lock/change-lines.ts';
import { changesOfMember } from '../lock/change-lines.ts';
import type { LockIndex } from '../lock/lock-index.ts';
import type { LockedState } from '../lock/membership.ts';
import type { Split } from '../members/split.ts';
import type { Member, SegmentKey } from '../model.ts';

/** A line of a list or a manifest that names the member. */
export interface NamedAt {
  readonly file: string;
  /** null where the members of a manifest stand on one line. */
  readonly line: number | null;
  /** As it is written there: in another case, or as it was asked for. */
  readonly value: string;
  /** On which days the line counts; absent: it does not say, or a column of its list does. */
  readonly days?: Days;
  /** The segment that the line belongs to, where this one is built from it. */
  readonly through?: SegmentKey;
}

/** A list or a segment that the member would have to be in. */
export type NotIn =
  | { readonly kind: 'list'; readonly path: string }
  | { readonly kind: 'segment'; readonly key: SegmentKey };

/** What keeps the member out: an exclusion that has it, or an intersection that does not. */
export type KeptOutBy = Keeper & {
  /** The segment whose rule it is, where this one is built from it. */
  readonly through?: SegmentKey;
};

type Keeper =
  | { readonly kind: 'not-in'; readonly source: NotIn }
  | { readonly kind: 'list'; readonly path: string; readonly rows: readonly NamedAt[] }
  | { readonly kind: 'segment'; readonly key: SegmentKey }
  | { readonly kind: 'split'; readonly split: Split }
  /** What names the member does not count on that day. */
  | { readonly kind: 'day'; readonly today: string };

/** Up to its last day nobody joins, and nobody leaves but whom an exclusion holds back. */
export interface FrozenFor {
  readonly last: string;
  readonly isHeldBack: boolean;
}

/** What is known of one member in one segment: what the files say, and what was sent. */
export interface WhyInSegment {
  readonly key: SegmentKey;
  /** A label for people. */
  readonly name: string | null;
  /** `kept`: it was retired as it is. `set`: it is never sent. `none`: no manifest declares it any more. */
  readonly declared: 'yes' | 'emptied' | 'kept' | 'set' | 'none';
  readonly desired: boolean;
  /** null where the segment is not frozen today. */
  readonly frozen: FrozenFor | null;
  readonly listed: readonly NamedAt[];
  readonly keptOutBy: readonly KeptOutBy[];
  /** Lines that name somebody else, who differs in the case of ASCII letters alone. */
  readonly otherCase: readonly NamedAt[];
  readonly locked: LockedState['kind'];
  /** CleverTap said that the segment does not exist: nothing is sent to it. */
  readonly blocked: boolean;
  /** The newest apply that changed the membership; null where none is remembered. */
  readonly last: LastChange | null;
}

/** A change of the membership, and the apply that made it. */
export interface LastChange {
  readonly record: ApplyRecord;
  readonly change: RecordedChange;
}

export interface Why {
  readonly member: Member;
  readonly segments: readonly WhyInSegment[];
}

/** `joins` and `leaves` are for the next apply. */
export type WhyVerdict = 'in' | 'joins' | 'leaves' | 'kept-out' | 'not-listed';

export function verdictOf({
  declared,
  desired,
  locked,
  listed,
  frozen,
}: Pick<WhyInSegment, 'declared' | 'desired' | 'locked' | 'listed' | 'frozen'>): WhyVerdict {
  const isSent = locked !== 'absent';
  if (declared === 'kept' || declared === 'none') return isSent ? 'in' : 'not-listed';
  if (frozen !== null) {
    if (isSent) return frozen.isHeldBack ? 'leaves' : 'in';
    return listed.length > 0 ? 'kept-out' : 'not-listed';
  }
  if (desired) return locked === 'accepted' || declared === 'set' ? 'in' : 'joins';
  if (isSent) return 'leaves';
  return listed.length > 0 ? 'kept-out' : 'not-listed';
}

/** Whether there is anything to say, also of a segment that was not asked for. */
export function isAbout(one: WhyInSegment): boolean {
  const { listed, otherCase, locked, last } = one;
  return listed.length + otherCase.length > 0 || locked !== 'absent' || last !== null;
}

/** By the key of a segment in the lockfile: the newest change of the member there. */
export async function lastChanges(
  index: LockIndex,
  { kind, value }: Member,
  keys: ReadonlySet<SegmentKey>,
  readPart: ReadPart,
): Promise<ReadonlyMap<SegmentKey, LastChange>> {
  const found = new Map<SegmentKey, LastChange>();
  for await (const record of recordsOf(index, readPart)) {
    for (const segment of record.segments) {
      if (!keys.has(segment.key) || found.has(segment.key)) continue;
      for await (const change of changesOfMember(segment, value, readPart)) {
        if (change.member.kind === kind) found.set(segment.key, { record, change });
      }
    }
    if (found.size === keys.size) break;
  }
  return found;
}
