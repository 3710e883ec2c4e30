import type { Code } from '../codes.ts';
import { Failure, failure, failureCode } from '../failure.ts';
import { codeOf } from '../files/code.ts';
import { regularNamed, startOf, writeNamed } from '../files/named.ts';
import { PAGE_BEGINS } from '../html/document.ts';
import type { Message } from '../message.ts';
import { asPath, say } from '../message.ts';
import { whyOf } from './system-failure.ts';

/** Where a file is that a person named to be read more than once. Throws a Failure with that code. */
export function readableAt(path: string, code: Code, next: Message): string {
  try {
    return regularNamed(path);
  } catch (error) {
    const isOther = failureCode(error) === 'not-a-regular-file';
    if (!isOther && codeOf(error) !== 'ENOENT') throw error;
    const what = isOther ? say`is not a file` : say`does not exist`;
    throw failure(code, say`${asPath(path)} ${what}`, next);
  }
}

/** What segops writes to a file that a person names. */
export interface WrittenKind {
  readonly code: Code;
  /** The first words where it cannot be written. */
  readonly what: Message;
  /** How each file of this kind begins, and no other file. */
  readonly begins: string;
}

const PAGE: WrittenKind = {
  code: 'page-unwritable',
  what: say`the page cannot be written`,
  begins: PAGE_BEGINS,
};

/** Writes a page, piece by piece. Throws a Failure where the file cannot be written. */
export function writePage(pieces: Iterable<string>, path: string): void {
  writePieces(pieces, path, PAGE);
}

/** Writes to a file that a person named, piece by piece. What it replaces is an older one of its kind. */
export function writePieces(pieces: Iterable<string>, path: string, kind: WrittenKind): void {
  const { code, what } = kind;
  try {
    keepOthers(path, kind);
    writeNamed(path, (write) => {
      for (const piece of pieces) write(Buffer.from(piece));
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const next = say`Name a file in a folder that exists.`;
    throw failure(code, say`${what}${whyOf(error)}`, next, { file: path });
  }
}

/** A name that is mistyped, such as that of the config or of a list, must not cost that file. */
function keepOthers(path: string, { code, what, begins }: WrittenKind): void {
  const start = startOf(path, Buffer.byteLength(begins));
  if (start === null || start === '' || start === begins) return;
  throw failure(
    code,
    say`${what}: another file has this name, and would be lost`,
    say`Nothing was written. Choose a name that does not exist yet, or remove that file first.`,
    { file: path },
  );
}
