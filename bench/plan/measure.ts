import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One way to find the changes, run as a process of its own. */
export interface Contender {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly folder: string;
}

/** Medians of all rounds. */
export interface Cost {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of user and system time, over all cores. */
  readonly cpu: number;
  /** The least of all rounds: what others do on the machine only adds to it. */
  readonly leastCpu: number;
  /** Resident at most, MB (10^6). */
  readonly megabytes: number;
}

/** Runs the contenders in turn, round by round, so that a busy moment hits all of them. */
export function measure(contenders: readonly Contender[], rounds: number): Map<string, Cost> {
  const costs = new Map(contenders.map(({ name }) => [name, [] as Cost[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const contender of contenders) {
      const cost = runOnce(contender);
      // The first round warms the cache.
      if (round > 0) costs.get(contender.name)?.push(cost);
    }
  }
  return new Map(
    [...costs].map(([name, all]) => [
      name,
      {
        wall: median(all.map(({ wall }) => wall)),
        cpu: median(all.map(({ cpu }) => cpu)),
        leastCpu: Math.min(...all.map(({ cpu }) => cpu)),
        megabytes: median(all.map(({ megabytes }) => megabytes)),
      },
    ]),
  );
}

function runOnce({ name, command, folder }: Contender): Cost {
  const times = mkdtempSync(join(tmpdir(), 'segops-bench-'));
  const file = join(times, 'times');
  const [program, ...args] = ['/usr/bin/time', '-o', file, '-f', '%e %U %S %M', ...command];
  const started = process.hrtime.bigint();
  const done = spawnSync(program ?? '', args, {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C', NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const wall = Number(process.hrtime.bigint() - started) / 1e9;
  if (done.status !== 0) throw new Error(`${name} failed: ${done.stderr}`);
  const [, user, system, kilobytes] = readFileSync(file, 'utf8').trim().split(' ').map(Number);
  rmSync(times, { recursive: true });
  const cpu = (user ?? 0) + (system ?? 0);
  return { wall, cpu, leastCpu: cpu, megabytes: ((kilobytes ?? 0) * 1024) / 1e6 };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
