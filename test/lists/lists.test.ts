import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvInText } from '../../src/lists/csv-in-text.ts';
import { encodingOf, inUtf8, unmarkedUtf16 } from '../../src/lists/encoding.ts';
import { foreignFile, HEAD_BYTES, notText } from '../../src/lists/foreign-file.ts';
import type { OpenList } from '../../src/lists/list-facts.ts';
import type { ListFormat, ListRef } from '../../src/lists/list-ref.ts';
import { openList } from '../../src/lists/open-list.ts';
import { textOf } from '../../src/members/cursor.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import { checkMember } from '../../src/members/rules.ts';
import { untilOrdered } from '../../src/members/sorted-text.ts';
import { plain } from '../../src/message.ts';
import type { MemberKind } from '../../src/model.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';

const TEXT: ListFormat = { kind: 'text' };

interface Drained {
  readonly identities: readonly string[];
  readonly guids: readonly string[];
  readonly rows: number;
  readonly duplicates: number;
  /** `line code` of each problem. */
  readonly problems: readonly string[];
}

const place = { file: 'segments/vip.yaml', line: 3 };
const REF: ListRef = {
  kind: 'list',
  path: 'lists/vip.txt',
  format: TEXT,
  maxAgeMs: null,
  expectRows: null,
  place,
};

function open(content: string | Uint8Array, format = TEXT, most?: number): OpenList {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return openList({ ...REF, format }, () => readerOf(bytes, most), new SortSpace(memorySpill(), 1));
}

function drain(list: OpenList): Drained {
  const [identities, guids] = untilOrdered(() => [values(list, 'identity'), values(list, 'guid')]);
  const { rows } = list.content();
  const duplicates = list.duplicates();
  const problems = list.problems().map(({ code, place }) => `${place?.line} ${code}`);
  return { identities: identities ?? [], guids: guids ?? [], rows, duplicates, problems };
}

function values(list: OpenList, kind: MemberKind): string[] {
  const found: string[] = [];
  for (const cursor = list.cursor(kind); cursor.next(); ) found.push(textOf(cursor));
  return found;
}

describe('a text list', () => {
  it('tolerates a BOM, CRLF, blank lines and a missing last newline', () => {
    expect(drain(open('\ufeffada\r\n\r\nbob\r\n\ncyd'))).toEqual({
      identities: ['ada', 'bob', 'cyd'],
      guids: [],
      rows: 3,
      duplicates: 0,
      problems: [],
    });
  });

  it('reads nothing from an empty file, a BOM alone, and blank lines alone', () => {
    for (const content of ['', '\ufeff', '\n', '\r\n\r\n', '\ufeff\r\n', '\r']) {
      expect(drain(open(content))).toEqual({
        identities: [],
        guids: [],
        rows: 0,
        duplicates: 0,
        problems: [],
      });
    }
  });

  it('sorts by bytes and counts duplicates', () => {
    const { identities, rows, duplicates } = drain(open('b\n\u{1f600}\na\nb\n\uff5e\nb\n'));
    expect(identities).toEqual(['a', 'b', '\uff5e', '\u{1f600}']);
    expect([rows, duplicates]).toEqual([4, 2]);
  });

  it('starts again when disorder shows late', () => {
    const sorted = Array.from({ length: 60_000 }, (_, i) => `user${100_000 + i}`);
    const list = open([...sorted, 'aaa', 'user100000', ''].join('\n'));
    expect(() => values(list, 'identity')).toThrow('not sorted');
    expect(drain(list)).toEqual({
      identities: ['aaa', ...sorted],
      guids: [],
      rows: 60_001,
      duplicates: 1,
      problems: [],
    });
  });

  it('names the line of every fault, and counts those it does not show', () => {
    const lines = ['ada', ' bob', 'cyd\tx', 'n/a', 'x'.repeat(1025), 'zed'];
    expect(drain(open(lines.join('\n'))).problems).toEqual([
      '2 outer-white-space',
      '3 control-character',
      '4 reserved-identity',
      '5 member-too-long',
    ]);
    const list = open('null\n'.repeat(50));
    expect(drain(list).problems.slice(-2)).toEqual([
      '20 reserved-identity',
      'undefined more-problems',
    ]);
    expect(plain(list.problems().at(-1)?.message ?? [])).toBe(
      '30 more lines of lists/vip.txt have problems',
    );
  });

  it('reports a line of a megabyte, and reads what follows it', () => {
    const content = `ada\n${'x'.repeat(1 << 20)}\nbob\n`;
    for (const most of [1000, 1 << 20]) {
      const { identities, problems } = drain(open(content, TEXT, most));
      expect([identities, problems]).toEqual([['ada', 'bob'], ['2 member-too-long']]);
    }
  });

  it('hashes the file as it is, whatever is tolerated', () => {
    const content = '\ufeffb\r\na';
    const list = open(content);
    drain(list);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const endsWithNewline = false;
    expect(list.content()).toEqual({ rows: 2, bytes: 7, sha256, endsWithNewline });
    expect(list.duplicates()).toBe(0);
  });

  it.each([
    ['a\nb', false],
    ['a\nb\n', true],
    ['a\r\nb\r\n', true],
    ['', true],
  ])('tells whether the last line of %j is ended', (content, endsWithNewline) => {
    const list = open(content);
    drain(list);
    expect(list.content().endsWithNewline).toBe(endsWithNewline);
  });

  it('gives the same as a naive reading of any bytes, in any pieces', () => {
    fc.assert(
      fc.property(bytesOfLines, fc.integer({ min: 1, max: 40 }), (bytes, most) => {
        fc.pre(isPlainList(bytes));
        expect(drain(open(bytes, TEXT, most))).toEqual(naive(bytes));
      }),
      { numRuns: 1000 },
    );
  });
});

