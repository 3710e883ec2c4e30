import { spawn, spawnSync } from 'node:child_process';
import { failure } from '../failure.ts';
import { asCode, asForeign, say } from '../message.ts';

/** What git said. `code` is null where it was ended by a signal or ran out of time. */
export interface GitAnswer {
  readonly code: number | null;
  readonly out: Buffer;
  /** With the credentials of URLs masked. */
  readonly err: string;
}

export interface GitOptions {
  readonly cwd: string;
  readonly input?: Uint8Array | string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which git is ended. */
  readonly timeoutMs?: number;
}

const MAX_OUTPUT = 2 ** 31 - 1;

/** The lock is bytes, and housekeeping has its time elsewhere. */
const SETTINGS = ['core.autocrlf=false', 'gc.auto=0', 'maintenance.auto=false'];

/** Set while git runs a hook: they would point our commands at another repository. */
const OF_ANOTHER_REPOSITORY = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
];

/** Runs git and waits for it, whatever its exit code. Throws a Failure where there is no git. */
export function runGit(args: readonly string[], options: GitOptions): GitAnswer {
  const { cwd, input, timeoutMs } = options;
  const ran = spawnSync('git', withSettings(args), {
    cwd,
    env: environment(options),
    maxBuffer: MAX_OUTPUT,
    input: input ?? '',
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  });
  if (ran.error !== undefined && ran.status === null && ran.signal === null) {
    throw gitUnusable(ran.error);
  }
  return { code: ran.status, out: ran.stdout, err: withoutCredentials(ran.stderr.toString()) };
}

/** Like runGit, while other work goes on. */
export function runGitAsync(args: readonly string[], options: GitOptions): Promise<GitAnswer> {
  const { cwd, input, timeoutMs } = options;
  const child = spawn('git', withSettings(args), {
    cwd,
    env: environment(options),
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  // A git that ends before it has read everything says why on its own.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(gitUnusable(error)));
    child.once('close', (code) => {
      const said = withoutCredentials(Buffer.concat(err).toString());
      resolve({ code, out: Buffer.concat(out), err: said });
    });
  });
}

/** What git printed. Throws a Failure with the last line of its complaint. */
export function git(args: readonly string[], options: GitOptions): Buffer {
  const answer = runGit(args, options);
  if (answer.code === 0) return answer.out;
  throw failure(
    'git-failed',
    say`${asCode(`git ${args[0]}`)} failed${asForeign(lastLine(answer.err))}`,
    say`Run it yourself in this repository to see more.`,
  );
}

/** What git printed, without the white space around it. */
export function gitText(args: readonly string[], options: GitOptions): string {
  return git(args, options).toString().trim();
}

/** The line of a complaint that says most: advice comes before it, and progress. */
export function lastLine(err: string): string {
  const lines = err.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return (lines.findLast((line) => /^(fatal|error): /.test(line)) ?? lines.at(-1) ?? 'no reason')
    .replace(/^(fatal|error): /, '')
    .trim();
}

/** User names may be tokens too, so everything before the host goes. */
function withoutCredentials(text: string): string {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+(?::[^\s/]*)?@/gi, '$1***@');
}

function withSettings(args: readonly string[]): string[] {
  return [...SETTINGS.flatMap((setting) => ['-c', setting]), ...args];
}

function environment({ env }: GitOptions): NodeJS.ProcessEnv {
  const inherited = { ...process.env };
  for (const name of OF_ANOTHER_REPOSITORY) delete inherited[name];
  return { ...inherited, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...env };
}

function gitUnusable(error: Error): Error {
  return failure(
    'git-missing',
    say`cannot run git${asForeign(error.message)}`,
    say`Nothing was sent. Install git, and make sure that it is on the PATH.`,
  );
}
