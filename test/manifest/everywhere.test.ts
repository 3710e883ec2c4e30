import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { refPath } from '../../src/lists/list-ref.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { readManifests } from '../../src/manifest/read-manifests.ts';

const HEAD = 'account: { region: in1 }\nlock: { lineage: 6f1c2a }\n';
const LISTS = { 'lists/out.txt': 'ada@x.io\n', 'lists/marketing.txt': 'bob@x.io\n' };

interface Read {
  readonly codes: readonly string[];
  readonly manifests: readonly Manifest[];
}

function readWith(everywhere: string, manifests: Readonly<Record<string, string>>): Read {
  const folder = mkdtempSync(join(tmpdir(), 'segops everywhere '));
  const files = { 'segops.yaml': `${HEAD}${everywhere}`, ...LISTS, ...manifests };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const config = readConfig(join(folder, 'segops.yaml'), null, folder);
  if (!config.ok) return { codes: config.problems.map(({ code }) => code), manifests: [] };
  const read = readManifests(config.value, folder);
  const problems = read.ok ? read.warnings : read.problems;
  return { codes: problems.map(({ code }) => code), manifests: read.ok ? read.value : [] };
}

/** What each segment excludes, by its key. */
function excludedIn({ manifests }: Read): Record<string, string[]> {
  return Object.fromEntries(
    manifests.map(({ key, excludeFrom }) => [key, excludeFrom.map(refPath)]),
  );
}

const manifest = (id: string, more = '') =>
  `segment: { customer_segment_id: ${id} }\nmembers: [ada@x.io]\n${more}`;

describe('lists that are excluded everywhere', () => {
  it('hold for every segment, and for those of a glob', () => {
    const read = readWith(
      `exclude_everywhere:
  - file: lists/out.txt
  - { file: lists/marketing.txt, segments: [promo_*, news] }
`,
      {
        'segments/a.yaml': manifest('promo_1', 'exclude_from: [file: lists/out.txt]\n'),
        'segments/b.yaml': manifest('news'),
        'segments/c.yaml': manifest('receipts'),
      },
    );
    expect(read.codes).toEqual([]);
    expect(excludedIn(read)).toEqual({
      news: ['lists/out.txt', 'lists/marketing.txt'],
      promo_1: ['lists/out.txt', 'lists/marketing.txt'],
      receipts: ['lists/out.txt'],
    });
  });

  it.each([
    ['rows of some days', '{ file: lists/out.csv, column: id, last_day_column: until }'],
    ['others each time', '{ file: lists/out.csv, column: id, rotates: true }'],
  ])('hold also where a manifest excludes %s of the same list', (_, ref) => {
    const read = readWith('exclude_everywhere: [{ file: lists/out.csv, column: id }]\n', {
      'lists/out.csv': 'id,until\neve@x.io,2000-01-01\n',
      'segments/a.yaml': manifest('vip', `exclude_from: [${ref}]\n`),
    });
    expect(read.codes).toEqual([]);
    expect(excludedIn(read)).toEqual({ vip: ['lists/out.csv', 'lists/out.csv'] });
  });

  it('hold where only rows of some days are its own members', () => {
    const read = readWith('exclude_everywhere: [{ file: lists/out.csv, column: id }]\n', {
      'lists/out.csv': 'id,until\neve@x.io,2000-01-01\n',
      'segments/a.yaml':
        'segment: { customer_segment_id: vip }\nmembers: [ada@x.io]\nmembers_from: [{ file: lists/out.csv, column: id, last_day_column: until }]\n',
    });
    expect(excludedIn(read)).toEqual({ vip: ['lists/out.csv'] });
  });

  it('are dated: what has ended holds back nobody, but may be written for a day to come', () => {
    const read = readWith(
      'exclude_everywhere: [{ file: lists/out.txt, last_day: 2000-01-01 }, { file: lists/marketing.txt, first_day: 2999-01-01 }]\n',
      {
        'segments/a.yaml': manifest('vip'),
        'segments/b.yaml':
          'segment: { customer_segment_id: own }\nmembers_from: [file: lists/marketing.txt]\n',
      },
    );
    expect(read.codes).toEqual([]);
    expect(excludedIn(read)).toEqual({ own: [], vip: [] });
    const [own, vip] = read.manifests;
    expect(own?.dated?.parts.map(({ what }) => what)).toEqual(['lists/out.txt']);
    expect(vip?.dated?.always.excludeFrom.map(refPath)).toEqual(['lists/marketing.txt']);
  });

  it('do not hold where a manifest says so, or where its own members come from them', () => {
    const rules = 'exclude_everywhere: [{ file: lists/out.txt }, { file: lists/marketing.txt }]\n';
    const read = readWith(rules, {
      'segments/a.yaml': manifest(
        'receipts',
        'exclude_everywhere: { except: [lists/out.txt], reason: Receipts are no marketing. }\n',
      ),
      'segments/b.yaml':
        'segment: { customer_segment_id: opted_out }\nmembers_from: [file: lists/out.txt]\n',
    });
    expect(read.codes).toEqual([]);
    expect(excludedIn(read)).toEqual({
      opted_out: ['lists/marketing.txt'],
      receipts: ['lists/marketing.txt'],
    });
    expect(read.manifests.map(({ exempt }) => exempt)).toEqual([
      { declared: [], own: ['lists/out.txt'] },
      { declared: [{ path: 'lists/out.txt', reason: 'Receipts are no marketing.' }], own: [] },
    ]);
  });

  it('hold for a key with a slash too', () => {
    const rules = 'exclude_everywhere: [{ file: lists/out.txt, segments: promo_* }]\n';
    const read = readWith(rules, { 'segments/a.yaml': manifest('promo_a/b') });
    expect(excludedIn(read)).toEqual({ 'promo_a/b': ['lists/out.txt'] });
  });

  it('ignore case where the config says so, whatever the manifest says', () => {
    const read = readWith('exclude_everywhere: [{ file: lists/out.txt, ignore_case: true }]\n', {
      'segments/a.yaml': manifest('news', 'exclude_from: [file: lists/out.txt]\n'),
    });
    expect(read.manifests[0]?.excludeFrom.map(({ ignoreCase }) => ignoreCase)).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    ['a day that is none', '[{ file: lists/out.txt, last_day: 31.12.2026 }]', ['bad-day']],
    ['a list that is missing', '[{ file: lists/gone.txt }]', ['list-missing']],
    ['a glob that costs too much', "[{ file: lists/out.txt, segments: '***a*b*c' }]", ['bad-glob']],
    [
      'a glob that no key has',
      '[{ file: lists/out.txt, segments: promo_* }]',
      ['glob-matches-nothing'],
    ],
    ['a segment', '[{ segment: vip }]', ['unknown-field', 'missing-field']],
    ['too many', `[${'{ file: lists/out.txt }, '.repeat(51)}]`, ['out-of-range']],
    ['a path that leaves', '[{ file: ../out.txt }]', ['list-outside-repository']],
  ])('are refused, or told, where it is %s', (_, written, codes) => {
    const read = readWith(`exclude_everywhere: ${written}\n`, {
      'segments/a.yaml': manifest('news'),
    });
    expect(new Set(read.codes)).toEqual(new Set(codes));
  });
});
