import type { Command } from 'commander';
import { Argument, InvalidArgumentError, Option } from 'commander';
import { parseDuration } from '../../src/config/scalars.ts';
import type { ExitCode } from '../../src/failure.ts';
import { shellWord } from '../../src/message.ts';
import { wrap } from '../../src/report/display-width.ts';
import type { Terminal } from '../terminal.ts';

/**
 * How the file of a command says what it takes, and gets it back with types: of what commander
 * parsed, which is `any`, every parameter reads its own value.
 */
export interface Parameter<T> {
  readonly declared: Option | Argument;
  /** `found` is undefined where nothing was given. */
  read(found: unknown): T;
}

type Parameters = Readonly<Record<string, Parameter<unknown>>>;
type Given<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name] extends Parameter<infer T> ? T : never;
};

interface CommandParts<P extends Parameters> {
  readonly description: string;
  /** A line to copy, in the help. */
  readonly example: string;
  readonly takes: P;
  /** Stands below the help. */
  readonly notes?: string;
  run(terminal: Terminal, given: Given<P>): Promise<ExitCode>;
}

export interface CliCommand {
  addTo(root: Command, name: string, door: Door): void;
}

/** What a command is called through. */
export interface Door {
  /** Of the command that was called, for what is said after it has ended. */
  terminal: Terminal;
  code: ExitCode;
}

export function cliCommand<P extends Parameters>(parts: CommandParts<P>): CliCommand {
  const { description, example, takes, notes = '', run } = parts;
  return {
    addTo: (root, name, door) => {
      const command = root.command(name).description(description);
      command.showHelpAfterError(seeHelp(nameOf(command)));
      addExample(command, example, notes);
      for (const { declared } of Object.values(takes)) {
        if (declared instanceof Option) command.addOption(declared);
        else command.addArgument(declared);
      }
      command.action(async () => {
        door.terminal = sameWorkspace(door.terminal, command.opts());
        door.code = await run(door.terminal, givenTo(command, takes));
      });
    },
  };
}

/** What to do about wrong usage, in the form of every other problem. */
export function seeHelp(command: string): string {
  return `  next: See the options:\n          ${command} --help`;
}

/** `error: unknown option '--ful'`, and a suggestion below it. */
export function wrapUsage(text: string, width: number): string {
  return text.replace(/.+/g, (line) => wrap(line, width, '', '  ').join('\n'));
}

function nameOf(command: Command): string {
  const { parent } = command;
  return parent === null ? command.name() : `${nameOf(parent)} ${command.name()}`;
}

function addExample(command: Command, example: string, notes = ''): void {
  const below = `\nExample:\n  ${example}\n${notes}`;
  command.addHelpText('after', () => wrapHelp(below, command));
}

/** Text below a help, as wide as the help; a command to copy stays whole. */
export function wrapHelp(text: string, command: Command): string {
  const { helpWidth = 80 } = command.createHelp();
  const isToCopy = (line: string) => line.startsWith('  segops ');
  return text
    .split('\n')
    .flatMap((line) => (isToCopy(line) ? [line] : wrapHanging(line, helpWidth)))
    .join('\n');
}

/** `  2  changes pending`: what does not fit stands below the words, unless that leaves no room. */
function wrapHanging(line: string, width: number): string[] {
  const [head = ''] = /^ *(\S{1,6} {2,})?/.exec(line) ?? [];
  const indent = ' '.repeat(head.length + (head.trim() === '' && head !== '' ? 4 : 0));
  return wrap(line.slice(head.length), width, head, indent);
}

/** Commands under one word, such as `segops lock restore`. */
export function cliGroup(
  { description, example }: { readonly description: string; readonly example: string },
  commands: Readonly<Record<string, CliCommand>>,
): CliCommand {
  return {
    addTo: (root, name, door) => {
      const group = root.command(name).description(description);
      group.showHelpAfterError(seeHelp(nameOf(group)));
      addExample(group, example);
      for (const [own, command] of Object.entries(commands)) {
        command.addTo(group, own, door);
      }
    },
  };
}

/** A command to copy stands on a line of its own. These take another environment or config. */
const TO_COPY =
  /^ +segops (?:validate|fmt|plan|apply|import|import-errors|status|verify|log|why|revert|unblock|doctor|lock [a-z-]+)(?![\w-]).*$/gm;

