import { spawn } from 'node:child_process';
import type { EditedFile } from '../../src/app/demo.ts';
import { Demo } from '../../src/app/demo.ts';
import { untilStopped } from '../../src/app/signals.ts';
import { differenceOf } from '../../src/report/difference.ts';
import type { Terminal } from '../terminal.ts';
import { cliCommand, toggle } from './command.ts';

/** Runs the whole job as a person would type it, each command a process of its own. */
export const command = cliCommand({
  description: 'show the whole loop on the embedded emulator; no file of yours is touched',
  example: 'segops demo --dashboard',
  takes: { dashboard: toggle('--dashboard', "keep the emulator's page open afterwards") },
  run: async (terminal, { dashboard }) => {
    const demo = await Demo.open();
    try {
      const asExpected = await tell(terminal, demo);
      const asDeclared = compare(terminal, demo);
      if (dashboard) {
        const stopped = untilStopped();
        terminal.out(
          `\nThe emulator's page stays open at ${demo.emulator.url}/ (Ctrl-C ends it).\n`,
        );
        await stopped;
      }
      return asExpected && asDeclared ? 0 : 1;
    } finally {
      await demo.close();
    }
  },
});

/** Whether every command ended with the exit code that it should. */
async function tell(terminal: Terminal, demo: Demo): Promise<boolean> {
  let asExpected = true;
  const step = (text: string) => terminal.out(`\n== ${text}\n`);
  const run = async (expected: number, ...args: string[]) => {
    terminal.out(`\n$ segops ${args.join(' ')}\n`);
    const code = await spawned(args, demo, terminal.colour);
    if (code === expected) return;
    asExpected = false;
    terminal.err(`(exit code ${code}, but ${expected} was expected)\n`);
  };
  step(`An emulator of CleverTap's API runs at ${demo.emulator.url}`);
  step('1. Are the manifests valid?');
  await run(0, 'validate');
  step('2. What would be sent?');
  await run(0, 'plan');
  step('3. Send it');
  await run(0, 'apply', '--yes');
  step('4. A second plan has nothing to do');
  await run(0, 'plan', '--detailed-exitcode');
  step('5. An edit, as a pull request would make it');
  for (const edited of demo.edit()) terminal.out(difference(edited));
  await run(2, 'plan', '--detailed-exitcode');
  await run(0, 'apply', '--yes');
  step('6. A list arrives cut off after 12 lines: the guards refuse it');
  await demo.withListCutOff(12, () => run(3, 'apply', '--yes'));
  step('7. Is in the account what the manifests say?');
  return asExpected;
}

function spawned(
  args: readonly string[],
  { folder, emulator }: Demo,
  colour: boolean,
): Promise<number> {
  const env = {
    ...process.env,
    CLEVERTAP_ACCOUNT_ID: emulator.accountId,
    CLEVERTAP_PASSCODE: emulator.passcode,
    SEGOPS_BASE_URL: emulator.url,
    ...(colour ? { FORCE_COLOR: '1' } : {}),
  };
  const entry = process.argv[1] ?? '';
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, entry, ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function difference({ file, before, after }: EditedFile): string {
  const old = { name: `a/${file}`, text: before };
  return `\n${differenceOf(old, { name: `b/${file}`, text: after }, 1) ?? ''}`;
}

/** Whether the account is as the manifests declare it. */
function compare(terminal: Terminal, demo: Demo): boolean {
  const compared = demo.compare();
  for (const { equal, key, desired, actual } of compared) {
    const verdict = equal ? 'equal    ' : 'DIFFERENT';
    terminal.out(`${verdict}  ${key}: ${desired} in YAML, ${actual} in the account\n`);
  }
  return compared.every(({ equal }) => equal);
}
