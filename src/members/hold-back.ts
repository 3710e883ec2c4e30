import type { MemberKind } from '../model.ts';
import { compareRanges } from './bytes.ts';
import { union } from './combine.ts';
import type { MemberCursor } from './cursor.ts';
import { compareCursors, cursorOver, NO_BYTES } from './cursor.ts';
import type { FoldedRows } from './folded-rows.ts';
import { isFoldable } from './folded-rows.ts';
import { CapitalFinder, hasCapital, Looks } from './looks.ts';

/**
 * Exclusions err on the safe side: a row that looks like an e-mail address or a UUID also holds back a
 * member that differs in ASCII case. Members in small letters against rows in small letters, as nearly
 * all are, stay one merge of sorted bytes. Beyond it there are two cases:
 *
 * - A row with a capital is less than the same row without it. So those rows, folded, are a second
 *   sorted cursor, which may begin where the first of them is met: all that it has comes later.
 * - A member with a capital may have to be held back before its row is reached. It is looked up.
 *
 * Both need all rows once more, folded, and `folded` reads them when the first capital is met.
 */
export interface ExclusionSource {
  readonly rows: MemberCursor;
  readonly folded: () => FoldedRows;
  /** Every row ignores case, whatever it looks like. */
  readonly ignoresCase: boolean;
}

/** The members that no exclusion holds back. Reads exclusions to their end, so that facts are complete. */
export class HoldBack implements MemberCursor {
  bytes: Uint8Array = NO_BYTES;
  start = 0;
  end = 0;
  /** What the members look like, before any is held back. */
  readonly looks = new Looks();
  /** How many are held back. */
  held = 0;
  /** In the order of the sources. */
  readonly exclusions: readonly ExclusionRows[];
  readonly #from: MemberCursor;
  readonly #kind: MemberKind;
  readonly #rows: MemberCursor;
  readonly #capitals = new CapitalFinder();
  /** The row that is next: most members are only compared with it. */
  #row: Uint8Array = NO_BYTES;
  #rowStart = 0;
  #rowEnd = 0;
  #hasRow: boolean | null = null;

  constructor(from: MemberCursor, kind: MemberKind, sources: readonly ExclusionSource[]) {
    this.#from = from;
    this.#kind = kind;
    this.exclusions = sources.map((source) => new ExclusionRows(source, kind));
    this.#rows = union(this.exclusions);
  }

  next(): boolean {
    const from = this.#from;
    if (this.#hasRow === null) this.#nextRow();
    while (from.next()) {
      const { bytes, start, end } = from;
      this.looks.see(bytes, start, end, this.#kind);
      const isRow = this.#isRow(bytes, start, end);
      const isCapital = this.#capitals.isIn(bytes, start, end);
      if ((isRow || isCapital) && this.#holdsBack(from, isRow, isCapital)) {
        this.held += 1;
        continue;
      }
      this.bytes = bytes;
      this.start = start;
      this.end = end;
      return true;
    }
    while (this.#hasRow) this.#nextRow();
    return false;
  }

  #holdsBack(member: MemberCursor, isRow: boolean, isCapital: boolean): boolean {
    let held = false;
    for (const exclusion of this.exclusions) {
      if (isRow && exclusion.meet(member)) held = true;
      else if (isCapital && exclusion.meetFolded(member)) held = true;
    }
    return held;
  }

  #isRow(bytes: Uint8Array, start: number, end: number): boolean {
    while (this.#hasRow) {
      const order = compareRanges(this.#row, this.#rowStart, this.#rowEnd, bytes, start, end);
      if (order >= 0) return order === 0;
      this.#nextRow();
    }
    return false;
  }

  #nextRow(): void {
    const rows = this.#rows;
    this.#hasRow = rows.next();
    this.#row = rows.bytes;
    this.#rowStart = rows.start;
    this.#rowEnd = rows.end;
  }
}

/** The rows of one exclusion with those that are the same without capitals, and whom they hold back. */
export class ExclusionRows implements MemberCursor {
  bytes: Uint8Array = NO_BYTES;
  start = 0;
  end = 0;
  rows = 0;
  /** Members held back, and how many of them only because case was ignored. */
  people = 0;
  ignoringCase = 0;
  readonly looks = new Looks();
  readonly #source: ExclusionSource;
  readonly #kind: MemberKind;
  #folded: FoldedRows | null = null;
  #capitals: MemberCursor | null = null;
  #hasRow = true;
  #hasCapital = false;
  /** Which of the two is at the current row: they move before the next. */
  #isRow = true;
  #isCapital = false;

  constructor(source: ExclusionSource, kind: MemberKind) {
    this.#source = source;
    this.#kind = kind;
  }

  next(): boolean {
    if (this.#isRow && this.#hasRow) this.#hasRow = this.#nextRow();
    if (this.#isCapital) this.#hasCapital = this.#capitals?.next() ?? false;
    const { rows } = this.#source;
    const capitals = this.#hasCapital ? this.#capitals : null;
    const order = capitals === null ? -1 : this.#hasRow ? compareCursors(rows, capitals) : 1;
    this.#isRow = this.#hasRow && order <= 0;
    this.#isCapital = this.#hasCapital && order >= 0;
    if (!this.#isRow && !this.#isCapital) return false;
    const current = this.#isRow || capitals === null ? rows : capitals;
    this.bytes = current.bytes;
    this.start = current.start;
    this.end = current.end;
    return true;
  }

  /** Counts the member if it is the current row. */
  meet(member: MemberCursor): boolean {
    if (!this.#isRow && !this.#isCapital) return false;
    if (compareCursors(this, member) !== 0) return false;
    this.people += 1;
    if (!this.#isRow) this.ignoringCase += 1;
    return true;
  }

  /** Counts a member, with a capital, if it is a row but for case. */
  meetFolded(member: MemberCursor): boolean {
    this.#folded ??= this.#source.folded();
    if (!this.#folded.has(member)) return false;
    this.people += 1;
    this.ignoringCase += 1;
    return true;
  }

  #nextRow(): boolean {
    const { rows, ignoresCase, folded } = this.#source;
    if (!rows.next()) return false;
    const { bytes, start, end } = rows;
    this.rows += 1;
    this.looks.see(bytes, start, end, this.#kind);
    if (this.#capitals !== null || !hasCapital(bytes, start, end)) return true;
    if (!ignoresCase && !isFoldable(bytes, start, end)) return true;
    this.#folded ??= folded();
    this.#capitals = cursorOver(this.#folded.capitals());
    this.#hasCapital = this.#capitals.next();
    return true;
  }
}
