import { type CsvError, Parser } from 'csv-parse';
import { codeOf } from '../files/code.ts';
import { union } from '../members/combine.ts';
import type { ByteReader, MemberCursor } from '../members/cursor.ts';
import { NO_BYTES } from '../members/cursor.ts';
import { LineSort, type SortSpace } from '../members/line-sort.ts';
import { checkMember } from '../members/rules.ts';
import type { Message } from '../message.ts';
import { asCode, asList, asValue, say } from '../message.ts';
import type { MemberKind, Problem } from '../model.ts';
import type { ListContent, OpenList } from './list-facts.ts';
import { ListDigest } from './list-facts.ts';
import { ListProblems } from './list-problems.ts';
import type { ListFormat } from './list-ref.ts';

type CsvFormat = Extract<ListFormat, { kind: 'csv' }>;

const PIECE = 1 << 18;
/** Dropped here: the parser decodes fields once it has seen one. */
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
/** So that a quote that is never closed does not swallow the file. */
const LONGEST_RECORD = 1 << 20;

/**
 * Named columns of a CSV. The parser is fed piece by piece and returns fields as bytes, since decoding
 * would silently change what is not UTF-8. Both kinds of members are sorted from one reading.
 */
export class CsvList implements OpenList {
  readonly #format: CsvFormat;
  readonly #open: () => ByteReader;
  readonly #space: SortSpace;
  readonly #problems: ListProblems;
  #digest = new ListDigest();
  #sorts = new Map<MemberKind, LineSort>();
  /** Guids of rows whose member is the identity. They are no rows of their own. */
  #besides: LineSort | null = null;
  /** Kinds whose cursor has not been asked for since the file was read. */
  #waiting = new Set<MemberKind>();

  constructor(path: string, format: CsvFormat, open: () => ByteReader, space: SortSpace) {
    this.#format = format;
    this.#open = open;
    this.#space = space;
    this.#problems = new ListProblems(path);
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

  #read(): void {
    for (const sort of this.#sorts.values()) sort.close();
    this.#besides?.close();
    this.#sorts = new Map();
    this.#besides = null;
    this.#waiting = new Set(['identity', 'guid']);
    this.#problems.clear();
    this.#digest = new ListDigest();
    const error = feed(this.#open(), this.#digest, this.#takeRecords());
    if (error !== null) {
      const message = say`the file is not valid CSV: ${FAULTS[error.code] ?? OTHER_FAULT}`;
      this.#problems.add('csv-syntax', error.line, message, say`Fix the file.`);
    }
  }

  /** Takes the header first, then each record. */
  #takeRecords(): OnRecord {
    let columns: Columns | null = null;
    return (record, line) => {
      if (columns === null) columns = this.#columnsOf(record);
      else this.#take(columns, record, line);
    };
  }

  #columnsOf(record: readonly Buffer[]): Columns {
    const header = record.map((field) => field.toString());
    const { column, guidColumn, typeColumn = null } = this.#format;
    for (const name of [column, guidColumn, typeColumn]) {
      if (name === null || header.includes(name)) continue;
      this.#problems.add('unknown-column', 1, ...unknownColumn(name, header));
    }
    const at = (name: string | null) => (name === null ? -1 : header.indexOf(name));
    const missing = this.problems().length > 0;
    return { identity: at(column), guid: at(guidColumn), type: at(typeColumn), missing };
  }

  /** If a row has both, the identity is the member of a segment. With neither it is reported as empty. */
  #take(columns: Columns, record: readonly Buffer[], line: number): void {
    if (columns.missing) return;
    const identity = record[columns.identity] ?? NO_BYTES;
    const guid = record[columns.guid] ?? NO_BYTES;
    const kind =
      columns.identity < 0 || (identity.length === 0 && guid.length > 0) ? 'guid' : 'identity';
    const value = kind === 'guid' ? guid : identity;
    if (columns.type >= 0) {
      this.#takeTyped(record[columns.type]?.toString() ?? '', identity, line);
      return;
    }
    this.#keep(kind, value, line);
    if (kind === 'identity' && this.#format.takesBoth) this.#keepBeside(guid);
  }

