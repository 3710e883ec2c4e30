import type { DayRange, ReadingClient } from '../../clevertap/read/reading.ts';
import { DAY_MS } from '../../config/days.ts';
import { idsOf, keysOf } from '../../lock/lock-index.ts';
import type { Message } from '../../message.ts';
import { asCode, plural, say } from '../../message.ts';
import type { Operation } from '../../model.ts';
import { asSentence } from '../../report/render-message.ts';
import { daysIn } from '../../verify/days.ts';
import type { Expected, ExpectedCounts } from '../../verify/expected.ts';
import type { JudgedEntry } from '../../verify/judge.ts';

/** What the counts of a segment say. */
export type Counted =
  /** `isExact`: everything that may have left an event has left one. */
  | { readonly kind: 'agrees'; readonly isExact: boolean }
  | {
      readonly kind: 'differs';
      /** What differs. */
      readonly said: readonly Message[];
      /** Days of the range that agree, from its begin, and whether they do exactly. */
      readonly agreed: { readonly days: number; readonly isExact: boolean };
    };

export interface AskedCounts {
  /** By segment. */
  readonly counted: readonly Counted[];
  readonly requests: number;
  readonly incomplete: Message | null;
}

const OPERATIONS = ['ADD', 'REMOVE'] as const;
/** Events of a page: reading them is cheaper than finding out which days to leave out. */
const PAGE = 5000;

/**
 * Two questions for each segment. Where the counts are not what they should be, the first days that
 * agree are found by halving, so that fewer events have to be read: where that takes fewer requests.
 */
export async function askCounts(
  client: Pick<ReadingClient, 'count'>,
  entries: readonly JudgedEntry[],
  range: DayRange,
  expected: ExpectedCounts,
  narrows: boolean,
): Promise<AskedCounts> {
  const asking = new Asking(client, range, expected);
  const counted: Counted[] = [];
  for (const [segment, one] of entries.entries()) counted.push(await asking.whole(segment, one));
  const differing = entries.flatMap((one, segment) =>
    counted[segment]?.kind === 'differs' ? [{ one, segment }] : [],
  );
  const halvings = Math.ceil(Math.log2(asking.days.length + 1)) * OPERATIONS.length;
  if (narrows && differing.length * halvings < asking.events / PAGE) {
    for (const { one, segment } of differing) {
      const found = counted[segment];
      if (found?.kind !== 'differs') continue;
      counted[segment] = { ...found, agreed: await asking.agreedDays(segment, one) };
    }
  }
  return { counted, requests: asking.requests, incomplete: asking.incomplete };
}

/** What was counted of some days. */
interface Found {
  readonly said: readonly Message[];
  readonly agrees: boolean;
  readonly isExact: boolean;
}

class Asking {
  requests = 0;
  /** Users counted in all: there are at least so many events. */
  events = 0;
  incomplete: Message | null = null;
  readonly days: readonly string[];
  readonly #client: Pick<ReadingClient, 'count'>;
  readonly #expected: ExpectedCounts;

  constructor(client: Pick<ReadingClient, 'count'>, range: DayRange, expected: ExpectedCounts) {
    this.#client = client;
    this.#expected = expected;
    this.days = daysIn(range);
  }

  async whole(segment: number, one: JudgedEntry): Promise<Counted> {
    const found = await this.#ask(segment, one, this.days.length);
    if (found.agrees) return { kind: 'agrees', isExact: found.isExact };
    return { kind: 'differs', said: found.said, agreed: { days: 0, isExact: false } };
  }

  /** All of them do not agree. */
  async agreedDays(segment: number, one: JudgedEntry) {
    let agreed = { days: 0, isExact: false };
    for (let most = this.days.length; most - agreed.days > 1; ) {
      const middle = (agreed.days + most) >> 1;
      const found = await this.#ask(segment, one, middle);
      if (found.agrees) agreed = { days: middle, isExact: found.isExact };
      else most = middle;
    }
    return agreed;
  }

  /** Of the first days of the range. */
  async #ask(segment: number, one: JudgedEntry, days: number): Promise<Found> {
    const said: Message[] = [];
    let isExact = true;
    if (hasOtherIds(one)) return { said: [OTHER_IDS], agrees: false, isExact: false };
    for (const operation of OPERATIONS) {
      const count = await this.#count(one, operation, days);
      const expected = this.#expected.of(segment, operation, 0, days - 1);
      if (count === null) return { said, agrees: true, isExact: false };
      if (count !== expected.most) isExact = false;
      if (count < expected.least || count > expected.most) {
        said.push(differenceOf(operation, count, expected));
      }
    }
    return { said, agrees: said.length === 0, isExact };
  }

  async #count({ entry }: JudgedEntry, operation: Operation, days: number) {
    const [from = ''] = this.days;
    const to = this.days[days - 1] ?? from;
    if (this.incomplete !== null) return null;
    this.requests += 1;
    const found = await this.#client.count(idsOf(entry), operation, { from, to });
    if (found.kind === 'incomplete') {
      this.incomplete = asSentence(say`Not all counts could be asked for: ${found.reason}`);
      return null;
    }
    this.events += found.count;
    return found.count;
  }
}

/** Under an ID that is not declared any more, other events were raised. */
function hasOtherIds({ entry }: JudgedEntry): boolean {
  const known = keysOf(idsOf(entry));
  return known.length === 0 || entry.used.some((key) => !known.includes(key));
}

const OTHER_IDS = say`its IDs have changed, so that counts do not say anything of it`;

function differenceOf(operation: Operation, count: number, { least, most }: Expected): Message {
  const range = least === most ? say`${most}` : say`${least} to ${most}`;
  return say`unexplained count: ${plural(count, 'user')} with ${asCode(operation)}, expected ${range}`;
}

/** Where the days end that agree, ms since the epoch, in whichever zone. */
export function endOfAgreed(range: DayRange, days: number): number {
  return Date.parse(range.from) + days * DAY_MS - 14 * 3_600_000;
}
