import { LEAD } from '../files/files.ts';
import { compareRanges, NEWLINE } from '../members/bytes.ts';
import type { ByteReader, MemberCursor } from '../members/cursor.ts';
import { cursorOver, NO_BYTES, SLACK } from '../members/cursor.ts';
import { LineScanner } from '../members/line-scanner.ts';
import { LineSort, type SortSpace } from '../members/line-sort.ts';
import { LEAST_TARGET, LineSource } from '../members/line-source.ts';
import { OutOfOrder, SortedText } from '../members/sorted-text.ts';
import type { MemberKind, Problem } from '../model.ts';
import type { ListContent, OpenList } from './list-facts.ts';
import { ListDigest } from './list-facts.ts';
import { ListProblems } from './list-problems.ts';

/** Small enough for the cache of the processor, so that hash and merge find a piece there. */
const PIECE = LEAST_TARGET;

/** Nearly every unsorted list has a line out of order in so many bytes. */
const GLANCE = 1 << 14;

/**
 * One identity per line. A list whose first lines ascend is assumed to be sorted and is merged as it is
 * read. The first line out of order ends that, and the next attempt sorts.
 */
export class TextList implements OpenList {
  readonly #path: string;
  readonly #open: () => ByteReader;
  readonly #space: SortSpace;
  readonly #problems: ListProblems;
  #reading: Reading = { rows: () => 0, duplicates: () => 0, close: () => {} };
  #digest = new ListDigest();
  #needsSort = false;

  constructor(path: string, open: () => ByteReader, space: SortSpace) {
    this.#path = path;
    this.#open = open;
    this.#space = space;
    this.#problems = new ListProblems(this.#path);
  }

  cursor(kind: MemberKind): MemberCursor {
    if (kind === 'guid') return cursorOver(NO_BYTES);
    this.#reading.close();
    this.#problems.clear();
    this.#digest = new ListDigest();
    const source = new LineSource(this.#open(), this.#digest.update);
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
