import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { openList } from '../../src/lists/open-list.ts';
import { onDay } from '../../src/manifest/on-day.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import { nameOf } from '../../src/members/member.ts';
import type { Member, Result } from '../../src/model.ts';
import type { Content } from '../../src/review/content.ts';
import { compareContents, everAmong } from '../../src/review/content.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';

const CONFIG = 'lock: { file: segops.lock, lineage: case }\naccount: { region: in1 }\n';
const HEAD = 'segment: { customer_segment_id: vip }\n';
const NOW = Date.UTC(2026, 10, 23, 12);

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function contentOf(
  manifest: string,
  lists: Readonly<Record<string, string>>,
  now = NOW,
  others: readonly string[] = [],
): Content {
  const file = { path: '/r/segops.yaml', shown: 'segops.yaml' };
  const config = value(parseConfig(CONFIG, file, null, now));
  const space = new SortSpace(memorySpill(), 1);
  return {
    config,
    manifests: [`${HEAD}${manifest}`, ...others].map((text) =>
      onDay(value(parseManifest(text, 'vip.yaml')), config),
    ),
    openList: (ref) => openList(ref, () => readerOf(Buffer.from(lists[ref.path] ?? '')), space),
  };
}

function identity(text: string): Member {
  return { kind: 'identity', value: text };
}

type Source = [manifest: string, lists: Record<string, string>];

/** `+a -b`, of the one segment. */
function changed(before: Content, after: Content): string {
  const { change, problems } = compareContents(before, after);
  expect(problems).toEqual([]);
  const { add, remove } = change.segments.get('vip') ?? { add: [], remove: [] };
  const named = [
    ...add.map(({ value: of }) => `+${of}`),
    ...remove.map(({ value: of }) => `-${of}`),
  ];
  return named.join(' ');
}

const BASE = 'members: [ada]\n';
const LATER = `${BASE}members_from: [{ file: in.txt, first_day: 2026-12-01 }]\n`;
const OUT = 'members: [ada, bob]\nexclude_from: [{ file: out.txt';
const ROWS =
  'members_from: [{ file: in.csv, column: id, first_day_column: from, last_day_column: until }]\n';

const CASES: readonly (readonly [string, Source, Source, string])[] = [
  ['a list that begins later', [BASE, {}], [LATER, { 'in.txt': 'bob\n' }], '+bob'],
  ['a row of it', [LATER, { 'in.txt': 'bob\n' }], [LATER, { 'in.txt': 'bob\neve\n' }], '+eve'],
  [
    'an exclusion that gets an end',
    [`${OUT} }]\n`, { 'out.txt': 'bob\n' }],
    [`${OUT}, last_day: 2026-12-31 }]\n`, { 'out.txt': 'bob\n' }],
    '+bob',
  ],
  [
    'a row with a day to come',
    [ROWS, { 'in.csv': 'id,from,until\nada,,\n' }],
    [ROWS, { 'in.csv': 'id,from,until\nada,,\nbob,2026-12-01,\n' }],
    '+bob',
  ],
  [
    'a member of the manifest with a day to come',
    [BASE, {}],
    ['members: [ada, { identity: bob, first_day: 2026-12-01 }]\n', {}],
    '+bob',
  ],
  [
    'a last day that moves to later',
    [ROWS, { 'in.csv': 'id,from,until\nada,,2026-11-01\n' }],
    [ROWS, { 'in.csv': 'id,from,until\nada,,2026-12-01\n' }],
    '+ada',
  ],
  [
    'a last day that moves to earlier',
    [ROWS, { 'in.csv': 'id,from,until\nada,,2027-03-01\nbob,,2027-03-01\n' }],
    [ROWS, { 'in.csv': 'id,from,until\nada,,2026-12-05\nbob,,2027-03-01\n' }],
    '-ada',
  ],
  [
    'a first day that moves to earlier',
    [ROWS, { 'in.csv': 'id,from,until\nada,2027-03-01,\n' }],
    [ROWS, { 'in.csv': 'id,from,until\nada,2026-12-05,\n' }],
    '+ada',
  ],
  [
    'a member of the manifest whose last day moves to earlier',
    ['members: [ada, { identity: bob, last_day: 2027-01-01 }]\n', {}],
    ['members: [ada, { identity: bob, last_day: 2026-12-31 }]\n', {}],
    '-bob',
  ],
  [
    'another source, which ends',
    [`members_from: [{ file: in.txt }]\n`, { 'in.txt': 'bob\n' }],
    [ROWS, { 'in.csv': 'id,from,until\nbob,,2026-12-05\n' }],
    '-bob',
  ],
  [
    'an exclusion whose last day moves to earlier',
    [`${OUT}, last_day: 2027-01-31 }]\n`, { 'out.txt': 'bob\n' }],
    [`${OUT}, last_day: 2026-12-31 }]\n`, { 'out.txt': 'bob\n' }],
    '+bob',
  ],
  [
    'a list that ends',
    [`members_from: [{ file: in.txt }]\n`, { 'in.txt': 'bob\n' }],
    [`members_from: [{ file: in.txt, last_day: 2026-11-22 }]\n`, { 'in.txt': 'bob\n' }],
    '-bob',
  ],
];

