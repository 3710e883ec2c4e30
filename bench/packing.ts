import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Counting, Limits } from '../src/model.ts';
import { lowerBound, perSegmentRequests } from '../src/plan/packing/bound.ts';
import type { ChangeMatrix } from '../src/plan/packing/matrix.ts';
import { packChanges } from '../src/plan/packing/pack.ts';
import { exactBound } from './packing/exact-bound.ts';
import { costBesideReading, type ReadingCost } from './packing/reading.ts';
import { WORKLOADS, type Workload, workload } from './packing/workloads.ts';

/** What one workload cost: `milliseconds` of processor time for the packing alone; `megabytes` is the peak of the whole process, the workload included. */
interface Row {
  readonly name: string;
  readonly changes: number;
  readonly requests: number;
  readonly bound: number;
  /** The exact bound by search, where it is feasible and says more than `bound`. */
  readonly exact: string;
  readonly perSegment: number;
  readonly milliseconds: number;
  /** Processor time of the bound. */
  readonly boundMilliseconds: number;
  readonly megabytes: number;
}

/**
 * Where the exact bound is searched, and the weight of users that it was found largest at; with a
 * stride, every so many columns only, which makes it an estimate.
 */
const EXACT: Partial<Record<Workload, { readonly weight: number; readonly stride: number }>> = {
  'deep-random': { weight: 0.45, stride: 1 },
  dense: { weight: 0.55, stride: 9 },
  archetypes: { weight: 0.9, stride: 1 },
};
const CHILD = 'packing-workload';
const COUNTINGS = ['occurrences', 'distinct', 'pairs'] as const;

/** Prints a Markdown table for each counting, of all workloads or of those named; each workload runs in a process of its own. */
export async function run(args: readonly string[] = []): Promise<void> {
  const names = WORKLOADS.filter((name) => args.length === 0 || args.includes(name));
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${today()}`);
  for (const counting of COUNTINGS) {
    console.log(`\n### \`${counting}\`\n`);
    console.log(HEAD);
    for (const name of names) console.log(line(await apart<Row>(name, counting)));
  }
  console.log(`\n### Steps 1 to 3 beside reading\n`);
  console.log(READING_HEAD);
  for (const name of names) {
    const { steps, reading } = await apart<ReadingCost>(name, READING);
    const numbers = [steps, reading].map((n) => n.toLocaleString('en'));
    console.log(`| ${[name, ...numbers, (steps / reading).toFixed(2)].join(' | ')} |`);
  }
}

const READING = 'reading';
const READING_HEAD = `| workload | steps 1 to 3, ms | reading, ms | ratio |
| --- | ---: | ---: | ---: |`;
const HEAD = `| workload | changes | requests | bound | ratio | T2 | per-segment requests | ms | bound, ms | MB |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`;

function line(row: Row): string {
  const ratio = (row.requests / row.bound).toFixed(3);
  const numbers = [row.changes, row.requests, row.bound].map((n) => n.toLocaleString('en'));
  const { perSegment, milliseconds, boundMilliseconds, megabytes } = row;
  const costs = [perSegment, milliseconds, boundMilliseconds, megabytes].map((n) =>
    n.toLocaleString('en'),
  );
  return `| ${[row.name, ...numbers, ratio, row.exact, ...costs].join(' | ')} |`;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** What the process of its own makes of this workload: `what` is a counting, or `READING`. */
function apart<T>(name: Workload, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [CHILD, name, what]);
    child.once('message', (cost) => resolve(cost as T));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

function limitsOf(counting: Counting): Limits {
  return { users: 100, segments: 100, entries: 100, inFlight: 3, counting };
}

function measure(name: Workload, counting: Counting): Row {
  const limits = limitsOf(counting);
  const matrix = workload(name);
  const passed = stopwatch();
  const requests = packChanges(matrix, limits).length;
  const milliseconds = passed();
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const bound = lowerBound(matrix, limits);
  const boundMilliseconds = passed();
  const exact = counting === 'occurrences' ? EXACT[name] : undefined;
  return {
    name,
    changes: matrix.cells.length,
    requests,
    bound,
    perSegment: perSegmentRequests(matrix, limits),
    milliseconds,
    boundMilliseconds,
    megabytes,
    exact: exact === undefined ? '' : exactText(matrix, exact.weight, exact.stride),
  };
}

/** Processor time in milliseconds since the last call. */
function stopwatch(): () => number {
  let before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    return Math.round((user + system) / 1000);
  };
}

function exactText(matrix: ChangeMatrix, weight: number, stride: number): string {
  return `${stride > 1 ? '~' : ''}${exactBound(matrix, weight, stride)}`;
}

if (process.argv[2] === CHILD && process.send !== undefined) {
  const [name, what] = process.argv.slice(3) as [Workload, Counting | typeof READING];
  const cost =
    what === READING
      ? costBesideReading(name, workload(name), limitsOf('occurrences'), stopwatch())
      : measure(name, what);
  process.send(cost);
}
