import { spawn, spawnSync } from 'node:child_process';
import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import { asCode, asForeign, say } from '../message.ts';
import { gitEnvironment, SETTINGS } from './environment.ts';

/** The only place that starts git. */

/** Where it runs: a repository that was found, or a folder where one is looked for. */
export interface GitPlace {
  /** git itself, absolute. */
  readonly program: string;
  readonly folder: string;
  /** Besides the settings of every git. */
  readonly settings: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/** What git said. `code` is null where it was ended by a signal or ran out of time. */
export interface GitAnswer {
  readonly code: number | null;
  readonly out: Buffer;
  /** With the credentials of URLs masked. */
  readonly err: string;
}

export interface GitOptions {
  readonly input?: Uint8Array | string;
  /** In place of `input`, for what is too large to be one piece. */
  readonly pieces?: Iterable<Uint8Array>;
  /** An open file that takes what git prints, in place of the answer. */
  readonly into?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which git is ended. */
  readonly timeoutMs?: number;
}

const MAX_OUTPUT = 2 ** 31 - 1;

/** Runs git and waits for it, whatever its exit code. Throws a Failure where it cannot be run. */
export function runGit(
  place: GitPlace,
  args: readonly string[],
  options: GitOptions = {},
): GitAnswer {
  const ran = spawnSync(place.program, withSettings(place, args), {
    ...spawning(place, options),
    maxBuffer: MAX_OUTPUT,
    input: options.input ?? '',
  });
  if (ran.error !== undefined && ran.status === null && ran.signal === null) {
    throw gitMissing(ran.error.message);
  }
  return { code: ran.status, out: ran.stdout, err: withoutCredentials(ran.stderr.toString()) };
}

/** Like runGit, while other work goes on. */
export function runGitAsync(
  place: GitPlace,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitAnswer> {
  const child = spawn(place.program, withSettings(place, args), {
    ...spawning(place, options),
    stdio: ['pipe', options.into ?? 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (piece: Buffer) => out.push(piece));
  child.stderr?.on('data', (piece: Buffer) => err.push(piece));
  // A git that ends before it has read everything says why on its own.
  child.stdin?.on('error', () => undefined);
  for (const piece of options.pieces ?? []) child.stdin?.write(piece);
  child.stdin?.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(gitMissing(error.message)));
    child.once('close', (code) => {
      const said = withoutCredentials(Buffer.concat(err).toString());
      resolve({ code, out: Buffer.concat(out), err: said });
    });
  });
}

/** What git printed. Throws a Failure with the last line of its complaint. */
export function git(place: GitPlace, args: readonly string[], options?: GitOptions): Buffer {
  const answer = runGit(place, args, options);
  if (answer.code === 0) return answer.out;
  throw gitFailed(args, answer.err);
}

/** What git printed, without the white space around it. */
export function gitText(place: GitPlace, args: readonly string[], options?: GitOptions): string {
  return git(place, args, options).toString().trim();
}

/** What git printed, null where it says by exit code 1, and without a word, that there is nothing. */
export function gitTextOrNull(place: GitPlace, args: readonly string[]): string | null {
  const answer = runGit(place, args);
  if (answer.code === 1 && answer.err === '' && answer.out.length === 0) return null;
  if (answer.code === 0) return answer.out.toString().trim();
  throw gitFailed(args, answer.err);
}

/** Banners, progress and advice, of git and of what is at the other end. */
const ASIDE =
  /^(hint|warning): |^To \S|^remote: *([=*#-]*$|(Counting|Enumerating|Compressing|Resolving|Total)\b)/i;
/** What git says once something else went wrong, which came before it. */
const CONSEQUENCE =
  /^(fatal: (Could not read from remote repository|the remote end hung up|early EOF)|error: failed to push some refs|Please make sure you have|and the repository exists)/i;

/**
 * The line of a complaint that says what is wrong: the first one that is no aside and does not only
 * follow from another. What the host says of it comes along, such as who may not push.
 */
export function causeOf(err: string): string {
  const all = err.split(/[\r\n]+/).map((line) => line.trim());
  const lines = all.filter((line) => line !== '' && !ASIDE.test(line));
  const after = lines.findIndex((line) => CONSEQUENCE.test(line));
  const own = lines.filter((line) => !/^remote: /.test(line) && !CONSEQUENCE.test(line));
  const before =
    after > 0 ? lines.slice(0, after).findLast((line) => own.includes(line)) : undefined;
  const cause = own.find((line) => /^(fatal|error): /.test(line)) ?? before ?? own[0];
  const said = lines.find((line) => /^remote: /.test(line))?.replace(/^remote: *(error: *)?/i, '');
  const parts = [cause?.replace(/^(fatal|error): /, ''), said].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(': ') : (lines[0]?.replace(/^fatal: /, '') ?? 'no reason');
}

/** User names may be tokens too, so everything before the host goes. */
function withoutCredentials(text: string): string {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+(?::[^\s/]*)?@/gi, '$1***@');
}

function withSettings({ settings }: GitPlace, args: readonly string[]): string[] {
  return ['--no-pager', ...[...SETTINGS, ...settings].flatMap((one) => ['-c', one]), ...args];
}

function spawning({ folder, variables }: GitPlace, { env = {}, timeoutMs }: GitOptions) {
  return {
    cwd: folder,
    env: gitEnvironment(process.env, variables, env),
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  };
}

export function gitFailed(args: readonly string[], err: string): Failure {
  return failure(
    'git-failed',
    say`${asCode(`git ${args[0]}`)} failed${asForeign(causeOf(err))}`,
    say`Run it yourself in this repository to see more.`,
  );
}

export function gitMissing(why: string): Failure {
  return failure(
    'git-missing',
    say`cannot run git${asForeign(why)}`,
    say`Nothing was sent. Install git, and make sure that it is on the PATH.`,
  );
}
