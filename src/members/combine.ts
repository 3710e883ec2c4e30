import { compareRanges } from './bytes.ts';
import type { MemberCursor } from './cursor.ts';
import { cursorOver, NO_BYTES } from './cursor.ts';

/** The members of at least one of the cursors, each once. */
export function union(cursors: readonly MemberCursor[]): MemberCursor {
  const [first, second] = cursors;
  if (first === undefined) return cursorOver(NO_BYTES);
  if (second === undefined) return first;
  const middle = cursors.length >> 1;
  return new Union(union(cursors.slice(0, middle)), union(cursors.slice(middle)));
}

/** Which of two cursors are at the current member, and must move before the next. */
type Spent = 'both' | 'left' | 'right';

/** Two cursors as one. Many are a balanced tree of such pairs. */
export class Union implements MemberCursor {
  bytes: Uint8Array = NO_BYTES;
  start = 0;
  end = 0;
  readonly #left: MemberCursor;
  readonly #right: MemberCursor;
  /** The current member of each side: the two are read far more often than they move. */
  #leftBytes: Uint8Array = NO_BYTES;
  #leftStart = 0;
  #leftEnd = 0;
  #rightBytes: Uint8Array = NO_BYTES;
  #rightStart = 0;
  #rightEnd = 0;
  #hasLeft = true;
  #hasRight = true;
  #spent: Spent = 'both';
  #shared = 0;

  constructor(left: MemberCursor, right: MemberCursor) {
    this.#left = left;
    this.#right = right;
  }

  next(): boolean {
    if (this.#spent !== 'right' && this.#hasLeft) this.#nextLeft();
    if (this.#spent !== 'left' && this.#hasRight) this.#nextRight();
    if (!this.#hasLeft && !this.#hasRight) return false;
    const order = this.#order();
    if (order <= 0) {
      this.bytes = this.#leftBytes;
      this.start = this.#leftStart;
      this.end = this.#leftEnd;
    } else {
      this.bytes = this.#rightBytes;
      this.start = this.#rightStart;
      this.end = this.#rightEnd;
    }
    if (order === 0) this.#shared += 1;
    this.#spent = order === 0 ? 'both' : order < 0 ? 'left' : 'right';
    return true;
  }

  #nextLeft(): void {
    const left = this.#left;
    this.#hasLeft = left.next();
    this.#leftBytes = left.bytes;
    this.#leftStart = left.start;
    this.#leftEnd = left.end;
  }

  #nextRight(): void {
    const right = this.#right;
    this.#hasRight = right.next();
    this.#rightBytes = right.bytes;
    this.#rightStart = right.start;
    this.#rightEnd = right.end;
  }

  /** How many members were dropped because both sides have them. */
  shared(): number {
    return this.#shared + sharedIn(this.#left) + sharedIn(this.#right);
  }

  #order(): number {
    if (!this.#hasLeft) return 1;
    if (!this.#hasRight) return -1;
    return compareRanges(
      this.#leftBytes,
      this.#leftStart,
      this.#leftEnd,
      this.#rightBytes,
      this.#rightStart,
      this.#rightEnd,
    );
  }
}

function sharedIn(cursor: MemberCursor): number {
  return cursor instanceof Union ? cursor.shared() : 0;
}
