import type { Code } from '../codes.ts';
import { Failure, failure, failureCode } from '../failure.ts';
import { codeOf } from '../files/code.ts';
import { regularNamed, writeNamed } from '../files/named.ts';
import type { Message } from '../message.ts';
import { asPath, asThrown, say } from '../message.ts';

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

/** Writes a page, piece by piece. Throws a Failure where the file cannot be written. */
export function writePage(pieces: Iterable<string>, path: string): void {
  writePieces(pieces, path, 'page-unwritable', say`the page cannot be written`);
}

/** Writes to a file that a person named, piece by piece; where that fails, `what` is the first words. */
export function writePieces(
  pieces: Iterable<string>,
  path: string,
  code: Code,
  what: Message,
): void {
  try {
    writeNamed(path, (write) => {
      for (const piece of pieces) write(Buffer.from(piece));
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const next = say`Name a file in a folder that exists.`;
    throw failure(code, say`${what}${asThrown(error)}`, next, { file: path });
  }
}
