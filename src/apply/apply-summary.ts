import type { ExitCode } from '../failure.ts';
import type { Change } from '../model.ts';

/**
 * How an apply ended. `applied`: every change was answered with success. `nothing`: there was
 * nothing to send. `partial`: some changes were rejected, are unconfirmed or were not sent.
 * `settling`: all were answered, and some are asserted once more later. `stopped`: it ended early
 * (credentials, network, a lost hold, Ctrl-C). `refused`: by a guard or a stale plan; nothing was
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
  readonly rejected: readonly RejectedChange[];
  /** Why it ended early, as part of a sentence ("the vendor answered 401"); null if it did not. */
  readonly stoppedBecause: string | null;
  /** Of the lock, as it was written; null if it was not. */
  readonly serial: number | null;
  /** What to do, one sentence; null for the usual next step. */
  readonly next: string | null;
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
  /** What the vendor said, with the manifest's line where it is known. */
  readonly message: string;
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
