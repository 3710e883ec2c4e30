import type { BlockCursor, MemberCursor } from './cursor.ts';
import { isBlock, NO_BYTES } from './cursor.ts';
import { lineEnd } from './words.ts';

/** Is shown each member that a cursor passes. */
export interface Watcher {
  /** `bytes[start, end)` is valid during the call. */
  see(bytes: Uint8Array, start: number, end: number): void;
  /** So many lines at once, the first of which begins at `from`, if it has a faster way. */
  seeLines?(view: DataView, from: number, lines: number, indent: number): void;
}

/** The same members, each of which is shown to the watcher as it is passed. */
export function watched(cursor: MemberCursor, watcher: Watcher): MemberCursor {
  return isBlock(cursor) ? new WatchedBlock(cursor, watcher) : new Watched(cursor, watcher);
}

class Watched implements MemberCursor {
  bytes: Uint8Array = NO_BYTES;
  start = 0;
  end = 0;
  readonly #from: MemberCursor;
  readonly #watcher: Watcher;

  constructor(from: MemberCursor, watcher: Watcher) {
    this.#from = from;
    this.#watcher = watcher;
  }

  next(): boolean {
    const from = this.#from;
    if (!from.next()) return false;
    const { bytes, start, end } = from;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.#watcher.see(bytes, start, end);
    return true;
  }
}

/** What is passed line by line stays so, and what is passed by blocks too. */
class WatchedBlock implements BlockCursor {
  readonly indent: number;
  readonly #from: BlockCursor;
  readonly #watcher: Watcher;

  constructor(from: BlockCursor, watcher: Watcher) {
    this.indent = from.indent;
    this.#from = from;
    this.#watcher = watcher;
  }

  get bytes(): Uint8Array {
    return this.#from.bytes;
  }

  get view(): DataView {
    return this.#from.view;
  }

  get start(): number {
    return this.#from.start;
  }

  get end(): number {
    return this.#from.end;
  }

  get limit(): number {
    return this.#from.limit;
  }

  next(): boolean {
    const from = this.#from;
    if (!from.next()) return false;
    this.#watcher.see(from.bytes, from.start, from.end);
    return true;
  }

  passed(lines: number, start: number, end: number): void {
    const { bytes, view, indent, end: before } = this.#from;
    const watcher = this.#watcher;
    let at = before + 1 + indent;
    if (watcher.seeLines !== undefined) watcher.seeLines(view, at, lines, indent);
    else {
      for (let line = 0; line < lines; line += 1) {
        const stop = lineEnd(view, at);
        watcher.see(bytes, at, stop);
        at = stop + 1 + indent;
      }
    }
    this.#from.passed(lines, start, end);
  }
}
