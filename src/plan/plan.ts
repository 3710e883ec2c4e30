import type { Code } from '../codes.ts';
import type { GuardName, Threshold } from '../config/limits.ts';
import type { ListFacts } from '../lists/list-facts.ts';
import type { Announced } from '../lock/announced.ts';
import type { RecordedWaiver } from '../lock/apply-record.ts';
import type { SpentWaiver } from '../lock/lock-index.ts';
import type { KnownSplit } from '../lock/splits.ts';
import type { Split } from '../members/split.ts';
import type { Message } from '../message.ts';
import type { Batch, Member, Place, Problem, SegmentIds, SegmentKey } from '../model.ts';
import type { RememberedExclusions } from './exclusions/remembered.ts';
import type { LaterChange } from './later/later-changes.ts';

/** What an apply would do: a value that every report prints and that an apply must reproduce. */
export interface Plan {
  readonly format: 'segops-plan/1';
  /** Members are masked, and digests are of the key that `key` tells from others; null: there are none. */
  readonly redacted?: { readonly key: string | null };
  /** SHA-256 over everything but `guards`, `notices` and ages: equal digests mean equal plans. Empty: it may not leave. */
  readonly digest: string;
  readonly lock: { readonly lineage: string; readonly serial: number };
  readonly target: PlanTarget;
  readonly desired: { readonly digest: string };
  readonly totals: PlanTotals;
  /** Segments to create in the account before members are added to them. */
  readonly creates: readonly SegmentCreate[];
  /** Every managed segment, by key, also those without a change. */
  readonly segments: readonly SegmentPlan[];
  /** Requests in the order in which they are sent. */
  readonly batches: readonly Batch[];
  /** As many requests are sent at a time; what is sent does not depend on it. */
  readonly inFlight: number;
  readonly guards: readonly GuardVerdict[];
  /**
   * Limits of the whole plan that it is within: that guards pass is said of all, and by how much on the
   * page. And segments of which was looked up that nobody who joins was on a list that changed.
   */
  readonly within?: readonly GuardVerdict[];
  readonly notices: readonly Notice[];
  /** Those without which a guard would refuse. */
  readonly waivers: readonly UsedWaiver[];
  /** Left out, by key; absent where nothing is. */
  readonly heldSegments?: readonly HeldSegment[];
  /** What an apply remembers of exclusions; of a plan that is only shown, nothing. */
  readonly exclusions?: RememberedExclusions | undefined;
  /** The same, as the lockfile knows them once a completed apply has used them up. */
  readonly spends: readonly SpentWaiver[];
}

/** Where the changes go, and how long an unclear one may still land. */
export interface PlanTarget {
  /** The account that the lockfile is bound to; null before it is. Never that of the environment. */
  readonly account: string | null;
  readonly origin: string;
  readonly settleMs: number;
}

export type UsedWaiver = RecordedWaiver;

export interface PlanTotals {
  readonly add: number;
  readonly remove: number;
  /** Segments with at least one change. */
  readonly segments: number;
  /** Members that are added to at least one segment, each counted once. */
  readonly peopleAdded: number;
  /** Members that are removed from at least one segment, each counted once. */
  readonly peopleRemoved: number;
  readonly requests: number;
  /** No packing can need fewer requests. */
  readonly lowerBound: number;
  /** Requests that one-segment-one-action batching would need. */
  readonly perSegmentRequests: number;
  /** At most this many billed events: one for each change. */
  readonly billedEvents: number;
}

export interface SegmentCreate {
  readonly key: SegmentKey;
  readonly customerSegmentId: string;
  readonly name: string;
}

