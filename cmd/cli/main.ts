#!/usr/bin/env node
import type { Help } from 'commander';
import { Command, CommanderError } from 'commander';
import { bugReport, knownFailure, reportUncaught } from '../../src/app/known-failure.ts';
import { isReaderGone, outputFailed } from '../../src/app/system-failure.ts';
import { VERSION } from '../../src/app/version.ts';
import type { ExitCode } from '../../src/failure.ts';
import { wrap } from '../../src/report/display-width.ts';
import { problemsToText } from '../../src/report/problems-text.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import type { CliCommand, Door } from './command.ts';
import { seeHelp, wrapHelp, wrapUsage } from './command.ts';

/** The CLI: flags in, exit code out. A command is loaded when it is called, so that start-up stays short. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: CliCommand }>>> = {
  init: () => import('./init.ts'),
  validate: () => import('./validate.ts'),
  fmt: () => import('./fmt.ts'),
  plan: () => import('./plan.ts'),
  apply: () => import('./apply.ts'),
  import: () => import('./import.ts'),
  status: () => import('./status.ts'),
  verify: () => import('./verify.ts'),
  doctor: () => import('./doctor.ts'),
  log: () => import('./log.ts'),
  why: () => import('./why.ts'),
  revert: () => import('./revert.ts'),
  'import-errors': () => import('./import-errors.ts'),
  unblock: () => import('./unblock.ts'),
  lock: () => import('./lock.ts'),
  emulate: () => import('./emulate.ts'),
  demo: () => import('./demo.ts'),
};

/** What people want to do, in the order in which they come to it. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'Start:': ['demo', 'init', 'import'],
  'Edit:': ['validate', 'fmt'],
  'Plan and apply:': ['plan', 'apply', 'status'],
  'Look back and undo:': ['log', 'why', 'revert', 'verify'],
  'Repair:': ['doctor', 'import-errors', 'unblock', 'lock'],
  'Rehearse:': ['emulate'],
};

const EXIT_CODES = `
Example:
  segops plan

Exit codes:
  0  done, or nothing to do
  1  error, wrong usage, lease held or lockfile missing, declined
  2  changes pending (plan --detailed-exitcode, fmt --check), something waiting (status), or something that differs (verify)
  3  refused by a guard, or the plan is stale
  4  applied in part, blocked or settling, or evidence that is not whole
`;

/** Narrower, a description stands below what it describes. */
const FEWEST_COLUMNS = 30;

function formatItem(term: string, termWidth: number, description: string, help: Help): string {
  const { helpWidth = 80 } = help;
  const beside = helpWidth - termWidth - 4;
  if (description === '') return `  ${term}`;
  if (beside < FEWEST_COLUMNS) {
    return [`  ${term}`, ...wrap(description, helpWidth, '      ')].join('\n');
  }
  const indent = ' '.repeat(termWidth + 4);
  return wrap(description, helpWidth, `  ${term.padEnd(termWidth)}  `, indent).join('\n');
}

/** The command that is called; every one where help is asked for or the word is unknown. */
function namesFor([word = '']: readonly string[]): readonly string[] {
  if (word === '-v' || word === '--version') return [];
  const inOrder = [...Object.values(GROUPS).flat(), ...Object.keys(COMMANDS)];
  return Object.hasOwn(COMMANDS, word) ? [word] : [...new Set(inOrder)];
}

function groupOf(name: string): string {
  return Object.keys(GROUPS).find((group) => GROUPS[group]?.includes(name)) ?? 'Other:';
}

function rootCommand(terminal: Terminal): Command {
  return new Command('segops')
    .description('GitOps for CleverTap API segments: membership in YAML, planned and applied.')
    .version(VERSION, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .commandsGroup('Help:')
    .helpCommand('help [command]', 'show help for a command, with an example')
    .addHelpText('after', ({ command }) => wrapHelp(EXIT_CODES, command))
    .showSuggestionAfterError()
    .configureHelp({
      helpWidth: Math.min(terminal.width, 80),
      formatItem,
      subcommandTerm: (command) => command.name(),
    })
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text, write) => write(wrapUsage(text, terminal.width)),
    })
    .showHelpAfterError(seeHelp('segops'))
    .exitOverride();
}

async function main(args: readonly string[]): Promise<ExitCode> {
  const terminal = processTerminal();
  const root = rootCommand(terminal);
  const door: Door = { terminal, code: 0 };
  try {
    for (const name of namesFor(args)) {
      const loaded = await COMMANDS[name]?.();
      loaded?.command.addTo(root, name, door);
      root.commands.at(-1)?.helpGroup(groupOf(name));
    }
    await root.parseAsync(args, { from: 'user' });
    return door.code;
  } catch (error) {
    return report(door.terminal, error);
  }
}

function tellBug(terminal: Terminal, error: unknown): void {
  terminal.err(bugReport(error, { redacts: false, env: process.env }));
}

/** What people can cause is printed as a problem; anything else is a bug and says so. */
async function report(terminal: Terminal, error: unknown): Promise<ExitCode> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
  const failed = knownFailure(error);
  if (failed === null) {
    tellBug(terminal, error);
    return 1;
  }
  const { printProblems } = await import('../print.ts');
  printProblems(terminal, failed.problems);
  return failed.exitCode;
}

reportUncaught((error) => tellBug(processTerminal(), error));
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that closes early, e.g. `segops apply | head`, is no error, and what is done goes on.
  if (isReaderGone(error)) return;
  const { width, colour, err } = processTerminal();
  err(problemsToText(outputFailed(error).problems, { width, colour }));
  process.exit(1);
});
// There is nowhere left to say it, and progress that nobody sees must not end an apply.
process.stderr.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));
