import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { renderIndex } from '../src/lock/index-format.ts';
import { emptyIndex } from '../src/lock/lock-index.ts';
import { type Data, makeData } from './plan/data.ts';
import { type Contender, measure } from './plan/measure.ts';

/** Rounds that count; one more goes before them. */
const ROUNDS = 3;
const MILLION = 1_000_000;
const HEAP = '--max-old-space-size=12000';

const CONFIG = `account: { region: in1 }
lock: { file: segops.lock, lineage: bench }
`;

/** Prints what a format costs on a first fill; `1m` or `10m` as an argument measures that part alone. */
export async function run(args: readonly string[] = []): Promise<void> {
  execFileSync(process.execPath, ['scripts/build.mjs', '.bench/dist']);
  console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}\n`);
  console.log('| first fill | any: s | CPU s | email: s | CPU s | ratio | CPU ratio |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const members of [MILLION, 10 * MILLION]) {
    if (args.length > 0 && !args.includes(`${members / MILLION}m`)) continue;
    console.log(lineFor(makeData(resolve('.bench'), members)));
  }
}

function lineFor(data: Data): string {
  const [without, by] = [contender(data, 'any'), contender(data, 'email')];
  const costs = measure([without, by], ROUNDS);
  const [any, email] = [costs.get('any'), costs.get('email')];
  if (any === undefined || email === undefined) throw new Error('nothing was measured');
  const figures = [any.wall, any.cpu, email.wall, email.cpu];
  const ratios = [email.wall / any.wall, email.cpu / any.cpu];
  const cells = [...figures, ...ratios].map((value) => value.toFixed(2));
  return `| ${data.members / MILLION} M | ${cells.join(' | ')} |`;
}

/** An empty lockfile, and lists whose members are all new. */
function contender(data: Data, format: 'any' | 'email'): Contender {
  const folder = join(data.folder, `first-${format}`);
  const command = [process.execPath, HEAP, resolve('.bench/dist/segops.js'), 'plan'] as const;
  if (existsSync(join(folder, 'done'))) return { name: format, command: [...command], folder };
  mkdirSync(join(folder, 'segments'), { recursive: true });
  writeFileSync(join(folder, 'segops.yaml'), `${CONFIG}identity: { format: ${format} }\n`);
  writeFileSync(join(folder, 'segops.lock'), renderIndex(emptyIndex('bench')));
  symlinkSync('../want', join(folder, 'lists'));
  for (const index of data.want.keys()) {
    const manifest = `segment: { customer_segment_id: s${index} }\nmembers_from: [{ file: lists/s${index}.txt }]\n`;
    writeFileSync(join(folder, 'segments', `s${index}.yaml`), manifest);
  }
  writeFileSync(join(folder, 'done'), '');
  return { name: format, command: [...command], folder };
}
