import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fenced,
  htmlCode,
  htmlLabel,
  markdownCell,
  markdownCode,
  markdownLabel,
  markdownSentence,
} from '../../src/report/escape-markdown.ts';
import { anyText } from './any-text.ts';

/** Takes code spans out as CommonMark finds them: a run of backticks, up to the next run as long. */
function withoutCode(inline: string): string {
  let rest = inline;
  let plain = '';
  for (;;) {
    const open = /`+/.exec(rest);
    if (open === null) return plain + rest;
    plain += rest.slice(0, open.index);
    const after = rest.slice(open.index + open[0].length);
    const close = [...after.matchAll(/`+/g)].find((run) => run[0].length === open[0].length);
    if (close === undefined) return `${plain}UNCLOSED ${open[0]}`;
    rest = after.slice(close.index + close[0].length);
  }
}

/** Columns of a row as GFM splits it, before anything inline is read. */
function cellsOf(row: string): number {
  return row.replace(/\\\|/g, '').split('|').length;
}

const MEANS_SOMETHING = /[`<>[\]*_~\\@#$|{}^]|&(?!amp;)|:[\w+-]|www\.|\n|UNCLOSED/i;

describe('text of others in Markdown', () => {
  it.each([
    ['VIP customers', 'VIP customers'],
    ['Food & drink: 50% off!', 'Food &amp; drink: 50% off!'],
    ['❤️ VIP', '❤️ VIP'],
    ['会員', '会員'],
    ['@octocat', '`@octocat`'],
    ['see #1', '`see #1`'],
    ['vip_gold', '`vip_gold`'],
    ['</details>', '`</details>`'],
    ['www.a.example', '`www.a.example`'],
    ['deadbeef', '`deadbeef`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['two\nlines', '`two\\u000alines`'],
  ])('writes the label %j as %s', (label, written) => {
    expect(markdownLabel(label)).toBe(written);
  });

  it.each([
    [
      'the exclusion lists/out.txt lost 26 of 52 rows (50%; the limit is 10%): was it cut off?',
      'the exclusion `lists/out.txt` lost 26 of 52 rows (50%; the limit is 10%): was it cut off?',
    ],
    ['declare it with `members: []` to empty it', 'declare it with `members: []` to empty it'],
    ['ping @octocat, or #1.', 'ping `@octocat`, or `#1`.'],
  ])('writes the sentence %j', (text, written) => {
    expect(markdownSentence(text)).toBe(written);
  });

  it('lets nothing mean anything outside code', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const inline of [markdownLabel(text), markdownCode(text), markdownSentence(text)]) {
          expect(withoutCode(inline)).not.toMatch(MEANS_SOMETHING);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps everything in its cell', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, key) => {
        const row = `| ${markdownCell(markdownLabel(name))} | ${markdownCell(markdownCode(key))} |`;
        expect(cellsOf(row)).toBe(4);
        expect(row).not.toContain('\n');
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps everything in its fence', () => {
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const [open = '', ...rest] = fenced('diff', texts);
        const fence = open.replace('diff', '');
        const inside = rest
          .slice(0, -1)
          .join('\n')
          .split(/\r\n|\n|\r/);
        expect(rest.at(-1)).toBe(fence);
        expect(inside.filter((line) => line.trim().startsWith(fence))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps everything in its element', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const html of [htmlCode(text), htmlLabel(text)]) {
          const inside = html.replace(/^<code>(.*)<\/code>$/s, '$1');
          expect(inside).not.toMatch(/[<>\n]|&(?!(?:amp|lt|gt|quot|#39);)/);
          if (inside === html) expect(html).not.toMatch(/[@#`]|:[\w+-]|www\./i);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
