import { countChanges } from '../lock/split-batch.ts';
import type { Leaf } from './leaf.ts';
import type { SendOptions, SendPorts, StopReason } from './sending.ts';

/** Whether sending goes on, and how many changes it may begin. The first reason to stop counts. */
export class Stopping {
  /** ms since the epoch, null for no end. */
  readonly endsAt: number | null;
  readonly #ports: Pick<SendPorts, 'clock' | 'signal'>;
  #left: number;
  #reason: StopReason | null = null;
  /** What could not be recorded or checked: final, like a failed sync. */
  #error: { readonly thrown: unknown } | null = null;

  constructor(
    ports: Pick<SendPorts, 'clock' | 'signal'>,
    { startedAt, timeLimitMs, stopAfterChanges }: SendOptions,
  ) {
    this.#ports = ports;
    this.endsAt = timeLimitMs === null ? null : startedAt + timeLimitMs;
    this.#left = stopAfterChanges ?? Number.POSITIVE_INFINITY;
  }

  end(reason: StopReason): void {
    this.#reason ??= reason;
  }

  fail(error: unknown): void {
    this.#error ??= { thrown: error };
  }

  get hasFailed(): boolean {
    return this.#error !== null;
  }

  get isToStop(): boolean {
    const { clock, signal } = this.#ports;
    if (signal.aborted) this.end({ kind: 'cancelled' });
    if (this.endsAt !== null && clock.now() >= this.endsAt) this.end({ kind: 'time-limit' });
    return this.#reason !== null || this.hasFailed;
  }

  /** Nothing new may be begun. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  covers({ batch, begun }: Leaf): boolean {
    return begun || countChanges(batch) <= this.#left;
  }

  begin({ batch, begun }: Leaf): void {
    if (!begun) this.#left -= countChanges(batch);
  }

  /** Why it ended. Some reasons do not matter where everything was done. Throws what failed. */
  reason(isDone: boolean): StopReason {
    if (this.#error !== null) throw this.#error.thrown;
    const reason = this.#reason ?? { kind: 'done' };
    return isDone && SOFT.has(reason.kind) ? { kind: 'done' } : reason;
  }
}

const SOFT: ReadonlySet<StopReason['kind']> = new Set(['cancelled', 'time-limit']);
