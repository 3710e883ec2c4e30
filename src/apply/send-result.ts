import type { Counting } from '../model.ts';
import type { Rejection } from './tally.ts';

/** Why no more was sent. */
export type StopReason =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' | 'time-limit' | 'stop-after' | 'hold-lost' }
  | { readonly kind: 'unauthorised' | 'unreachable' | 'breaker'; readonly message: string };

export interface SendResult {
  readonly stop: StopReason;
  /** Changes by what became of them; what is missing from the plan's total was not sent. */
  readonly accepted: number;
  readonly rejected: number;
  readonly ambiguous: number;
  readonly requests: number;
  readonly peakInFlight: number;
  /** Sum over lanes of the time with a request in flight, ms. */
  readonly busyMs: number;
  /** The first rejected changes, with the vendor's words. */
  readonly rejections: readonly Rejection[];
  /** The stricter counting that the account turned out to want. */
  readonly narrowed: Counting | null;
  /** Changes not sent because a REMOVE that must come before them was not accepted. */
  readonly withheld: number;
}