const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => Buffer.from(text)),
  fc
    .constantFrom('ada', 'ada@example.com', 'bob', 'null', '', ' x', '\u00a0x', 'a\0b')
    .map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
);
/** What is not recognised as something else, or as written in another way. */
function isPlainList(bytes: Buffer): boolean {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (encodingOf(head, null) !== null || foreignFile(head, head, 'text') !== null) return false;
  if (notText(head) !== null) return false;
  return unmarkedUtf16(head) === null && csvInText(REF, inUtf8(head, null)) === null;
}

const bytesOfLines = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n', '\r', '')), { maxLength: 12 })
  .map((lines) => Buffer.concat(lines.flatMap(([text, end]) => [text, Buffer.from(end)])));

function naive(bytes: Buffer): Drained {
  const text = bytes.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  const lines = text.split(/\r\n|\n|\r/).map((each) => Buffer.from(each, 'latin1'));
  const checked = lines.map((value) => checkMember(value, 0, value.length, 'identity'));
  const good = lines.filter((_, index) => checked[index] === null);
  const distinct = [...new Set(good.map((value) => value.toString('latin1')))];
  return {
    identities: distinct.sort().map((value) => Buffer.from(value, 'latin1').toString()),
    guids: [],
    rows: distinct.length,
    duplicates: good.length - distinct.length,
    problems: checked.flatMap((fault, index) =>
      fault === null || fault === 'empty-member' ? [] : [`${index + 1} ${fault}`],
    ),
  };
}

/** What people save where a list was expected: its first bytes, and the code of the refusal. */
const FOREIGN: readonly (readonly [what: string, bytes: string, code: string])[] = [
  [
    'a git-lfs pointer',
    'version https://git-lfs.github.com/spec/v1\noid sha256:0\n',
    'lfs-pointer',
  ],
  ['a login page', '<!DOCTYPE html>\n<html>', 'markup'],
  ['a login page after a BOM and blank lines', '\ufeff\n \n<html lang="en">\n', 'markup'],
  ['XML', '<?xml version="1.0"?>\n<users/>', 'markup'],
  ['an RSS feed without a prologue', '<rss version="2.0">', 'markup'],
  ['a JSON object', '{"error": "unauthorized"}\n', 'json'],
  ['a JSON object on lines of its own', '{\n  "users": []\n}\n', 'json'],
  ['a JSON array', '["ada", "bob"]\n', 'json'],
  ['a JSON array of numbers', '[17, 4]', 'json'],
  ['lines of JSON', '{"email":"ada@example.com"}\n{"email":"bob@example.com"}\n', 'json'],
  ['an old git-lfs pointer', '\nversion https://hawser.github.com/spec/v1\n', 'lfs-pointer'],
  ['a signed message', '-----BEGIN PGP MESSAGE-----\n', 'binary'],
  ['the answer of a server', 'HTTP/1.1 500 Internal Server Error\n', 'binary'],
  ['a workbook', 'PK\u0003\u0004\u0014', 'binary'],
  ['a PDF', '%PDF-1.7\n', 'binary'],
  ['a database', 'SQLite format 3\u0000', 'binary'],
];

