import { spawn } from 'node:child_process';
import type { EditedFile } from '../../src/app/demo.ts';
import { Demo } from '../../src/app/demo.ts';
import { untilStopped } from '../../src/app/signals.ts';
import { asCommand, count, plural, say } from '../../src/message.ts';
import { differenceOf, paintDifference } from '../../src/report/difference.ts';
import { wrap } from '../../src/report/display-width.ts';
import type { Palette } from '../../src/report/palette.ts';
import { paletteOf } from '../../src/report/palette.ts';
import { messageLines } from '../../src/report/render-message.ts';
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
      tellNext(terminal);
      if (dashboard) {
        const stopped = untilStopped();
        terminal.out(
          `\nThe emulator's page stays open at ${demo.emulator.url}/ (Ctrl-C ends it).\n`,
        );
        await stopped;
      }
      return asExpected ? 0 : 1;
    } finally {
      await demo.close();
    }
  },
});

/** Whether every command ended with the exit code that it should, and the account is as declared. */
async function tell(terminal: Terminal, demo: Demo): Promise<boolean> {
  const palette = paletteOf(terminal.colour);
  let asExpected = true;
  const strong = (text: string) => wrap(text, terminal.width).map(palette.strong).join('\n');
  const step = (text: string) => terminal.out(`\n${strong(text)}\n`);
  const run = async (expected: number, ...args: string[]) => {
    terminal.out(`${palette.faint(`$ segops ${args.join(' ')}`)}\n`);
    const code = await spawned(args, demo, terminal.colour);
    if (code === expected) return;
    asExpected = false;
    terminal.err(`(exit code ${code}, but ${expected} was expected)\n`);
  };
  terminal.out(`${strong(`An emulator of CleverTap's API runs at ${demo.emulator.url}`)}\n`);
  step('1. Four segments are declared: plan them, and send the plan');
  await run(0, 'apply', '--yes', '--samples', '0');
  step('2. An edit, as a pull request would make it');
  for (const edited of demo.edit()) terminal.out(difference(edited, terminal, palette));
  await run(0, 'apply', '--yes', '--samples', '3');
  const asDeclared = compare(terminal, demo);
  step('3. A list arrives cut off after 12 lines: the guards refuse it');
  await demo.withListCutOff(12, () => run(3, 'plan', '--samples', '0'));
  step('4. Who was added, when and by whom?');
  await run(0, 'log', 'grace.hopper@example.com');
  step('5. Take the edit back');
  await run(0, 'revert', String(await demo.lastApply()));
  return asExpected && asDeclared;
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

/** The lines that change, each with its sign and its file. */
function difference(
  { file, before, after }: EditedFile,
  { width }: Terminal,
  palette: Palette,
): string {
  const whole = differenceOf({ name: file, text: before }, { name: file, text: after }, 0) ?? '';
  const lines = whole.split('\n').filter((line) => /^[+-](?![+-]{2} )/.test(line));
  const told = lines.flatMap((line) => {
    // A member in YAML has a dash of its own.
    const changed = `${line.charAt(0)} ${line.slice(1).replace(/^ *(?:- )?/, '')}`;
    const beside = `${changed}  (${file})`;
    return beside.length <= width ? [beside] : [changed, `  (${file})`];
  });
  return `${paintDifference(told.join('\n'), palette)}\n`;
}

/** Whether the account is as the manifests declare it. */
function compare(terminal: Terminal, demo: Demo): boolean {
  const compared = demo.compare();
  const equal = compared.filter((one) => one.equal);
  const members = equal.reduce((sum, { actual }) => sum + actual, 0);
  const tellLine = (text: string) => terminal.out(`${wrap(text, terminal.width).join('\n')}\n`);
  if (equal.length > 0) {
    const what = `${plural(equal.length, 'segment')}, ${plural(members, 'membership')}`;
    tellLine(`The account has what the manifests say: ${what}.`);
  }
  for (const { key, desired, actual } of compared.filter((one) => !one.equal)) {
    tellLine(`DIFFERENT: ${key} has ${count(actual)} in the account, ${count(desired)} in YAML.`);
  }
  return equal.length === compared.length;
}

function tellNext(terminal: Terminal): void {
  const next = say`Next: start a repository of your own. ${asCommand('segops init')}`;
  terminal.out(`\n${messageLines(next, terminal.width).join('\n')}\n`);
}
