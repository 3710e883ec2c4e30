import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { openListFile } from '../src/lists/list-files.ts';
import { openList } from '../src/lists/open-list.ts';
import { openDesired } from '../src/manifest/desired.ts';
import type { OpenRef } from '../src/manifest/exclusions.ts';
import type { Manifest } from '../src/manifest/manifest.ts';
import { onDay } from '../src/manifest/on-day.ts';
import { parseManifest } from '../src/manifest/parse-manifest.ts';
import { byKeyOf } from '../src/manifest/references.ts';
import { SortSpace } from '../src/members/line-sort.ts';
import { diskSpill } from '../src/members/spill.ts';

const ROUNDS = 3;
const MEMBERS = 10_000_000;

/** Rows by their number: all, every second one, and all but every tenth. */
const LISTS: Readonly<Record<string, (at: number) => boolean>> = {
  'all.txt': () => true,
  'even.txt': (at) => at % 2 === 0,
  'odd.txt': (at) => at % 2 === 1,
  'most.txt': (at) => at % 10 !== 3,
  'low.txt': (at) => at < MEMBERS / 2,
  'all.csv': () => true,
  'days.csv': () => true,
};

/** The days of three in four rows count on this day. */
const NOW = Date.UTC(2026, 10, 27);

const ACCOUNT = { kind: 'base-url', baseUrl: 'http://127.0.0.1' } as const;

const SETS = `segment: { only: true, id: union }
members_from: [file: even.txt, file: odd.txt]
`;

/** The rows that each reads are what it costs: they are hashed and checked, whatever comes of them. */
const WORKLOADS = [
  { name: 'a plain list', rows: 10, text: 'members_from: [file: all.txt]' },
  { name: 'union of 2 lists', rows: 10, text: 'members_from: [file: even.txt, file: odd.txt]' },
  {
    name: 'intersection of 2 lists',
    rows: 10,
    text: 'members_from: [file: even.txt]\nintersect_with: [file: low.txt]',
  },
  {
    name: 'the plain list, intersected',
    rows: 19,
    text: 'members_from: [file: all.txt]\nintersect_with: [file: most.txt]',
  },
  {
    name: 'the union, as a set of its own',
    rows: 10,
    text: 'members_from: [segment: union]',
  },
  {
    name: 'that set, intersected',
    rows: 19,
    text: 'members_from: [segment: union]\nintersect_with: [file: most.txt]',
  },
  {
    name: 'the plain list, 90% of it by a split',
    rows: 10,
    text: 'members_from: [file: all.txt]\nsplit: { salt: bench, take: 0%..90% }',
  },
  { name: 'a CSV', rows: 10, text: 'members_from: [{ file: all.csv, column: email }]' },
  {
    name: 'a CSV with two columns of days, not read',
    rows: 10,
    text: 'members_from: [{ file: days.csv, column: email }]',
  },
  {
    name: 'that CSV, with its days',
    rows: 10,
    text: 'members_from: [{ file: days.csv, column: email, first_day_column: from, last_day_column: to }]',
  },
] as const;

/** Sets as cursors, beside one sorted list of as many members; with a word, those that have it in their name. */
export async function run([word = '']: readonly string[] = []): Promise<void> {
  const workloads = WORKLOADS.filter(({ name }, at) => at === 0 || name.includes(word));
  const folder = prepare(resolve('.bench', 'expressions'));
  const times = new Map<string, number[]>();
  const members = new Map<string, number>();
  // In turns, and of each the fastest, since others use the machine too.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, text } of workloads) {
      const before = process.cpuUsage();
      members.set(name, desiredOf(text, folder));
      const { user, system } = process.cpuUsage(before);
      const seconds = (user + system) / 1e6;
      if (round > 0) times.set(name, [...(times.get(name) ?? []), seconds]);
    }
  }
  const plain = Math.min(...(times.get(WORKLOADS[0].name) ?? []));
  console.log(`${cpus()[0]?.model}, Node ${process.version}\n`);
  console.log('| 10 M members | rows read | CPU s | times a plain list | a row | members |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const { name, rows } of workloads) {
    const time = Math.min(...(times.get(name) ?? []));
    const [ratio, each] = [time / plain, (time / plain / rows) * 10];
    const figures = [time, ratio, each].map((figure) => figure.toFixed(2));
    console.log(`| ${[name, `${rows} M`, ...figures, members.get(name)].join(' | ')} |`);
  }
  console.log(`\nMost memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

function desiredOf(text: string, folder: string): number {
  const space = new SortSpace(diskSpill);
  const open: OpenRef = (ref) => openList(ref, () => openListFile(join(folder, ref.path)), space);
  const written = manifestOf(`segment: { customer_segment_id: bench }\n${text}\n`);
  const wanted = onDay(written, { account: ACCOUNT, now: NOW });
  const desired = openDesired(wanted, byKeyOf([wanted, manifestOf(SETS)]), open);
  let rows = 0;
  for (const kind of ['identity', 'guid'] as const) {
    for (const cursor = desired.cursor(kind); cursor.next(); ) rows += 1;
  }
  desired.sources();
  return rows;
}

function manifestOf(text: string): Manifest {
  const parsed = parseManifest(text, 'bench.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

/** Sorted lists of addresses, made once. */
function prepare(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, isIn] of Object.entries(LISTS)) {
    const path = join(folder, name);
    if (existsSync(path)) continue;
    const file = openSync(`${path}.part`, 'w');
    const lineOf = LINES[name] ?? addressOf;
    if (name.endsWith('.csv')) writeSync(file, name === 'all.csv' ? 'email\n' : 'email,from,to\n');
    for (let at = 0; at < MEMBERS; at += 100_000) {
      const lines = Array.from({ length: 100_000 }, (_, offset) => at + offset);
      writeSync(
        file,
        lines
          .filter(isIn)
          .map((one) => `${lineOf(one)}\n`)
          .join(''),
      );
    }
    closeSync(file);
    renameSync(`${path}.part`, path);
  }
  return folder;
}

const LINES: Readonly<Record<string, (at: number) => string>> = { 'days.csv': datedOf };

function datedOf(at: number): string {
  const day = String(1 + (at % 28)).padStart(2, '0');
  const first = at % 3 === 0 ? '' : `2026-${at % 8 === 0 ? '12' : '10'}-${day}`;
  const last = at % 5 === 0 ? '' : `${at % 7 === 0 && at % 8 !== 0 ? '2026-10' : '2027-02'}-${day}`;
  return `${addressOf(at)},${first},${last}`;
}

/** Ascending with its number, and of the usual length. */
function addressOf(at: number): string {
  let rest = at * 30;
  let letters = '';
  for (let place = 0; place < 6; place += 1) {
    letters = String.fromCharCode(97 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26);
  }
  return `${letters}.${at % 97}@example.com`;
}
