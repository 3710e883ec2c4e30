import { Failure, failure } from '../failure.ts';
import { writeNamed } from '../files/named.ts';
import { asThrown, say } from '../message.ts';

/** Writes a page, piece by piece. Throws a Failure where the file cannot be written. */
export function writePage(pieces: Iterable<string>, path: string): void {
  try {
    writeNamed(path, (write) => {
      for (const piece of pieces) write(Buffer.from(piece));
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw failure(
      'page-unwritable',
      say`the page cannot be written${asThrown(error)}`,
      say`Name a file in a folder that exists.`,
      { file: path },
    );
  }
}
