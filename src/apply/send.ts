import { toWire } from '../clevertap/wire.ts';
import type { Batch } from '../model.ts';
import { Answers } from './answers.ts';
import { Breaker } from './breaker.ts';
import { Alarm } from './clock.ts';
import { Lanes } from './lanes.ts';
import type { Leaf } from './leaf.ts';
import { splitLeaf } from './leaf.ts';
import { CountingInForce } from './narrow.ts';
import type { SendOptions, SendPorts, SendResult } from './sending.ts';
import { Stopping } from './stopping.ts';
import { sendAfter, Turns } from './turns.ts';
import { WorkQueue } from './work-queue.ts';

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

const GRACE_MS = 8_000;

class Sending {
  readonly #ports: SendPorts;
  readonly #options: SendOptions;
  readonly #turns: Turns;
  readonly #queue: WorkQueue;
  readonly #lanes: Lanes;
  readonly #breaker: Breaker;
  readonly #counting: CountingInForce;
  readonly #stopping: Stopping;
  readonly #answers: Answers;
  readonly #alarm: Alarm;
  readonly #inFlight = new Set<Leaf>();
  #requests = 0;
  #busyMs = 0;
  #abandoned = false;

  constructor(batches: readonly Batch[], ports: SendPorts, options: SendOptions) {
    this.#ports = ports;
    this.#options = options;
    const turns = new Turns(batches, sendAfter(batches));
    const queue = new WorkQueue(batches, turns);
    const lanes = new Lanes(options.limits.inFlight);
    const breaker = new Breaker(options.limits.inFlight, ports.random);
    const counting = new CountingInForce(options.limits);
    const stopping = new Stopping(ports, options);
    this.#answers = new Answers(ports, { queue, turns, lanes, breaker, counting, stopping });
    this.#turns = turns;
    this.#queue = queue;
    this.#lanes = lanes;
    this.#breaker = breaker;
    this.#counting = counting;
    this.#stopping = stopping;
    this.#alarm = new Alarm(ports.clock);
  }

  async run(): Promise<SendResult> {
    const onAbort = () => this.#alarm.ring();
    this.#ports.signal.addEventListener('abort', onAbort);
    try {
      while (await this.#step());
    } catch (error) {
      this.#stopping.fail(error);
    }
    await this.#drain();
    this.#ports.signal.removeEventListener('abort', onAbort);
    return this.#result();
  }

  #result(): SendResult {
    return {
      stop: this.#stopping.reason(this.#queue.isEmpty && !this.#answers.isCutShort),
      credentials: this.#answers.credentials,
      ...this.#answers.counts,
      requests: this.#requests,
      busyMs: this.#busyMs,
      peakInFlight: this.#lanes.peak,
      rejections: this.#answers.rejections,
      narrowed: this.#counting.narrowed,
      withheld: this.#turns.withheld(),
    };
  }

  /** Starts one request or waits for something to change; false when no more are to be started. */
  async #step(): Promise<boolean> {
    if (this.#stopping.isToStop) return false;
    const now = this.#ports.clock.now();
    if (now < this.#breaker.resumeAt) return this.#wait(this.#breaker.resumeAt);
    if (!this.#lanes.hasRoom(now)) return this.#wait(this.#lanes.freeAt());
    const { isSpent } = this.#stopping;
    const taken = this.#queue.take(now, isSpent);
    if (taken !== null && !('readyAt' in taken)) return this.#start(taken);
    if (taken !== null) return this.#wait(taken.readyAt);
    if (!this.#lanes.isIdle) return this.#wait(null);
    if (isSpent && !this.#queue.isEmpty) this.#stopping.end({ kind: 'stop-after' });
    return false;
  }

  async #wait(until: number | null): Promise<true> {
    await this.#alarm.sleep(until, this.#stopping.endsAt);
    return true;
  }

  async #start(leaf: Leaf): Promise<true> {
    // A narrowed counting, or the rest of `stopAfterChanges`, may not let a leaf pass whole.
    const passes = this.#stopping.covers(leaf) && this.#counting.allows(leaf.batch);
    const halves = passes ? null : splitLeaf(leaf);
    if (halves !== null) {
      this.#queue.putFirst(...halves);
      return true;
    }
    await this.#ports.observer.beforeSend(leaf.ref.batch);
    // Much may have changed while that was written.
    if (!this.#stopping.isToStop && !this.#ports.leaseIsOurs())
      this.#stopping.end({ kind: 'lease-lost' });
    if (this.#stopping.isToStop) {
      this.#queue.putFirst(leaf);
      return true;
    }
    this.#stopping.begin(leaf);
    void this.#send({ ...leaf, begun: true });
    return true;
  }

  /** Never rejects. */
  async #send(leaf: Leaf): Promise<void> {
    const { client, clock } = this.#ports;
    const startedAt = clock.now();
    this.#lanes.enter();
    this.#inFlight.add(leaf);
    this.#requests += 1;
    try {
      const outcome = await client.updateSegment(toWire(leaf.batch, this.#options.idsOf));
      if (this.#abandoned) return;
      this.#answers.take(leaf, outcome);
    } catch (error) {
      this.#stopping.fail(error);
    } finally {
      this.#inFlight.delete(leaf);
      this.#lanes.leave();
      this.#busyMs += clock.now() - startedAt;
      this.#alarm.ring();
    }
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
    if (this.#stopping.hasFailed) return;
    try {
      const ambiguousAt = clock.now();
      for (const leaf of this.#inFlight) this.#answers.leave({ ...leaf, ambiguousAt });
      for (const leaf of this.#queue.returned()) this.#answers.leave(leaf);
    } catch (error) {
      this.#stopping.fail(error);
    }
  }
}
