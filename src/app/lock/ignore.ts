import { lstatSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { replaceFile } from '../../files/write.ts';
import { ignoreLines } from '../../lock/store/lock-doubt.ts';

/** A `.gitignore` that has to change, and how it reads then. */
export interface NewIgnore {
  readonly path: string;
  readonly text: string;
}

/** So that git never tracks a lockfile by accident. null where its `.gitignore` says that already. */
export function ignoreOf(folder: string, lockfile: string): NewIgnore | null {
  const way = relative(folder, resolve(folder, lockfile));
  if (way.startsWith('..')) return ignoreOf(dirname(resolve(folder, lockfile)), basename(lockfile));
  const path = join(folder, '.gitignore');
  const isFile = lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
  const written = isFile ? readFileSync(path, 'utf8') : '';
  const known = written.split(/\r?\n/);
  const missing = ignoreLines(escaped(way)).filter((line) => !known.includes(line));
  if (missing.length === 0) return null;
  const lines = [WHY, ...missing].map((line) => `${line}\n`).join('');
  const apart = written === '' || written.endsWith('\n') ? '' : '\n';
  return { path, text: `${written}${apart}${lines}` };
}

const WHY = '# The lockfile of segops is of this machine alone. segops.yaml says where it is.';

/** Patterns have slashes, and characters that mean something. */
function escaped(way: string): string {
  return way
    .split(sep)
    .map((part) => part.replace(/[\\*?[\]]/g, '\\$&'))
    .join('/');
}

export function writeIgnore({ path, text }: NewIgnore): void {
  replaceFile(dirname(path), path, Buffer.from(text));
}
