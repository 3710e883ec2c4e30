import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTwoFilesPatch } from 'diff';
import { compareWithManifests } from '../../src/app/compare.ts';
import { untilStopped } from '../../src/app/signals.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import type { Terminal } from '../terminal.ts';

export interface DemoOptions {
  readonly dashboard?: boolean;
}

/** Runs the whole job as a person would type it, each command a process of its own. */
export async function demo(terminal: Terminal, options: DemoOptions): Promise<0 | 1> {
  const folder = mkdtempSync(join(tmpdir(), 'segops demo '));
  const emulator = await startEmulator({ port: 0 });
  try {
    cpSync(quickstart(), folder, { recursive: true });
    const run = runner(terminal, folder, emulator);
    await tell(terminal, run, folder, emulator.url);
    const compared = await compareWithManifests(folder, emulator.url);
    for (const { equal, key, desired, actual } of compared) {
      const verdict = equal ? 'equal    ' : 'DIFFERENT';
      terminal.out(`${verdict}  ${key}: ${desired} in YAML, ${actual} in the account\n`);
    }
    if (options.dashboard === true) {
      terminal.out(`\nThe emulator's page stays open at ${emulator.url}/ (Ctrl-C ends it).\n`);
      await untilStopped();
    }
    return compared.every(({ equal }) => equal) && run.asExpected() ? 0 : 1;
  } finally {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `examples/quickstart/` of the package that this file, bundled or not, is part of. */
function quickstart(): string {
  const here = fileURLToPath(import.meta.url);
  const top = here.slice(0, Math.max(here.lastIndexOf('/dist/'), here.lastIndexOf('/cmd/')));
  return join(top, 'examples', 'quickstart');
}

interface Runner {
  (expected: number, ...args: string[]): Promise<void>;
  /** Whether every command so far ended with the exit code that it should. */
  asExpected(): boolean;
}

function runner(
  terminal: Terminal,
  folder: string,
  emulator: { readonly url: string; readonly accountId: string; readonly passcode: string },
): Runner {
  const env = {
    ...process.env,
    CLEVERTAP_ACCOUNT_ID: emulator.accountId,
    CLEVERTAP_PASSCODE: emulator.passcode,
    SEGOPS_BASE_URL: emulator.url,
    ...(terminal.colour ? { FORCE_COLOR: '1' } : {}),
  };
  let allAsExpected = true;
  const run = async (expected: number, ...args: string[]): Promise<void> => {
    terminal.out(`\n$ segops ${args.join(' ')}\n`);
    const code = await spawned(args, folder, env);
    if (code === expected) return;
    allAsExpected = false;
    terminal.err(`(exit code ${code}, but ${expected} was expected)\n`);
  };
  return Object.assign(run, { asExpected: () => allAsExpected });
}

function spawned(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const entry = process.argv[1] ?? '';
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, entry, ...args], {
      cwd,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

async function tell(terminal: Terminal, run: Runner, folder: string, url: string): Promise<void> {
  const step = (text: string) => terminal.out(`\n== ${text}\n`);
  step(`The vendor's API is emulated at ${url}`);
  step('1. Are the manifests valid?');
  await run(0, 'validate');
  step('2. What would be sent?');
  await run(0, 'plan');
  step('3. Send it');
  await run(0, 'apply', '--yes');
  step('4. A second plan has nothing to do');
  await run(0, 'plan', '--detailed-exitcode');
  step('5. An edit, as a pull request would make it');
  for (const [file, edit] of EDITS) terminal.out(edited(folder, file, edit));
  await run(2, 'plan', '--detailed-exitcode');
  await run(0, 'apply', '--yes');
  step('6. A list arrives cut off after 12 lines: the guards refuse it');
  const list = join(folder, 'lists/newsletter.txt');
  const whole = readFileSync(list, 'utf8');
  writeFileSync(list, `${whole.split('\n').slice(0, 12).join('\n')}\n`);
  await run(3, 'apply', '--yes');
  writeFileSync(list, whole);
  step('7. Is in the account what the manifests say?');
}

type Edit = (text: string) => string;

const EDITS: readonly (readonly [string, Edit])[] = [
  [
    'segments/vip-customers.yaml',
    (text) =>
      text
        .replace('  - susan65@example.org\n', '')
        .replace('  - "00123"', '  - grace.hopper@example.com\n  - "00123"'),
  ],
  ['lists/newsletter.txt', (text) => `${text}new.reader@example.com\n`],
  ['lists/opted-out.txt', (text) => `${text}ada6@example.net\n`],
];

function edited(folder: string, file: string, edit: Edit): string {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = edit(before);
  writeFileSync(path, after);
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, '', '', {
    context: 1,
  });
  return `\n${patch.split('\n').slice(1).join('\n')}`;
}
