import { linkSync, lstatSync, lutimesSync, readFileSync } from 'node:fs';
import { codeOf } from './code.ts';
import { confined } from './confine.ts';
import { claimFile, placeFor } from './write.ts';

/** Second names of files, and how long ago a file was written. */

const MAY_MISS = { throwIfNoEntry: false } as const;

/**
 * Gives a file a second name; a copy where the file system cannot, e.g. because the name is on another
 * one. A name that is taken stays as it is.
 */
export function linkFile(within: string, from: string, to: string): void {
  const target = placeFor(within, to);
  if (lstatSync(target, MAY_MISS) !== undefined) return;
  if (!lstatSync(from).isFile()) throw new Error(`${from} is not a file`);
  try {
    linkSync(from, target);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw error;
    if (codeOf(error) !== 'EEXIST') claimFile(within, to, readFileSync(from));
  }
}

/** Whether something else is what is found under this name. */
export function isLink(path: string): boolean {
  return lstatSync(path, MAY_MISS)?.isSymbolicLink() === true;
}

/** Milliseconds since it was written or touched; null where there is none. */
export function ageOf(path: string): number | null {
  const found = lstatSync(path, MAY_MISS);
  return found === undefined ? null : Date.now() - found.mtimeMs;
}

/** As if it was written now, if it is there. */
export function touchFile(within: string, path: string): void {
  const now = new Date();
  try {
    lutimesSync(confined(within, path), now, now);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}
