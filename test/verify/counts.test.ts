import { describe, expect, it } from 'vitest';
import { askCounts } from '../../src/app/verify/ask-counts.ts';
import { zonedTime } from '../../src/clevertap/read/days.ts';
import type { ReadingClient } from '../../src/clevertap/read/reading.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import { plain, say } from '../../src/message.ts';
import { ExpectedCounts } from '../../src/verify/expected.ts';
import { sentBefore } from '../../src/verify/sent.ts';
import { memorySpill } from '../members/bytes-reader.ts';
import { MadeLock } from './lock.ts';

const HOUR = 3_600_000;
const DAY = 24;
const RANGE = { from: '1970-01-01', to: '1970-01-31' };

async function expectedOf(lock: MadeLock, isKnown = true) {
  const entries = [...lock.index.segments.values()];
  const space = new SortSpace(memorySpill(), 1);
  const sent = await sentBefore(lock.index, entries, lock.readPart, space);
  const expected = new ExpectedCounts({ time: zonedTime('UTC'), isKnown }, RANGE);
  expected.read(sent, 29 * DAY * HOUR);
  return expected;
}

/** Answers with what a function says of a day range; remembers what was asked. */
function clientOf(answer: (operation: string, to: string) => number | null) {
  const asked: string[] = [];
  const client: Pick<ReadingClient, 'count'> = {
    count: async ({ customerSegmentId }, operation, { from, to }) => {
      asked.push(`${customerSegmentId} ${operation} ${from} ${to}`);
      const count = answer(operation, to);
      if (count === null) return { kind: 'incomplete', reason: say`no`, isFinal: true };
      return { kind: 'count', count };
    },
  };
  return { client, asked };
}

async function lockOf(...applies: readonly (readonly [number, string])[]) {
  const lock = new MadeLock();
  for (const [hour, vip] of applies) await lock.apply(hour, { vip });
  return lock;
}

const entriesOf = (lock: MadeLock) =>
  [...lock.index.segments].map(([key, entry]) => ({ key, entry }));

describe('the expected count', () => {
  it('is of users, each once, on the days on which they may have an event', async () => {
    const lock = await lockOf([36, '+ada +bob'], [60, '-ada'], [84, '+ada +cyd']);
    const expected = await expectedOf(lock);
    expect(expected.of(0, 'ADD', 0, 30)).toEqual({ least: 3, most: 3 });
    expect(expected.of(0, 'REMOVE', 0, 30)).toEqual({ least: 1, most: 1 });
    expect(expected.of(0, 'ADD', 0, 2)).toEqual({ least: 2, most: 2 });
    expect(expected.of(0, 'ADD', 2, 30)).toEqual({ least: 2, most: 2 });
  });

  it.each([
    ['at midnight', [[23.9, '+ada']], true, 0],
    ['by an attempt without a clear answer', [[36, '?ada']], true, 30],
    ['younger than the lag', [[29 * DAY, '+ada']], true, 30],
    ['next to another day, where the zone is not known', [[30, '+ada']], false, 1],
  ] as const)('is a range for a change %s', async (_, applies, isKnown, to) => {
    const expected = await expectedOf(await lockOf(...applies), isKnown);
    expect(expected.of(0, 'ADD', 0, to)).toEqual({ least: 0, most: 1 });
  });

  it('leaves out adopted members', async () => {
    const expected = await expectedOf(await lockOf([36, '=ada']));
    expect(expected.of(0, 'ADD', 0, 30)).toEqual({ least: 0, most: 0 });
  });
});

describe('asking for counts', () => {
  it('asks twice for each segment where nothing differs', async () => {
    const lock = await lockOf([36, '+ada +bob']);
    const { client, asked } = clientOf((operation) => (operation === 'ADD' ? 2 : 0));
    const found = await askCounts(client, entriesOf(lock), RANGE, () => expectedOf(lock), true);
    expect(found.counted).toEqual([{ kind: 'agrees', isExact: true }]);
    expect(asked).toEqual(['vip ADD 1970-01-01 1970-01-31', 'vip REMOVE 1970-01-01 1970-01-31']);
  });

  it('agrees, and not exactly, where an attempt may not have landed', async () => {
    const lock = await lockOf([36, '+ada ?bob']);
    const { client } = clientOf((operation) => (operation === 'ADD' ? 1 : 0));
    const found = await askCounts(client, entriesOf(lock), RANGE, () => expectedOf(lock), true);
    expect(found.counted).toEqual([{ kind: 'agrees', isExact: false }]);
  });

  it('says what differs, and finds the first days that agree where that saves events', async () => {
    const lock = await lockOf([36, '+ada'], [500, '+bob']);
    const extra = 300_000;
    const { client, asked } = clientOf((operation, to) => {
      if (operation === 'REMOVE') return 0;
      return to < '1970-01-15' ? 1 : extra;
    });
    const expected = () => expectedOf(lock);
    const [only] = (await askCounts(client, entriesOf(lock), RANGE, expected, true)).counted;
    expect(only?.kind === 'differs' && only.said.map(plain)).toEqual([
      'unexplained count: 300,000 users with `ADD`, expected 2',
    ]);
    expect(only?.kind === 'differs' && only.agreed).toEqual({ days: 14, isExact: true });
    expect(asked.length).toBeLessThan(15);
    const plainly = await askCounts(client, entriesOf(lock), RANGE, expected, false);
    expect(plainly.requests).toBe(2);
  });

  it('asks nothing more once an answer does not come, and says so', async () => {
    const lock = await lockOf([36, '+ada']);
    const { client, asked } = clientOf(() => null);
    const found = await askCounts(client, entriesOf(lock), RANGE, () => expectedOf(lock), true);
    expect(found.incomplete).not.toBeNull();
    expect(asked).toHaveLength(1);
  });
});
