import type { Message } from '../../message.ts';
import { NOTHING, say } from '../../message.ts';
import type { Body } from '../answer.ts';
import type { Asked, Asker } from './ask.ts';
import type { ZonedTime } from './days.ts';
import { BATCH_SIZE, eventsQuestion, pageQuestion, tokenOf } from './questions.ts';
import type { DayRange, EventPage, Incomplete } from './reading.ts';
import { readRecord } from './records.ts';

/**
 * The events of a range. A cursor lives some hours. One that CleverTap does not take any more makes the
 * range begin again, from its first page, since nobody promises that a second query gives the same order.
 * Everything that could go on for ever is bounded: beginnings, pages without a record, pages in all.
 */
export async function* readEvents(
  ports: EventPorts,
  days: DayRange | null,
  resume: string | null,
): AsyncGenerator<EventPage | Incomplete> {
  if (days === null) {
    yield { kind: 'page', isFirst: resume === null, events: [], unreadable: 0, next: null };
    return;
  }
  const reading = new Reading(ports, days, tokenOf(resume));
  for (;;) {
    const got = await reading.step();
    if (got === null) continue;
    yield got;
    if (got.kind === 'incomplete' || got.next === null) return;
  }
}

export interface EventPorts {
  readonly asker: Asker;
  readonly time: ZonedTime;
  readonly maxPageBytes: number;
}

/** The first one, and what expired cursors may cost. */
const MOST_BEGINNINGS = 4;
const MOST_EMPTY_PAGES = 20;
const MOST_PAGES = 20_000;
/** Smaller pages where one is too long: no account has profiles that need less. */
const SMALLEST_BATCH = 50;

type Whole = Extract<Asked, { readonly kind: 'told' }>;

class Reading {
  readonly #asker: Asker;
  readonly #time: ZonedTime;
  readonly #maxPageBytes: number;
  readonly #days: DayRange;
  #cursor: string | null;
  /** Those that led to a page already. */
  readonly #passed = new Set<string>();
  /** One that led to a page which says nothing, and is asked for once more. */
  #doubted: string | null = null;
  #isFirst: boolean;
  #batchSize = BATCH_SIZE;
  #beginnings = 0;
  #emptyPages = 0;
  #pages = 0;
  #refusal: Message = NOTHING;

  constructor({ asker, time, maxPageBytes }: EventPorts, days: DayRange, cursor: string | null) {
    this.#asker = asker;
    this.#time = time;
    this.#maxPageBytes = maxPageBytes;
    this.#days = days;
    this.#cursor = cursor;
    this.#isFirst = cursor === null;
  }

  /** The next page; null: nothing to hand on yet. */
  step(): Promise<EventPage | Incomplete | null> {
    return this.#cursor === null ? this.#begin() : this.#read(this.#cursor);
  }

  async #begin(): Promise<Incomplete | null> {
    this.#isFirst = true;
    this.#passed.clear();
    this.#beginnings += 1;
    if (this.#beginnings > MOST_BEGINNINGS) {
      return this.#asker.incomplete(say`CleverTap did not take its own cursor: ${this.#refusal}`);
    }
    const told = await this.#ask(null);
    if (told?.kind !== 'told') return told;
    this.#cursor = tokenOf(told.body.cursor);
    if (this.#cursor !== null) return null;
    return this.#asker.incomplete(say`CleverTap answered without a cursor`);
  }

  async #read(cursor: string): Promise<EventPage | Incomplete | null> {
    const told = await this.#ask(cursor);
    return told?.kind === 'told' ? this.#pageOf(told.body, cursor) : told;
  }

  #pageOf(body: Body, cursor: string): EventPage | Incomplete | null {
    const { records = [], next_cursor: given = null } = body;
    const next = given === null ? null : tokenOf(given);
    const isPage = body.records !== undefined || given !== null || body.status === 'success';
    if (!isPage || !Array.isArray(records) || (given !== null && next === null)) {
      return this.#asker.incomplete(say`CleverTap answered with a page that cannot be read`);
    }
    // The first page of an empty range says no more. Of a later one, it would be the end of all events.
    const isOdd = !this.#isFirst && records.length === 0 && next === null;
    if (isOdd && this.#doubted !== cursor) {
      this.#doubted = cursor;
      return null;
    }
    if (next !== null && this.#passed.add(cursor).has(next)) return this.#endless();
    this.#pages += 1;
    this.#emptyPages = records.length === 0 ? this.#emptyPages + 1 : 0;
    if (this.#emptyPages > MOST_EMPTY_PAGES || this.#pages > MOST_PAGES) {
      return this.#endless();
    }
    this.#asker.answered();
    const events = records.map((record) => readRecord(record, this.#time));
    const readable = events.filter((event) => event !== null);
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    this.#cursor = next;
    const unreadable = events.length - readable.length;
    return { kind: 'page', isFirst, events: readable, unreadable, next };
  }

  #endless(): Incomplete {
    return this.#asker.incomplete(say`CleverTap answered with pages that do not end`);
  }

  /** Asks for the page of a cursor, or for a cursor; null: the range has to begin again. */
  async #ask(cursor: string | null): Promise<Whole | Incomplete | null> {
    const patience = this.#asker.patience();
    const question =
      cursor === null
        ? eventsQuestion(this.#days, this.#batchSize)
        : pageQuestion(cursor, this.#maxPageBytes);
    for (;;) {
      const told = await this.#asker.ask(question, patience);
      switch (told.kind) {
        case 'incomplete':
        case 'told':
          return told;
        case 'pending':
          if (await patience.wait(null)) continue;
          return this.#asker.incomplete(
            say`CleverTap was still making the answer after ${patience.words}`,
          );
        case 'refused':
          if (cursor === null) return this.#asker.incomplete(told.said);
          this.#refusal = told.said;
          this.#cursor = null;
          return null;
        case 'too-long':
          return this.#shrink();
      }
    }
  }

  #shrink(): Incomplete | null {
    if (this.#batchSize <= SMALLEST_BATCH) {
      return this.#asker.incomplete(say`CleverTap answered with pages that are too large`);
    }
    this.#batchSize = Math.max(SMALLEST_BATCH, this.#batchSize >> 2);
    this.#beginnings = 0;
    this.#cursor = null;
    return null;
  }
}
