import type { CallOutcome } from '../clevertap/outcomes.ts';
import { toWire } from '../clevertap/wire.ts';
import { changesIn } from '../lock/split-batch.ts';
import type { Message } from '../message.ts';
import { NOTHING } from '../message.ts';
import type { Batch } from '../model.ts';
import { assertExhaustive } from '../model.ts';
import { Alarm } from './alarm.ts';
import { backoffMs } from './backoff.ts';
import { Breaker } from './breaker.ts';
import { ChangeBudget } from './change-budget.ts';
import { joinedOutcome, withAttempt } from './join.ts';
import { Lanes } from './lanes.ts';
import { CountingInForce } from './narrow.ts';
import type { SendOptions, SendPorts } from './send-ports.ts';
import type { SendResult, StopReason } from './send-result.ts';
import { Tally } from './tally.ts';
import { sendAfter, Turns } from './turns.ts';
import type { Leaf } from './work-queue.ts';
import { splitLeaf, WorkQueue } from './work-queue.ts';

/**
 * Sending: up to three lanes are kept full, each answer is classified, and nothing unclear is forgotten.
 * A part of a batch ends with an outcome that the observer records, or the account has nothing of it.
 * *Rejected* is what CleverTap refused by itself. What it had no lane or no credentials for counts as
 * not sent, and so does what was refused along with other changes when the apply stopped. Every reason
 * to stop, a failed record included, lets what is in flight come to its end. Rejects where the observer
 * or the lease threw; nothing is in flight by then.
 */
export function sendBatches(
  batches: readonly Batch[],
  ports: SendPorts,
  options: SendOptions,
): Promise<SendResult> {
  return new Sending(batches, ports, options).run();
}

const MAX_ATTEMPTS = 5;
/** A busy CleverTap is waited for longer than a silent one: nothing is unconfirmed in the meantime. */
const MAX_BUSY_ATTEMPTS = 30;
const LANE_OCCUPIED_MS = 30_000;
const GRACE_MS = 8_000;

/** Reasons that do not matter where everything was done anyway. */
const SOFT_STOPS: ReadonlySet<StopReason['kind']> = new Set(['cancelled', 'time-limit']);

class Sending {
  readonly #ports: SendPorts;
  readonly #options: SendOptions;
  readonly #turns: Turns;
  readonly #queue: WorkQueue;
  readonly #lanes: Lanes;
  readonly #breaker: Breaker;
  readonly #counting: CountingInForce;
  readonly #alarm: Alarm;
  readonly #tally = new Tally();
  readonly #inFlight = new Set<Leaf>();
  readonly #budget: ChangeBudget;
  #stop: StopReason | null = null;
  /** Something was left unsent or unconfirmed that another attempt might have settled. */
  #cutShort = false;
  #abandoned = false;
  /** What could not be recorded or checked: final, like a failed sync. */
  #broken: { readonly error: unknown } | null = null;

  constructor(batches: readonly Batch[], ports: SendPorts, options: SendOptions) {
    this.#ports = ports;
    this.#options = options;
    this.#turns = new Turns(batches, sendAfter(batches));
    this.#queue = new WorkQueue(batches, this.#turns);
    this.#lanes = new Lanes(options.limits.inFlight);
    this.#breaker = new Breaker(options.limits.inFlight, ports.random);
    this.#counting = new CountingInForce(options.limits);
    this.#alarm = new Alarm(ports.clock);
    const { startedAt, timeLimitMs, stopAfterChanges } = options;
    this.#budget = new ChangeBudget(startedAt, timeLimitMs, stopAfterChanges);
  }

