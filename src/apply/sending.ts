import type { Client } from '../clevertap/client.ts';
import type { Credentials, LeafOutcome } from '../lock/journal-format.ts';
import type { Message } from '../message.ts';
import { asCode, asKey, say } from '../message.ts';
import type { Counting, Limits, SegmentIds, SegmentKey } from '../model.ts';
import { assertExhaustive } from '../model.ts';
import type { RejectedChange } from './apply-summary.ts';
import type { Clock } from './clock.ts';

/** What sending touches. */
export interface SendPorts {
  readonly client: Client;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly observer: SendObserver;
  /** Asked right before every request. Once it says no, nothing more is sent. */
  readonly leaseIsOurs: () => boolean;
  /** Aborting it stops new requests. */
  readonly signal: AbortSignal;
}

export interface SendObserver {
  /** Awaited before the first byte of a leaf leaves. A rejection stops the apply. */
  beforeSend(batch: number): Promise<void>;
  onOutcome(outcome: LeafOutcome, changes: number): void;
}

export interface SendOptions {
  readonly idsOf: (key: SegmentKey) => SegmentIds;
  readonly limits: Limits;
  readonly startedAt: number;
  readonly timeLimitMs: number | null;
  /** Changes that may be begun; those are brought to their end. */
  readonly stopAfterChanges: number | null;
  /** How long a cancelled apply waits for what is in flight. */
  readonly graceMs?: number;
}

/** Reasons that come with what was answered, or went wrong. */
type SaidReason =
  | 'unauthorised'
  | 'forbidden'
  | 'no-api'
  | 'unreachable'
  | 'unsendable'
  | 'breaker';

/** Why no more was sent. */
export type StopReason =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' | 'time-limit' | 'stop-after' | 'lease-lost' }
  | { readonly kind: SaidReason; readonly said: Message }
  /** No member may be sent to a segment that does not exist. */
  | {
      readonly kind: 'not-created' | 'not-ours' | 'create-unclear';
      readonly segment: SegmentKey;
      readonly said: Message;
    };

export interface SendResult {
  readonly stop: StopReason;
  readonly credentials: Credentials;
  /** Changes by what became of them; what is missing from the plan's total was not sent. */
  readonly accepted: number;
  readonly rejected: number;
  readonly ambiguous: number;
  readonly requests: number;
  readonly peakInFlight: number;
  /** Sum over lanes of the time with a request in flight, ms. */
  readonly busyMs: number;
  /** The first rejected changes, with CleverTap's words. */
  readonly rejections: readonly RejectedChange[];
  /** The stricter counting that the account turned out to want. */
  readonly narrowed: Counting | null;
  /** Changes not sent because a REMOVE that must come before them was not accepted. */
  readonly withheld: number;
}

/** Why no more was sent, as part of a sentence; null where everything was. */
export function stopText(stop: StopReason): Message | null {
  switch (stop.kind) {
    case 'done':
      return null;
    case 'cancelled':
      return say`the apply was cancelled`;
    case 'time-limit':
      return say`the time limit has passed`;
    case 'stop-after':
      return say`the limit of ${asCode('--stop-after')} was reached`;
    case 'lease-lost':
      return say`the lease was lost: another apply may be running`;
    case 'unauthorised':
      return say`CleverTap refused the credentials (${stop.said})`;
    case 'forbidden':
      return say`CleverTap does not let this account do that (${stop.said})`;
    case 'no-api':
      return say`what answered is not CleverTap's API for segments (${stop.said})`;
    case 'unreachable':
      return say`CleverTap could not be reached (${stop.said})`;
    case 'unsendable':
      return say`segops cannot make its requests (${stop.said})`;
    case 'breaker':
      return say`too many requests in a row had no success (${stop.said})`;
    case 'not-created':
      return say`the segment ${asKey(stop.segment)} could not be created (${stop.said})`;
    case 'not-ours':
      return say`the segment ${asKey(stop.segment)} was not created by segops. It exists already, was deleted, or its name is taken (${stop.said}). If it is yours, remove ${asCode('create: true')}`;
    case 'create-unclear':
      return say`it is unclear whether the segment ${asKey(stop.segment)} was created (${stop.said}). The next apply asks again`;
    default:
      return assertExhaustive(stop);
  }
}
