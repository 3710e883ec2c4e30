#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { systemFailure } from '../../src/app/system-failure.ts';
import { VERSION } from '../../src/app/version.ts';
import { parseDuration } from '../../src/config/scalars.ts';
import { Failure } from '../../src/failure.ts';
import { processTerminal, type Terminal } from '../terminal.ts';

/** The CLI: flags in, exit code out. Each command is loaded when it is called, so that start-up stays short. */
const EXIT_CODES = `
Exit codes:
  0  done, or nothing to do
  1  error, wrong usage, lock held or missing, declined
  2  changes pending (plan --detailed-exitcode, fmt --check), or something
     waits (status)
  3  refused by a guard, or the plan is stale
  4  applied in part, blocked or settling
`;

const ACCOUNT_VARIABLES = `
Environment:
  CLEVERTAP_ACCOUNT_ID   the account ID
  CLEVERTAP_PASSCODE     its passcode; never read from a file
  SEGOPS_BASE_URL        where the API is, if not in a region
`;

function program(terminal: Terminal, finish: (code: number) => void): Command {
  const root = new Command('segops')
    .description('GitOps for CleverTap API segments: membership in YAML, planned and applied.')
    .version(VERSION, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', EXIT_CODES)
    .showSuggestionAfterError()
    .configureHelp({ helpWidth: Math.min(terminal.width, 80) })
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .exitOverride();

  root
    .command('init')
    .description('start a repository: config, empty lock, first manifest')
    .option('--region <region>', 'region of the account: in1, sg1, us1, aps3, mec1, eu1')
    .option('--base-url <url>', 'a loopback URL instead, such as that of `segops emulate`')
    .option('--lock-branch <branch>', 'keep the lock on this branch of origin, and make it')
    .option('-e, --env <name>', 'the environment of segops.yaml whose lock branch to make')
    .option('--no-example', 'write no example manifest')
    .option('-y, --yes', 'write without asking')
    .action(async (options) => {
      finish(await (await import('./init.ts')).init(terminal, options));
    });

  withWorkspace(root.command('validate'))
    .description('check config, manifests and lists; all problems at once')
    .addOption(
      new Option('-f, --format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action(async (options) => {
      finish((await import('./validate.ts')).validate(terminal, options));
    });

  withWorkspace(root.command('fmt'))
    .description('sort lists and inline members; manifests keep their comments')
    .option('--check', 'write nothing, show what would change, exit 2 if anything')
    .action(async (options) => {
      finish((await import('./fmt.ts')).fmt(terminal, options));
    });

  withWorkspace(root.command('plan'))
    .description('show what an apply would change; needs no credentials')
    .option('-s, --segment <key>', 'plan one segment alone')
    .addOption(formatOption())
    .option('-o, --out <file>', 'also write the plan as JSON, for `segops apply <file>`')
    .option('--full', 'show every member')
    .option('--detailed-exitcode', 'exit 2 when changes are pending')
    .action(async (options) => {
      finish((await import('./plan.ts')).plan(terminal, options));
    });

  withWorkspace(root.command('apply'))
    .description('send the changes of the plan, and remember them in the lock')
    .argument('[plan]', 'a plan file: apply only if the plan is still the same')
    .option('-s, --segment <key>', 'apply one segment alone')
    .addOption(formatOption())
    .option('-y, --yes', 'apply without asking')
    .option('--full', 'show every member')
    .option('--time-limit <duration>', 'stop cleanly after this time, e.g. 5h', durationArgument)
    .option('--stop-after <changes>', 'stop cleanly after this many changes', countArgument)
    .addHelpText('after', ACCOUNT_VARIABLES)
    .action(async (file: string | undefined, options) => {
      finish(await (await import('./apply.ts')).apply(terminal, file ?? null, options));
    });

  addAdopting(root, terminal, finish);
  addLooking(root, terminal, finish);
  addMending(root, terminal, finish);
  addEmulator(root, terminal, finish);
  return root;
}

function addLooking(root: Command, terminal: Terminal, finish: (code: number) => void): void {
  withWorkspace(root.command('status'))
    .description('say where everything stands; exit 2 when something waits')
    .addOption(formatOption())
    .action(async (options) => {
      finish((await import('./status.ts')).status(terminal, options));
    });

  withWorkspace(root.command('log'))
    .description('show what was applied: all of it, for a segment, or for a member')
    .argument('[what]', 'key of a segment, or a member')
    .option('-m, --member', 'it is a member, even if a segment has that key')
    .option('-n, --limit <applies>', 'how many to show', countArgument, 20)
    .addOption(
      new Option('-f, --format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action(async (what: string | undefined, options) => {
      finish((await import('./log.ts')).log(terminal, what ?? null, options));
    });

  withWorkspace(root.command('revert'))
    .description('write the inverse of an apply into manifests and lists; sends nothing')
    .argument('<serial>', 'its number in `segops log`', countArgument)
    .option('--dry-run', 'show the changes as a diff, and write nothing')
    .action(async (serial: number, options) => {
      finish((await import('./revert.ts')).revert(terminal, serial, options));
    });
}

function addAdopting(root: Command, terminal: Terminal, finish: (code: number) => void): void {
  withWorkspace(root.command('import'))
    .description('turn the export of a segment that exists into a manifest that adopts it')
    .argument('<key>', 'customer segment ID, or ct: and the number of the segment')
    .requiredOption('--from <file>', 'CSV, or one identity to a line')
    .option('--column <header>', 'CSV column of identities; Type,Identity is recognised')
    .option('--guid-column <header>', 'CSV column of guids')
    .option('--into <file>', 'manifest to write or to complete (segments/KEY.yaml)')
    .addOption(
      new Option('--adopt <how>', 'count the members as sent, or send each once')
        .choices(['accepted', 'in_doubt'])
        .default('accepted'),
    )
    .option('--name <label>', 'name of the segment, for people')
    .option('--ct-segment-id <number>', "the vendor's number of it as well", countArgument)
    .option('--dry-run', 'show the changes as a diff, and write nothing')
    .action(async (key: string, options) => {
      finish((await import('./import.ts')).importList(terminal, key, options));
    });
}

function addMending(root: Command, terminal: Terminal, finish: (code: number) => void): void {
  withWorkspace(root.command('import-errors'))
    .description("take rows of the vendor's Error Stream into the lock")
    .argument('<file>', 'CSV, pasted table or JSON; - for standard input')
    .option('--dry-run', 'say what it would do, and change nothing')
    .action(async (file: string, options) => {
      const { importErrorsCommand } = await import('./import-errors.ts');
      finish(await importErrorsCommand(terminal, file, options));
    });

  withWorkspace(root.command('unblock'))
    .description('send changes again to a segment that was reported missing')
    .argument('<key>', 'key of the segment')
    .action(async (key: string, options) => {
      finish((await import('./unblock.ts')).unblock(terminal, key, options));
    });

  withWorkspace(root.command('unlock'))
    .description('free a lock whose apply is gone')
    .option('-y, --yes', 'without asking')
    .action(async (options) => {
      finish(await (await import('./unlock.ts')).unlock(terminal, options));
    });
}

function addEmulator(root: Command, terminal: Terminal, finish: (code: number) => void): void {
  const emulate = root.command('emulate').description("run the vendor's API on this machine");
  emulate.action(async (options) => {
    finish(await (await import('./emulate.ts')).emulate(terminal, options));
  });
  emulateOptions(emulate);

  root
    .command('demo')
    .description('the whole job on the embedded emulator; touches nothing of yours')
    .option('--dashboard', "keep the emulator's page open afterwards")
    .action(async (options) => {
      finish(await (await import('./demo.ts')).demo(terminal, options));
    });
}

function emulateOptions(command: Command): void {
  command
    .option('--port <n>', 'port to listen on, 0 for any', '4010')
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
    .option('--account-id <id>', 'account ID to accept', 'EMULATOR')
    .option('--passcode <passcode>', 'passcode to accept (default: a random one)')
    .option('--segment <key...>', 'API segments that exist from the start: KEY or KEY=ID')
    .option('--dashboard-segment <key...>', 'segments made in the dashboard')
    .option('--partner-segment <key...>', 'segments made by a partner')
    .option('--counting <way>', 'how limits are counted: occurrences, distinct, pairs')
    .option('--code-100-status <status>', 'HTTP status of the limit errors (400)')
    .option('--reserved <way>', 'identities like null: skip or accept')
    .option('--create-response <shape>', 'array, segments, keyed, bare')
    .option('--latency <time>', '200ms, or a range: 150ms..250ms')
    .option('--lanes <n>', 'requests in flight for each API (3)')
    .option('--fault <spec...>', 'faults, e.g. status=500,rate=0.1')
    .option('--seed <n>', 'of what is drawn: latencies and faults')
    .option('--body-limit <size>', 'largest request body, e.g. 8m')
    .option('--state <file>', 'keep the account in a file across restarts');
}

function withWorkspace(command: Command): Command {
  return command
    .option('-c, --config <file>', 'config file (default: segops.yaml, found upward)')
    .option('-e, --env <name>', 'environment of the config to lay over it');
}

function formatOption(): Option {
  return new Option('-f, --format <format>', 'how to print')
    .choices(['text', 'json', 'markdown'])
    .default('text');
}

function countArgument(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

function durationArgument(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== null) return milliseconds;
  throw new InvalidArgumentError(
    'It must be days, hours, minutes and seconds, such as 1d, 5h, 1h30m or 90s; a week at most.',
  );
}

async function main(): Promise<number> {
  const terminal = processTerminal();
  let code = 0;
  try {
    const root = program(terminal, (result) => {
      code = result;
    });
    await root.parseAsync(process.argv);
    return code;
  } catch (error) {
    return report(terminal, error);
  }
}

/** What people can cause is printed as a problem; anything else is a bug and says so. */
async function report(terminal: Terminal, error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
  const failed = error instanceof Failure ? error : systemFailure(error);
  if (failed !== null) {
    const { printProblems } = await import('../problems.ts');
    printProblems(terminal, failed.problems);
    return failed.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err(
    `This is a bug in segops ${VERSION}. Please report it with these lines:\n${stack}\n`,
  );
  return 1;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that closes early, e.g. `segops plan | head`, is no error.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main();