describe('what is to come', () => {
  it.each(CASES)('is approved before its day: %s', (_, before, after, expected) => {
    expect(changed(contentOf(...before), contentOf(...after))).toBe(expected);
  });

  it('may move where it is a day later in another time zone, and is seen to', () => {
    const west = `segment: { customer_segment_id: west }\ntimezone: Pacific/Kiritimati\n${ROWS}`;
    const until = (day: string) =>
      contentOf(ROWS, { 'in.csv': `id,from,until\nada,,${day}\n` }, NOW, [west]);
    expect(changed(until(''), until('2026-11-23'))).toBe('-ada');
  });

  it('is known before its day, so that the day may move', () => {
    const applied = contentOf(LATER, { 'in.txt': 'bob\n' });
    const known = everAmong(applied, new Set(['bob', 'eve'].map((name) => nameOf(identity(name)))));
    expect([...known]).toEqual([nameOf(identity('bob'))]);
  });

  it('is known of whom an exclusion with an end holds back', () => {
    const until = contentOf(`${OUT}, last_day: 2026-12-31 }]\n`, { 'out.txt': 'bob\n' });
    const names = new Set([nameOf(identity('bob'))]);
    expect(everAmong(until, names)).toEqual(names);
    const always = contentOf(`${OUT} }]\n`, { 'out.txt': 'bob\n' });
    expect(everAmong(always, names)).toEqual(new Set());
  });

  it('needs no second approval on its day', () => {
    const on = (now: number) => contentOf(LATER, { 'in.txt': 'bob\n' }, now);
    expect(changed(on(Date.UTC(2026, 11, 1)), on(Date.UTC(2026, 11, 1)))).toBe('');
    expect(on(NOW).manifests[0]?.membersFrom).toEqual([]);
    expect(on(Date.UTC(2026, 11, 1)).manifests[0]?.membersFrom).toHaveLength(1);
  });
});

const TO_COME = 'first_day: 2026-12-01\nmembers_from: [{ file: in.txt';
const CREATED =
  'segment: { customer_segment_id: west, create: true }\nfirst_day: 2026-12-01\nmembers: [ada]\n';
const TWICE = 'members_from: [{ file: in.csv, column: id';

const SETTINGS: readonly (readonly [string, string, string, string])[] = [
  [
    'the age of a list that begins later',
    `${BASE}members_from: [{ file: in.txt, first_day: 2026-12-01, max_age: 2d }]\n`,
    LATER,
    'members_from: in.txt',
  ],
  [
    'the rows of a list of a segment that begins later',
    `${TO_COME}, expect_rows: 1..5 }]\n`,
    `${TO_COME} }]\n`,
    'members_from: in.txt',
  ],
  [
    'how an exclusion that begins later compares',
    `${OUT}, first_day: 2026-12-01, ignore_case: true }]\n`,
    `${OUT}, first_day: 2026-12-01 }]\n`,
    'exclude_from: out.txt',
  ],
  [
    'that a segment that begins later may be emptied',
    `${TO_COME} }]\n`,
    `members: []\n${TO_COME} }]\n`,
    'members: []',
  ],
  [
    'the first of two entries of one list',
    `${TWICE}, max_age: 2d }, { file: in.csv, column: until }]\n`,
    `${TWICE} }, { file: in.csv, column: until }]\n`,
    'members_from: in.csv',
  ],
];

describe('a setting', () => {
  const lists = { 'in.txt': 'bob\n', 'in.csv': 'id,until\nada,ada\n', 'out.txt': 'bob\n' };
  const names = (before: Content, after: Content) =>
    [...compareContents(before, after).change.settings.values()].map(({ name }) => name);

  it.each(SETTINGS)('is approved before it counts: %s', (_, before, after, expected) => {
    expect(names(contentOf(before, lists), contentOf(after, lists))).toEqual([expected]);
  });

  it('is approved before it counts: that a segment is created', () => {
    const west = (text: string) => contentOf(BASE, lists, NOW, [text]);
    const later = west(CREATED.replace(', create: true', ''));
    expect(names(later, west(CREATED))).toEqual(['create']);
  });

  it('of what has ended is gone with it', () => {
    const ended = `${OUT}, last_day: 2026-11-22, ignore_case: true }]\n`;
    const without = 'members: [ada, bob]\n';
    expect(names(contentOf(ended, lists), contentOf(without, lists))).toEqual(['dates: out.txt']);
  });
});
