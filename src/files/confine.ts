import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { failure } from '../failure.ts';
import { asPath, say } from '../message.ts';

/** The real top of the repository around a folder: where `.git` is, else the folder itself. */
export function repositoryOf(folder: string): string {
  const start = realpathSync(folder);
  for (let here = start; ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return here;
    if (dirname(here) === here) return start;
  }
}

/** Every link resolved; null where it leads nowhere. */
export function realPathOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

/** Whether a real path lies in a folder, and whether a part of the way there is `.git`. */
export function confinement(top: string, path: string): 'inside' | 'outside' | 'in-git' {
  const way = relative(top, path);
  if (way === '' || isAbsolute(way)) return 'outside';
  const parts = way.split(sep);
  if (parts[0] === '..') return 'outside';
  return parts.some((part) => part.toLowerCase() === '.git') ? 'in-git' : 'inside';
}

/**
 * Where a path leads, every link on the way resolved but its last name as it is. Throws a Failure
 * where that is not in the folder, or in `.git`.
 */
export function confined(within: string, path: string): string {
  const folder = realFolder(dirname(resolve(path)));
  const real = folder === null ? null : join(folder, basename(path));
  if (real !== null && confinement(realpathSync(within), real) === 'inside') return real;
  throw failure(
    'outside-repository',
    say`${asPath(relative(process.cwd(), path))} is not inside the repository`,
    say`Choose a file in it. Nothing was written.`,
  );
}

/** Of a folder that need not exist yet; null where a link on the way leads nowhere. */
function realFolder(folder: string): string | null {
  let here = folder;
  while (lstatSync(here, { throwIfNoEntry: false }) === undefined) here = dirname(here);
  return existsSync(here) ? join(realpathSync(here), relative(here, folder)) : null;
}
