import type { IdentityFormat } from '../config/identity-format.ts';
import { matches } from '../config/identity-format.ts';
import type { OpenList } from '../lists/list-facts.ts';
import type { ListRef } from '../lists/list-ref.ts';
import type { Doubt } from '../members/doubts.ts';
import { doubtOf } from '../members/doubts.ts';

/** Rows of one kind: how many, and where the first are. */
export interface OddRows {
  count: number;
  readonly first: { readonly value: string; readonly line: number | null }[];
}

/** A list, or the members of a manifest, and what is odd in it. */
export interface OddSource {
  /** null: the members of the manifest itself. */
  readonly ref: ListRef | null;
  readonly path: string;
  readonly role: 'members' | 'exclusion';
  readonly total: number;
  /** null: every identity matches. */
  readonly format: IdentityFormat | null;
  /** So many wrong rows are left out. */
  readonly most: number;
  readonly found: OddIdentities;
}

const SHOWN = 3;

/** Sorts identities into those that do not match a format, and those that match and yet look odd. */
export class OddIdentities {
  readonly wrong: OddRows = { count: 0, first: [] };
  readonly doubts = new Map<Doubt, OddRows>();
  readonly wrongValues = new Set<string>();
  readonly rightValues = new Set<string>();
  readonly #format: IdentityFormat | null;

  constructor(format: IdentityFormat | null) {
    this.#format = format;
  }

  /** A row that repeats another counts once. */
  add(value: string, line: number | null): void {
    if (this.wrongValues.has(value) || this.rightValues.has(value)) return;
    const doubt = doubtOf(value);
    if (isWrong(this.#format, value, doubt)) {
      this.wrongValues.add(value);
      note(this.wrong, value, line);
      return;
    }
    this.rightValues.add(value);
    if (doubt === null) return;
    const rows = this.doubts.get(doubt) ?? { count: 0, first: [] };
    note(rows, value, line);
    this.doubts.set(doubt, rows);
  }

  /** Adds the rows of a list that are asked about. */
  addFrom(list: OpenList, asked: (value: string) => boolean): this {
    list.eachRow((kind, bytes, line) => {
      if (kind !== 'identity') return;
      const value = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
      if (asked(value)) this.add(value, line);
    });
    return this;
  }
}

/** Whether an identity needs a second look. */
export function isOdd(format: IdentityFormat | null, value: string): boolean {
  const doubt = doubtOf(value);
  return doubt !== null || isWrong(format, value, doubt);
}

function isWrong(format: IdentityFormat | null, value: string, doubt: Doubt | null): boolean {
  return format !== null && !matches(format, value, doubt);
}

function note(rows: OddRows, value: string, line: number | null): void {
  rows.count += 1;
  if (rows.first.length < SHOWN) rows.first.push({ value, line });
}
