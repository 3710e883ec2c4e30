import type { Client } from '../clevertap/client.ts';
import type { CallOutcome } from '../clevertap/outcomes.ts';
import { toWire } from '../clevertap/wire.ts';
import type { LeafOutcome } from '../lock/journal-format.ts';
import type { Batch, Change, Counting, Limits, SegmentIds, SegmentKey } from '../model.ts';
import { assertExhaustive } from '../model.ts';
import { backoffMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import { joinedOutcome, withAttempt } from './join.ts';
import { Lanes } from './lanes.ts';
import { fits, narrower } from './narrow.ts';
import { changesIn } from './split.ts';
import type { Leaf } from './work-queue.ts';
import { splitLeaf, WorkQueue } from './work-queue.ts';

/**
 * Sending: up to three lanes kept full, each answer classified, each doubt kept. What was asked is
 * never dropped in silence: a leaf ends with an outcome that the observer records, or it was never
 * sent. Every reason to stop lets what is in flight come to its end.
 */
export interface SendPorts {
  readonly client: Client;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly observer: SendObserver;
  /** Checked before every request; once it says no, nothing more is sent. */
  readonly holdIsOurs: () => boolean;
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
  readonly stopAfterChanges: number | null;
  /** How long a cancelled apply waits for what is in flight. */
  readonly graceMs?: number;
}

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
}

interface Rejection {
  readonly change: Change;
  readonly message: string;
}

export function sendBatches(
  batches: readonly Batch[],
  ports: SendPorts,
  options: SendOptions,
): Promise<SendResult> {
  return new Sending(batches, ports, options).run();
}

const MAX_ATTEMPTS = 5;
/** A busy vendor is waited for longer than a silent one: nothing is in doubt meanwhile. */
const MAX_RATE_ATTEMPTS = 30;
const MAX_IN_A_ROW = 8;
/** Requests that may be spent on finding the changes that the vendor will not take. */
const SPLIT_BUDGET = 400;
const MAX_REJECTIONS = 50;
const LANE_OCCUPIED_MS = 30_000;
const GRACE_MS = 8_000;

class Sending {
  readonly #ports: SendPorts;
  readonly #options: SendOptions;
  readonly #queue: WorkQueue;
  readonly #lanes: Lanes;
  #stop: StopReason | null = null;
  #wake: () => void = () => undefined;
  #counting: Counting;
  #narrowed: Counting | null = null;
  #begun = 0;
  #splits = 0;
  #failuresInARow = 0;
  #abandoned = false;
  /** An answer that could not be recorded: final, like a failed sync. */
  #broken: { readonly error: unknown } | null = null;
  readonly #inFlight = new Map<Leaf, number>();
  readonly #counts = { accepted: 0, rejected: 0, ambiguous: 0, requests: 0, busyMs: 0 };
  readonly #rejections: Rejection[] = [];

  constructor(batches: readonly Batch[], ports: SendPorts, options: SendOptions) {
    this.#ports = ports;
    this.#options = options;
    this.#queue = new WorkQueue(batches);
    this.#lanes = new Lanes(options.limits.inFlight);
    this.#counting = options.limits.counting;
  }

