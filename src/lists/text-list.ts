import { LEAD } from '../files/files.ts';
import { compareRanges, NEWLINE } from '../members/bytes.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { cursorOver, NO_BYTES, SLACK } from '../members/cursor.ts';
import { LineScanner } from '../members/line-scanner.ts';
import { LineSort, type SortSpace } from '../members/line-sort.ts';
import { LEAST_TARGET, LineSource } from '../members/line-source.ts';
import { OutOfOrder, SortedText } from '../members/sorted-text.ts';
import type { MemberKind, Problem } from '../model.ts';
import type { ListText } from './encoding.ts';
import { DecodingReader } from './encoding.ts';
import type { ListContent, OnRow, OpenList } from './list-facts.ts';
import { ListDigest } from './list-facts.ts';
import { ListProblems } from './list-problems.ts';
import type { ListRef } from './list-ref.ts';

/** Small enough for the cache of the processor, so that hash and merge find a piece there. */
const PIECE = LEAST_TARGET;

/** Nearly every unsorted list has a line out of order in so many bytes. */
const GLANCE = 1 << 14;

/**
 * One identity per line. A list whose first lines ascend is assumed to be sorted and is merged as it is
 * read. The first line out of order ends that, and the next attempt sorts.
 */
export class TextList implements OpenList {
  readonly #text: ListText;
  readonly #space: SortSpace;
  readonly #problems: ListProblems;
  #reading: Reading = { rows: () => 0, duplicates: () => 0, close: () => {} };
  #digest = new ListDigest();
  #needsSort = false;

  constructor(ref: ListRef, text: ListText, space: SortSpace) {
    this.#text = text;
    this.#space = space;
    this.#problems = new ListProblems(ref, text.encoding);
  }

  cursor(kind: MemberKind): MemberCursor {
    if (kind === 'guid') return cursorOver(NO_BYTES);
    this.#reading.close();
    this.#problems.clear();
    this.#digest = new ListDigest();
    const source = this.#source(this.#digest);
    const memory = new Uint8Array(LEAD + PIECE + SLACK);
    const piece = memory.subarray(LEAD, LEAD + PIECE);
    const limit = source.fill(piece);
    if (this.#needsSort || !ascends(piece, Math.min(limit, GLANCE)))
      return this.#sorted(source, piece, limit);
    return this.#direct(source, piece, new DataView(memory.buffer, LEAD), limit);
  }

  content(): ListContent {
    return this.#digest.content(this.#reading.rows());
  }

  duplicates(): number {
    return this.#reading.duplicates();
  }

  problems(): readonly Problem[] {
    return this.#problems.all();
  }

  eachRow(onRow: OnRow): void {
    const source = this.#source(new ListDigest());
    const scanner = new LineScanner('identity', () => {});
    const bytes = new Uint8Array(PIECE + SLACK);
    const view = new DataView(bytes.buffer);
    const target = bytes.subarray(0, PIECE);
    for (let limit = source.fill(target); limit > 0; limit = source.fill(target)) {
      scanner.open(bytes, view, 0, limit);
      while (scanner.next()) {
        onRow('identity', bytes.subarray(scanner.start, scanner.end), scanner.line);
      }
    }
  }

  /** Lines in UTF-8, whatever the file is written in. */
  #source(digest: ListDigest): LineSource {
    const { open, encoding } = this.#text;
    if (encoding === null) return new LineSource(open(), digest.update);
    return new LineSource(new DecodingReader(open(), encoding, digest.update), () => {});
  }

  #direct(source: LineSource, piece: Uint8Array, view: DataView, limit: number): MemberCursor {
    const scanner = new LineScanner('identity', this.#problems.onFault);
    const onDisorder = () => {
      this.#needsSort = true;
      return new OutOfOrder();
    };
    const text = new SortedText(source, scanner, { bytes: piece, view, limit }, onDisorder);
    this.#reading = {
      rows: () => text.rows,
      duplicates: () => text.duplicates,
      close: () => source.close(),
    };
    return text;
  }

  #sorted(source: LineSource, piece: Uint8Array, limit: number): MemberCursor {
    const scanner = new LineScanner('identity', this.#problems.onFault);
    const sort = new LineSort(this.#space);
    this.#reading = {
      rows: () => sort.added - sort.duplicates(),
      duplicates: () => sort.duplicates(),
      close: () => {
        source.close();
        sort.close();
      },
    };
    let run = sort.run();
    run.bytes.set(piece.subarray(0, limit));
    for (let size = limit; size > 0; ) {
      run.scan(scanner, size);
      run = sort.run();
      size = source.fill(run.target());
    }
    return sort.cursor();
  }
}

interface Reading {
  rows(): number;
  duplicates(): number;
  close(): void;
}

/** Whether the lines of a block never fall behind their predecessor. */
function ascends(block: Uint8Array, limit: number): boolean {
  let start = 0;
  let end = block.indexOf(NEWLINE);
  while (end + 1 < limit) {
    const next = end + 1;
    const nextEnd = block.indexOf(NEWLINE, next);
    if (nextEnd > next && compareRanges(block, start, end, block, next, nextEnd) > 0) return false;
    if (nextEnd > next) start = next;
    end = nextEnd;
  }
  return true;
}
