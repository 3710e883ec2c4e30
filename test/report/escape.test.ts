import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json, showLabel, showSentence, showValue } from '../../src/report/escape.ts';
import { anyText } from './any-text.ts';

const DRAWN = /^(?:(?![\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]).)*$/u;
const EMOJI_JOINERS = /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)(?:\u200d|\ufe0f)/gu;

/** The reverse of `showValue`. */
function readValue(shown: string): string {
  if (!/\\u(?:[0-9a-f]{4}|\{)/.test(shown)) return shown;
  return shown.replace(/\\(\\|u\{([0-9a-f]+)\}|u([0-9a-f]{4}))/g, (_, all, long, short) =>
    all === '\\' ? '\\' : String.fromCodePoint(Number.parseInt(long ?? short, 16)),
  );
}

describe('showing what others wrote', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    ['DOMAIN\\user', 'DOMAIN\\user'],
    ['zoë', 'zoë'],
    ['a\u202eb', 'a\\u202eb'],
    ['a\\u202eb', 'a\\\\u202eb'],
    ['a\\\u202eb', 'a\\\\\\u202eb'],
    ['\u001b[31mred', '\\u001b[31mred'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['a\u00a0b', 'a\\u00a0b'],
    ['a\u2800b', 'a\\u2800b'],
    ['\u0301a', '\\u0301a'],
    ['::error::x', '\\u003a:error::x'],
    ['##[add-mask]x', '##\\u005badd-mask]x'],
    ['<!-- x -->', '<\\u0021-- x -->'],
    ['\ud800', '\\ud800'],
  ])('shows the value %j as %s', (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });

  it.each([
    ['❤️ VIP 👩‍💻', '❤️ VIP 👩‍💻'],
    ['a\u200db\ufe0f', 'a\\u200db\\ufe0f'],
    ['two\nlines', 'two\\u000alines'],
  ])('shows the label %j as %s', (label, shown) => {
    expect(showLabel(label)).toBe(shown);
  });

  it('draws every character of a value, and shows different values differently', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = showValue(text);
        expect(shown).toMatch(DRAWN);
        expect(shown).not.toMatch(/##\[|(^|\s)::|<!--/);
        expect(readValue(shown)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('draws every character of a label and of a sentence, which can be shown again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(showLabel(text).replace(EMOJI_JOINERS, '')).toMatch(DRAWN);
        expect(showSentence(text)).toMatch(DRAWN);
        expect(showSentence(text)).not.toMatch(/##\[|(^|\s)::|<!--/);
        expect(showSentence(showSentence(text))).toBe(showSentence(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('writes JSON of the same value in which nothing is invisible', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = json({ text });
        expect(written).toMatch(DRAWN);
        expect(written).not.toContain('##[');
        expect(JSON.parse(written)).toEqual({ text });
      }),
      { numRuns: 1000 },
    );
  });
});
