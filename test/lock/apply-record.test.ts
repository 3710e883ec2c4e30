import { describe, expect, it } from 'vitest';
import { withRejections } from '../../src/inspect/log.ts';
import type { ApplyRecord } from '../../src/lock/apply-record.ts';
import { RecordBuilder, recordsOf } from '../../src/lock/apply-record.ts';
import type { RecordedChange } from '../../src/lock/change-lines.ts';
import { changesOf, changesOfMember } from '../../src/lock/change-lines.ts';
import type { LockIndex } from '../../src/lock/lock-index.ts';
import { EMPTY_ENTRY, emptyIndex } from '../../src/lock/lock-index.ts';

const ABOUT = {
  apply: 'a',
  startedAt: 1000,
  endedAt: 2000,
  recovered: false,
  commit: null,
  actor: null,
  run: null,
  plan: '',
  waivers: [],
};

function change(value: string, parts: Partial<RecordedChange> = {}): RecordedChange {
  const member = { kind: 'identity', value } as const;
  return { operation: 'ADD', again: false, outcome: 'accepted', member, ...parts };
}

async function recorded(changes: readonly (readonly [string, RecordedChange])[]) {
  const builder = new RecordBuilder(7);
  for (const [key, one] of changes) builder.add(key, one);
  const { index, files } = builder.finish(() => EMPTY_ENTRY, emptyIndex('abc'), ABOUT);
  const readPart = async (file: string) => Buffer.from(files.get(file) ?? '');
  const [record] = await all(recordsOf(index, readPart));
  if (record === undefined) throw new Error('nothing was recorded');
  return { index, files, readPart, record };
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

function segmentOf(record: ApplyRecord, key: string) {
  const segment = record.segments.find((one) => one.key === key);
  if (segment === undefined) throw new Error(`no ${key}`);
  return segment;
}

describe('the record of an apply', () => {
  it('counts what was done, and charges removals that were meant for the first time', async () => {
    const { record } = await recorded([
      ['vip', change('a')],
      ['vip', change('b', { outcome: 'unconfirmed' })],
      ['vip', change('c', { operation: 'REMOVE' })],
      ['vip', change('d', { operation: 'REMOVE', outcome: 'rejected' })],
      ['vip', change('e', { operation: 'REMOVE', again: true })],
      ['old', change('f', { operation: 'ADOPT' })],
    ]);
    const { added, removed, unconfirmed, rejected, charged } = segmentOf(record, 'vip');
    expect({ added, removed, unconfirmed, rejected, charged }).toEqual({
      added: 1,
      removed: 2,
      unconfirmed: 1,
      rejected: 1,
      charged: 2,
    });
    expect(segmentOf(record, 'old').adopted).toBe(1);
  });

  it('tells the log which way the rejected changes were, of the newest applies', async () => {
    const rejected = { outcome: 'rejected' } as const;
    const { record, readPart } = await recorded([
      ['vip', change('a', rejected)],
      ['vip', change('b', { ...rejected, operation: 'REMOVE' })],
      ['vip', change('c', { operation: 'REMOVE' })],
      ['old', change('d', { ...rejected, operation: 'REMOVE' })],
      ['new', change('e')],
    ]);
    const { segments } = record;
    const entry = { segments };
    const calm = { segments: segments.filter(({ key }) => key === 'new') };
    const told = await withRejections(
      [calm, ...Array.from({ length: 7 }, () => ({ ...entry }))],
      readPart,
    );
    const counted = { ...entry, rejections: { additions: 1, removals: 2 } };
    expect(told).toEqual([calm, ...Array(5).fill(counted), entry, entry]);
  });

  it('gives back every change as it was, in files of bounded size', async () => {
    const members = Array.from({ length: 60_000 }, (_, at) => change(`user${at}@example.com`));
    const { record, readPart, files, index } = await recorded(members.map((one) => ['vip', one]));
    expect(await all(changesOf(segmentOf(record, 'vip'), readPart))).toEqual(members);
    const sizes = [...files.values()].map(({ length }) => length);
    expect(sizes.length).toBe(4);
    expect(Math.max(...sizes)).toBeLessThan(1_100_000);
    expect(index.history[0]?.changeFiles.length).toBe(3);
  });

  it('shares a file among segments, and reads back those of each alone', async () => {
    const { record, readPart, files } = await recorded([
      ['vip', change('ädá')],
      ['old', change('ada', { operation: 'REMOVE', outcome: 'unconfirmed' })],
      ['vip', change('ada', { again: true })],
      ['new', change('bob')],
    ]);
    const lists = [...files.keys()].filter((file) => file.endsWith('.tsv'));
    expect(lists.length).toBe(1);
    const of = (key: string) => all(changesOf(segmentOf(record, key), readPart));
    expect([await of('new'), await of('old'), await of('vip')]).toEqual([
      [change('bob')],
      [change('ada', { operation: 'REMOVE', outcome: 'unconfirmed' })],
      [change('ädá'), change('ada', { again: true })],
    ]);
    const found = all(changesOfMember(segmentOf(record, 'vip'), 'ada', readPart));
    expect(await found).toEqual([change('ada', { again: true })]);
    expect(await all(changesOfMember(segmentOf(record, 'new'), 'ada', readPart))).toEqual([]);
  });

  it('gives back a segment whose changes begin in one file and end in the next', async () => {
    const wide = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => change(`user${from + at}`.padEnd(100, 'x')));
    const [first, second, third] = [wide(0, 6000), wide(10_000, 12_000), wide(30_000, 2000)];
    const { record, readPart, files } = await recorded([
      ...first.map((one) => ['a', one] as const),
      ...second.map((one) => ['b', one] as const),
      ...third.map((one) => ['c', one] as const),
    ]);
    const of = (key: string) => all(changesOf(segmentOf(record, key), readPart));
    expect([await of('a'), await of('b'), await of('c')]).toEqual([first, second, third]);
    const names = record.segments.flatMap(({ changes }) => changes.map(({ file }) => file));
    const lists = [...files.keys()].filter((file) => file.endsWith('.tsv'));
    expect([...new Set(names)].sort()).toEqual(lists.sort());
    expect(names.length).toBeGreaterThan(lists.length);
  });

  it('finds one member, and no other whose name ends alike', async () => {
    const { record, readPart } = await recorded([
      ['vip', change('ada@example.com')],
      ['vip', change('xada@example.com')],
    ]);
    const found = await all(changesOfMember(segmentOf(record, 'vip'), 'ada@example.com', readPart));
    expect(found).toEqual([change('ada@example.com')]);
  });

  it('keeps the last thousand applies', () => {
    let index: LockIndex = emptyIndex('abc');
    for (let serial = 1; serial <= 1003; serial += 1) {
      index = new RecordBuilder(serial).finish(() => EMPTY_ENTRY, index, ABOUT).index;
    }
    expect([index.history.length, index.history[0]?.serial]).toEqual([1000, 4]);
  });
});
