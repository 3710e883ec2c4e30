import { describe, expect, it } from 'vitest';
import { SortSpace } from '../../src/members/line-sort.ts';
import { nameOf } from '../../src/members/member.ts';
import { readDownload } from '../../src/verify/download.ts';
import { tracesIn } from '../../src/verify/traces.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';

const COLUMNS = { column: null, guidColumn: null, delimiter: null, encoding: null };

function read(text: string | Buffer, columns: Partial<Record<keyof typeof COLUMNS, string>> = {}) {
  const space = new SortSpace(memorySpill(), 1);
  const open = () => readerOf(Buffer.from(text));
  const download = { name: 'x.csv', at: 5, open, ...COLUMNS, ...columns };
  const traces = readDownload(download, space, true);
  const lines = traces.lines();
  const found: string[] = [];
  for (let said = lines.peek(); said !== null; said = lines.peek()) {
    const isFirst = tracesIn(said.words).some(({ rank }) => rank === 0);
    found.push(`${nameOf(said.member)}${isFirst ? ' first' : ''}`);
    lines.pass();
  }
  return { found, unmatched: traces.unmatched, rows: traces.count };
}

describe('a download of a segment', () => {
  it('names users by each column that may hold an identity, the identity first', () => {
    const text = 'Name,Email,CleverTap ID,Identity\nAda,ada@example.com,abc,17\n,,def,\n,,,\n';
    expect(read(text)).toEqual({
      found: ['17 first', 'ada@example.com', 'guid: abc', 'guid: def first'],
      unmatched: 1,
      rows: 3,
    });
  });

  it('may be a list as CleverTap imports it', () => {
    expect(read('Type,Identity\ni,ada\ng,abc\n').found).toEqual(['ada first', 'guid: abc first']);
  });

  it('may be in UTF-16, with semicolons, or with columns that somebody names', () => {
    const utf16 = Buffer.from('\ufeffIdentity;Name\r\nada;Ada\r\n', 'utf16le');
    expect(read(utf16).found).toEqual(['ada first']);
    expect(read('who,what\nada,x\n', { column: 'who' }).found).toEqual(['ada first']);
  });

  it('may end its lines with any newline', () => {
    const utf16 = Buffer.from('\ufeffIdentity\r\nada\r', 'utf16le');
    expect(read(utf16).found).toEqual(['ada first']);
    expect(read('Identity\rada\r').found).toEqual(['ada first']);
    expect(() => read(utf16.subarray(0, -2))).toThrow(/cut off/);
  });

  it('keeps what is hostile out of what it says', () => {
    const text = 'Identity\n"a\tb"\n"x\ny"\n\u202e\nada\n';
    const { found, unmatched } = read(text);
    expect(found.filter((name) => name.includes('ada'))).toEqual(['ada first']);
    expect(found.some((name) => /[\t\n]/.test(name))).toBe(false);
    expect(unmatched).toBeGreaterThanOrEqual(2);
  });

  it('takes the longest members that there are', () => {
    const long = '\u{1f600}'.repeat(1023);
    const rows = Array.from({ length: 300 }, (_, at) => `${long}${at % 10}`);
    expect(read(`Identity\n${rows.join('\n')}\n`).found).toHaveLength(10);
  });

  it.each([
    ['cut off in a row', 'Identity,Email\nada,a\nbob\n', /line 3 has 1 field/],
    ['cut off in quotes', 'Identity,Email\nada,"a', /not valid CSV/],
    ['cut off in a name', 'Identity\nada@example.com\nbob@exam', /last line is cut off.*line 3/],
    ['cut off in the last field', 'Email,Identity\na,ada\nb,"bob"', /last line is cut off.*line 3/],
    ['of something else', '<html><body>Sign in</body></html>', /web page|HTML|markup/i],
    ['without a known column', 'a,b\n1,2\n', /no column/],
    ['without a header', 'ada@example.com,x\nbob@example.com,y\n', /no column/],
  ])('is refused where it is %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
