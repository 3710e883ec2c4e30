import type { Clock } from '../../src/apply/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that passes only when everything waits for it. */
export class FakeClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];
  #events = 0;

  constructor(now = 0) {
    this.#now = now;
  }

  now = (): number => this.#now;

  sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    return new Promise((resolve) => {
      const sleeper = { at: this.#now + ms, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        resolve();
      });
    });
  };

  /** Lets time pass until `work` is done; throws where it sleeps for ever, or turns in circles. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isDone) return work;
      this.#advance();
    }
  }

  #advance(): void {
    this.#events += 1;
    if (this.#events > 20_000) throw new Error('turns in circles');
    const [next] = this.#sleepers.toSorted((a, b) => a.at - b.at);
    if (next === undefined) throw new Error('sleeps for ever');
    this.#sleepers = this.#sleepers.filter((other) => other !== next);
    this.#now = Math.max(this.#now, next.at);
    next.wake();
  }
}
