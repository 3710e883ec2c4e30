import { isUtf8 } from 'node:buffer';
import { parse as parseWithLibrary } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvRecords } from '../../src/lists/csv-records.ts';
import { DecodingReader, textReader } from '../../src/lists/encoding.ts';
import type { ListFormat } from '../../src/lists/list-ref.ts';
import { openList } from '../../src/lists/open-list.ts';
import { textOf, readerOf as wholeReader } from '../../src/members/cursor.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import { untilOrdered } from '../../src/members/sorted-text.ts';
import { plain } from '../../src/message.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const ENDS = ['\n', '\r\n', '\r'] as const;

/** Each with letters that only some encodings have, and how it is written here. */
const ENCODINGS = [
  { label: null, letters: 'aZ9+é한€\u{1f600}', write: (text: string) => Buffer.from(text) },
  {
    label: null,
    letters: 'aZ9+é한€\u{1f600}',
    write: (text: string) => Buffer.from(`\ufeff${text}`),
  },
  {
    label: null,
    letters: 'aZ9+é한€\u{1f600}',
    write: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  },
  {
    label: null,
    letters: 'aZ9+é한€\u{1f600}',
    write: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  },
  { label: 'utf-16le', letters: 'aZ9+é한€', write: (text: string) => Buffer.from(text, 'utf16le') },
  {
    label: 'windows-1252',
    letters: 'aZ9+éß€',
    write: (text: string) => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1'),
  },
] as const;

const sample = fc
  .record({
    encoding: fc.constantFrom(...ENCODINGS),
    delimiter: fc.constantFrom(...DELIMITERS),
    ends: fc.array(fc.constantFrom(...ENDS), { minLength: 1, maxLength: 3 }),
    said: fc.boolean(),
    most: fc.integer({ min: 1, max: 50 }),
  })
  .chain((dialect) =>
    fc.record({
      dialect: fc.constant(dialect),
      rows: fc.array(
        fc.record({
          identity: textOver(dialect.encoding.letters),
          note: textOver(`${dialect.encoding.letters}${dialect.delimiter}"\n `),
        }),
        { minLength: 1, maxLength: 8 },
      ),
    }),
  );

function textOver(letters: string) {
  return fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 6 })
    .map((chosen) => `u-${chosen.join('')}`);
}

