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
 * `expectedNow` is asked after the counts, so that it knows of whatever another run sent until then.
 */
export async function askCounts(
  client: Pick<ReadingClient, 'count'>,
  entries: readonly JudgedEntry[],
  range: DayRange,
  expectedNow: () => Promise<ExpectedCounts>,
  narrows: boolean,
): Promise<AskedCounts> {
  const asking = new Asking(client, range);
  const whole = asking.days.length;
  const answers: Answer[] = [];
  for (const one of entries) answers.push(await asking.ask(one, whole));
  const expected = await expectedNow();
  const counted = answers.map((answer, segment): Counted => {
    const found = compare(answer, expected, segment, whole);
    if (found.agrees) return { kind: 'agrees', isExact: found.isExact };
    return { kind: 'differs', said: found.said, agreed: { days: 0, isExact: false } };
  });
  const differing = entries.flatMap((one, segment) =>
    counted[segment]?.kind === 'differs' ? [{ one, segment }] : [],
  );
  const halvings = Math.ceil(Math.log2(whole + 1)) * OPERATIONS.length;
  if (narrows && differing.length * halvings < asking.events / PAGE) {
    for (const { one, segment } of differing) {
      const found = counted[segment];
      if (found?.kind !== 'differs') continue;
      counted[segment] = { ...found, agreed: await agreedDays(asking, one, expected, segment) };
    }
  }
  return { counted, requests: asking.requests, incomplete: asking.incomplete };
}

/** Users with an event, null where no answer came; null for a segment of which counts say nothing. */
type Answer = Readonly<Record<Operation, number | null>> | null;

class Asking {
  requests = 0;
  /** Users counted in all: there are at least so many events. */
  events = 0;
  incomplete: Message | null = null;
  readonly days: readonly string[];
  readonly #client: Pick<ReadingClient, 'count'>;

  constructor(client: Pick<ReadingClient, 'count'>, range: DayRange) {
    this.#client = client;
    this.days = daysIn(range);
  }

  /** Of the first days of the range. */
  async ask(one: JudgedEntry, days: number): Promise<Answer> {
    if (hasOtherIds(one)) return null;
    const ADD = await this.#count(one, 'ADD', days);
    return { ADD, REMOVE: await this.#count(one, 'REMOVE', days) };
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

/** All of them do not agree. */
async function agreedDays(
  asking: Asking,
  one: JudgedEntry,
  expected: ExpectedCounts,
  segment: number,
) {
  let agreed = { days: 0, isExact: false };
  for (let most = asking.days.length; most - agreed.days > 1; ) {
    const middle = (agreed.days + most) >> 1;
    const found = compare(await asking.ask(one, middle), expected, segment, middle);
    if (found.agrees) agreed = { days: middle, isExact: found.isExact };
    else most = middle;
  }
  return agreed;
}

/** What was counted of some days. */
interface Found {
  readonly said: readonly Message[];
  readonly agrees: boolean;
  readonly isExact: boolean;
}

function compare(
  answer: Answer,
  expectedCounts: ExpectedCounts,
  segment: number,
  days: number,
): Found {
  if (answer === null) return { said: [OTHER_IDS], agrees: false, isExact: false };
  const said: Message[] = [];
  let isExact = true;
  for (const operation of OPERATIONS) {
    const count = answer[operation];
    const expected = expectedCounts.of(segment, operation, 0, days - 1);
    if (count === null) return { said, agrees: true, isExact: false };
    if (count !== expected.most) isExact = false;
    if (count < expected.least || count > expected.most) {
      said.push(differenceOf(operation, count, expected));
    }
  }
  return { said, agrees: said.length === 0, isExact };
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
