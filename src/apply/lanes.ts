/**
 * How many requests may be in flight: CleverTap allows three per account and API. A 429 or a time-out
 * narrows the lanes, and a run of clear answers widens them again. A request that timed out still
 * occupies its lane at CleverTap for a while, and counts as in flight there.
 */
export class Lanes {
  readonly #limit: number;
  #width: number;
  #inFlight = 0;
  #clearInARow = 0;
  #occupiedUntil: number[] = [];
  /** The most that were in flight at once. */
  peak = 0;

  constructor(limit: number) {
    this.#limit = limit;
    this.#width = limit;
  }

  hasRoom(now: number): boolean {
    this.#occupiedUntil = this.#occupiedUntil.filter((until) => until > now);
    const atCleverTap = this.#inFlight + this.#occupiedUntil.length;
    return this.#inFlight < this.#width && atCleverTap < this.#limit;
  }

  /** When a lane that a time-out occupies becomes free; null where none is occupied. */
  freeAt(): number | null {
    return this.#occupiedUntil.length === 0 ? null : Math.min(...this.#occupiedUntil);
  }

  enter(): void {
    this.#inFlight += 1;
    this.peak = Math.max(this.peak, this.#inFlight);
  }

  leave(): void {
    this.#inFlight -= 1;
  }

  get isIdle(): boolean {
    return this.#inFlight === 0;
  }

  clear(): void {
    this.#clearInARow += 1;
    if (this.#clearInARow < CLEAR_TO_WIDEN || this.#width === this.#limit) return;
    this.#width += 1;
    this.#clearInARow = 0;
  }

  refused(): void {
    this.#clearInARow = 0;
    this.#width = Math.max(1, this.#width - 1);
  }

  timedOut(until: number): void {
    this.refused();
    this.#occupiedUntil.push(until);
  }
}

const CLEAR_TO_WIDEN = 10;
