import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPath, cutTo, displayWidth, wrap } from '../../src/report/display-width.ts';
import { showLabel, showValue } from '../../src/report/escape.ts';
import { anyText } from './any-text.ts';

describe('columns of a terminal', () => {
  it.each([
    ['ada', 3],
    ['zoë', 3],
    ['zoe\u0308', 3],
    ['会員', 4],
    ['ＶＩＰ', 6],
    ['한국', 4],
    ['⭐', 2],
    ['❤️', 2],
    ['❤', 1],
    ['שלום', 4],
  ])('gives %s %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('cuts at a column and says so', () => {
    expect(cutTo('ada@example.com', 15)).toBe('ada@example.com');
    expect(cutTo('ada@example.com', 8)).toBe('ada@exa…');
    expect(cutTo('会員登録', 6)).toBe('会員…');
    expect(cutTo('ada', 0)).toBe('');
    expect(cutPath('lists/2026/vip.txt', 10)).toBe('…6/vip.txt');
  });

  it('wraps at spaces, and inside a word only where it must', () => {
    expect(wrap('one two three four', 10, '- ', '  ')).toEqual(['- one two', '  three', '  four']);
    expect(wrap('see 0123456789abcdef now', 10)).toEqual(['see', '0123456789', 'abcdef now']);
  });

  it('never exceeds its width, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 30 }), (text, width) => {
        for (const shown of [showValue(text), showLabel(text)]) {
          expect(displayWidth(cutTo(shown, width))).toBeLessThanOrEqual(width);
          expect(displayWidth(cutPath(shown, width))).toBeLessThanOrEqual(width);
          for (const line of wrap(shown, width + 10, '  ', '    ')) {
            expect(displayWidth(line)).toBeLessThanOrEqual(width + 10);
            expect(line).not.toMatch(/^\s*::/);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('shows what a runner would obey where a line begins', () => {
    expect(wrap('0123456789::error::a', 10)).toEqual(['0123456789', '\\u003a:err', 'or::a']);
    expect(wrap(`a${':'.repeat(12)}`, 10)).toEqual(['a:::::::::', '\\u003a::']);
  });

  it('loses nothing by wrapping', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = showValue(text);
        expect(read(wrap(shown, 20).join(''))).toBe(read(shown));
      }),
    );
  });
});

/** Without spaces and escapes. */
function read(shown: string): string {
  return shown
    .replaceAll(' ', '')
    .replace(/\\u(?:([0-9a-f]{4})|\{([0-9a-f]+)\})/g, (_, four: string, more: string) =>
      String.fromCodePoint(Number.parseInt(four ?? more, 16)),
    );
}