  async run(): Promise<SendResult> {
    const onAbort = () => this.#alarm.ring();
    this.#ports.signal.addEventListener('abort', onAbort);
    try {
      while (await this.#step());
    } catch (error) {
      this.#break(error);
    }
    await this.#drain();
    this.#ports.signal.removeEventListener('abort', onAbort);
    if (this.#broken !== null) throw this.#broken.error;
    return this.#result();
  }

  #result(): SendResult {
    const isDone = this.#queue.isEmpty && !this.#cutShort;
    const stop = this.#stop ?? { kind: 'done' };
    return {
      stop: isDone && SOFT_STOPS.has(stop.kind) ? { kind: 'done' } : stop,
      ...this.#tally.counts,
      requests: this.#tally.requests,
      busyMs: this.#tally.busyMs,
      peakInFlight: this.#lanes.peak,
      rejections: this.#tally.rejections,
      narrowed: this.#counting.narrowed,
      withheld: this.#turns.withheld(),
    };
  }

  /** Starts one request or waits for something to change; false when no more are to be started. */
  async #step(): Promise<boolean> {
    if (this.#isToStop()) return false;
    const now = this.#ports.clock.now();
    if (now < this.#breaker.resumeAt) return this.#wait(this.#breaker.resumeAt);
    if (!this.#lanes.hasRoom(now)) return this.#wait(this.#lanes.freeAt());
    const { isSpent } = this.#budget;
    const taken = this.#queue.take(now, isSpent);
    if (taken !== null && !('readyAt' in taken)) return this.#start(taken);
    if (taken !== null) return this.#wait(taken.readyAt);
    if (!this.#lanes.isIdle) return this.#wait(null);
    if (isSpent && !this.#queue.isEmpty) this.#end({ kind: 'stop-after' });
    return false;
  }

  #isToStop(): boolean {
    if (this.#ports.signal.aborted) this.#end({ kind: 'cancelled' });
    if (this.#budget.isOver(this.#ports.clock.now())) this.#end({ kind: 'time-limit' });
    return this.#stop !== null || this.#broken !== null;
  }

  /** The first reason counts. */
  #end(stop: StopReason): void {
    this.#stop ??= stop;
  }

  #break(error: unknown): void {
    this.#broken ??= { error };
  }

  async #wait(until: number | null): Promise<true> {
    await this.#alarm.sleep(until, this.#budget.endsAt);
    return true;
  }

  async #start(leaf: Leaf): Promise<true> {
    // A narrowed counting, or the rest of `stopAfterChanges`, may not let a leaf pass whole.
    const passes = this.#budget.covers(leaf) && this.#counting.allows(leaf.batch);
    const halves = passes ? null : splitLeaf(leaf);
    if (halves !== null) {
      this.#queue.putFirst(...halves);
      return true;
    }
    await this.#ports.observer.beforeSend(leaf.ref.batch);
    // Much may have changed while that was written.
    if (!this.#isToStop() && !this.#ports.leaseIsOurs()) this.#end({ kind: 'lease-lost' });
    if (this.#isToStop()) {
      this.#queue.putFirst(leaf);
      return true;
    }
    this.#budget.begin(leaf);
    this.#send({ ...leaf, begun: true });
    return true;
  }

  /** Never rejects. */
  async #send(leaf: Leaf): Promise<void> {
    const { client, clock } = this.#ports;
    const startedAt = clock.now();
    this.#lanes.enter();
    this.#inFlight.add(leaf);
    this.#tally.requests += 1;
    try {
      const outcome = await client.updateSegment(toWire(leaf.batch, this.#options.idsOf));
      if (this.#abandoned) return;
      this.#answered(leaf, outcome);
    } catch (error) {
      this.#break(error);
    } finally {
      this.#inFlight.delete(leaf);
      this.#lanes.leave();
      this.#tally.busyMs += clock.now() - startedAt;
      this.#alarm.ring();
    }
  }

  #answered(leaf: Leaf, outcome: CallOutcome): void {
    const now = this.#ports.clock.now();
    const tried = { ...leaf, attempts: withAttempt(leaf.attempts, outcome, now) };
    switch (outcome.kind) {
      case 'accepted':
        this.#breaker.accepted();
        this.#lanes.clear();
        this.#finish(tried, outcome);
        break;
      case 'unauthorised':
        this.#end({ kind: 'unauthorised', said: outcome.said });
        this.#leave(tried);
        break;
      case 'rejected':
        if (outcome.reason === 'rate') this.#busy(tried, outcome.said);
        else this.#refused(tried, outcome);
        break;
      case 'ambiguous':
        if (outcome.timedOut) this.#lanes.timedOut(now + LANE_OCCUPIED_MS);
        this.#failed(tried, outcome);
        break;
      case 'unsent':
        this.#failed(tried, outcome);
        break;
      default:
        assertExhaustive(outcome);
    }
  }

  #busy(leaf: Leaf, said: Message): void {
    this.#lanes.refused();
    this.#breaker.busy(this.#ports.clock.now());
    const busy = leaf.busy + 1;
    if (busy >= MAX_BUSY_ATTEMPTS) this.#end({ kind: 'breaker', said });
    this.#retry({ ...leaf, busy }, busy);
  }

  /** Tries again after a while, or gives up on the leaf: a CleverTap that is down is left alone. */
  #failed(leaf: Leaf, outcome: Extract<CallOutcome, { kind: 'ambiguous' | 'unsent' }>): void {
    const { kind, said } = outcome;
    const failures = leaf.failures + 1;
    const isEnough = this.#breaker.failed(this.#ports.clock.now());
    const isLast = failures >= MAX_ATTEMPTS;
    if (kind === 'unsent' && (isEnough || isLast)) this.#end({ kind: 'unreachable', said });
    if (isEnough) this.#end({ kind: 'breaker', said });
    if (isLast) this.#leave(leaf);
    else this.#retry({ ...leaf, failures }, failures);
  }

  #retry(leaf: Leaf, failures: number): void {
    const { clock, random } = this.#ports;
    const notBefore = clock.now() + backoffMs(failures, random);
    if (this.#isToStop()) this.#leave(leaf);
    else this.#queue.giveBack({ ...leaf, notBefore });
  }

  /** Nothing of the leaf was processed, for a reason that lies in it: halves may fare better. */
  #refused(leaf: Leaf, outcome: Extract<CallOutcome, { kind: 'rejected' }>): void {
    const { reason, said } = outcome;
    if (reason === 'limit') this.#counting.refused(leaf.batch);
    const halves = splitLeaf(leaf);
    if (halves === null) {
      if (this.#breaker.refusedChange()) this.#end({ kind: 'breaker', said });
      this.#tally.refuse(leaf.batch, said);
      this.#finish(leaf, outcome);
      return;
    }
    if (this.#breaker.split()) this.#end({ kind: 'breaker', said });
    if (this.#isToStop()) this.#leave(leaf);
    else this.#queue.giveBack(...halves);
  }

  #finish(leaf: Leaf, last: CallOutcome): void {
    const outcome = joinedOutcome(leaf.attempts, last);
    if (outcome === null) return;
    const changes = changesIn(leaf.batch);
    this.#tally.add(outcome, changes);
    this.#turns.ended(leaf.ref.batch, changes, outcome.kind === 'accepted');
    this.#ports.observer.onOutcome({ leaf: leaf.ref, outcome }, changes);
  }

  /** No more attempts in this apply. What is unclear is recorded; what was never sent needs no record. */
  #leave(leaf: Leaf): void {
    this.#cutShort = true;
    this.#finish(leaf, { kind: 'unsent', said: NOTHING });
  }

  /** Waits for what is in flight, bounded once the apply is cancelled. What is left is unconfirmed. */
  async #drain(): Promise<void> {
    const { clock, signal } = this.#ports;
    const graceMs = this.#options.graceMs ?? GRACE_MS;
    let deadline: number | null = null;
    while (!this.#lanes.isIdle) {
      if (signal.aborted) deadline ??= clock.now() + graceMs;
      if (deadline !== null && clock.now() >= deadline) break;
      await this.#alarm.sleep(deadline);
    }
    this.#abandoned = true;
    if (this.#broken !== null) return;
    try {
      const ambiguousAt = clock.now();
      for (const leaf of this.#inFlight) this.#leave({ ...leaf, attempts: { ambiguousAt } });
      for (const leaf of this.#queue.returned()) this.#leave(leaf);
    } catch (error) {
      this.#break(error);
    }
  }
}
