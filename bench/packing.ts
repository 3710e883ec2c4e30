import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Counting, Limits } from '../src/model.ts';
import { lowerBound, perSegmentRequests } from '../src/plan/packing/bound.ts';
import { packChanges } from '../src/plan/packing/pack.ts';
import { rectangleBound } from './packing/rectangle-bound.ts';
import { WORKLOADS, type Workload, workload } from './packing/workloads.ts';

interface Cost {
  readonly changes: number;
  readonly perSegment: number;
  readonly requests: number;
  readonly bound: number;
  /** Processor time of the packing alone. */
  readonly seconds: number;
  /** The peak of the whole process, with the workload in it. */
  readonly megabytes: number;
}

/**
 * Where the rectangle bound is searched, with the weight of users that makes it largest. With a stride
 * of 9, only every ninth column is searched, which makes it an estimate.
 */
const RECTANGLE: Partial<Record<Workload, { readonly weight: number; readonly stride: number }>> = {
  'deep-random': { weight: 0.45, stride: 1 },
  dense: { weight: 0.55, stride: 9 },
  archetypes: { weight: 0.9, stride: 1 },
};
/** The quickest of so many runs counts. */
const RUNS = 3;
const CHILD = 'packing-workload';
const HEAD = `| workload | changes | per segment | requests | bound | ratio | s | MB | \`distinct\` | \`pairs\` |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`;

/** Prints a Markdown table of all workloads or of those named, then their rectangle bounds. */
export async function run(args: readonly string[] = []): Promise<void> {
  const names = WORKLOADS.filter((name) => args.length === 0 || args.includes(name));
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${today()}`);
  console.log(`\n${HEAD}`);
  for (const name of names) console.log(await line(name));
  for (const name of names) {
    const search = RECTANGLE[name];
    if (search === undefined) continue;
    const bound = rectangleBound(workload(name), search.weight, search.stride);
    console.log(`\nRectangle bound of ${name}: ${search.stride > 1 ? 'about ' : ''}${bound}`);
  }
}

async function line(name: Workload): Promise<string> {
  let cost = await costOf(name, 'occurrences');
  for (let more = 1; more < RUNS; more += 1) {
    const next = await costOf(name, 'occurrences');
    if (next.seconds < cost.seconds) cost = next;
  }
  const [distinct, pairs] = [await costOf(name, 'distinct'), await costOf(name, 'pairs')];
  const cells = [
    cost.changes,
    cost.perSegment,
    cost.requests,
    cost.bound,
    (cost.requests / cost.bound).toFixed(3),
    cost.seconds.toFixed(1),
    cost.megabytes,
    distinct.requests,
    pairs.requests,
  ];
  return `| ${[name, ...cells.map((cell) => cell.toLocaleString('en'))].join(' | ')} |`;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Measured in a process of its own. */
function costOf(name: Workload, counting: Counting): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [CHILD, name, counting]);
    child.once('message', (cost) => resolve(cost as Cost));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

function measure(name: Workload, counting: Counting): Cost {
  const limits: Limits = { users: 100, segments: 100, entries: 100, inFlight: 3, counting };
  const matrix = workload(name);
  const before = process.cpuUsage();
  const requests = packChanges(matrix, limits).length;
  const { user, system } = process.cpuUsage(before);
  return {
    changes: matrix.cells.length,
    perSegment: perSegmentRequests(matrix, limits),
    requests,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    bound: lowerBound(matrix, limits, requests),
    seconds: (user + system) / 1e6,
  };
}

if (process.argv[2] === CHILD && process.send !== undefined) {
  const [name, counting] = process.argv.slice(3) as [Workload, Counting];
  process.send(measure(name, counting));
}
