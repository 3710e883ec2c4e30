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
  ['a header of two words', 'User ID', 'header'],
] as const;

const PLAIN = ['ada@example.com', 'C1', '-1', '--', '*', '+441632960001', 'a@b@c', 'http', 'Björn'];

describe('an identity', () => {
  it.each(DOUBTS)('is doubtful where it is %s', (_, value, doubt) => {
    expect(doubtOf(value)).toBe(doubt);
  });

  it.each(PLAIN)('is plain as %s', (value) => {
    expect(doubtOf(value)).toBeNull();
  });
});