  /** What is no guid cannot be the guid of a member: it is ignored where the row has an identity. */
  #keepBeside(guid: Uint8Array): void {
    if (checkMember(guid, 0, guid.length, 'guid') !== null) return;
    this.#besides ??= new LineSort(this.#space);
    this.#besides.run().append(guid);
  }

  /** A row of CleverTap's own lists: `i` for an identity, `g` for a guid. */
  #takeTyped(type: string, value: Uint8Array, line: number): void {
    const kind = TYPES[type.toLowerCase()];
    if (kind !== undefined) {
      this.#keep(kind, value, line);
      return;
    }
    this.#problems.add(
      'csv-syntax',
      line,
      say`${asValue(type)} is not a valid type: expected i for an identity or g for a guid`,
      say`Fix the row, or name the column of identities with ${asCode('--column')}.`,
    );
  }

  #keep(kind: MemberKind, value: Uint8Array, line: number): void {
    const fault = checkMember(value, 0, value.length, kind);
    if (fault === null) this.#sortOf(kind).run().append(value);
    else this.#problems.onFault(fault, line, kind, value, 0, value.length);
  }

  #sortOf(kind: MemberKind): LineSort {
    const known = this.#sorts.get(kind);
    if (known !== undefined) return known;
    const made = new LineSort(this.#space);
    this.#sorts.set(kind, made);
    return made;
  }
}

/** What the parser found, by its codes. Its words quote the bytes of the row as numbers. */
const FAULTS: Readonly<Record<string, Message>> = {
  CSV_INVALID_CLOSING_QUOTE: say`after a closing quote there is neither a delimiter nor the end of the row`,
  CSV_MAX_RECORD_SIZE: say`a row is longer than 1 MiB. A quote may be missing before it`,
  CSV_QUOTE_NOT_CLOSED: say`a quote is not closed`,
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: say`a row does not have as many fields as the header`,
  INVALID_OPENING_QUOTE: say`a quote is inside a field that does not start with one`,
};
const OTHER_FAULT = say`the row cannot be read`;

const TYPES: Readonly<Record<string, MemberKind | undefined>> = { i: 'identity', g: 'guid' };

function unknownColumn(name: string, header: readonly string[]): [Message, Message] {
  return [
    say`the header has no column ${asValue(name)}`,
    say`Name one of its columns: ${asList(header.map(asValue), 'or')}.`,
  ];
}

/** The positions of the columns in a record, -1 for a column that is not wanted. */
interface Columns {
  readonly identity: number;
  readonly guid: number;
  readonly type: number;
  readonly missing: boolean;
}

type OnRecord = (record: readonly Buffer[], line: number) => void;

/** Drives the parser synchronously, piece by piece, without a stream. */
function feed(
  reader: ByteReader,
  digest: ListDigest,
  onRecord: OnRecord,
): { line: number; code: string } | null {
  const failures: Error[] = [];
  const done = (error?: Error | null) => {
    if (error) failures.push(error);
  };
  const parser = new Parser({
    encoding: null,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
    on_record: (record, { lines }) => {
      // With `encoding: null`, fields are buffers, which the types do not know.
      onRecord(record as unknown as Buffer[], lines);
      return null;
    },
  });
  for (let atStart = true; ; atStart = false) {
    // The parser keeps the end of a piece, so each piece has its own memory.
    const piece = readPiece(reader, Buffer.alloc(PIECE));
    if (piece.length === 0) break;
    digest.update(piece);
    const text =
      atStart && piece.subarray(0, BOM.length).equals(BOM) ? piece.subarray(BOM.length) : piece;
    if (failures.length === 0) parser._transform(text, 'binary', done);
  }
  if (failures.length === 0) parser._flush(done);
  reader.close();
  const [failed] = failures;
  return failed === undefined ? null : { line: lineOf(failed), code: codeOf(failed) ?? '' };
}

/** Reads at least as much as a BOM, unless the file ends before. */
function readPiece(reader: ByteReader, memory: Buffer): Buffer {
  let size = 0;
  while (size < BOM.length) {
    const more = reader.read(memory.subarray(size));
    if (more === 0) break;
    size += more;
  }
  return memory.subarray(0, size);
}

function lineOf(error: Error | CsvError): number {
  return 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
}
