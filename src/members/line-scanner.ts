import type { MemberKind } from '../model.ts';
import { NEWLINE } from './bytes.ts';
import { NO_BYTES, SLACK } from './cursor.ts';
import type { MemberFault } from './rules.ts';
import { checkMember, checkPlainMember } from './rules.ts';
import { bytesBefore, lineEnd, unprintableMarks } from './words.ts';

/** Gets each line that is not a valid member. `bytes[start, end)` is valid during the call. */
export type OnFault = (
  fault: MemberFault,
  line: number,
  kind: MemberKind,
  bytes: Uint8Array,
  start: number,
  end: number,
) => void;

/**
 * Finds the members among the lines of blocks. Blank lines are ignored, and lines that are not a valid
 * member are reported. One walk, four bytes at a time, finds the end of a line and whether it is ASCII.
 */
export class LineScanner {
  /** The line that `next` found is `[start, end)` of the block. */
  start = 0;
  end = -1;
  /** Its number in the file, from 1. */
  line = 0;
  readonly #kind: MemberKind;
  readonly #onFault: OnFault;
  #bytes: Uint8Array = NO_BYTES;
  #view: DataView = new DataView(new ArrayBuffer(SLACK));
  #limit = 0;

  constructor(kind: MemberKind, onFault: OnFault) {
    this.#kind = kind;
    this.#onFault = onFault;
  }

  /** Begins a block of whole lines in `[from, limit)`. `view` has `SLACK` bytes after `limit`. */
  open(bytes: Uint8Array, view: DataView, from: number, limit: number): void {
    this.#bytes = bytes;
    this.#view = view;
    this.#limit = limit;
    this.end = from - 1;
  }

  next(): boolean {
    const bytes = this.#bytes;
    let from = this.end + 1;
    while (from < this.#limit) {
      const stop = plainEnd(this.#view, from);
      const plain = bytes[stop] === NEWLINE;
      const end = plain ? stop : lineEnd(this.#view, stop);
      this.line += 1;
      if (end > from) {
        const check = plain ? checkPlainMember : checkMember;
        const fault = check(bytes, from, end, this.#kind);
        if (fault === null) {
          this.start = from;
          this.end = end;
          return true;
        }
        this.#onFault(fault, this.line, this.#kind, bytes, from, end);
      }
      from = end + 1;
    }
    this.end = this.#limit - 1;
    return false;
  }

  /** Continues after the line that ends at `end`, `lines` lines further. */
  passed(lines: number, end: number): void {
    this.line += lines;
    this.end = end;
  }
}

/** The first byte, from `from` on, that is not printable ASCII. A newline must come. */
function plainEnd(view: DataView, from: number): number {
  for (let at = from; ; at += 4) {
    const marks = unprintableMarks(view.getInt32(at, true));
    if (marks !== 0) return at + bytesBefore(marks);
  }
}
