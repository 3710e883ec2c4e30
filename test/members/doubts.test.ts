import { describe, expect, it } from 'vitest';
import { doubtOf } from '../../src/members/doubts.ts';

const DOUBTS = [
  [
    'two e-mail addresses that were run together',
    'ada@example.combob@example.com',
    'several-addresses',
  ],
  ['two e-mail addresses in one row', 'ada@example.com bob@example.com', 'several-addresses'],
  ['a name with an address', 'Ada B <ada@example.com>', 'name-and-address'],
  ['an item of a list', '- ada@example.com', 'bullet'],
  ['an item of a list in a word processor', '\u2013 ada@example.com', 'bullet'],
  ['a bullet alone', '\u2022', 'bullet'],
  ['the address of a page', 'https://example.com/login', 'web-address'],
  ['a sentence', 'Fatal error: out of memory', 'white-space'],
  ['a space that nobody sees', 'ada\u00a0b', 'white-space'],
  ['an address in angle brackets', '<ada@example.com>', 'name-and-address'],
  ['UTF-8 that was read as windows-1252', 'bj\u00c3\u00b6rn@example.com', 'other-encoding'],
  ['the same of Cyrillic letters', '\u00d0\u00b0\u00d0\u00b4\u00d0\u00b0', 'other-encoding'],
  ['the same of an apostrophe', 'o\u00e2\u20ac\u2122brien@example.com', 'other-encoding'],
  ['an ID that was a decimal number', '1234567.0', 'formatted-number'],
  ['an ID with points between its digits', '1.234.567', 'formatted-number'],
  ["a cell that is text by Excel's formula", '="+441632960001"', 'formula'],
  ['a cell that is text by its first sign', "'+441632960001", 'formula'],
  ['the last row of a report', 'Total', 'no-value'],
  ['the last line of psql', '(2 rows)', 'no-value'],
  ['NULL as MySQL and BigQuery write it', '\\N', 'no-value'],
  ['NULL as others write it', '[NULL]', 'no-value'],
  ['a dash for no value', '-', 'no-value'],
  ['a filler that nobody sees', 'ada\u3164@example.com', 'invisible-character'],
  ['a tag that nobody sees', 'ada@example.com\u{e0061}', 'invisible-character'],
  ['an empty cell of Braille', 'ada\u2800@example.com', 'invisible-character'],
  ['a header of two words', 'User ID', 'header'],
] as const;

const PLAIN = [
  'ada@example.com',
  'C1',
  '-1',
  '*',
  '+441632960001',
  'a@b@c',
  'http',
  'Björn',
  'MÜNCHEN',
  'JOÃO',
  "o'brien@example.com",
  '192.168.0.1',
  '1.5',
  'totally',
];

describe('an identity', () => {
  it.each(DOUBTS)('is doubtful where it is %s', (_, value, doubt) => {
    expect(doubtOf(value)).toBe(doubt);
  });

  it.each(PLAIN)('is plain as %s', (value) => {
    expect(doubtOf(value)).toBeNull();
  });
});
