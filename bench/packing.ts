import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Counting, Limits } from '../src/model.ts';
import { lowerBound, perSegmentRequests } from '../src/plan/packing/bound.ts';
import type { ChangeMatrix } from '../src/plan/packing/matrix.ts';
import { packChanges } from '../src/plan/packing/pack.ts';
import { exactBound } from './packing/exact-bound.ts';
import { WORKLOADS, type Workload, workload } from './packing/workloads.ts';

/** What one workload cost: `milliseconds` of processor time for the packing; `megabytes` is the peak of the whole process, the workload included. */
interface Row {
  readonly name: string;
  readonly changes: number;
  readonly requests: number;
  readonly bound: number;
  /** The exact bound by search, where it is feasible and says more than `bound`. */
  readonly exact: string;
  readonly perSegment: number;
  readonly milliseconds: number;
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

/** Prints a Markdown table for each counting; each workload runs in a process of its own. */
export async function run(): Promise<void> {
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${today()}`);
  for (const counting of ['occurrences', 'distinct', 'pairs'] as const) {
    console.log(`\n### \`${counting}\`\n`);
    console.log(HEAD);
    for (const name of WORKLOADS) console.log(line(await measureApart(name, counting)));
  }
}

const HEAD = `| workload | changes | requests | bound | ratio | T2 | per-segment requests | ms | MB |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`;

function line(row: Row): string {
  const ratio = (row.requests / row.bound).toFixed(3);
  const numbers = [row.changes, row.requests, row.bound].map((n) => n.toLocaleString('en'));
  const costs = [row.perSegment, row.milliseconds, row.megabytes].map((n) =>
    n.toLocaleString('en'),
  );
  return `| ${[row.name, ...numbers, ratio, row.exact, ...costs].join(' | ')} |`;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function measureApart(name: Workload, counting: Counting): Promise<Row> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [CHILD, name, counting]);
    child.once('message', (row) => resolve(row as Row));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

function measure(name: Workload, counting: Counting): Row {
  const limits: Limits = { users: 100, segments: 100, entries: 100, inFlight: 3, counting };
  const matrix = workload(name);
  const before = process.cpuUsage();
  const requests = packChanges(matrix, limits).length;
  const { user, system } = process.cpuUsage(before);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const exact = counting === 'occurrences' ? EXACT[name] : undefined;
  return {
    name,
    changes: matrix.cells.length,
    requests,
    bound: lowerBound(matrix, limits),
    perSegment: perSegmentRequests(matrix, limits),
    milliseconds: Math.round((user + system) / 1000),
    megabytes,
    exact: exact === undefined ? '' : exactText(matrix, exact.weight, exact.stride),
  };
}

function exactText(matrix: ChangeMatrix, weight: number, stride: number): string {
  return `${stride > 1 ? '~' : ''}${exactBound(matrix, weight, stride)}`;
}

if (process.argv[2] === CHILD && process.send !== undefined) {
  const [name, counting] = process.argv.slice(3) as [Workload, Counting];
  process.send(measure(name, counting));
}
