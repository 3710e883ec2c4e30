import type { Client } from '../clevertap/client.ts';
import type { LeafOutcome } from '../lock/journal-format.ts';
import type { Limits, SegmentIds, SegmentKey } from '../model.ts';
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
