import type { OpenList } from '../../lists/list-facts.ts';
import type { ListRef } from '../../lists/list-ref.ts';

/** Remembers of each list with days of its own what is soon to come in it, as far as it was read. */
export class RowsAhead {
  readonly #opened = new Map<string, OpenList[]>();
  readonly #open: (ref: ListRef) => OpenList;

  constructor(open: (ref: ListRef) => OpenList) {
    this.#open = open;
  }

  readonly open = (ref: ListRef): OpenList => {
    const list = this.#open(ref);
    const name = nameOf(ref);
    if (name !== null) this.#opened.set(name, [...(this.#opened.get(name) ?? []), list]);
    return list;
  };

  daysOf(ref: ListRef): string[] {
    const opened = this.#opened.get(nameOf(ref) ?? '') ?? [];
    return opened.flatMap((list) => [...(list.daysAhead?.() ?? [])]);
  }
}

/** Whichever day it is read for; null where its rows have no days. */
function nameOf({ path, format }: ListRef): string | null {
  if (format.kind === 'text' || format.days === undefined) return null;
  const { first, last } = format.days;
  return JSON.stringify([path, first, last]);
}
