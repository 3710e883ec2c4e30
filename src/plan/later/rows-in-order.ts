import type { Days } from '../../config/days.ts';
import { countsOn, daysName } from '../../config/days.ts';
import type { SoonRow } from '../../lists/list-facts.ts';
import { compareUtf8 } from '../../members/bytes.ts';
import type { MemberCursor } from '../../members/cursor.ts';
import type { MemberKind } from '../../model.ts';

/** Rows of one kind in order, each with days of its own: sorted once, and read for many days. */
export class RowsInOrder {
  readonly #bytes: Buffer;
  /** Where each row ends, and which of the days it has. */
  readonly #ends: Uint32Array;
  readonly #which: Uint32Array;
  readonly #days: readonly Days[];

  constructor(rows: readonly SoonRow[], kind: MemberKind) {
    const own = rows.filter(({ member }) => member.kind === kind);
    own.sort((a, b) => compareUtf8(a.member.value, b.member.value));
    this.#bytes = Buffer.from(own.map(({ member }) => member.value).join(''));
    this.#ends = new Uint32Array(own.length);
    this.#which = new Uint32Array(own.length);
    const days = new Map<string, number>();
    const distinct: Days[] = [];
    let end = 0;
    for (const [at, row] of own.entries()) {
      end += Buffer.byteLength(row.member.value);
      this.#ends[at] = end;
      const name = daysName(row.days);
      const known = days.get(name) ?? distinct.push(row.days) - 1;
      days.set(name, known);
      this.#which[at] = known;
    }
    this.#days = distinct;
  }

  /** Members with a row that counts on the day, each once. */
  on(day: string): MemberCursor {
    const counting = this.#days.map((days) => countsOn(days, day, 'today'));
    return new CountingRows(
      this.#bytes,
      this.#ends,
      (at) => counting[this.#which[at] ?? -1] === true,
    );
  }
}

class CountingRows implements MemberCursor {
  readonly bytes: Buffer;
  start = 0;
  end = 0;
  readonly #ends: Uint32Array;
  readonly #counts: (at: number) => boolean;
  #at = -1;

  constructor(bytes: Buffer, ends: Uint32Array, counts: (at: number) => boolean) {
    this.bytes = bytes;
    this.#ends = ends;
    this.#counts = counts;
  }

  next(): boolean {
    const { start, end } = this;
    const isFirst = end === 0;
    for (this.#at += 1; this.#at < this.#ends.length; this.#at += 1) {
      if (!this.#counts(this.#at)) continue;
      this.start = this.#at === 0 ? 0 : (this.#ends[this.#at - 1] ?? 0);
      this.end = this.#ends[this.#at] ?? 0;
      const isSame =
        !isFirst && this.bytes.compare(this.bytes, start, end, this.start, this.end) === 0;
      if (!isSame) return true;
    }
    return false;
  }
}
