import type { OpenList, SoonRow } from '../../lists/list-facts.ts';
import { ListDigest } from '../../lists/list-facts.ts';
import type { ListRef } from '../../lists/list-ref.ts';
import { todayOf } from '../../lists/list-ref.ts';
import { union } from '../../members/combine.ts';
import type { MemberCursor } from '../../members/cursor.ts';
import { cursorOver } from '../../members/cursor.ts';
import { untilOrdered } from '../../members/sorted-text.ts';
import type { MemberKind } from '../../model.ts';
import type { RowsAhead, Soon } from './rows-ahead.ts';
import { RowsInOrder } from './rows-in-order.ts';

/*
 * A list of a million rows may have one that ends on each of the next 30 days. To read it anew for each of
 * them would take minutes. Whoever has no such row, in whatever case it is written, is on each of those days
 * what they are today. So the others are picked out of every list once, and only they are compared.
 */

type Lines = Readonly<Record<MemberKind, Uint8Array>>;
type OrderedRows = Readonly<Record<MemberKind, RowsInOrder>>;

/** Every list with those alone who have a row that begins or ends soon in one of the lists, and with `others`. */
export class SoonLists {
  readonly #rows: RowsAhead;
  readonly #names = new Set<string>();
  readonly #picked = new Map<string, Lines>();
  readonly #ordered = new Map<readonly SoonRow[], OrderedRows>();

  /** null where they are too many. */
  static of(refs: readonly ListRef[], rows: RowsAhead, others: Iterable<string>): SoonLists | null {
    const lists = new SoonLists(rows);
    for (const name of others) lists.#names.add(nameIn(Buffer.from(name)));
    for (const ref of refs) {
      const soon = rows.soonIn(ref);
      if (soon?.rows === null) return null;
      for (const { member } of soon?.rows ?? [])
        lists.#names.add(nameIn(Buffer.from(member.value)));
    }
    return lists;
  }

  private constructor(rows: RowsAhead) {
    this.#rows = rows;
  }

  readonly open = (ref: ListRef): OpenList => {
    const day = todayOf(ref);
    const soon = day === null ? null : this.#rows.soonIn(ref);
    if (day === null || soon === null) {
      const lines = this.#pick(ref);
      return listOf((kind) => cursorOver(lines[kind]));
    }
    const steady = this.#pick(steadily(ref, soon));
    const rows = this.#inOrder(soon.rows ?? []);
    return listOf((kind) => union([cursorOver(steady[kind]), rows[kind].on(day)]));
  };

  #inOrder(rows: readonly SoonRow[]): OrderedRows {
    const known = this.#ordered.get(rows);
    if (known !== undefined) return known;
    const ordered = {
      identity: new RowsInOrder(rows, 'identity'),
      guid: new RowsInOrder(rows, 'guid'),
    };
    this.#ordered.set(rows, ordered);
    return ordered;
  }

  /** Reads the list once, for all days. */
  #pick(ref: ListRef): Lines {
    const name = JSON.stringify([ref.path, ref.format]);
    const known = this.#picked.get(name);
    if (known !== undefined) return known;
    const list = this.#rows.open(ref);
    const picked = untilOrdered(() => ({
      identity: this.#pickFrom(list.cursor('identity')),
      guid: this.#pickFrom(list.cursor('guid')),
    }));
    this.#picked.set(name, picked);
    return picked;
  }

  #pickFrom(cursor: MemberCursor): Uint8Array {
    const picked: string[] = [];
    while (cursor.next()) {
      const value = Buffer.from(cursor.bytes.subarray(cursor.start, cursor.end));
      if (this.#names.has(nameIn(value))) picked.push(`${value.toString()}\n`);
    }
    return Buffer.from(picked.join(''));
  }
}

/** Small letters of bytes: who differs in case alone has one name, and a few who do not. */
function nameIn(value: Buffer): string {
  return value.toString('latin1').toLowerCase();
}

function steadily(ref: ListRef, { today }: Soon): ListRef {
  const { format } = ref;
  if (format.kind === 'text' || format.days === undefined) return ref;
  const counts = { today, on: 'today', steadily: true } as const;
  return { ...ref, format: { ...format, days: { ...format.days, counts } } };
}

function listOf(cursor: OpenList['cursor']): OpenList {
  return {
    cursor,
    content: () => new ListDigest().content(0),
    duplicates: () => 0,
    problems: () => [],
    eachRow: () => undefined,
  };
}
