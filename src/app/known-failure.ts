import { Passcode } from '../clevertap/passcode.ts';
import { Failure } from '../failure.ts';
import { systemFailure } from './system-failure.ts';
import { VERSION } from './version.ts';

/** What people can cause, as a Failure; null: a bug. */
export function knownFailure(error: unknown): Failure | null {
  return error instanceof Failure ? error : systemFailure(error);
}

/** What may be shown of a bug. */
export interface BugPrivacy {
  /** Its words may be those of a library about a member. */
  readonly redacts: boolean;
  /** May hold secrets. */
  readonly env: NodeJS.ProcessEnv;
}

const SECRETS = [
  'CLEVERTAP_PASSCODE',
  'SEGOPS_REDACT_KEY',
  'INPUT_PASSCODE',
  'INPUT_REDACT-KEY',
  'INPUT_GITHUB-TOKEN',
];

/** What is said of anything else that was thrown. */
export function bugReport(error: unknown, { redacts, env }: BugPrivacy): string {
  const words = redacts ? framesOf(error) : stackOf(error);
  const shown = SECRETS.reduce((text, name) => new Passcode(env[name] ?? '').scrub(text), words);
  return `This is a bug in segops ${VERSION}. Please report it with these lines:\n${shown}\n`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A call, and where: `    at name (/folder/file.js:1:2)`. Of the file its name alone is told. */
const FRAME =
  /^ {4}at (?:async )?(?:([\w$.#<>]+) )?(?:\[as \w+\] )?\(?(?:[^()]*\/)?([\w.-]+:\d+:\d+)\)?$/;

/** Without the message: whose lines may look like calls, so that all of it is taken off first. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return 'It has no stack.';
  const { name, message, stack = '' } = error;
  const at = stack.indexOf(message);
  const calls = at < 0 ? [] : stack.slice(at + message.length).split('\n');
  const frames = calls.flatMap((line) => {
    const [found, call = 'anonymous', place = ''] = FRAME.exec(line) ?? [];
    return found === undefined ? [] : [`    at ${call} (${place})`];
  });
  return [/^\w{1,40}$/.test(name) ? name : 'Error', ...frames].join('\n');
}

/** What nothing catches, and promises that nobody waits for: Node would print all that it knows. */
export function reportUncaught(tell: (error: unknown) => void): void {
  process.once('uncaughtException', (error) => {
    tell(error);
    process.exit(1);
  });
}
