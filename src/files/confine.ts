import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

/** The real top of the repository around a folder: where `.git` is, else the folder itself. */
export function repositoryOf(folder: string): string {
  const start = realpathSync(folder);
  for (let here = start; ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return here;
    if (dirname(here) === here) return start;
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
