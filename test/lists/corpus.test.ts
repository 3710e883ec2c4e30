import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { openListFile } from '../../src/lists/list-files.ts';
import { openList } from '../../src/lists/open-list.ts';
import { readManifestText } from '../../src/manifest/parse-manifest.ts';
import { textOf } from '../../src/members/cursor.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import { untilOrdered } from '../../src/members/sorted-text.ts';
import { plain } from '../../src/message.ts';
import type { MemberKind, Problem } from '../../src/model.ts';
import { memorySpill } from '../members/bytes-reader.ts';

/** Small files as people have them. `corpus.yaml` says how each is named in a manifest, and what it is. */
const CORPUS = join(import.meta.dirname, 'corpus');

interface Entry {
  readonly file: string;
  readonly what: string;
  /** Fields beside `file:`. */
  readonly options?: Readonly<Record<string, string>>;
  readonly identities?: readonly string[];
  readonly guids?: readonly string[];
  /** `line code` of each. */
  readonly problems?: readonly string[];
}

const index = readFileSync(join(import.meta.dirname, 'corpus.yaml'), 'utf8');
const entries = parse(index) as readonly Entry[];

function read({ file, options = {} }: Entry) {
  const item = JSON.stringify({ file, ...options });
  const manifest = `segment: { customer_segment_id: vip }\nmembers_from: [${item}]\n`;
  const reading = readManifestText(manifest, 'vip.yaml');
  const [ref] = reading.lists;
  if (ref === undefined) throw new Error(reading.problems.map(({ code }) => code).join());
  const list = openList(
    ref,
    () => openListFile(join(CORPUS, file)),
    new SortSpace(memorySpill(), 1),
  );
  const members = untilOrdered(() => ({
    identities: values(list.cursor('identity')),
    guids: values(list.cursor('guid')),
  }));
  const rows: string[] = [];
  list.eachRow((kind, value) => rows.push(`${kind} ${Buffer.from(value)}`));
  return { ...members, rows, problems: list.problems() };
}

function values(cursor: ReturnType<ReturnType<typeof openList>['cursor']>): string[] {
  const found: string[] = [];
  while (cursor.next()) found.push(textOf(cursor));
  return found;
}

function named({ code, place }: Problem): string {
  return `${place?.line} ${code}`;
}

it.each(entries)('reads $file: $what', (entry) => {
  const { identities, guids, rows, problems } = read(entry);
  expect(problems.map(named)).toEqual(entry.problems ?? []);
  if (entry.problems !== undefined) return;
  expect([identities, guids]).toEqual([entry.identities, entry.guids ?? []]);
  const kinds: readonly (readonly [MemberKind, readonly string[]])[] = [
    ['identity', identities],
    ['guid', guids],
  ];
  const all = kinds.flatMap(([kind, found]) => found.map((value) => `${kind} ${value}`));
  expect([...new Set(rows)].sort()).toEqual(all.sort());
});

it('quotes no raw bytes in a message', () => {
  for (const entry of entries) {
    for (const { message, next } of read(entry).problems) {
      const text = plain(message) + plain(next ?? []);
      expect(text).not.toMatch(/Buffer|\[\d+,|\\x/);
    }
  }
});

it('suggests no column that would be read as a whole row', () => {
  for (const entry of entries) {
    for (const { code, next } of read(entry).problems) {
      if (code === 'unknown-column' || code === 'csv-delimiter') {
        expect(plain(next ?? [])).not.toMatch(/"[^"]*[;\t|,][^"]*"/);
      }
    }
  }
});

it('suggests no member as the name of a column', () => {
  for (const entry of entries) {
    for (const { code, next } of read(entry).problems) {
      if (code === 'unknown-column' || code === 'list-is-csv') {
        expect(plain(next ?? [])).not.toContain('@');
      }
    }
  }
});

it.each([
  ['report-title.csv', 'Remove the lines above line 3.'],
  ['empty.csv', 'Export the list again. A list without members keeps its header.'],
  [
    'numbered.txt',
    'Add a first line that names the fields, with a tab between them: field1 identity. Then write `column:` identity beside `file:`. If each whole line is an identity, write `format: any` beside `file:`.',
  ],
  [
    'excel-formula.csv',
    'Fix the row. A value with a quote in it stands in double quotes, and the quote in it is written twice: `"Ada ""the first"""`.',
  ],
])('says what to do about %s', (name, next) => {
  const [entry] = entries.filter(({ file }) => file === name);
  expect(entry).toBeDefined();
  const told = entry === undefined ? [] : read(entry).problems;
  expect(told.map((problem) => plain(problem.next ?? []))).toEqual([next]);
});

it('lists every file of the folder', () => {
  const files = readdirSync(CORPUS);
  expect(entries.map(({ file }) => file).sort()).toEqual(files.sort());
});
