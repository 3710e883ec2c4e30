import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Emulator } from '../src/emulator/server.ts';
import { startEmulator } from '../src/emulator/server.ts';
import { renderIndex } from '../src/lock/index-format.ts';
import { emptyIndex } from '../src/lock/lock-index.ts';

/**
 * What verification costs where nothing differs: requests and memory, for about a million changes that 30
 * daily applies made in 200 segments. Every process has a clock that is as many days behind as it takes.
 */
const SEGMENTS = 200;
const DAYS = 30;
const NEW_A_DAY = 166;
const CHANGES = SEGMENTS * DAYS * NEW_A_DAY;
const PAGE = 5000;
const MOST_MB = 300;
const DAY_MS = 86_400_000;
/** In no repository: the lockfile of a run before is another one. */
const FOLDER = mkdtempSync(join(tmpdir(), 'segops bench '));

interface Ran {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Prints a table. */
export async function run(): Promise<void> {
  await segops(['scripts/build.mjs', '.bench/dist'], { cwd: '.', shift: 0 });
  const clock = { shift: -DAYS * DAY_MS };
  const emulator = await startEmulator({
    now: () => Date.now() + clock.shift,
    segments: keys().map((key) => ({
      kind: 'api',
      ctSegmentId: null,
      customerSegmentId: key,
      name: key,
    })),
  });
  try {
    writeProject(emulator);
    for (let day = 0; day < DAYS; day += 1) {
      writeLists(day);
      await ran(emulator, ['apply', '--yes'], clock.shift);
      clock.shift += DAY_MS;
    }
    const changes = emulator.state().billed_events;
    if (changes !== CHANGES) throw new Error(`${changes} changes, not ${CHANGES}`);
    console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
    console.log(`${CHANGES} changes of ${DAYS} days in ${SEGMENTS} segments\n`);
    console.log('| segops verify | requests | at most | MB | at most | s |');
    console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
    const counts = 2 * SEGMENTS;
    const events = Math.ceil(CHANGES / PAGE) + 1;
    console.log(await line(emulator, [], counts, clock.shift));
    console.log(await line(emulator, ['--events'], events, clock.shift));
  } finally {
    await emulator.close();
    rmSync(FOLDER, { recursive: true, force: true });
  }
}

async function line(
  emulator: Emulator,
  flags: readonly string[],
  mostRequests: number,
  shift: number,
): Promise<string> {
  const before = requestsOf(emulator);
  const { seconds, megabytes } = await ran(emulator, ['verify', ...flags], shift);
  const requests = requestsOf(emulator) - before;
  const isMissed = requests > mostRequests || megabytes > MOST_MB;
  const figures = [requests, mostRequests, Math.round(megabytes), MOST_MB, seconds.toFixed(1)];
  const shown = flags.map((flag) => `\`${flag}\``).join(' ');
  return `| ${shown} | ${figures.join(' | ')} |${isMissed ? ' MISSED' : ''}`;
}

function requestsOf(emulator: Emulator): number {
  const { counts, events } = emulator.state().apis;
  return counts.requests + events.requests;
}

function keys(): string[] {
  return Array.from({ length: SEGMENTS }, (_, segment) => `s${segment}`);
}

function writeProject({ url }: Emulator): void {
  mkdirSync(join(FOLDER, 'segments'));
  mkdirSync(join(FOLDER, 'lists'));
  writeFileSync(join(FOLDER, 'segops.lock'), renderIndex(emptyIndex('bench')));
  const config = `account: { base_url: "${url}", timezone: UTC }
lock: { file: segops.lock, lineage: bench }
guard: { max_changes: 1000000, max_additions: 1000000 }
`;
  writeFileSync(join(FOLDER, 'segops.yaml'), config);
  for (const key of keys()) {
    const manifest = `segment: { customer_segment_id: ${key} }\nmembers_from: [{ file: lists/${key}.txt }]\n`;
    writeFileSync(join(FOLDER, 'segments', `${key}.yaml`), manifest);
  }
}

function writeLists(day: number): void {
  for (const key of keys()) {
    const members = Array.from(
      { length: (day + 1) * NEW_A_DAY },
      (_, index) => `${key}.user.${String(index).padStart(8, '0')}@example.com\n`,
    );
    writeFileSync(join(FOLDER, 'lists', `${key}.txt`), members.join(''));
  }
}

/** Runs a command of segops as a process, with another clock. Rejects where it does not end with 0. */
function ran(emulator: Emulator, args: readonly string[], shift: number): Promise<Ran> {
  const env = {
    CLEVERTAP_ACCOUNT_ID: emulator.accountId,
    CLEVERTAP_PASSCODE: emulator.passcode,
  };
  return segops([resolve('.bench/dist/segops.js'), ...args], { cwd: FOLDER, shift, env });
}

function segops(
  args: readonly string[],
  { cwd, shift, env = {} }: { cwd: string; shift: number; env?: Record<string, string> },
): Promise<Ran> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', preload(shift), ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let [said, peak] = ['', ''];
  child.stdout?.on('data', (piece: Buffer) => (said = `${said}${piece}`.slice(-2000)));
  child.stderr?.on('data', (piece: Buffer) => (said = `${said}${piece}`.slice(-2000)));
  child.stdio[3]?.on('data', (piece: Buffer) => (peak += piece));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`${args.join(' ')} ended with ${code}: ${said}`));
      else
        resolve({ seconds: (performance.now() - started) / 1000, megabytes: Number(peak) / 1024 });
    });
  });
}

/** Shifts the clock of a process, and has it say at its end how much memory it had at most. */
function preload(shift: number): string {
  const source = `import { writeSync } from 'node:fs';
const real = Date.now;
Date.now = () => real() + ${shift};
globalThis.Date = class extends Date {
  constructor(...given) { if (given.length === 0) super(Date.now()); else super(...given); }
};
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
