import type { Days } from '../config/days.ts';
import { badDay, countsOn, dayAfter, ends, isAhead, parseDay } from '../config/days.ts';
import type { CsvRecords } from './csv-records.ts';
import type { ListProblems } from './list-problems.ts';
import type { DayColumns } from './list-ref.ts';

/*
 * The days of each row of a CSV. Rows that do not count today are no rows. Nearly all fields are days, and few
 * are different: their digits are a number, of which it is known what it means. No text is made for a row.
 */

/** What is known of a text that is a day. */
interface KnownDay {
  readonly number: number;
  readonly text: string;
  /** Whether a row that begins on it, and one that ends on it, counts. */
  readonly begins: boolean;
  readonly lasts: boolean;
  /** Whether a row that begins on it, or one that ends on it, does so soon. */
  readonly beginsSoon: boolean;
  readonly endsSoon: boolean;
}

export class RowDays {
  readonly #first: number;
  readonly #last: number;
  readonly #counts: NonNullable<DayColumns['counts']>;
  readonly #problems: ListProblems | null;
  readonly #known = new Map<number, KnownDay>();
  readonly #ahead = new Set<string>();
  /** Rows that do not count. */
  outside = 0;
  #soon: Days | null = null;

  constructor(
    { first, last, counts }: DayColumns,
    header: readonly string[],
    problems: ListProblems | null,
  ) {
    if (counts === undefined) throw new Error('a list with days was opened for no day');
    this.#first = first === null ? -1 : header.indexOf(first);
    this.#last = last === null ? -1 : header.indexOf(last);
    this.#counts = counts;
    this.#problems = problems;
  }

  /** Days to come on which a row may begin to count, or count no more. */
  ahead(): Iterable<string> {
    return this.#ahead;
  }

  /** The days of the last row, if it begins or ends on a day soon to come. */
  get soon(): Days | null {
    return this.#soon;
  }

  /** Also of a row whose days cannot be read: it is told, and nothing is sent. */
  isOut(record: CsvRecords): boolean {
    const first = this.#dayOf(record, this.#first);
    const last = this.#dayOf(record, this.#last);
    this.#soon = null;
    if (first === undefined || last === undefined) return true;
    if (first !== null && last !== null && last.number < first.number) {
      const { code, message, next } = ends(first.text, last.text);
      this.#problems?.add(code, record.line, message, next);
    }
    const isSoon = first?.beginsSoon === true || last?.endsSoon === true;
    this.#soon = isSoon ? { first: first?.text ?? null, last: last?.text ?? null } : null;
    if (isSoon && this.#counts.steadily === true) return true;
    const isOut = first?.begins === false || last?.lasts === false;
    if (isOut) this.outside += 1;
    return isOut;
  }

  /** null: no limit. undefined: not a day. */
  #dayOf(record: CsvRecords, column: number): KnownDay | null | undefined {
    if (column < 0) return null;
    const start = record.startOf(column);
    const end = record.endOf(column);
    if (start === end) return null;
    const number = digitsOf(record.bytes, start, end);
    return this.#known.get(number) ?? this.#learn(record, column, number);
  }

  #learn(record: CsvRecords, column: number, number: number): KnownDay | undefined {
    const field = record.field(column);
    const text = field.toString('latin1');
    if (number === NO_DAY || parseDay(text) === null) {
      const { code, message, next } = badDay(field.toString().slice(0, LONGEST));
      this.#problems?.add(code, record.line, message, next);
      return undefined;
    }
    const { today, on } = this.#counts;
    const begins = countsOn({ first: text, last: null }, today, on);
    const lasts = countsOn({ first: null, last: text }, today, on);
    const next = dayAfter(text);
    const [beginsSoon, endsSoon] = [isAhead(text, today), isAhead(next, today)];
    const day = { number, text, begins, lasts, beginsSoon, endsSoon };
    if (this.#known.size < MOST_KNOWN) this.#known.set(number, day);
    for (const change of [text, next]) if (change > today) this.#ahead.add(change);
    return day;
  }
}

const LONGEST = 80;
const MOST_KNOWN = 10_000;
const NO_DAY = 0;
const LENGTH = 'YYYY-MM-DD'.length;
const [ZERO, HYPHEN] = [0x30, 0x2d];

/** The digits of what is written like a day: a number that orders as days do. `NO_DAY` for anything else. */
function digitsOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== LENGTH) return NO_DAY;
  let number = 1;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    const place = at - start;
    if (place === 4 || place === 7) {
      if (byte !== HYPHEN) return NO_DAY;
      continue;
    }
    const digit = byte - ZERO;
    if (digit < 0 || digit > 9) return NO_DAY;
    number = number * 10 + digit;
  }
  return number;
}
