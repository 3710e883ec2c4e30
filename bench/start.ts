import { spawnSync } from 'node:child_process';

/** How long `segops --version` takes, against Node doing nothing: the price of every command. */
const RUNS = 21;

export async function run(): Promise<void> {
  const commands = {
    'node -e 0': ['-e', '0'],
    'segops --version': ['dist/segops.js', '--version'],
  };
  const times = new Map<string, number[]>(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < RUNS; round += 1) {
    for (const [name, args] of Object.entries(commands)) times.get(name)?.push(timed(args));
  }
  const base = median(times.get('node -e 0') ?? []);
  console.log('| command | median ms | ratio |\n| --- | --- | --- |');
  for (const [name, runs] of times) {
    console.log(`| ${name} | ${median(runs).toFixed(1)} | ${(median(runs) / base).toFixed(2)} |`);
  }
}

function timed(args: readonly string[]): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`exit code ${status}`);
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
