import { appendFileSync, closeSync, openSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { confinement, repositoryOf } from './confine.ts';
import type { Fill } from './write.ts';
import { rewriteFile, writeAll } from './write.ts';

/** Files that a person or the runner names. */

/**
 * A pipe or a device is written to, anything else is replaced. What is named in the repository stays
 * there; elsewhere links are the person's own, as `/dev/stdout` is, which may lead to a file.
 */
export function writeNamed(path: string, fill: Fill): void {
  const top = repositoryOf(process.cwd());
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFIFO() || found?.isCharacterDevice()) writeThrough(path, fill);
  else if (confinement(top, resolve(path)) === 'inside') rewriteFile(top, path, fill);
  else {
    const real = found === undefined ? resolve(path) : realpathSync(path);
    rewriteFile(dirname(real), real, fill);
  }
}

function writeThrough(path: string, fill: Fill): void {
  const file = openSync(path, 'w');
  try {
    fill((bytes) => writeAll(file, bytes));
  } finally {
    closeSync(file);
  }
}

/** Adds to a file of the runner. */
export function appendText(path: string, text: string): void {
  appendFileSync(path, text);
}
