import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { confinement, realPathOf, repositoryOf } from '../files/confine.ts';
import { asCode, asCommand, asPath, say } from '../message.ts';
import type { Result } from '../model.ts';
import { display, readText, refused, unreadable } from '../yaml/read-text.ts';
import type { Finding } from '../yaml/source.ts';
import { fileProblem } from '../yaml/source.ts';
import type { Config } from './config.ts';
import { parseConfig } from './parse-config.ts';

/*
 * Touches the disk because it finds and reads segops.yaml. The pure parser decides what it means.
 */

export const CONFIG_NAME = 'segops.yaml';
const MAX_CONFIG_BYTES = 1024 * 1024;

/** The absolute path of the config: the explicit one, else the nearest upward from `cwd`. */
export function findConfig(cwd: string, explicit: string | null = null): Result<string> {
  if (explicit !== null) {
    const path = resolve(cwd, explicit);
    const isThere = !explicit.includes('\0') && isNamed(path);
    if (!isThere) return { ok: false, problems: [fileProblem(explicit, noConfig(explicit))] };
    return leavesThrough(cwd, explicit) ? refused(explicit, OUTSIDE) : found(path);
  }
  for (let here = resolve(cwd); ; here = dirname(here)) {
    if (isNamed(join(here, CONFIG_NAME))) return found(join(here, CONFIG_NAME));
    if (dirname(here) === here) break;
  }
  return { ok: false, problems: [fileProblem(CONFIG_NAME, NO_CONFIG)] };
}

/** A link that leads nowhere too: another config further up is not meant. */
function isNamed(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Named in this repository, and somewhere else because a folder on the way is a link. */
function leavesThrough(cwd: string, name: string): boolean {
  const top = repositoryOf(cwd);
  if (confinement(top, resolve(realpathSync(cwd), name)) === 'outside') return false;
  const folder = realPathOf(dirname(resolve(cwd, name)));
  return folder !== null && folder !== top && confinement(top, folder) !== 'inside';
}

function found(value: string): Result<string> {
  return { ok: true, value, warnings: [] };
}

/** Reads the config. Paths in messages start at `displayFrom`, by default the folder of the config. */
export function readConfig(
  file: string,
  environment: string | null,
  displayFrom?: string,
  now = Date.now(),
): Result<Config> {
  const path = resolve(file);
  const shown = display(path, displayFrom ?? dirname(path));
  const real = realPathOf(path);
  if (real === null) return refused(shown, unreadable(say`it is a link to a missing file`));
  if (confinement(repositoryOf(dirname(path)), real) !== 'inside') return refused(shown, OUTSIDE);
  const text = readText(real, shown, MAX_CONFIG_BYTES, CONFIG_TOO_LARGE);
  if (!text.ok) return text;
  return parseConfig(text.value, { path, shown }, environment, now);
}

function noConfig(name: string): Finding {
  return {
    code: 'config-not-found',
    message: say`there is no config at ${asPath(name)}`,
    next: say`Fix the path after ${asCode('--config')}, or leave it out to use the nearest ${asPath(CONFIG_NAME)}.`,
  };
}

const NO_CONFIG: Finding = {
  code: 'config-not-found',
  message: say`there is no ${asPath(CONFIG_NAME)} in this folder or above it`,
  next: say`Name the config with ${asCode('--config')}, or start a repository: ${asCommand('segops init')}`,
};
const OUTSIDE: Finding = {
  code: 'file-outside-repository',
  message: say`the config is a link that leads out of the repository or into .git`,
  next: say`Put the config itself into the repository.`,
};
const CONFIG_TOO_LARGE: Finding = {
  code: 'file-too-large',
  message: say`the config is larger than 1 MiB`,
  next: say`Check that this is the right file.`,
};
