import { closeSync, constants, fstatSync, lstatSync, openSync } from 'node:fs';
import { relative } from 'node:path';
import { failure } from '../failure.ts';
import { asPath, plural, say } from '../message.ts';

/** What one piece of memory can hold. */
export const MOST_BYTES = 2 ** 31 - 1;

/**
 * Opens a regular file for reading. A pipe would wait for a writer, a device never ends, and a link may
 * lead anywhere: a checkout can have such things under any name. Throws a Failure.
 */
export function openRegular(path: string): number {
  if (!lstatSync(path).isFile()) throw notRegular(path);
  // It may have become something else.
  const file = openSync(path, constants.O_RDONLY | NO_WAITING | NO_LINKS);
  const found = fstatSync(file);
  if (found.isFile() && found.size <= MOST_BYTES) return file;
  closeSync(file);
  throw found.isFile() ? tooLarge(path, MOST_BYTES) : notRegular(path);
}

/** To open a file and no link. Not on every system. */
export const NO_LINKS = constants.O_NOFOLLOW ?? 0;
const NO_WAITING = constants.O_NONBLOCK ?? 0;

export function notRegular(path: string): Error {
  return failure(
    'not-a-regular-file',
    say`${asPath(shown(path))} is not a regular file`,
    say`Remove it, or name another file. Nothing was read from it.`,
    { file: shown(path) },
  );
}

export function tooLarge(path: string, most: number): Error {
  return failure(
    'file-too-large',
    say`${asPath(shown(path))} is larger than ${plural(Math.ceil(most / 2 ** 20), 'MiB', 'MiB')}`,
    say`Check that this is the right file. Nothing was read from it.`,
    { file: shown(path) },
  );
}

function shown(path: string): string {
  const way = relative(process.cwd(), path);
  return way.startsWith('..') ? path : way;
}
