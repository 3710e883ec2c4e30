import {
  appendFileSync,
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import { failure } from '../failure.ts';
import { asPath, say } from '../message.ts';
import { confined, confinement } from './confine.ts';
import { MOST_BYTES, notRegular, openRegular, tooLarge } from './read.ts';
import type { Fill } from './write.ts';
import { rewriteFile, writeAll } from './write.ts';

/*
 * Files that a person or the runner names. Elsewhere links, pipes and devices are the person's own, as
 * `/dev/stdin` is. A name in a checkout may be anything that somebody proposed: what it leads to has
 * to be a regular file of the same checkout, and a link there is replaced, never written through.
 */

/** A pipe or a device of the person's own is written to, anything else is replaced. */
export function writeNamed(path: string, fill: Fill): void {
  const top = checkoutOf(path);
  if (top !== null) {
    refuseSpecial(confined(top, path));
    rewriteFile(top, path, fill);
    return;
  }
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFIFO() || found?.isCharacterDevice()) writeThrough(path, fill);
  else {
    const real = found === undefined ? resolve(path) : realpathSync(path);
    rewriteFile(dirname(real), real, fill);
  }
}

/** Throws a Failure where a name in a checkout leads out of it. */
export function checkNamed(path: string): void {
  const top = checkoutOf(path);
  if (top !== null) confined(top, path);
}

/** A pipe, a socket or a device is not what somebody meant to lose. */
function refuseSpecial(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile() || found.isSymbolicLink()) return;
  throw notRegular(path);
}

function writeThrough(path: string, fill: Fill): void {
  const file = openSync(path, 'w');
  try {
    fill((bytes) => writeAll(file, bytes));
  } finally {
    closeSync(file);
  }
}

/** All of a file, up to `most` bytes. Throws a Failure, or the system's error. */
export function readNamed(path: string, most = MOST_BYTES): Buffer {
  const top = checkoutOf(path);
  const file = top === null ? openSync(path, 'r') : openRegular(insideOf(top, path));
  try {
    return readUpTo(file, most, path);
  } finally {
    closeSync(file);
  }
}

/** The first bytes of what is at a path; null where that is no regular file, which holds nothing to lose. */
export function startOf(path: string, most: number): string | null {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(most);
    return start.toString('utf8', 0, readSync(file, start, 0, most, 0));
  } finally {
    closeSync(file);
  }
}

/** The real path of a regular file. Throws a Failure, or the system's error. */
export function regularNamed(path: string): string {
  const top = checkoutOf(path);
  const real = top === null ? realpathSync(path) : insideOf(top, path);
  if (!lstatSync(real).isFile()) throw notRegular(path);
  return real;
}

const PIECE = 1 << 20;

function readUpTo(file: number, most: number, path: string): Buffer {
  const pieces: Buffer[] = [];
  let size = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE);
    const more = readSync(file, piece, 0, PIECE, null);
    if (more === 0) return Buffer.concat(pieces);
    size += more;
    if (size > most) throw tooLarge(path, most);
    pieces.push(more < PIECE ? Buffer.from(piece.subarray(0, more)) : piece);
  }
}

function insideOf(top: string, path: string): string {
  const real = realpathSync(path);
  if (confinement(top, real) === 'inside') return real;
  throw failure(
    'outside-repository',
    say`${asPath(path)} is a link that leads out of the repository`,
    say`Name the file itself. Nothing was read from it.`,
  );
}

/**
 * The real top of the checkout that a path is written in: around the name itself, before any link is
 * followed. Without git, the working folder. null for what no checkout can contain.
 */
function checkoutOf(path: string): string | null {
  const written = resolve(path);
  for (let here = dirname(written); ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) {
      return confinement(here, written) === 'inside' ? realpathSync(here) : null;
    }
    if (dirname(here) === here) break;
  }
  const here = process.cwd();
  const isInside = here !== parse(here).root && confinement(here, written) === 'inside';
  return isInside ? realpathSync(here) : null;
}

/** Adds to a file of the runner. */
export function appendText(path: string, text: string): void {
  appendFileSync(path, text);
}
