import type { RecordedChange } from '../lock/change-lines.ts';
import type { Operation } from '../model.ts';

/**
 * What the evidence says of one membership. Never more than it carries: a trace that is lost, late or
 * never was looks the same from here. So what may have lost its trace is *no evidence*, what may still
 * get one is *pending*, and only what must have left a trace and has none is *missing* or *lingering*.
 */
export type VerdictKind =
  /** There, or gone, as the lockfile says. */
  | 'confirmed'
  /** Accepted here, and not there. */
  | 'missing'
  /** Removed here, and still there. */
  | 'lingering'
  /** There, and not from us. */
  | 'foreign'
  /** Sent so lately that its trace may be late. */
  | 'pending'
  | 'no-evidence'
  /** Sent again after it was missing or lingering, and again without a trace. */
  | 'unprovable'
  /** The lockfile claims nothing: the next apply sends it. */
  | 'unconfirmed';

export type Why =
  | 'traced'
  /** Counts are exactly what they should be. */
  | 'counted'
  /** Counts are as they may be, and no more is known. */
  | 'roughly-counted'
  /** Counts are not what they should be, and nothing else was asked. */
  | 'miscounted'
  /** By an earlier verification, and nothing has happened since. */
  | 'before'
  | 'listed'
  | 'not-listed'
  /** It was sent again already, and no evidence confirmed it in between: a person decides. */
  | 'listed-again'
  | 'not-listed-again'
  | 'no-trace'
  | 'removed-there'
  /** It was sent again for the same reason already: a person decides. */
  | 'removed-again'
  | 'added-there'
  | 'sent-again'
  /** The same, and a verification has recorded it: there is nothing new about it. */
  | 'listed-before'
  | 'never-sent'
  | 'too-old'
  | 'too-young'
  /** An attempt may still land. */
  | 'unsettled'
  | 'same-second'
  /** Clocks were set back: nobody knows which of the two came first. */
  | 'same-hour'
  | 'neither'
  /** Its name is a further name of another member, or of several users. */
  | 'ambiguous'
  /** A name that differs from it in case alone left the trace that it lacks. */
  | 'other-case'
  | 'unsure'
  /** The evidence is not whole: what is not in it may be where nobody could look. */
  | 'incomplete';

export interface Verdict {
  readonly kind: VerdictKind;
  readonly why: Why;
  /** The apply that sent it last; null: none that the lockfile remembers. */
  readonly serial: number | null;
}

/** When an apply, or a verification, wrote what it did. */
export interface Written {
  readonly serial: number;
  /** A verification that was recorded is none: it sent nothing. */
  readonly isApply: boolean;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What one record of the lockfile says of one membership. */
export interface Sent {
  readonly operation: RecordedChange['operation'];
  /** CleverTap accepted it. Otherwise it may not have arrived. */
  readonly isClear: boolean;
  readonly by: Written;
}

/** What the lockfile says of one membership; `sent` has the oldest first, without what was rejected. */
export interface Known {
  readonly state: 'absent' | 'accepted' | 'unconfirmed';
  /** An attempt may still land. */
  readonly isUnsettled: boolean;
  readonly sent: readonly Sent[];
}

/** One event of the account. */
export interface Trace {
  readonly operation: Operation;
  /** ms since the epoch, to the second. */
  readonly at: number;
  /** The other time that it may be of, where clocks were set back in between. Absent: none. */
  readonly latest?: number;
}

/** Which sends the evidence can speak of. All in ms since the epoch. */
export interface Reach {
  /** What was sent before this was not asked for. */
  readonly from: number;
  /** The oldest trace of all, whoever it is of; null: there is none. What is older may be kept no longer. */
  readonly oldest: number | null;
  /** What was sent after this may have no trace yet. */
  readonly until: number;
  /** Records before this are not in the lockfile: an older trace may be our own. */
  readonly remembers: number;
  /** Through which record everything was confirmed already; null: none. */
  readonly confirmed: number | null;
  /** Through which record every membership was found as it should be, by name; null: none. It ends a doubt. */
  readonly proven: number | null;
  /** Counts are exact for what was sent before this; null: they are not known to be. */
  readonly counted: number | null;
}
