import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { failure } from '../failure.ts';
import { confinement, realPathOf } from '../files/confine.ts';
import { asLabel, say } from '../message.ts';
import type { GitPlace } from './git.ts';
import { gitText } from './git.ts';
import { currentJob } from './job.ts';

/** Finds git, and asks for its version. */

/** The first that knows `safe.bareRepository`, and merges trees. */
const NEEDED = '2.38';
/**
 * Enough on a person's own machine, where folders that look like a repository are refused here. A job
 * runs on what anyone may propose, so it leaves nothing to our own look at folders.
 */
const OLDEST = '2.30';

const NAME = process.platform === 'win32' ? 'git.exe' : 'git';

/**
 * git on the PATH, null where there is none. Folders that are relative, or in the checkout, are
 * passed over: a program in them may be part of what somebody proposes.
 */
export function findGit(checkout: string | null): string | null {
  const found = foldersOf(trustedPath(checkout))
    .map((folder) => join(folder, NAME))
    .find((path) => isProgram(path) && (checkout === null || !isIn(checkout, path)));
  return found ?? null;
}

/** The PATH without these folders, for what git itself starts to get to a remote. */
export function trustedPath(checkout: string | null): string {
  const strange = [checkout, currentJob()?.workspace ?? null].filter((one) => one !== null);
  const isTrusted = (folder: string) =>
    isAbsolute(folder) && !strange.some((one) => isIn(one, folder));
  return foldersOf(process.env.PATH ?? '')
    .filter(isTrusted)
    .join(delimiter);
}

function foldersOf(path: string): string[] {
  return path.split(delimiter);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** By its name, or by what a link of that name leads to. */
function isIn(folder: string, path: string): boolean {
  return [path, realPathOf(path) ?? path].some(
    (way) => way === folder || confinement(folder, way) !== 'outside',
  );
}

/** By program: each is asked once in a process. */
const versions = new Map<string, string>();

/** Its version. Throws a Failure where git is too old. */
export function checkVersion(place: GitPlace): string {
  const version = versions.get(place.program) ?? gitText(place, ['version']);
  versions.set(place.program, version);
  const [, number = 'of an unknown version'] = /^git version (\d+\.\d+\S*)/.exec(version) ?? [];
  const oldest = currentJob() === null ? OLDEST : NEEDED;
  if (isVersionSince(number, oldest)) return number;
  throw failure(
    'git-too-old',
    say`git ${asLabel(number)} is too old: segops needs git ${oldest} or newer`,
    say`Nothing was sent. Install git ${NEEDED} or newer.`,
  );
}

/** Whether a version such as `2.38.1` is that of `first`, such as `2.38`, or comes after it. */
export function isVersionSince(version: string, first: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [firstMajor = 0, firstMinor = 0] = first.split('.').map(Number);
  return major > firstMajor || (major === firstMajor && minor >= firstMinor);
}
