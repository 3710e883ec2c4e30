import { constants, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './code.ts';
import { placeFor } from './write.ts';

/** Folders for this process alone, and what only they need. */

/** A new folder that only this user can enter. */
export function makeTemporaryFolder(parent = tmpdir()): string {
  return mkdtempSync(join(parent, 'segops-'));
}

/** Lends a folder that is gone afterwards. */
export function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = makeTemporaryFolder();
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lends one that is a repository of its own: nothing in it is looked for further up. */
export function inTemporaryRepository<T>(use: (folder: string) => T): T {
  return inTemporaryFolder((folder) => {
    mkdirSync(join(folder, '.git'));
    return use(folder);
  });
}

/** Copies a file to where there is none; where there is one, or a link, that stays. */
export function copyFile(within: string, from: string, to: string): void {
  const target = placeFor(within, to);
  try {
    copyFileSync(from, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** Makes a link that must not exist; wherever it leads, nothing here follows it. */
export function createLink(within: string, path: string, leadsTo: string): void {
  symlinkSync(leadsTo, placeFor(within, path));
}
