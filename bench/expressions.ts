import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { openListFile } from '../src/lists/list-files.ts';
import { openList } from '../src/lists/open-list.ts';
import { openDesired } from '../src/manifest/desired.ts';
import type { OpenRef } from '../src/manifest/exclusions.ts';
import type { Manifest } from '../src/manifest/manifest.ts';
import { parseManifest } from '../src/manifest/parse-manifest.ts';
import { byKeyOf } from '../src/manifest/references.ts';
import { SortSpace } from '../src/members/line-sort.ts';
import { diskSpill } from '../src/members/spill.ts';

const ROUNDS = 5;
const MEMBERS = 10_000_000;

/** Rows by their number: all, every second one, and all but every tenth. */
const LISTS: Readonly<Record<string, (at: number) => boolean>> = {
  'all.txt': () => true,
  'even.txt': (at) => at % 2 === 0,
  'odd.txt': (at) => at % 2 === 1,
  'most.txt': (at) => at % 10 !== 3,
  'low.txt': (at) => at < MEMBERS / 2,
};

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
] as const;

/** Sets as cursors, beside one sorted list of as many members. */
export async function run(): Promise<void> {
  const folder = prepare(resolve('.bench', 'expressions'));
  const times = new Map<string, number[]>();
  const members = new Map<string, number>();
  // In turns, since others use the machine too.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, text } of WORKLOADS) {
      const started = performance.now();
      members.set(name, desiredOf(text, folder));
      const seconds = (performance.now() - started) / 1000;
      if (round > 0) times.set(name, [...(times.get(name) ?? []), seconds]);
    }
  }
  const plain = median(times.get(WORKLOADS[0].name) ?? []);
  console.log(`${cpus()[0]?.model}, Node ${process.version}\n`);
  console.log('| 10 M members | rows read | s | times a plain list | a row | members |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const { name, rows } of WORKLOADS) {
    const time = median(times.get(name) ?? []);
    const [ratio, each] = [time / plain, (time / plain / rows) * 10];
    const figures = [time, ratio, each].map((figure) => figure.toFixed(2));
    console.log(`| ${[name, `${rows} M`, ...figures, members.get(name)].join(' | ')} |`);
  }
  console.log(`\nMost memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

function desiredOf(text: string, folder: string): number {
  const space = new SortSpace(diskSpill);
  const open: OpenRef = (ref) => openList(ref, () => openListFile(join(folder, ref.path)), space);
  const wanted = manifestOf(`segment: { customer_segment_id: bench }\n${text}\n`);
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
    for (let at = 0; at < MEMBERS; at += 100_000) {
      const lines = Array.from({ length: 100_000 }, (_, offset) => at + offset);
      writeSync(file, lines.filter(isIn).map(addressOf).join(''));
    }
    closeSync(file);
    renameSync(`${path}.part`, path);
  }
  return folder;
}

/** Ascending with its number, and of the usual length. */
function addressOf(at: number): string {
  let rest = at * 30;
  let letters = '';
  for (let place = 0; place < 6; place += 1) {
    letters = String.fromCharCode(97 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26);
  }
  return `${letters}.${at % 97}@example.com\n`;
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;
}
