import type { Days } from '../config/days.ts';
import { checkMember } from '../members/rules.ts';
import { asCode, asValue, plural, say } from '../message.ts';
import type { MemberKind } from '../model.ts';
import { RowDays } from './csv-days.ts';
import type { CsvRecords } from './csv-records.ts';
import type { OnRow } from './list-facts.ts';
import type { ListProblems } from './list-problems.ts';
import type { ListFormat } from './list-ref.ts';

export type CsvFormat = Extract<ListFormat, { kind: 'csv' }>;

/** Gets a row that begins or ends on a day soon to come. */
export type OnSoon = (kind: MemberKind, value: Uint8Array, days: Days) => void;

/** Gets the guid of a row whose member is the identity. */
export type OnGuid = (guid: Uint8Array) => void;

export interface Takers {
  readonly onRow: OnRow;
  readonly onBeside: OnGuid;
  readonly onSoon: OnSoon;
}

/** Takes the members out of the records. */
export class Rows {
  readonly #identity: number;
  readonly #guid: number;
  readonly #type: number;
  readonly #fields: number;
  readonly #problems: ListProblems | null;
  readonly #onRow: OnRow;
  /** null: such a guid is not asked for. */
  readonly #onBeside: OnGuid | null;
  readonly #days: RowDays | null;
  readonly #onSoon: OnSoon;

  constructor(
    { column, guidColumn, typeColumn, takesBoth, days }: CsvFormat,
    header: readonly string[],
    problems: ListProblems | null,
    { onRow, onBeside, onSoon }: Takers,
  ) {
    const at = (name: string | null = null) => (name === null ? -1 : header.indexOf(name));
    this.#identity = at(column);
    this.#guid = at(guidColumn);
    this.#type = at(typeColumn);
    this.#fields = header.length;
    this.#problems = problems;
    this.#onRow = onRow;
    this.#onSoon = onSoon;
    this.#onBeside = takesBoth ? onBeside : null;
    this.#days = days === undefined ? null : new RowDays(days, header, problems);
  }

  /** If a row has both, the identity is the member of a segment. With neither it is reported as empty. */
  take(record: CsvRecords): void {
    if (record.count !== this.#fields) {
      this.#wrongLength(record);
      return;
    }
    const isOut = this.#days?.isOut(record) === true;
    const soon = this.#days?.soon ?? null;
    if (soon !== null) this.#takeSoon(record, soon);
    if (isOut) return;
    const identity = record.field(this.#identity);
    if (this.#type >= 0) {
      this.#takeTyped(record.field(this.#type).toString(), identity, record.line);
      return;
    }
    const guid = record.field(this.#guid);
    const isGuid = this.#isGuid(identity, guid);
    this.#keep(isGuid ? 'guid' : 'identity', isGuid ? guid : identity, record.line);
    if (!isGuid) this.#onBeside?.(guid);
  }

  #isGuid(identity: Uint8Array, guid: Uint8Array): boolean {
    return this.#identity < 0 || (identity.length === 0 && guid.length > 0);
  }

  /** What is not a member is told on the day on which it counts. */
  #takeSoon(record: CsvRecords, days: Days): void {
    const identity = record.field(this.#identity);
    if (this.#type >= 0) {
      const kind = TYPES[record.field(this.#type).toString().toLowerCase()];
      if (kind !== undefined) this.#onSoon(kind, identity, days);
      return;
    }
    const guid = record.field(this.#guid);
    const isGuid = this.#isGuid(identity, guid);
    this.#onSoon(isGuid ? 'guid' : 'identity', isGuid ? guid : identity, days);
    if (!isGuid && this.#onBeside !== null) this.#onSoon('guid', guid, days);
  }

  daysAhead(): Iterable<string> {
    return this.#days?.ahead() ?? [];
  }

  outside(): number {
    return this.#days?.outside ?? 0;
  }

  #wrongLength({ count, line }: CsvRecords): void {
    this.#problems?.add(
      'csv-syntax',
      line,
      say`the row has ${plural(count, 'field')}, but the header has ${this.#fields}`,
      say`Fix the row. A value that holds the delimiter stands in double quotes.`,
    );
  }

  /** A row of CleverTap's own lists: `i` for an identity, `g` for a guid. */
  #takeTyped(type: string, value: Uint8Array, line: number): void {
    const kind = TYPES[type.toLowerCase()];
    if (kind !== undefined) {
      this.#keep(kind, value, line);
      return;
    }
    this.#problems?.add(
      'csv-syntax',
      line,
      say`${asValue(type)} is not a valid type: expected i for an identity or g for a guid`,
      say`Fix the row, or name the column of identities with ${asCode('--column')}.`,
    );
  }

  #keep(kind: MemberKind, value: Uint8Array, line: number): void {
    const fault = checkMember(value, 0, value.length, kind);
    if (fault === null) this.#onRow(kind, value, line);
    else this.#problems?.onFault(fault, line, kind, value, 0, value.length);
  }
}

const TYPES: Readonly<Record<string, MemberKind | undefined>> = { i: 'identity', g: 'guid' };
