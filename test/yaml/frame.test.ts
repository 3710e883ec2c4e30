import { describe, expect, it } from 'vitest';
import { NOTHING } from '../../src/message.ts';
import { codeFrame, visible } from '../../src/yaml/frame.ts';
import { nearest } from '../../src/yaml/nearest.ts';
import { Source } from '../../src/yaml/source.ts';

describe('frames', () => {
  it('puts the caret under a value after tabs', () => {
    expect(codeFrame({ before: '\ta:', at: '\t\tb: value' }, 12, 5, 5)).toBe(
      ['  11 |   a:', '> 12 |     b: value', '     |        ^^^^^'].join('\n'),
    );
  });

  it('widens for line numbers that gain a digit', () => {
    expect(codeFrame({ before: 'a', at: 'b' }, 100, 0, 1)).toBe(
      ['   99 | a', '> 100 | b', '      | ^'].join('\n'),
    );
  });

  it('cuts a long line around the place', () => {
    const at = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`;
    expect(codeFrame({ before: null, at }, 1, 500, 4)).toBe(
      [`> 1 | ...${'x'.repeat(60)}HERE${'y'.repeat(36)}...`, `    | ${' '.repeat(63)}^^^^`].join(
        '\n',
      ),
    );
  });

  it('shows what cannot be seen, with the caret still in place', () => {
    expect(codeFrame({ before: null, at: '\u202ea\u0000 bad' }, 1, 4, 3)).toBe(
      ['> 1 | \\u202ea\\u0000 bad', '    |               ^^^'].join('\n'),
    );
  });

  it('does not break a character that a cut would halve', () => {
    const frame = codeFrame({ before: null, at: '😀'.repeat(200) }, 1, 201, 1);
    expect(frame.isWellFormed()).toBe(true);
  });

  it('frames the end of a file', () => {
    const { frame } = new Source('a', 'x\n').problem(2, {
      code: 'wrong-type',
      message: NOTHING,
      next: NOTHING,
    });
    expect(frame).toBe(['  1 | x', '> 2 |', '    | ^'].join('\n'));
  });
});

describe('values in messages', () => {
  it.each([
    ['plain', 'plain'],
    ['a\tb\r', 'a\\u0009b\\u000d'],
    ['\u2066x\u2069', '\\u2066x\\u2069'],
    ['a\u00a0b c', 'a\\u00a0b c'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\ud800'],
    ['مرحبا', 'مرحبا'],
  ])('makes %j visible', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe('the nearest name', () => {
  const FIELDS = ['members', 'members_from', 'segment', 'guard'];
  it.each([
    ['membrs', 'members'],
    ['member', 'members'],
    ['memebrs', 'members'],
    ['members-from', 'members_from'],
    ['Segment', 'segment'],
    ['segments', 'segment'],
    ['colour', null],
    ['x', null],
  ])('to %s is %s', (written, name) => {
    expect(nearest(written, FIELDS)).toBe(name);
  });
});
