import { utf8 } from '../members/bytes.ts';
import { union } from '../members/combine.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { LineSort, type SortSpace } from '../members/line-sort.ts';
import { LOOKS, looksLikeEmail } from '../members/looks.ts';
import { checkMember } from '../members/rules.ts';
import { asCode, say } from '../message.ts';
import type { MemberKind, Problem } from '../model.ts';
import { CsvRecords } from './csv-records.ts';
import type { CsvFormat, OnGuid, OnSoon, Takers } from './csv-rows.ts';
import { Rows } from './csv-rows.ts';
import type { FoundDialect } from './dialect.ts';
import { findDialect } from './dialect.ts';
import type { ListText } from './encoding.ts';
import { textReader } from './encoding.ts';
import type { ListContent, OnRow, OpenList, SoonRow } from './list-facts.ts';
import { ListDigest } from './list-facts.ts';
import { ListProblems } from './list-problems.ts';
import type { ListRef } from './list-ref.ts';
import { optionOf } from './list-ref.ts';

/**
 * Named columns of a CSV, as bytes: only the columns in use have to be valid. Both kinds of members are
 * sorted from one reading.
 */
export class CsvList implements OpenList {
  readonly #format: CsvFormat;
  readonly #text: ListText;
  readonly #space: SortSpace;
  readonly #problems: ListProblems;
  readonly #found: FoundDialect;
  #digest = new ListDigest();
  #sorts = new Map<MemberKind, LineSort>();
  /** Guids of rows whose member is the identity. They are no rows of their own. */
  #besides: LineSort | null = null;
  #ignoredLooks = 0;
  #ahead: Iterable<string> = [];
  #outside = 0;
  #soon: SoonRow[] = [];
  /** Kinds whose cursor has not been asked for since the file was read. */
  #waiting = new Set<MemberKind>();

  constructor(ref: ListRef, format: CsvFormat, text: ListText, space: SortSpace) {
    this.#format = format;
    this.#text = text;
    this.#space = space;
    this.#problems = new ListProblems(ref, text.encoding);
    this.#found = findDialect(text.head, {
      names: namesOf(format),
      delimiter: format.delimiter ?? null,
      option: optionOf(ref),
    });
  }

  cursor(kind: MemberKind): MemberCursor {
    if (!this.#waiting.has(kind)) this.#read();
    this.#waiting.delete(kind);
    const besides = kind === 'guid' ? this.#besides : null;
    const sorts = [this.#sorts.get(kind), besides].filter((sort) => sort instanceof LineSort);
    return union(sorts.map((sort) => sort.cursor()));
  }

  content(): ListContent {
    let rows = -this.duplicates();
    for (const sort of this.#sorts.values()) rows += sort.added;
    return this.#digest.content(rows);
  }

  duplicates(): number {
    let duplicates = 0;
    for (const sort of this.#sorts.values()) duplicates += sort.duplicates();
    return duplicates;
  }

  problems(): readonly Problem[] {
    return this.#problems.all();
  }

  ignoredLooks(): number {
    return this.#ignoredLooks;
  }

  daysAhead(): Iterable<string> {
    return this.#ahead;
  }

  rowsOutside(): number {
    return this.#outside;
  }

  rowsSoon(): readonly SoonRow[] | null {
    return this.#soon.length > MOST_SOON ? null : this.#soon;
  }

  eachRow(onRow: OnRow): void {
    this.#scan(new ListDigest(), null, { onRow, onBeside: () => {}, onSoon: () => {} });
  }

  #read(): void {
    for (const sort of this.#sorts.values()) sort.close();
    this.#besides?.close();
    this.#sorts = new Map();
    this.#besides = null;
    this.#waiting = new Set(['identity', 'guid']);
    this.#problems.clear();
    this.#digest = new ListDigest();
    this.#soon = [];
    const onRow: OnRow = (kind, value) => this.#sortOf(kind).run().append(value);
    const [onBeside, onSoon] = [this.#keepBeside, this.#keepSoon];
    this.#scan(this.#digest, this.#problems, { onRow, onBeside, onSoon });
  }

  /** Gives each valid row. Problems are told only where somebody asks for them. */
  #scan(digest: ListDigest, problems: ListProblems | null, takers: Takers): void {
    const found = this.#found;
    if (found.kind === 'unclear') {
      for (const { code, message, next } of found.findings) problems?.add(code, 1, message, next);
      return;
    }
    const { delimiter, header, hasSepLine } = found.dialect;
    const reader = textReader(this.#text.open(), this.#text.encoding, digest.update);
    const records = new CsvRecords(reader, delimiter);
    if (hasSepLine) records.next();
    records.next();
    const rows = new Rows(this.#format, header, problems, takers);
    while (records.next()) rows.take(records);
    this.#ahead = rows.daysAhead();
    this.#outside = rows.outside();
    const { fault } = records;
    if (fault !== null) {
      const message = say`the file is not valid CSV: ${fault.message}`;
      problems?.add('csv-syntax', fault.line, message, FIX_QUOTES);
    }
    reader.close();
  }

  /** What is no guid cannot be the guid of a member: it is ignored where the row has an identity. */
  readonly #keepBeside: OnGuid = (guid) => {
    if (checkMember(guid, 0, guid.length, 'guid') !== null) {
      if (looksLikeEmail(guid, 0, guid.length)) this.#ignoredLooks |= LOOKS.emailAsGuid;
      return;
    }
    this.#besides ??= new LineSort(this.#space);
    this.#besides.run().append(guid);
  };

  readonly #keepSoon: OnSoon = (kind, value, days) => {
    if (this.#soon.length > MOST_SOON || value.length === 0) return;
    this.#soon.push({ member: { kind, value: utf8(value, 0, value.length) }, days });
  };

  #sortOf(kind: MemberKind): LineSort {
    const known = this.#sorts.get(kind);
    if (known !== undefined) return known;
    const made = new LineSort(this.#space);
    this.#sorts.set(kind, made);
    return made;
  }
}

function namesOf({ column, guidColumn, typeColumn, days }: CsvFormat): string[] {
  return [column, guidColumn, typeColumn, days?.first, days?.last].flatMap((name) => name ?? []);
}

const FIX_QUOTES = say`Fix the row. A value with a quote in it stands in double quotes, and the quote in it is written twice: ${asCode('"Ada ""the first"""')}.`;

/** Rows that are kept in memory, each a name and two days. */
const MOST_SOON = 500_000;
