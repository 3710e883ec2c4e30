import type { Config } from '../config/config.ts';
import type { Waiver } from '../config/guard.ts';
import type { IdentityFormat } from '../config/identity-format.ts';
import type { SegmentDiff } from '../diff/diff.ts';
import type { ListEvidence, OpenList } from '../lists/list-facts.ts';
import type { ListRef } from '../lists/list-ref.ts';
import type { ReadPart } from '../lock/change-lines.ts';
import type { EntryBlock, LockIndex, SegmentEntry } from '../lock/lock-index.ts';
import type { FetchChunks } from '../lock/locked-segment.ts';
import type { OwnershipChange } from '../lock/ownership.ts';
import type { DesiredSource } from '../manifest/desired.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ScopedSplit } from '../manifest/references.ts';
import type { Spill } from '../members/spill.ts';
import type { SplitCounts } from '../members/split.ts';
import type { Member, Problem, SegmentKey } from '../model.ts';
import type { ReadExclusions } from './exclusions/read-exclusions.ts';
import type { Due } from './later/due.ts';
import type { Later } from './later/later-changes.ts';
import type { CheckedIdentities } from './odd-words.ts';

/** All that a plan depends on. Reading happens behind the functions, and time is passed in. */
export interface PlanInput {
  readonly config: Config;
  /** Where an apply would send it. */
  readonly origin: string;
  /** Ascending by key; cross-checked. */
  readonly manifests: readonly Manifest[];
  /** Of the lock, once every manifest owns one entry at most. */
  readonly index: LockIndex;
  /** What had to be done for that. */
  readonly ownership: readonly OwnershipChange[];
  readonly fetchChunks: FetchChunks;
  readonly readPart: ReadPart;
  /** What is known of a list besides its content. */
  readonly evidenceOf: (ref: ListRef) => ListEvidence;
  readonly openList: (ref: ListRef) => OpenList;
  readonly spill: Spill;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The only segment to plan, null for all. */
  readonly only: SegmentKey | null;
  /** At random, for the first filters of a lock; null where none will be written. */
  readonly newFilterKey: string | null;
  /**
   * Given where the lockfile is not known: what identities look like is then told, and refuses nothing.
   * A format here takes the place of that of the config.
   */
  readonly identities?: { readonly format: IdentityFormat | null };
}

/** A segment whose place another one takes, as far as can be told. */
export interface Followed {
  readonly key: SegmentKey;
  /** The manifest says so, or only the case of an ID has changed. */
  readonly isSaid: boolean;
  /** The waiver that says that they are two; null: what is remembered of its exclusions is taken over. */
  readonly by: Waiver | null;
}

/** The splits of a segment as they were read for a plan. */
export interface ReadSplits {
  /** Its own, and those of what it is built from. */
  readonly now: readonly ScopedSplit[];
  /** What it is built from, and itself. */
  readonly parts: ReadonlySet<SegmentKey>;
  /** What its own did, or those of a segment that it is built from; zeros where there are none, now and before. */
  countsOf(through?: SegmentKey): Readonly<SplitCounts>;
}

/** One managed segment between diff and plan. */
export interface PlannedSegment {
  readonly manifest: Manifest;
  readonly entry: SegmentEntry;
  /** Why it gets no change, null where it may be changed. */
  readonly blocked: EntryBlock | null;
  readonly diff: SegmentDiff;
  /** Members to record as they are. */
  readonly adopt: readonly Member[];
  readonly sources: readonly DesiredSource[];
  /** What its members look like before any is held back, as bits; 0 where nothing is excluded. */
  readonly looks: number;
  readonly split: ReadSplits;
  /** What days soon to come bring; absent where nothing is dated. */
  readonly later?: Later;
  /** Removals whose day has come, as was announced; absent where there are none. */
  readonly due?: Due;
  /** Of a frozen segment: what waits for its end. Absent where it is not. */
  readonly waiting?: { readonly add: number; readonly remove: number; readonly desired: number };
  /** null where its lists were not read, or nothing is remembered of exclusions. */
  readonly exclusions: ReadExclusions | null;
  /** What its identities look like; absent where nothing is to be added. */
  readonly identities?: CheckedIdentities;
  /** Decisions that the plan cannot carry out as they are meant; absent where nothing was planned. */
  readonly undoable?: readonly Problem[];
  /** Whose exclusions its entry has taken over; absent where it follows no other. */
  readonly follows?: readonly Followed[];
}