/** A terminal that adds to commands which are printed what this one was called with: they are meant for the same lock. */
function sameWorkspace(
  terminal: Terminal,
  { env, config }: { readonly env?: unknown; readonly config?: unknown },
): Terminal {
  const flags = [
    ...(typeof env === 'string' ? ['--env', env] : []),
    ...(typeof config === 'string' ? ['--config', config] : []),
  ].map(shellWord);
  if (flags.length === 0) return terminal;
  const named = (text: string) =>
    text.replace(TO_COPY, (line) => (/ --env\b/.test(line) ? line : `${line} ${flags.join(' ')}`));
  return {
    ...terminal,
    out: (text) => terminal.out(named(text)),
    err: (text) => terminal.err(named(text)),
  };
}

function givenTo<P extends Parameters>(command: Command, takes: P): Given<P> {
  const values = Object.entries(takes).map(([name, { declared, read }]) => [
    name,
    read(foundBy(command, declared)),
  ]);
  return Object.fromEntries(values) as Given<P>;
}

function foundBy(command: Command, declared: Option | Argument): unknown {
  if (declared instanceof Option) return command.getOptionValue(declared.attributeName());
  return command.processedArgs[command.registeredArguments.indexOf(declared)];
}

/** A flag such as `-o, --out <file>`, or an argument such as `<key>` or `[plan]`. */
function declare(name: string, description: string): Option | Argument {
  return name.startsWith('-') ? new Option(name, description) : new Argument(name, description);
}

export function text(name: string, description: string): Parameter<string | null> {
  const read = (found: unknown) => (typeof found === 'string' ? found : null);
  return { declared: declare(name, description), read };
}

/** A flag that may be given several times, such as `--segment <key...>`. */
export function texts(name: string, description: string): Parameter<readonly string[]> {
  const read = (found: unknown) => (Array.isArray(found) ? found.map(String) : []);
  return { declared: declare(name, description), read };
}

/** A flag without a value; one that starts with `--no-` is true unless it is given. */
export function toggle(name: string, description: string): Parameter<boolean> {
  return { declared: declare(name, description), read: (found) => found === true };
}

export function choice<const T extends string>(
  name: string,
  description: string,
  [first, ...others]: readonly [T, ...T[]],
): Parameter<T> {
  const choices = [first, ...others];
  const read = (found: unknown) => choices.find((known) => known === found) ?? first;
  return { declared: declare(name, description).choices(choices).default(first), read };
}

export function count(name: string, description: string): Parameter<number | null> {
  const parse = (value: string) => (COUNT.test(value) ? Number(value) : null);
  return numeric(name, description, parse, 'It must be a whole number above 0.');
}

const COUNT = /^[1-9]\d{0,14}$/;

/** The number of an apply, also as `segops log` writes it: #12. */
export function serial(name: string, description: string): Parameter<number | null> {
  const parse = (value: string) => {
    const digits = value.replace(/^#/, '');
    return COUNT.test(digits) ? Number(digits) : null;
  };
  return numeric(name, description, parse, 'It must be the number of an apply, such as 12.');
}

/** Milliseconds. */
export function duration(name: string, description: string): Parameter<number | null> {
  const rule =
    'It must be days, hours, minutes and seconds, such as 1d, 5h, 1h30m or 90s; a week at most.';
  return numeric(name, description, parseDuration, rule);
}

/** Text that `parse` understands; null where it does not. */
export function parsed(
  name: string,
  description: string,
  parse: (value: string) => string | null,
  rule: string,
): Parameter<string | null> {
  const declared = declare(name, description).argParser((value: string) => {
    const found = parse(value);
    if (found === null) throw new InvalidArgumentError(rule);
    return found;
  });
  return { declared, read: (found) => (typeof found === 'string' ? found : null) };
}

function numeric(
  name: string,
  description: string,
  parse: (value: string) => number | null,
  rule: string,
): Parameter<number | null> {
  const declared = declare(name, description).argParser((value: string) => {
    const parsed = parse(value);
    if (parsed === null) throw new InvalidArgumentError(rule);
    return parsed;
  });
  return { declared, read: (found) => (typeof found === 'number' ? found : null) };
}

/** The command does not run without it. */
export function needed<T>({ declared, read }: Parameter<T | null>): Parameter<T> {
  if (declared instanceof Option) declared.makeOptionMandatory();
  return {
    declared,
    read: (found) => {
      const value = read(found);
      if (value === null) throw new Error(`${declared.name()} has no value`);
      return value;
    },
  };
}

/** Which repository, for every command that reads one. */
export const WORKSPACE = {
  config: text('-c, --config <file>', 'config file (default: segops.yaml, found upward)'),
  env: text('-e, --env <name>', 'environment of the config to lay over it'),
};

/** For every command that shows a plan. */
export const SAMPLES = numeric(
  '--samples <number>',
  'members to show of each segment; 0: figures alone (10 each of a few segments, fewer of many)',
  (value) => (/^\d{1,9}$/.test(value) ? Number(value) : null),
  'It must be 0 or a whole number above it.',
);
