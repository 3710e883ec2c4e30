import { describe, expect, it } from 'vitest';
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

function recorded(changes: readonly (readonly [string, RecordedChange])[]) {
  const builder = new RecordBuilder(7);
  for (const [key, one] of changes) builder.add(key, one);
  const { index, files } = builder.finish(() => EMPTY_ENTRY, emptyIndex('abc'), ABOUT);
  const readPart = (file: string) => Buffer.from(files.get(file) ?? '');
  const [record] = [...recordsOf(index, readPart)];
  if (record === undefined) throw new Error('nothing was recorded');
  return { index, files, readPart, record };
}

function segmentOf(record: ApplyRecord, key: string) {
  const segment = record.segments.find((one) => one.key === key);
  if (segment === undefined) throw new Error(`no ${key}`);
  return segment;
}

describe('the record of an apply', () => {
  it('counts what was done, and charges removals that were meant for the first time', () => {
    const { record } = recorded([
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

  it('gives back every change as it was, in files of bounded size', () => {
    const members = Array.from({ length: 60_000 }, (_, at) => change(`user${at}@example.com`));
    const { record, readPart, files, index } = recorded(members.map((one) => ['vip', one]));
    expect([...changesOf(segmentOf(record, 'vip'), readPart)]).toEqual(members);
    const sizes = [...files.values()].map(({ length }) => length);
    expect(sizes.length).toBe(4);
    expect(Math.max(...sizes)).toBeLessThan(1_100_000);
    expect(index.history[0]?.changeFiles.length).toBe(3);
  });

  it('finds one member, and no other whose name ends alike', () => {
    const { record, readPart } = recorded([
      ['vip', change('ada@example.com')],
      ['vip', change('xada@example.com')],
    ]);
    const found = [...changesOfMember(segmentOf(record, 'vip'), 'ada@example.com', readPart)];
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
