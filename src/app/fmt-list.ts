import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rewriteFile } from '../files/write.ts';
import { openListFile } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';
import { openList } from '../lists/open-list.ts';
import type { SortSpace } from '../members/line-sort.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { writeLines } from '../members/write-lines.ts';
import type { Problem } from '../model.ts';

/*
 * A list of one identity per line in canonical order: sorted bytewise, each once, with a newline at
 * its end. Its lines keep their ends: a file that Windows programs share stays one. Where ends are mixed,
 * the most frequent one is for all.
 */

/** A list file, and where its sorting may put what does not fit into memory. */
export interface ListFile {
  readonly ref: ListRef;
  readonly path: string;
  readonly space: SortSpace;
}

type LineEnd = '\n' | '\r\n' | '\r';

/** As it is and as it should be. */
export interface ListCheck {
  readonly canonical: boolean;
  readonly end: LineEnd;
  readonly bytes: number;
  readonly problems: readonly Problem[];
}

/** Reads a list; it is canonical if its members, sorted and each once, are its very bytes. */
export function checkList(file: ListFile): ListCheck {
  const { sha256, bytes, end } = bytesOf(file.path);
  const list = openList(file.ref, () => openListFile(file.path), file.space);
  const sorted = untilOrdered(() => {
    const hash = createHash('sha256');
    writeLines(list.cursor('identity'), (lines) => hash.update(endedAs(lines, end)));
    return hash.digest('hex');
  });
  return { canonical: sorted === sha256, end, bytes, problems: list.problems() };
}

/** Small enough to be shown as a difference. */
const MOST_SHOWN_BYTES = 1 << 20;

/** null where it is too large to be shown. */
export function textsOf(
  file: ListFile,
  { bytes, end }: ListCheck,
): { readonly before: string; readonly after: string } | null {
  if (bytes > MOST_SHOWN_BYTES) return null;
  const list = openList(file.ref, () => openListFile(file.path), file.space);
  const after = untilOrdered(() => {
    const pieces: Buffer[] = [];
    writeLines(list.cursor('identity'), (lines) => pieces.push(Buffer.from(endedAs(lines, end))));
    return Buffer.concat(pieces).toString();
  });
  return { before: readFileSync(file.path, 'utf8'), after };
}

/** Replaces the list by its canonical form; nothing outside `top` is written. */
export function rewriteList(top: string, { ref, path, space }: ListFile, end: LineEnd): void {
  const list = openList(ref, () => openListFile(path), space);
  // A list that was found unsorted is found so in its first lines, or read once more from there.
  untilOrdered(() => {
    rewriteFile(top, path, (write) =>
      writeLines(list.cursor('identity'), (lines) => write(endedAs(lines, end))),
    );
  });
}

const LF = 0x0a;
const CR = 0x0d;

function endedAs(lines: Uint8Array, end: LineEnd): Uint8Array {
  if (end === '\n') return lines;
  return Buffer.from(Buffer.from(lines).toString('latin1').replaceAll('\n', end), 'latin1');
}

interface FileBytes {
  readonly sha256: string;
  readonly bytes: number;
  /** The most frequent one. */
  readonly end: LineEnd;
}

function bytesOf(path: string): FileBytes {
  const reader = openListFile(path);
  const hash = createHash('sha256');
  const block = Buffer.alloc(1 << 16);
  const ends = new LineEnds();
  let bytes = 0;
  for (let size = reader.read(block); size > 0; size = reader.read(block)) {
    const piece = block.subarray(0, size);
    hash.update(piece);
    bytes += size;
    ends.count(piece);
  }
  reader.close();
  return { sha256: hash.digest('hex'), bytes, end: ends.most() };
}

class LineEnds {
  #lf = 0;
  #crlf = 0;
  #cr = 0;
  #before = 0;

  count(piece: Buffer): void {
    for (let at = piece.indexOf(CR); at >= 0; at = piece.indexOf(CR, at + 1)) this.#cr += 1;
    for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1)) {
      if ((at === 0 ? this.#before : piece[at - 1]) === CR) this.#crlf += 1;
      else this.#lf += 1;
    }
    this.#before = piece.at(-1) ?? 0;
  }

  most(): LineEnd {
    const alone = this.#cr - this.#crlf;
    if (this.#lf >= this.#crlf && this.#lf >= alone) return '\n';
    return this.#crlf >= alone ? '\r\n' : '\r';
  }
}
