import { parseDuration } from '../../src/config/scalars.ts';
import { failure } from '../../src/failure.ts';
import { asCode, asLabel, asList, say } from '../../src/message.ts';
import type { Privacy } from '../../src/report/privacy.ts';
import { OPEN, redacting } from '../../src/report/privacy.ts';
import { WITHHELD } from './outputs.ts';

const COMMANDS = ['auto', 'plan', 'apply', 'validate', 'status', 'verify', 'doctor'] as const;
const YES_NO = ['true', 'false'] as const;
const COMMENTS = ['always', 'changes', 'never'] as const;

export type ActionCommand = (typeof COMMANDS)[number];

/** The inputs of `action.yml`, parsed; what was left empty is null. */
export interface ActionInputs {
  readonly command: ActionCommand;
  readonly config: string | null;
  readonly env: string | null;
  readonly workingDirectory: string;
  readonly githubToken: string;
  /** What git reaches `origin` with, in place of it: who may push a lock branch that is closed. */
  readonly lockToken: string | null;
  readonly timeLimitMs: number;
  readonly comment: (typeof COMMENTS)[number];
  /** Apply only what pull requests declare and people approved. */
  readonly requireApprovedPlan: boolean;
  /** Apply only the plan with this digest. */
  readonly planDigest: string | null;
  /** Members are masked in everything that is shown: see privacy.ts. */
  readonly redact: boolean;
  /** What an apply reads, with the inputs in place of the variables that they stand for. */
  readonly environment: NodeJS.ProcessEnv;
}

type Get = (name: string) => string;

/** `get` gives an input without outer space, empty where it is not set. Throws a Failure. */
export function readInputs(get: Get, environment: NodeJS.ProcessEnv): ActionInputs {
  return {
    command: choice(get, 'command', COMMANDS, 'auto'),
    config: get('config') || null,
    env: get('env') || null,
    workingDirectory: get('working-directory') || '.',
    githubToken: get('github-token'),
    lockToken: get('lock-token') || null,
    timeLimitMs: timeLimit(get('time-limit') || '5h'),
    comment: choice(get, 'comment', COMMENTS, 'always'),
    requireApprovedPlan: choice(get, 'require-approved-plan', YES_NO, 'false') === 'true',
    planDigest: digest(get('plan-digest')),
    redact: choice(get, 'redact', YES_NO, 'false') === 'true',
    environment: {
      ...environment,
      ...given('CLEVERTAP_ACCOUNT_ID', get('account-id')),
      ...given('CLEVERTAP_PASSCODE', get('passcode')),
      ...given('SEGOPS_BASE_URL', get('base-url')),
    },
  };
}

function given(variable: string, value: string): Record<string, string> {
  return value === '' ? {} : { [variable]: value };
}

function choice<T extends string>(get: Get, name: string, choices: readonly T[], otherwise: T): T {
  const value = get(name) || otherwise;
  const found = choices.find((known) => known === value);
  if (found !== undefined) return found;
  throw failure(
    'bad-input',
    say`the input ${asCode(name)} cannot be ${asLabel(value)}`,
    say`Choose one of: ${asList(choices.map(asCode), 'or')}.`,
  );
}

/** What is not a digest can be no consent. */
function digest(text: string): string | null {
  if (text === '' || /^[0-9a-f]{64}$/.test(text)) return text || null;
  if (text === WITHHELD) {
    throw failure(
      'plan-digest-withheld',
      say`the plan that was confirmed is redacted without a key, so its digest did not leave the job that made it`,
      say`Nothing was sent. Give both jobs the same input ${asCode('redact-key')}, a secret, and start the workflow again.`,
      { exitCode: 3 },
    );
  }
  throw failure(
    'bad-input',
    say`the input ${asCode('plan-digest')} is ${asLabel(text)}, which is not a digest`,
    say`Give it the output ${asCode('plan-digest')} of the job that planned.`,
  );
}

function timeLimit(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== null) return milliseconds;
  throw failure(
    'bad-input',
    say`the input ${asCode('time-limit')} is ${asLabel(text)}, which is not a valid duration`,
    say`Write days, hours, minutes and seconds, such as 1d, 5h, 1h30m or 90s. The longest is a week.`,
  );
}

/**
 * What this run may show. Read before anything else, since also the refusal of an input is shown: an
 * input that is neither true nor false is taken for true here, and refused later.
 */
export function readPrivacy(get: (name: string) => string, env: NodeJS.ProcessEnv): Privacy {
  if (['', 'false'].includes(get('redact'))) return OPEN;
  return redacting(get('redact-key') || env.SEGOPS_REDACT_KEY || null);
}
