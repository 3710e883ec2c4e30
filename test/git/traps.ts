import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { vi } from 'vitest';
import { gitText } from './plain-git.ts';

/** Programs that leave a trace where they run. */
export class Traps {
  readonly #folder = mkdtempSync(join(tmpdir(), 'segops-traps-'));

  /** The path of a program that leaves its name, and does what is written. */
  set(name: string, script = 'cat'): string {
    const path = join(this.#folder, name);
    writeProgram(path, `: > "${this.#folder}/${name}.ran"\n${script}`);
    return path;
  }

  /** As if none had run. */
  forget(): void {
    for (const name of this.ran()) rmSync(join(this.#folder, `${name}.ran`));
  }

  /** Names of those that ran, sorted. */
  ran(): string[] {
    const left = readdirSync(this.#folder).filter((name) => name.endsWith('.ran'));
    return left.map((name) => name.slice(0, -4)).sort();
  }
}

export function writeProgram(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

/** Where the real git is. */
export const REAL_GIT = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'git'))
  .find((path) => existsSync(path));

/** Puts a git before the real one on the PATH, until environments are restored. */
export function standInForGit(script: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'segops-git-'));
  writeProgram(join(folder, 'git'), script.replaceAll('REAL', `"${REAL_GIT}"`));
  vi.stubEnv('PATH', [folder, process.env.PATH].join(delimiter));
}

/** The form of a bare repository whose config runs a program, as a checkout can contain it. */
export function bareFolder(folder: string, program: string): void {
  mkdirSync(folder, { recursive: true });
  gitText(['init', '--quiet', '--bare', '.'], { cwd: folder });
  for (const [key, value] of [
    ['core.bare', 'false'],
    ['core.worktree', folder],
    ['core.fsmonitor', program],
  ] as const) {
    gitText(['config', '--file', 'config', key, value], { cwd: folder });
  }
}
