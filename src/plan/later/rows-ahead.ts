import type { OpenList, SoonRow } from '../../lists/list-facts.ts';
import type { ListRef } from '../../lists/list-ref.ts';
import { datedName, todayOf } from '../../lists/list-ref.ts';

/** What is known of the rows of a list that begin or end on days soon to come, once it was read. */
export interface Soon {
  /** The day for which it was read. */
  readonly today: string;
  /** null where they are too many to be kept. */
  readonly rows: readonly SoonRow[] | null;
}

/** Remembers of each list with days of its own what is soon to come in it, from when it was read first. */
export class RowsAhead {
  readonly #opened = new Map<string, { readonly today: string; readonly list: OpenList }>();
  readonly #open: (ref: ListRef) => OpenList;

  constructor(open: (ref: ListRef) => OpenList) {
    this.#open = open;
  }

  readonly open = (ref: ListRef): OpenList => {
    const list = this.#open(ref);
    const name = datedName(ref);
    const today = todayOf(ref);
    if (name === null || today === null) return list;
    const known = this.#opened.get(name);
    // In another time zone it may be a day earlier.
    if (known === undefined || today < known.today) this.#opened.set(name, { today, list });
    return list;
  };

  /** For a day that has passed: what was to come then says less of the days to come. */
  readonly openPast = (ref: ListRef): OpenList => this.#open(ref);

  daysOf(ref: ListRef): string[] {
    return [...(this.#found(ref)?.list.daysAhead?.() ?? [])];
  }

  /** null where it was not read yet. */
  soonIn(ref: ListRef): Soon | null {
    const found = this.#found(ref);
    return found === undefined
      ? null
      : { today: found.today, rows: found.list.rowsSoon?.() ?? null };
  }

  #found(ref: ListRef) {
    return this.#opened.get(datedName(ref) ?? '');
  }
}
