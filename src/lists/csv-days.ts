import type { Days } from '../config/days.ts';
import { badDay, countsOn, dayAfter, ends, isAhead, parseDay } from '../config/days.ts';
import type { CsvRecords } from './csv-records.ts';
import type { ListProblems } from './list-problems.ts';
import type { DayColumns } from './list-ref.ts';

/** The days of each row of a CSV. Rows that do not count today are no rows. */
export class RowDays {
  readonly #first: number;
  readonly #last: number;
  readonly #counts: (days: Days) => boolean;
  readonly #problems: ListProblems | null;
  /** Texts that were days before: a list has few different ones. */
  readonly #known = new Set<string>();
  readonly #today: string;
  readonly #ahead = new Set<string>();
  /** Rows that do not count. */
  outside = 0;

  constructor(
    { first, last, counts }: DayColumns,
    header: readonly string[],
    problems: ListProblems | null,
  ) {
    if (counts === undefined) throw new Error('a list with days was opened for no day');
    this.#first = first === null ? -1 : header.indexOf(first);
    this.#last = last === null ? -1 : header.indexOf(last);
    this.#counts = (days) => countsOn(days, counts.today, counts.on);
    this.#today = counts.today;
    this.#problems = problems;
  }

  /** Days soon to come on which a row may begin to count, or count no more. */
  ahead(): Iterable<string> {
    return this.#ahead;
  }

  /** Also of a row whose days cannot be read: it is told, and nothing is sent. */
  isOut(record: CsvRecords): boolean {
    const first = this.#dayOf(record, this.#first);
    const last = this.#dayOf(record, this.#last);
    if (first === undefined || last === undefined) return true;
    if (first !== null && last !== null && last < first) {
      const { code, message, next } = ends(first, last);
      this.#problems?.add(code, record.line, message, next);
    }
    const isOut = !this.#counts({ first, last });
    if (isOut) this.outside += 1;
    return isOut;
  }

  /** null: no limit. undefined: not a day. */
  #dayOf(record: CsvRecords, column: number): string | null | undefined {
    const text = record.field(column).toString('latin1');
    if (text === '') return null;
    if (this.#known.has(text)) return text;
    if (parseDay(text) === null) {
      const { code, message, next } = badDay(record.field(column).toString().slice(0, LONGEST));
      this.#problems?.add(code, record.line, message, next);
      return undefined;
    }
    if (this.#known.size < MOST_KNOWN) this.#known.add(text);
    // A first day, and the day after a last one.
    for (const day of [text, dayAfter(text)]) {
      if (isAhead(day, this.#today)) this.#ahead.add(day);
    }
    return text;
  }
}

const LONGEST = 80;
const MOST_KNOWN = 10_000;