describe('a file that is no list', () => {
  it.each(FOREIGN)('is refused where it is %s, and has no members', (_, bytes, code) => {
    const nothing = { identities: [], guids: [], rows: 0, duplicates: 0 };
    const refused = { ...nothing, problems: [`1 list-is-${code}`] };
    expect(drain(open(bytes))).toEqual(refused);
    expect(drain(open(bytes, { kind: 'csv', column: 'email', guidColumn: null }))).toEqual(refused);
  });

  it.each([
    ['gzip', [0x1f, 0x8b, 8, 0]],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0]],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
  ])('is known for %s', (_, bytes) => {
    expect(drain(open(Buffer.from(bytes))).problems).toEqual(['1 list-is-binary']);
  });

  it('is not what only looks like one', () => {
    const identities = ['%PDF', '<3', '[ada]', 'BZhang@example.com', 'PAR1', 'PK1', '{8c6f-1a}'];
    for (const one of identities) expect(drain(open(`${one}\n`)).identities).toEqual([one]);
  });
});

it('takes the tags of a page for no members, behind a list too', () => {
  const { identities, problems } = drain(
    open('ada\n<html>\n<body class="x">no</body>\nbob\n</html>\n'),
  );
  expect([identities, problems]).toEqual([
    ['ada', 'bob'],
    ['2 markup', '3 markup', '5 markup'],
  ]);
});

it('takes the markers of a conflict for no members, wherever they are', () => {
  const text = 'ada\n<<<<<<< HEAD\nbob\n||||||| base\ncyd\n=======\neve\n>>>>>>> a branch\n';
  expect(drain(open(text))).toEqual({
    identities: ['ada', 'bob', 'cyd', 'eve'],
    guids: [],
    rows: 4,
    duplicates: 0,
    problems: ['2', '4', '6', '8'].map((line) => `${line} conflict-marker`),
  });
  const others = ['<<ada>>', '========', '>>>>>>>>x', '||', '<3>', '<ada'];
  expect(drain(open(`${others.join('\n')}\n`)).problems).toEqual([]);
});

describe('a CSV list', () => {
  const format: ListFormat = { kind: 'csv', column: 'email', guidColumn: 'guid' };

  it('takes the identity where both are given, and sorts each kind', () => {
    const content =
      '\ufeffguid,name,email\r\ng2,Zed,zed\r\ng1,"a, ""b""",\r\n,,"ada,x"\r\n,,zed\r\n';
    expect(drain(open(content, format, 7))).toEqual({
      identities: ['ada,x', 'zed'],
      guids: ['g1'],
      rows: 3,
      duplicates: 1,
      problems: [],
    });
  });

  it('names the missing column and what there is', () => {
    const list = open('id,name\n1,Ada\n', format);
    expect(drain(list).problems).toEqual(['1 unknown-column', '1 unknown-column']);
    const [problem] = list.problems();
    expect([problem?.message ?? [], problem?.next ?? []].map(plain)).toEqual([
      'the header has no column "email"',
      'Name one of its columns: "id" or "name".',
    ]);
  });

  it.each([
    ['email', 'email;field2. Then write `column:` email beside `file:`.'],
    ['ada@x.com', 'identity;field2. Then write `column:` identity beside `file:`.'],
  ])('takes and offers no member as the name of a column (%s)', (column, says) => {
    const list = open('ada@x.com;Ada\nbob@x.com;Bob\n', { ...format, guidColumn: null, column });
    expect(drain(list)).toMatchObject({ identities: [], problems: ['1 unknown-column'] });
    const [problem] = list.problems();
    expect([problem?.message ?? [], problem?.next ?? []].map(plain)).toEqual([
      'the file has no header: its first line has "ada@x.com", which looks like a member',
      `Add a first line that names the fields: ${says}`,
    ]);
  });

  it.each(['ada@x.com,\nbob@x.com,\n', 'Ada,+4915112345678\nBob,+4915112345679\n'])(
    'offers no member of lines that look like a CSV either',
    (content) => {
      const list = open(content);
      expect(drain(list).problems).toEqual(['1 list-is-csv']);
      const next = plain(list.problems()[0]?.next ?? []);
      expect(next).toMatch(
        /^Add a first line that names the fields: (identity,field2|field1,identity)\./,
      );
    },
  );

  it('reports bytes that are not UTF-8, rows without a member, and broken quotes, by line', () => {
    const bytes = Buffer.concat([
      Buffer.from('email,guid\nada,\n'),
      Buffer.from([0xff]),
      Buffer.from(',\n,\n"bob'),
    ]);
    expect(drain(open(bytes, format)).problems).toEqual([
      '3 not-utf8',
      '4 empty-member',
      '5 csv-syntax',
    ]);
  });
});
