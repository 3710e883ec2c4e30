import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { NO_LINKS } from '../files/read.ts';
import { gitText } from './git.ts';
import { lfsDigest, MOST_POINTER_BYTES } from './past-tree.ts';
import type { Repository } from './repository.ts';
import { readBlob } from './tree.ts';

/*
 * Whether a file on the disk is what git has. git itself would ask its index and run filters: so the
 * bytes are compared here.
 */

/** Byte for byte. */
export function hasBytesOf(blob: string, path: string): boolean {
  return digestOf(path, algorithmOf(blob), `blob ${statSync(path).size}\0`) === blob;
}

/**
 * Otherwise: with the line ends of another system, for which at most `mostText` bytes are looked at, or
 * as the content that a pointer of git-lfs stands for.
 */
export function standsFor(
  repository: Repository,
  blob: string,
  path: string,
  mostText: number,
): boolean {
  const pointed = pointedBy(repository, blob);
  if (pointed !== null) return digestOf(path, 'sha256', '') === pointed;
  if (statSync(path).size > mostText) return false;
  const text = readFileSync(path, 'latin1').replaceAll('\r\n', '\n');
  const bytes = Buffer.from(text, 'latin1');
  const hash = createHash(algorithmOf(blob)).update(`blob ${bytes.length}\0`).update(bytes);
  return hash.digest('hex') === blob;
}

/** null where the blob is no pointer. */
function pointedBy(repository: Repository, blob: string): string | null {
  const size = Number(gitText(repository, ['cat-file', '-s', blob]));
  return size > MOST_POINTER_BYTES ? null : lfsDigest(readBlob(repository, blob));
}

function algorithmOf(blob: string): string {
  return blob.length === 64 ? 'sha256' : 'sha1';
}

function digestOf(path: string, algorithm: string, start: string): string {
  const hash = createHash(algorithm).update(start);
  const file = openSync(path, constants.O_RDONLY | NO_LINKS);
  try {
    const piece = Buffer.allocUnsafe(1 << 20);
    for (let read = 1; read > 0; ) {
      read = readSync(file, piece, 0, piece.length, null);
      hash.update(piece.subarray(0, read));
    }
    return hash.digest('hex');
  } finally {
    closeSync(file);
  }
}