export interface SegmentPlan {
  readonly key: SegmentKey;
  readonly ids: SegmentIds;
  readonly name: string | null;
  /** Who answers for it; absent where nobody is named. */
  readonly owner?: readonly string[];
  readonly description?: string;
  /** Members accepted or unconfirmed in the lockfile. */
  readonly before: number;
  /** Members that the manifests declare. */
  readonly after: number;
  /** Of `before`, the unconfirmed ones; those that settle are among them. */
  readonly unconfirmed: number;
  /** Answered changes that wait for an earlier opposing attempt to settle. */
  readonly settling: number;
  /** Members that leave and return in another spelling; absent where there are none. */
  readonly respelled?: number;
  readonly lists: readonly PlannedList[];
  /** Its splits, and how many they leave out; absent where there are none. */
  readonly split?: { readonly parts: readonly Split[]; readonly leftOut: number };
  /** What the lockfile remembers of splits once the plan is applied; absent: nothing. */
  readonly knownSplits?: readonly KnownSplit[];
  /** The day that it was planned for, in its time zone; absent where nothing is dated. */
  readonly day?: string;
  /** What days soon to come change by themselves; absent where that is nothing. */
  readonly later?: readonly LaterChange[];
  /** What the lockfile keeps of that. Absent: as before. */
  readonly announced?: Announced | null;
  /** Removals that count against no limit, as they were announced for a day that has come. Absent: none. */
  readonly due?: number;
  /** It is frozen, and so many changes wait for the end of that. */
  readonly waits?: number;
  /** Its lists are not read, as it is retired: the lockfile keeps what it knows of them. */
  readonly keepsLists?: true;
  /** Of the members to add, those of its first fill. */
  readonly firstFill: number;
  /** No longer managed after this apply; its members stay. */
  readonly retired: boolean;
  /** Members adopted as they are: recorded, not sent. */
  readonly adopt: readonly Member[];
  readonly add: readonly Member[];
  readonly remove: readonly Member[];
}

/** A list when the plan was made, and at the last apply. */
export interface PlannedList {
  readonly facts: ListFacts;
  /** null if the segment had no such list then. */
  readonly before: ListFacts | null;
  /** What changed since; null where the segment has other sources too, so that no list can be told apart. */
  readonly since: { readonly added: number; readonly removed: number } | null;
  /** Of those that an exclusion holds back, how many only because case is ignored. */
  readonly ignoringCase: number;
}

/** A segment that gets no change because of what is wrong with it, and why. */
export interface HeldSegment {
  readonly key: SegmentKey;
  readonly guards: readonly GuardVerdict[];
  readonly problems: readonly Problem[];
  /** The held segment that it excludes, where nothing else is wrong with it. */
  readonly excludes: SegmentKey | null;
  /** The held segment that its members come from or have to be in; likewise. */
  readonly builtFrom?: SegmentKey;
  /** A list that it reads, and the segment that is held for it; likewise. */
  readonly reads?: { readonly path: string; readonly key: SegmentKey };
  /** Whom its manifest or CODEOWNERS names. */
  readonly owner?: readonly string[];
}

/** One guard on one segment, or on all of them (`segment: null`). */
export interface GuardVerdict {
  readonly guard: GuardName;
  readonly segment: SegmentKey | null;
  readonly verdict: 'pass' | 'refuse';
  /** What the plan does, and the limit. */
  readonly message: Message;
  /** What would allow it; all refusals of one file share it. */
  readonly allow: Permit | null;
  /** What was compared with a limit; absent where there is none. */
  readonly measured?: Measured;
  /** Lists that it is about, by path; `segment:KEY` for an excluded segment. */
  readonly lists?: readonly string[];
  /** Of the rule that it is about. */
  readonly place?: Place;
}

/** A part of a whole (null: a number that has no whole), and the most that may be. */
export interface Measured {
  readonly part: number;
  readonly whole: number | null;
  readonly limit: Threshold;
}

/** YAML to paste at the top level of a file. */
export interface Permit {
  readonly file: string;
  readonly yaml: string;
  /** It takes the place of the `guard:` that is there. */
  readonly replaces: boolean;
  /** And that of the `members:`. */
  readonly replacesMembers?: boolean;
}

export interface Notice {
  /** kebab-case and stable, e.g. `orphan`. */
  readonly code: Code;
  readonly segment: SegmentKey | null;
  readonly message: Message;
  readonly next: Message | null;
}