function field(text: string, delimiter: string): string {
  return /["\r\n]/.test(text) || text.includes(delimiter)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

const EXPECTATIONS = { maxAgeMs: null, expectRows: null, place: { file: 'vip.yaml' } };

function identitiesOf(bytes: Buffer, format: ListFormat, most: number): string[] {
  const ref = { kind: 'list', path: 'vip', format, ...EXPECTATIONS } as const;
  const list = openList(ref, () => readerOf(bytes, most), new SortSpace(memorySpill(), 1));
  const found = untilOrdered(() => {
    const cursor = list.cursor('identity');
    const values: string[] = [];
    while (cursor.next()) values.push(textOf(cursor));
    return values;
  });
  expect(list.problems()).toEqual([]);
  return found;
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** UTF-8 with other letters than those of ASCII: `ß€` is, as windows-1252 writes it, and is refused then. */
function isUtf8Beyond(bytes: Buffer): boolean {
  return isUtf8(bytes) && bytes.some((byte) => byte > 127);
}

describe('a list in any dialect, encoding and line ending', () => {
  it('has the members of its column', () => {
    fc.assert(
      fc.property(sample, ({ dialect: { encoding, delimiter, ends, said, most }, rows }) => {
        const lines = [['note', 'e-mail'], ...rows.map(({ identity, note }) => [note, identity])];
        const text = lines
          .map((line) => line.map((one) => field(one, delimiter)).join(delimiter))
          .map((line, at) => `${line}${ends[at % ends.length]}`)
          .join('');
        const format: ListFormat = {
          kind: 'csv',
          column: 'e-mail',
          guidColumn: null,
          ...(said ? { delimiter } : {}),
          ...(encoding.label === null ? {} : { encoding: encoding.label }),
        };
        const bytes = encoding.write(text);
        fc.pre(encoding.label === null || !isUtf8Beyond(bytes));
        const found = identitiesOf(bytes, format, most);
        expect(found).toEqual(sorted(rows.map(({ identity }) => identity)));
      }),
      { numRuns: 500 },
    );
  });

  it('has the members of its lines', () => {
    fc.assert(
      fc.property(sample, ({ dialect: { encoding, ends, most }, rows }) => {
        const text = rows
          .map(({ identity }, at) => `${identity}${ends[at % ends.length]}`)
          .join('');
        const format: ListFormat = {
          kind: 'text',
          ...(encoding.label === null ? {} : { encoding: encoding.label }),
        };
        const bytes = encoding.write(text);
        fc.pre(encoding.label === null || !isUtf8Beyond(bytes));
        const found = identitiesOf(bytes, format, most);
        expect(found).toEqual(sorted(rows.map(({ identity }) => identity)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('records of a CSV', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', "'"),
    maxLength: 6,
  });
  const table = fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.constantFrom('\n', '\r\n'))
    .chain(([width, end]) =>
      fc
        .array(fc.array(cell, { minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 6,
        })
        .map((rows) => rows.map((row) => row.map((one) => field(one, ',')).join(',')).join(end)),
    );

  it('are those that another reader finds, in any pieces', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (text, most) => {
        const records = new CsvRecords(readerOf(Buffer.from(text), most), 0x2c);
        const found: string[][] = [];
        while (records.next()) found.push(records.texts());
        expect(records.fault).toBeNull();
        const options = { skip_empty_lines: true, record_delimiter: ['\r\n', '\n'] };
        expect(found).toEqual(parseWithLibrary(text, options));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a,"b\n\nc,d\n', 1, 'a quote opens here and is not closed'],
    ['a,b\n"c\nd",e\nf,"g\n', 4, 'a quote opens here and is not closed'],
    ['a,"b\nc,"d"\n', 1, 'after the closing quote of a field that opens in line 1'],
    ['a\nb"c\n', 2, 'a quote is inside a field'],
  ])('of %j end in line %i: %s', (text, line, message) => {
    const records = new CsvRecords(wholeReader(Buffer.from(text)), 0x2c);
    while (records.next());
    expect(records.fault?.line).toBe(line);
    expect(plain(records.fault?.message ?? [])).toContain(message);
  });

  it('ends where a quote swallows more than a mebibyte, and names where it opens', () => {
    const text = `a,b\nc,"${'x\n'.repeat(1 << 20)}`;
    const records = new CsvRecords(readerOf(Buffer.from(text)), 0x2c);
    while (records.next());
    expect(records.fault?.line).toBe(2);
  });

  it('knows the line of each record, with lines within quotes and blank lines', () => {
    const records = new CsvRecords(wholeReader(Buffer.from('a\n\n"b\r\nc\rd"\r\n\re\n')), 0x2c);
    const lines: number[] = [];
    while (records.next()) lines.push(records.line);
    expect(lines).toEqual([1, 3, 7]);
  });
});

describe('decoding', () => {
  it('makes what does not decode invalid, so that a member of it is refused', () => {
    const bytes = Buffer.from([0x61, 0xff, 0xff, 0x0a, 0xb0]);
    const reader = new DecodingReader(wholeReader(bytes), 'euc-kr', () => {});
    const into = Buffer.alloc(100);
    let size = 0;
    for (let more = 1; more > 0; size += more) more = reader.read(into.subarray(size));
    expect(into[1]).toBe(0xff);
    expect(into.subarray(0, size).includes(0xfd)).toBe(false);
  });

  it('decodes all of windows-1252, whatever the version of Node does', () => {
    const bytes = Buffer.from([0x80, 0x93, 0x9f, 0xe9]);
    const reader = new DecodingReader(wholeReader(bytes), 'windows-1252', () => {});
    const into = Buffer.alloc(20);
    const size = reader.read(into);
    expect(into.subarray(0, size).toString()).toBe('\u20ac\u201c\u0178\u00e9');
  });

  it('reads on after a BOM that comes alone', () => {
    const reader = textReader(readerOf(Buffer.from('\ufeffada'), 3), null, () => {});
    const into = Buffer.alloc(20);
    expect(into.subarray(0, reader.read(into)).toString()).toBe('ada');
  });
});
