import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { openListFile } from '../src/lists/list-files.ts';
import type { ListRef } from '../src/lists/list-ref.ts';
import { openList } from '../src/lists/open-list.ts';
import { openDesired } from '../src/manifest/desired.ts';
import type { OpenRef } from '../src/manifest/exclusions.ts';
import { parseManifest } from '../src/manifest/parse-manifest.ts';
import type { MemberCursor } from '../src/members/cursor.ts';
import { compareCursors } from '../src/members/cursor.ts';
import { SortSpace } from '../src/members/line-sort.ts';
import { diskSpill } from '../src/members/spill.ts';
import { makeData } from './plan/data.ts';

const ROUNDS = 3;
const MEMBERS = 10_000_000;

/** Whose addresses have capitals. */
const WORKLOADS = [
  { name: 'none has a capital', members: 'small', out: 'small' },
  { name: 'one opt-out in 100 has one', members: 'small', out: 'some' },
  { name: 'one member in 100 has one', members: 'some', out: 'small' },
  { name: 'one in 100 of both has one', members: 'some', out: 'some' },
  { name: 'all opt-outs begin with one', members: 'small', out: 'all' },
  { name: 'all members begin with one', members: 'all', out: 'small' },
] as const;

/** Exclusion of 1 M opt-outs from 10 M members, both sorted: ignoring case against a bare merge. */
export async function run(): Promise<void> {
  const folder = prepare();
  console.log(`${cpus()[0]?.model}, Node ${process.version}\n`);
  console.log('| 10 M members, 1 M opt-outs | exact: s | ignoring case: s | ratio | left |');
  console.log('| --- | ---: | ---: | ---: | ---: |');
  for (const { name, members, out } of WORKLOADS) {
    const paths = [`${folder}/members-${members}.txt`, `${folder}/out-${out}.txt`] as const;
    const exact: number[] = [];
    const folding: number[] = [];
    let left = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      exact.push(timed(() => exactly(...paths)));
      folding.push(timed(() => (left = heldBack(...paths))));
    }
    const [a, b] = [median(exact.slice(1)), median(folding.slice(1))];
    const figures = [a.toFixed(2), b.toFixed(2), (b / a).toFixed(2), left];
    console.log(`| ${[name, ...figures].join(' | ')} |`);
  }
}

/** Sorted lists: in small letters, with every hundredth line and with all in a capital. */
function prepare(): string {
  const { folder, want } = makeData(resolve('.bench'), MEMBERS);
  if (existsSync(`${folder}/out-all.txt`)) return folder;
  const script = `set -e
sort -mu ${want.join(' ')} > members-small.txt
awk 'NR % 10 == 3' members-small.txt > out-small.txt
for i in members out; do
  awk 'NR % 100 == 5 { $0 = toupper(substr($0, 1, 1)) substr($0, 2) } { print }' $i-small.txt | sort > $i-some.txt
  awk '{ print toupper(substr($0, 1, 1)) substr($0, 2) }' $i-small.txt | sort > $i-all.txt
done`;
  execFileSync('bash', ['-c', script], { cwd: folder, env: { ...process.env, LC_ALL: 'C' } });
  return folder;
}

const space = new SortSpace(diskSpill);
const openPath: OpenRef = (ref) => openList(ref, () => openListFile(ref.path), space);

function listAt(path: string): ListRef {
  const read = {
    kind: 'list',
    format: { kind: 'text' },
    maxAgeMs: null,
    expectRows: null,
  } as const;
  return { ...read, path, place: { file: 'bench' } };
}

/** What an exclusion costs that only compares bytes. */
function exactly(members: string, out: string): number {
  const from = openPath(listAt(members)).cursor('identity');
  return count(new Except(from, openPath(listAt(out)).cursor('identity')));
}

class Except implements MemberCursor {
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  readonly #from: MemberCursor;
  readonly #without: MemberCursor;
  #hasWithout: boolean | null = null;

  constructor(from: MemberCursor, without: MemberCursor) {
    this.#from = from;
    this.#without = without;
  }

  next(): boolean {
    this.#hasWithout ??= this.#without.next();
    while (this.#from.next()) {
      if (this.#excluded()) continue;
      this.bytes = this.#from.bytes;
      this.start = this.#from.start;
      this.end = this.#from.end;
      return true;
    }
    return false;
  }

  #excluded(): boolean {
    while (this.#hasWithout) {
      const order = compareCursors(this.#without, this.#from);
      if (order >= 0) return order === 0;
      this.#hasWithout = this.#without.next();
    }
    return false;
  }
}

function heldBack(members: string, out: string): number {
  const manifest = parseManifest(
    `segment: { customer_segment_id: bench }\nmembers_from: [file: ${members}]\nexclude_from: [file: ${out}]\n`,
    'bench.yaml',
  );
  if (!manifest.ok) throw new Error('the manifest is not valid');
  // A table that an earlier round has made is not used again.
  const open: OpenRef = (ref) => openPath(ref);
  return count(openDesired(manifest.value, new Map(), open).cursor('identity'));
}

function count(cursor: MemberCursor): number {
  let rows = 0;
  while (cursor.next()) rows += 1;
  return rows;
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
