import type { MemberCursor } from './cursor.ts';
import { compareCursors, cursorOver, NO_BYTES } from './cursor.ts';

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
  #hasLeft = true;
  #hasRight = true;
  #spent: Spent = 'both';
  #shared = 0;

  constructor(left: MemberCursor, right: MemberCursor) {
    this.#left = left;
    this.#right = right;
  }

  next(): boolean {
    if (this.#spent !== 'right' && this.#hasLeft) this.#hasLeft = this.#left.next();
    if (this.#spent !== 'left' && this.#hasRight) this.#hasRight = this.#right.next();
    if (!this.#hasLeft && !this.#hasRight) return false;
    const order = this.#order();
    if (order === 0) this.#shared += 1;
    this.#spent = order === 0 ? 'both' : order < 0 ? 'left' : 'right';
    const least = order <= 0 ? this.#left : this.#right;
    this.bytes = least.bytes;
    this.start = least.start;
    this.end = least.end;
    return true;
  }

  /** How many members were dropped because both sides have them. */
  shared(): number {
    return this.#shared + sharedIn(this.#left) + sharedIn(this.#right);
  }

  #order(): number {
    if (!this.#hasLeft) return 1;
    return this.#hasRight ? compareCursors(this.#left, this.#right) : -1;
  }
}

function sharedIn(cursor: MemberCursor): number {
  return cursor instanceof Union ? cursor.shared() : 0;
}
