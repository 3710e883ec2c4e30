import { execFileSync } from 'node:child_process';

/** git as a person runs it, for what tests prepare and look at. */
export interface PlainOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: Uint8Array | string;
}

const SETTINGS = ['-c', 'core.autocrlf=false', '-c', 'gc.auto=0', '-c', 'maintenance.auto=false'];

/** Throws with what git said. */
export function git(args: readonly string[], { cwd, env, input = '' }: PlainOptions): Buffer {
  return execFileSync('git', [...SETTINGS, ...args], {
    cwd,
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...env },
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export function gitText(args: readonly string[], options: PlainOptions): string {
  return git(args, options).toString().trim();
}
