import { compareCursors } from './bytes.ts';
import type { MemberCursor } from './cursor.ts';
import { NO_BYTES } from './cursor.ts';

/** The members that at least one of the cursors holds, each once. */
export function union(cursors: readonly MemberCursor[]): MemberCursor {
  const [only] = cursors;
  if (only !== undefined && cursors.length === 1) return only;
  return new Union(cursors);
}

/** The members of `from` that `without` does not hold. Drains `without` so that its facts are whole. */
export function except(from: MemberCursor, without: MemberCursor): MemberCursor {
  return new Except(from, without);
}

class Union implements MemberCursor {
  bytes: Uint8Array = NO_BYTES;
  start = 0;
  end = 0;
  #live: MemberCursor[];
  /** The cursors that stand on the current member and must move before the next one. */
  #spent: MemberCursor[];

  constructor(cursors: readonly MemberCursor[]) {
    this.#live = [];
    this.#spent = [...cursors];
  }

  next(): boolean {
    for (const cursor of this.#spent) {
      if (!cursor.next()) this.#live = this.#live.filter((other) => other !== cursor);
      else if (!this.#live.includes(cursor)) this.#live.push(cursor);
    }
    this.#spent = leastOf(this.#live);
    const [least] = this.#spent;
    if (least === undefined) return false;
    this.bytes = least.bytes;
    this.start = least.start;
    this.end = least.end;
    return true;
  }
}

/** The cursors that stand on the least member, several where they stand on the same. */
function leastOf(cursors: readonly MemberCursor[]): MemberCursor[] {
  let least: MemberCursor[] = [];
  for (const cursor of cursors) {
    const [first] = least;
    const order = first === undefined ? -1 : compareCursors(cursor, first);
    if (order < 0) least = [cursor];
    else if (order === 0) least.push(cursor);
  }
  return least;
}

class Except implements MemberCursor {
  bytes: Uint8Array = NO_BYTES;
  start = 0;
  end = 0;
  readonly #from: MemberCursor;
  readonly #without: MemberCursor;
  #withoutHas: boolean | null = null;

  constructor(from: MemberCursor, without: MemberCursor) {
    this.#from = from;
    this.#without = without;
  }

  next(): boolean {
    this.#withoutHas ??= this.#without.next();
    while (this.#from.next()) {
      if (this.#excluded()) continue;
      this.bytes = this.#from.bytes;
      this.start = this.#from.start;
      this.end = this.#from.end;
      return true;
    }
    while (this.#withoutHas) this.#withoutHas = this.#without.next();
    return false;
  }

  #excluded(): boolean {
    while (this.#withoutHas) {
      const order = compareCursors(this.#without, this.#from);
      if (order >= 0) return order === 0;
      this.#withoutHas = this.#without.next();
    }
    return false;
  }
}
