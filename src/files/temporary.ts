import {
  closeSync,
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './code.ts';
import { placeFor } from './write.ts';

/** Folders for this process alone, and what only they need. */

/** A new folder that only this user can enter. */
export function makeTemporaryFolder(parent = tmpdir()): string {
  return mkdtempSync(join(parent, 'segops-'));
}

/** An open file that only this process has. */
export interface TemporaryFile {
  readonly descriptor: number;
  close(): void;
}

/** Where the system allows it, it is removed while it is open, so that a kill leaves nothing behind. */
export function openTemporary(): TemporaryFile {
  const folder = makeTemporaryFolder();
  const path = join(folder, 'file');
  const descriptor = openSync(path, 'wx+', 0o600);
  const isRemoved = removed(folder, path);
  let isOpen = true;
  return {
    descriptor,
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      closeSync(descriptor);
      if (!isRemoved) removed(folder, path);
    },
  };
}

function removed(folder: string, path: string): boolean {
  try {
    unlinkSync(path);
    rmSync(folder, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

/** Lends a folder that is a repository of its own: nothing in it is looked for further up. */
export async function inTemporaryRepository<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = makeTemporaryFolder();
  try {
    mkdirSync(join(folder, '.git'));
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
