import type { ExitCode } from '../failure.ts';
import type { Message } from '../message.ts';
import type { Change, SegmentKey } from '../model.ts';

/**
 * How an apply ended. `applied`: every change was answered with success. `nothing`: there was
 * nothing to send. `partial`: some changes were rejected, are unconfirmed or were not sent.
 * `settling`: all were answered, and some are asserted once more later. `stopped`: it ended early
 * (credentials, network, a lost lease, Ctrl-C). `refused`: by a guard or a stale plan; nothing was
 * sent. `declined`: the person said no.
 */
export type ApplyOutcome =
  | 'applied'
  | 'nothing'
  | 'partial'
  | 'settling'
  | 'stopped'
  | 'refused'
  | 'declined';

/** The result of an apply, as far as people and scripts are told. */
export interface ApplySummary {
  readonly outcome: ApplyOutcome;
  readonly changes: ChangeCounts;
  /** Requests that were sent, retries included. */
  readonly requests: number;
  readonly seconds: number;
  /** Segments that were created. */
  readonly creates: number;
  /** Members taken over as they are: recorded, not sent. */
  readonly adopted?: number;
  /** Changes that wait until an earlier opposite attempt can no longer arrive. */
  readonly settling?: number;
  /** Segments that nothing was sent to, because CleverTap skipped what was sent before. */
  readonly blocked?: readonly SegmentKey[];
  /** Segments that were left out, because a guard refused them or a list of theirs has errors. */
  readonly held?: readonly SegmentKey[];
  readonly rejected: readonly RejectedChange[];
  /** Members that each segment of the plan has now, as far as the lockfile knows; absent where nothing was sent. */
  readonly sizes?: ReadonlyMap<SegmentKey, number>;
  /** The same of the changes that were answered with success. */
  readonly done?: ReadonlyMap<SegmentKey, DoneChanges>;
  /** Who should have left, and has not; absent where no one is. */
  readonly staying?: Staying;
  /** Why it ended early, as part of a sentence; null if it did not. */
  readonly stoppedBecause: Message | null;
  /** Of the lock, as it was written; null if it was not. */
  readonly serial: number | null;
  /** What to do, a sentence; null for the usual next step. */
  readonly next: Message | null;
}

/** Changes of one segment. */
export interface DoneChanges {
  readonly added: number;
  readonly removed: number;
}

/** People whose removal had no success, each counted once. */
export interface Staying {
  /** Was not sent, or was rejected: they are members still. */
  readonly people: number;
  /** Had no clear answer: they may be. */
  readonly unclear: number;
  readonly segments: readonly SegmentKey[];
}

/** `total` is the sum of the others. */
export interface ChangeCounts {
  readonly total: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly unconfirmed: number;
  readonly unsent: number;
}

export interface RejectedChange {
  readonly change: Change;
  /** What CleverTap answered, as part of a sentence. */
  readonly message: Message;
}

const EXIT_CODES: Readonly<Record<ApplyOutcome, ExitCode>> = {
  applied: 0,
  nothing: 0,
  declined: 1,
  refused: 3,
  partial: 4,
  settling: 4,
  stopped: 4,
};

/** The exit code that says this outcome to a script. */
export function exitCodeOf(outcome: ApplyOutcome): ExitCode {
  return EXIT_CODES[outcome];
}
