import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { type Data, makeData, SEGMENTS } from './plan/data.ts';
import { type Contender, type Cost, measure } from './plan/measure.ts';
import { type Kind, makeRepository, writeLock } from './plan/repository.ts';

/** Rounds that count; one more goes before them. */
const ROUNDS = 3;
const MILLION = 1_000_000;

/** One line of the table: segops beside a peer that did the same work in the same rounds. */
interface Row {
  readonly what: string;
  readonly segops: Cost;
  readonly peer: string;
  readonly cost: Cost;
}

/** Prints Markdown tables; `1m`, `10m` or `inline` as an argument measures that part alone. */
export async function run(args: readonly string[] = []): Promise<void> {
  execFileSync(process.execPath, ['scripts/build.mjs', '.bench/dist']);
  const wants = (part: string) => args.length === 0 || args.includes(part);
  console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}\n`);
  console.log(HEAD);
  const sorted = new Map<number, Cost>();
  for (const members of [MILLION, 10 * MILLION]) {
    if (!wants(`${members / MILLION}m`)) continue;
    const data = makeData(resolve('.bench'), members);
    writeLock(data);
    const rows = [...sortedRows(data), ...unsortedRows(data)];
    for (const row of rows) console.log(line(row));
    sorted.set(members, rows[0]?.segops ?? NOTHING);
  }
  if (wants('inline')) {
    const data = makeData(resolve('.bench'), MILLION);
    writeLock(data);
    for (const row of inlineRows(data)) console.log(line(row));
  }
  printSlope(sorted);
}

const NOTHING: Cost = { wall: 0, cpu: 0, leastCpu: 0, megabytes: 0 };
const HEAD = `| what | segops: s | CPU s | MB | against | s | CPU s | ratio | CPU ratio |
| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |`;

function line({ what, segops, peer, cost }: Row): string {
  const figures = [segops.wall.toFixed(2), segops.cpu.toFixed(2), segops.megabytes.toFixed(0)];
  const theirs = [cost.wall.toFixed(2), cost.cpu.toFixed(2)];
  const ratios = [(segops.wall / cost.wall).toFixed(2), (segops.cpu / cost.cpu).toFixed(2)];
  return `| ${[what, ...figures, peer, ...theirs, ...ratios].join(' | ')} |`;
}

function printSlope(sorted: ReadonlyMap<number, Cost>): void {
  const [small, large] = [sorted.get(MILLION), sorted.get(10 * MILLION)];
  if (small === undefined || large === undefined) return;
  const nanoseconds = ((large.wall - small.wall) / (9 * MILLION)) * 1e9;
  console.log(`\nFrom 1 M to 10 M sorted: ${nanoseconds.toFixed(0)} ns a member.`);
}

function sortedRows(data: Data): Row[] {
  return rowsOf(`sorted lists, ${millions(data)}`, segops(data, 'sorted'), [
    shell('`comm -3`', data, 'comm -3 want/s$i.txt have/s$i.txt'),
  ]);
}

function unsortedRows(data: Data): Row[] {
  return rowsOf(`unsorted lists, ${millions(data)}`, segops(data, 'unsorted'), [
    shell('`sort` of one, `comm -3`', data, 'sort want-shuffled/s$i.txt | comm -3 - have/s$i.txt'),
    shell(
      '`sort` of both, `comm -3`',
      data,
      'comm -3 <(sort want-shuffled/s$i.txt) <(sort have-shuffled/s$i.txt)',
    ),
    node('DuckDB', data, 'duckdb'),
  ]);
}

function inlineRows(data: Data): Row[] {
  return rowsOf(`inline YAML, ${millions(data)}`, segops(data, 'inline'), [
    node('`yaml`, sort, merge', data, 'yaml'),
  ]);
}

function rowsOf(what: string, own: Contender, peers: readonly Contender[]): Row[] {
  const costs = measure([own, ...peers], ROUNDS);
  const segopsCost = costs.get(own.name) ?? NOTHING;
  return peers.map((peer) => ({
    what,
    segops: segopsCost,
    peer: peer.name,
    cost: costs.get(peer.name) ?? NOTHING,
  }));
}

function millions(data: Data): string {
  return `${data.members / MILLION} M`;
}

function segops(data: Data, kind: Kind): Contender {
  const program = resolve('.bench/dist/segops.js');
  const folder = makeRepository(data, kind);
  return { name: 'segops', command: [process.execPath, program, 'plan'], folder };
}

function shell(name: string, data: Data, script: string): Contender {
  const loop = `for i in $(seq 0 ${SEGMENTS - 1}); do ${script}; done`;
  return { name, command: ['bash', '-c', loop], folder: data.folder };
}

function node(name: string, data: Data, tool: string): Contender {
  const program = resolve(join('bench', 'plan', 'peers.mjs'));
  const command = [process.execPath, '--max-old-space-size=8000', program, tool, data.folder];
  return { name, command: [...(command as [string]), `${SEGMENTS}`], folder: resolve('.') };
}
