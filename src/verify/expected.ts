import type { DayRange } from '../clevertap/read/reading.ts';
import { DAY_MS } from '../config/days.ts';
import { MAX_SKEW_MS } from '../lock/lock-time.ts';
import type { Operation } from '../model.ts';
import type { AccountDays } from './days.ts';
import type { SentBefore } from './sent.ts';
import type { Sent } from './terms.ts';

/** How many users there are between these two, both included. */
export interface Expected {
  readonly least: number;
  readonly most: number;
}

/**
 * How many users should have an event in some days, by what was sent. It is a range where nobody knows:
 * an attempt without a clear answer, one that is too young, one that may be on the next day.
 */
export class ExpectedCounts {
  readonly #days: AccountDays;
  readonly #start: number;
  /** By segment and operation: for each run of equal sends the member, its days, and whether it is certain. */
  readonly #runs = new Map<string, Run[]>();

  constructor(days: AccountDays, range: DayRange) {
    this.#days = days;
    this.#start = Date.parse(range.from);
  }

  /** Reads all that was sent. What is younger than `until` (ms) may have no event yet. */
  read({ lines, sentIn }: SentBefore, until: number): void {
    let user = 0;
    for (let said = lines.peek(); said !== null; said = lines.peek()) {
      user += 1;
      for (const run of runsOf(sentIn(said.words))) this.#add(said.segment, user, run, until);
      lines.pass();
    }
  }

  /** In these days, counted from the first of the range, both included. */
  of(segment: number, operation: Operation, from: number, to: number): Expected {
    let [least, most, lastLeast, lastMost] = [0, 0, 0, 0];
    for (const { user, first, last, isCertain } of this.#runs.get(`${segment} ${operation}`) ??
      []) {
      if (last < from || first > to) continue;
      if (user !== lastMost) most += 1;
      lastMost = user;
      if (!isCertain || first < from || last > to || user === lastLeast) continue;
      least += 1;
      lastLeast = user;
    }
    return { least, most };
  }

  #add(segment: number, user: number, run: readonly Sent[], until: number): void {
    const [begin] = run;
    const end = run.at(-1);
    if (begin === undefined || end === undefined) return;
    const around = this.#days.isKnown ? 0 : 1;
    const isCertain = run.every(({ by }) => by.endedAt <= until) && run.some((one) => one.isClear);
    const name = `${segment} ${begin.operation}`;
    const runs = this.#runs.get(name) ?? [];
    runs.push({
      user,
      first: this.#dayOf(begin.by.startedAt - MAX_SKEW_MS) - around,
      last: this.#dayOf(end.by.endedAt + MAX_SKEW_MS) + around,
      isCertain: isCertain && !run.some(({ operation }) => operation !== begin.operation),
    });
    this.#runs.set(name, runs);
  }

  #dayOf(ms: number): number {
    return (Date.parse(this.#days.time.dayAt(ms)) - this.#start) / DAY_MS;
  }
}

interface Run {
  readonly user: number;
  readonly first: number;
  readonly last: number;
  readonly isCertain: boolean;
}

const DOUBTS: readonly string[] = ['MISSING', 'LINGERING', 'UNPROVABLE'];

/** Sends of the same operation, one after the other: one event at most. What was doubted between them belongs to them. */
function runsOf(sent: readonly Sent[]): Sent[][] {
  const runs: Sent[][] = [];
  for (const one of sent.filter(({ operation }) => operation !== 'ADOPT')) {
    const run = runs.at(-1);
    const isSame = run?.[0]?.operation === one.operation;
    if (run !== undefined && (isSame || DOUBTS.includes(one.operation))) run.push(one);
    else if (!DOUBTS.includes(one.operation)) runs.push([one]);
  }
  return runs;
}
