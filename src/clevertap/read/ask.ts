import type { Dispatcher } from 'undici';
import type { Message } from '../../message.ts';
import { duration, say } from '../../message.ts';
import type { Access, Exchange } from '../exchange.ts';
import { exchange } from '../exchange.ts';
import type { Question } from './questions.ts';
import { isReading } from './questions.ts';
import type { Incomplete } from './reading.ts';
import type { Told } from './told.ts';
import { readTold } from './told.ts';

/** Time and chance as ports. A sleep ends early with its signal. */
export interface Waiting {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  random(): number;
}

export interface AskerOptions {
  readonly access: Access;
  readonly dispatcher: Dispatcher;
  /** Questions under way at once. */
  readonly inFlight: number;
  readonly waiting: Waiting;
  /** How long one question may take, with all its repetitions. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
}

/** An answer that is one. */
export type Asked = Exclude<Told, { readonly kind: 'later' }> | Incomplete;

/** Without a clear answer: it is not to be thought that the next question fares better. */
const MOST_FAILURES = 6;
/** Questions without an answer, one after the other, until no more are asked. */
const MOST_IN_VAIN = 3;

/**
 * Asks, and asks again what may be asked again. All waiting is within the patience of a question, so
 * there is an end whatever CleverTap answers.
 */
export class Asker {
  readonly #options: AskerOptions;
  readonly #queue: (() => void)[] = [];
  #underWay = 0;
  #inVain = 0;
  #end: Incomplete | null = null;

  constructor(options: AskerOptions) {
    this.#options = options;
  }

  /** For all that belongs to one question. */
  patience(): Patience {
    return new Patience(this.#options);
  }

  async ask(question: Question, patience: Patience): Promise<Asked> {
    for (let failures = 0; ; ) {
      if (this.#end !== null) return this.#end;
      if (this.#options.signal.aborted) return this.#stopped();
      const told = await this.#send(question);
      if (told.kind !== 'later') return this.#judge(told);
      if (this.#options.signal.aborted) return this.#stopped();
      if (!told.isBusy) failures += 1;
      if (failures >= MOST_FAILURES) return this.end(told.said);
      if (!(await patience.wait(told.afterMs))) return this.incomplete(told.said);
    }
  }

  /** A question that stays without an answer. */
  incomplete(reason: Message): Incomplete {
    if (this.#options.signal.aborted) return this.#stopped();
    this.#inVain += 1;
    const isFinal = this.#inVain >= MOST_IN_VAIN;
    return isFinal ? this.end(reason) : { kind: 'incomplete', reason, isFinal };
  }

  /** Nothing more is asked. */
  end(reason: Message): Incomplete {
    this.#end ??= { kind: 'incomplete', reason, isFinal: true };
    return this.#end;
  }

  /** A question was answered as it should be. */
  answered(): void {
    this.#inVain = 0;
  }

  #stopped(): Incomplete {
    return this.end(say`it was stopped`);
  }

  #judge(told: Exclude<Told, { readonly kind: 'later' }>): Asked {
    return told.kind === 'refused' && told.isFinal ? this.end(told.said) : told;
  }

  async #send(question: Question): Promise<Told> {
    if (!isReading(question.path)) throw new Error(`${question.path} is not a question`);
    const { access, dispatcher, waiting, signal } = this.#options;
    const request = { ...question, stop: signal };
    const got = await this.#inTurn(() => exchange(dispatcher, access, request));
    if (got.kind === 'answered') {
      return readTold(got, (text) => access.passcode.scrub(text), waiting.now());
    }
    if (got.kind === 'unsent' && got.isOurs === true) {
      return { kind: 'refused', said: got.said, isFinal: true };
    }
    // CleverTap may still be busy with it: to ask again at once would take another lane.
    const afterMs = got.kind === 'ambiguous' && got.timedOut ? TIMED_OUT_PAUSE_MS : null;
    return { kind: 'later', said: got.said, isBusy: false, afterMs };
  }

  async #inTurn(work: () => Promise<Exchange>): Promise<Exchange> {
    if (this.#underWay >= this.#options.inFlight) {
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    } else {
      this.#underWay += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next === undefined) this.#underWay -= 1;
      else next();
    }
  }
}

const TIMED_OUT_PAUSE_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Pauses, each longer than the one before, until there is no time left. */
export class Patience {
  readonly #options: AskerOptions;
  readonly #until: number;
  #pauses = 0;

  constructor(options: AskerOptions) {
    this.#options = options;
    this.#until = options.waiting.now() + options.patienceMs;
  }

  /** `afterMs`: at least so long. False, without a pause, where no time is left for another question. */
  async wait(afterMs: number | null): Promise<boolean> {
    const { waiting, signal } = this.#options;
    const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#pauses);
    const ms = Math.max(afterMs ?? 0, Math.round(ceiling / 2 + (ceiling / 2) * waiting.random()));
    if (waiting.now() + ms > this.#until) return false;
    this.#pauses += 1;
    await waiting.sleep(ms, signal);
    return true;
  }

  /** How long in all, for people. */
  get words() {
    return duration(this.#options.patienceMs);
  }
}