  async run(): Promise<SendResult> {
    const onAbort = () => this.#wake();
    this.#ports.signal.addEventListener('abort', onAbort);
    try {
      while (await this.#step());
      await this.#drain();
      if (this.#broken !== null) throw this.#broken.error;
    } finally {
      this.#ports.signal.removeEventListener('abort', onAbort);
    }
    return {
      stop: this.#stop ?? { kind: 'done' },
      ...this.#counts,
      peakInFlight: this.#lanes.peak,
      rejections: this.#rejections,
      narrowed: this.#narrowed,
    };
  }

  /** Starts one request or waits for something to change; false when no more are to be started. */
  async #step(): Promise<boolean> {
    this.#checkLimits();
    if (this.#stop !== null) return false;
    const now = this.#ports.clock.now();
    if (!this.#lanes.hasRoom(now)) return this.#pause(this.#lanes.freeAt());
    const taken = this.#queue.take(now);
    if (taken === null) {
      if (this.#lanes.isIdle) return false;
      return this.#pause(null);
    }
    if ('readyAt' in taken) return this.#pause(taken.readyAt);
    await this.#start(taken);
    return true;
  }

  #checkLimits(): void {
    const { signal, clock } = this.#ports;
    const { timeLimitMs, stopAfterChanges, startedAt } = this.#options;
    if (this.#broken !== null) this.#end({ kind: 'breaker', message: String(this.#broken.error) });
    else if (signal.aborted) this.#end({ kind: 'cancelled' });
    else if (timeLimitMs !== null && clock.now() - startedAt >= timeLimitMs)
      this.#end({ kind: 'time-limit' });
    else if (stopAfterChanges !== null && this.#begun >= stopAfterChanges && !this.#queue.isEmpty) {
      this.#end({ kind: 'stop-after' });
    }
  }

  /** The first reason stands. */
  #end(stop: StopReason): void {
    this.#stop ??= stop;
  }

  /** Sleeps until an answer comes, the apply is cancelled, or `until`. */
  async #pause(until: number | null): Promise<boolean> {
    const timer = new AbortController();
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const { clock } = this.#ports;
    const { timeLimitMs, startedAt } = this.#options;
    const ends = [until, timeLimitMs === null ? null : startedAt + timeLimitMs].filter(
      (end) => end !== null,
    );
    const slept =
      ends.length === 0
        ? []
        : [clock.sleep(Math.max(0, Math.min(...ends) - clock.now()), timer.signal)];
    await Promise.race([woken, ...slept]);
    timer.abort();
    return true;
  }

  async #start(leaf: Leaf): Promise<void> {
    const small = this.#cutToSize(leaf);
    if (small === null) return;
    if (!this.#ports.holdIsOurs()) {
      this.#queue.giveBack(small);
      this.#end({ kind: 'hold-lost' });
      return;
    }
    await this.#ports.observer.beforeSend(small.ref.batch);
    if (small.failures === 0) this.#begun += changesIn(small.batch);
    this.#send(small).catch((error: unknown) => {
      this.#broken ??= { error };
      this.#wake();
    });
  }

  /** Splits a leaf that a narrowed counting, or the rest of `--stop-after`, does not let pass whole. */
  #cutToSize(leaf: Leaf): Leaf | null {
    const { stopAfterChanges, limits } = this.#options;
    const left = (stopAfterChanges ?? Number.POSITIVE_INFINITY) - this.#begun;
    const tooMany = leaf.failures === 0 && changesIn(leaf.batch) > left;
    const tooWide = this.#narrowed !== null && !fits(leaf.batch, limits, this.#counting);
    const halves = tooMany || tooWide ? splitLeaf(leaf) : null;
    if (halves === null) return leaf;
    this.#queue.giveBack(...halves);
    return null;
  }

  async #send(leaf: Leaf): Promise<void> {
    const { client, clock } = this.#ports;
    const startedAt = clock.now();
    this.#lanes.enter();
    this.#inFlight.set(leaf, startedAt);
    this.#counts.requests += 1;
    const outcome = await client.updateSegment(toWire(leaf.batch, this.#options.idsOf));
    if (this.#abandoned) return;
    this.#inFlight.delete(leaf);
    this.#lanes.leave();
    this.#counts.busyMs += clock.now() - startedAt;
    this.#answered(leaf, outcome);
    this.#wake();
  }

  #answered(leaf: Leaf, outcome: CallOutcome): void {
    const now = this.#ports.clock.now();
    const tried = { ...leaf, attempts: withAttempt(leaf.attempts, outcome, now) };
    switch (outcome.kind) {
      case 'accepted':
        this.#failuresInARow = 0;
        this.#lanes.clear();
        this.#finish(tried, outcome);
        break;
      case 'unauthorised':
        this.#end({ kind: 'unauthorised', message: outcome.message });
        this.#finish(tried, outcome);
        break;
      case 'rejected':
        this.#rejected(tried, outcome);
        break;
      case 'ambiguous':
        if (outcome.timedOut) this.#lanes.timedOut(now + LANE_OCCUPIED_MS);
        this.#failed(tried, outcome, MAX_ATTEMPTS);
        break;
      case 'unsent':
        this.#failed(tried, outcome, MAX_ATTEMPTS);
        break;
      default:
        assertExhaustive(outcome);
    }
  }

  #rejected(leaf: Leaf, outcome: Extract<CallOutcome, { kind: 'rejected' }>): void {
    if (outcome.reason === 'rate') {
      this.#lanes.refused();
      this.#failed(leaf, outcome, MAX_RATE_ATTEMPTS);
      return;
    }
    if (outcome.reason === 'limit' && !this.#narrow()) {
      this.#end({
        kind: 'breaker',
        message: `even the strictest counting is refused: ${outcome.message}`,
      });
    }
    this.#splitRefused(leaf, outcome);
  }

  /** From now on batches are cut to the next stricter counting; false where there is none. */
  #narrow(): boolean {
    const next = narrower(this.#counting);
    if (next === null) return this.#narrowed !== null;
    this.#counting = next;
    this.#narrowed = next;
    return true;
  }

  #splitRefused(leaf: Leaf, outcome: Extract<CallOutcome, { kind: 'rejected' }>): void {
    const halves = splitLeaf(leaf);
    this.#splits += 1;
    if (this.#splits > SPLIT_BUDGET) {
      this.#end({ kind: 'breaker', message: `too many requests were refused: ${outcome.message}` });
    }
    if (halves !== null && this.#stop === null) {
      this.#queue.giveBack(...halves);
      return;
    }
    if (halves === null) this.#note(leaf, outcome.message);
    this.#finish(leaf, outcome);
  }

  #note(leaf: Leaf, message: string): void {
    const [entry] = leaf.batch.entries;
    const member = entry?.members[0];
    const action = entry?.actions[0];
    if (member === undefined || action === undefined) return;
    const change = { segment: action.key, operation: action.operation, member };
    if (this.#rejections.length < MAX_REJECTIONS) this.#rejections.push({ change, message });
    this.#failuresInARow += 1;
    if (this.#failuresInARow >= MAX_IN_A_ROW && this.#counts.accepted === 0) {
      this.#end({ kind: 'breaker', message: `the vendor refuses every change: ${message}` });
    }
  }

  /** Tries again after a while, or gives up on the leaf; a vendor that is down is not worn out. */
  #failed(leaf: Leaf, outcome: CallOutcome & { readonly message: string }, attempts: number): void {
    const failures = leaf.failures + 1;
    const isRate = outcome.kind === 'rejected';
    if (!isRate) this.#failuresInARow += 1;
    if (this.#failuresInARow >= MAX_IN_A_ROW * this.#options.limits.inFlight) {
      const kind = outcome.kind === 'unsent' ? 'unreachable' : 'breaker';
      this.#end({ kind, message: outcome.message });
    }
    if (this.#stop !== null || failures >= attempts) {
      if (outcome.kind === 'unsent') this.#end({ kind: 'unreachable', message: outcome.message });
      this.#finish(leaf, outcome);
      return;
    }
    const { clock, random } = this.#ports;
    this.#queue.giveBack({
      ...leaf,
      failures,
      notBefore: clock.now() + backoffMs(failures, random),
    });
  }

  #finish(leaf: Leaf, last: CallOutcome): void {
    const outcome = joinedOutcome(leaf.attempts, last);
    if (outcome === null) return;
    const changes = changesIn(leaf.batch);
    this.#counts[outcome.kind] += changes;
    this.#ports.observer.onOutcome({ leaf: leaf.ref, outcome }, changes);
  }

  /** Waits for what is in flight, bounded once the apply is cancelled; what is left is in doubt. */
  async #drain(): Promise<void> {
    const { clock, signal } = this.#ports;
    const graceMs = this.#options.graceMs ?? GRACE_MS;
    let deadline: number | null = null;
    while (!this.#lanes.isIdle) {
      if (signal.aborted) deadline ??= clock.now() + graceMs;
      if (deadline !== null && clock.now() >= deadline) {
        this.#abandon();
        return;
      }
      await this.#pause(deadline);
    }
    this.#leaveReturned();
  }

  #abandon(): void {
    this.#abandoned = true;
    for (const leaf of this.#inFlight.keys()) {
      const message = 'the apply was stopped before the answer came';
      this.#finish(
        { ...leaf, attempts: { ambiguousAt: this.#ports.clock.now() } },
        { kind: 'ambiguous', timedOut: true, message },
      );
    }
    this.#leaveReturned();
  }

  /** A stop leaves parts that wait for another attempt: their doubt must not get lost. */
  #leaveReturned(): void {
    for (const leaf of this.#queue.returned()) {
      if (leaf.attempts.ambiguousAt === null) continue;
      this.#finish(leaf, { kind: 'ambiguous', timedOut: false, message: '' });
    }
  }
}
