/**
 * When to pause and when to stop. One failure is an accident: its batch alone waits. Several in a row
 * are a state of CleverTap: all lanes pause, longer each time, so that an outage leaves few batches
 * unconfirmed. At last the apply stops. Progress earns further attempts: what is bounded is failure
 * without progress.
 */
export class Breaker {
  readonly #inFlight: number;
  readonly #random: () => number;
  /** Requests without success since the last success; those without any clear answer. */
  #inARow = 0;
  #silentInARow = 0;
  #accepted = 0;
  #retries = 0;
  #splits = 0;
  #refusedChanges = 0;
  #resumeAt = 0;

  constructor(inFlight: number, random: () => number) {
    this.#inFlight = inFlight;
    this.#random = random;
  }

  /** Nothing is to be sent before this time, ms since the epoch. */
  get resumeAt(): number {
    return this.#resumeAt;
  }

  accepted(): void {
    this.#accepted += 1;
    this.#inARow = 0;
    this.#silentInARow = 0;
    this.#resumeAt = 0;
  }

  /** CleverTap had no lane for a request. */
  busy(now: number): void {
    this.#pause(now);
  }

  /** A request had no clear answer or never left; true where it is time to stop. */
  failed(now: number): boolean {
    this.#pause(now);
    this.#silentInARow += 1;
    this.#retries += 1;
    return (
      this.#silentInARow >= SILENT_VOLLEYS * this.#inFlight ||
      this.#retries > RETRY_BUDGET + this.#accepted
    );
  }

  /** A request was refused and is split; true where that was in vain too often. */
  split(): boolean {
    this.#splits += 1;
    return this.#splits > SPLIT_BUDGET + this.#accepted;
  }

  /** A single change was refused; true where nothing else was ever accepted. */
  refusedChange(): boolean {
    this.#refusedChanges += 1;
    return this.#accepted === 0 && this.#refusedChanges >= REFUSED_CHANGES;
  }

  #pause(now: number): void {
    this.#inARow += 1;
    if (this.#inARow < 2) return;
    const volleys = Math.ceil(this.#inARow / this.#inFlight);
    this.#resumeAt = now + backoffMs(volleys, this.#random);
  }
}

const SILENT_VOLLEYS = 8;
const REFUSED_CHANGES = 8;
/** Requests without progress: those that may be lost, and those that find what CleverTap refuses. */
const RETRY_BUDGET = 100;
const SPLIT_BUDGET = 400;

const BASE_MS = 500;
const CAP_MS = 30_000;

/**
 * Milliseconds to wait before the attempt after `failures` failed ones; `random` is in [0, 1). The
 * jitter keeps lanes from coming back in step.
 */
export function backoffMs(failures: number, random: () => number): number {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
