import { createHash } from 'node:crypto';
import { parse as parseCsv } from 'csv-parse/sync';
import { sortedLines } from '../members/bytes.ts';
import type { ByteReader, MemberCursor } from '../members/cursor.ts';
import { cursorOver, NO_BYTES } from '../members/cursor.ts';
import { checkMemberText } from '../members/rules.ts';
import type { MemberKind, Problem } from '../model.ts';
import type { ListRef } from './manifest.ts';

/** A list that is being read: its facts and problems are whole once its cursors are drained. */
export interface OpenList {
  cursor(kind: MemberKind): MemberCursor;
  facts(): ListReading;
  problems(): readonly Problem[];
}

/** What reading a list file to its end has shown. */
export interface ListReading {
  /** Distinct members. */
  readonly rows: number;
  readonly duplicates: number;
  readonly bytes: number;
  readonly sha256: string;
}

interface Row {
  readonly kind: MemberKind;
  readonly value: string;
  readonly line: number;
}

/** What the parser gives for each line when asked for `info`. */
interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** Reads a list: BOM and CRLF are tolerated, blank lines ignored, order and duplicates repaired. */
export function openList(ref: ListRef, reader: ByteReader): OpenList {
  const bytes = readAll(reader);
  const text = Buffer.from(bytes)
    .toString()
    .replace(/^\uFEFF/, '');
  const parsed = ref.format.kind === 'text' ? textRows(text) : csvRows(text, ref);
  const problems = 'problems' in parsed ? parsed.problems : faults(ref, parsed.rows);
  const rows = 'rows' in parsed && problems.length === 0 ? parsed.rows : [];
  const lines = { identity: linesOf(rows, 'identity'), guid: linesOf(rows, 'guid') };
  const distinct = new Set(rows.map((row) => `${row.kind}\t${row.value}`)).size;
  return {
    cursor: (kind) => cursorOver(lines[kind]),
    facts: () => ({
      rows: distinct,
      duplicates: rows.length - distinct,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }),
    problems: () => problems,
  };
}

function linesOf(rows: readonly Row[], kind: MemberKind): Uint8Array {
  const values = rows.filter((row) => row.kind === kind).map((row) => row.value);
  return values.length === 0 ? NO_BYTES : sortedLines(values);
}

function readAll(reader: ByteReader): Uint8Array {
  const pieces: Buffer[] = [];
  for (let piece = reader.read(); piece !== null; piece = reader.read()) {
    pieces.push(Buffer.from(piece));
  }
  reader.close();
  return Buffer.concat(pieces);
}

function textRows(text: string): { rows: Row[] } {
  const rows: Row[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const value = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (value !== '') rows.push({ kind: 'identity', value, line: index + 1 });
  }
  return { rows };
}

function csvRows(text: string, ref: ListRef): { rows: Row[] } | { problems: Problem[] } {
  if (ref.format.kind !== 'csv') return { rows: [] };
  const { column, guidColumn } = ref.format;
  let records: CsvRecord[];
  try {
    records = parseCsv(text, { info: true, skip_empty_lines: true }) as unknown as CsvRecord[];
  } catch (error) {
    return { problems: [problemAt(ref, 1, 'csv-syntax', message(error), 'Mend the CSV file.')] };
  }
  const header = records[0]?.record ?? [];
  const missing = [column, guidColumn].filter((name) => name !== null && !header.includes(name));
  if (missing.length > 0)
    return { problems: missing.map((name) => columnMissing(ref, name ?? '', header)) };
  return {
    rows: records.slice(1).flatMap(({ record, info }) => rowOf(record, info.lines, header, ref)),
  };
}

/** Both given: the identity is the member. A row with neither is a fault, reported as empty. */
function rowOf(record: string[], line: number, header: string[], ref: ListRef): Row[] {
  if (ref.format.kind !== 'csv') return [];
  const { column, guidColumn } = ref.format;
  const identity = column === null ? '' : (record[header.indexOf(column)] ?? '');
  const guid = guidColumn === null ? '' : (record[header.indexOf(guidColumn)] ?? '');
  if (identity !== '' || guid === '')
    return [{ kind: column === null ? 'guid' : 'identity', value: identity, line }];
  return [{ kind: 'guid', value: guid, line }];
}

function columnMissing(ref: ListRef, name: string, header: readonly string[]): Problem {
  return problemAt(
    ref,
    1,
    'csv-column-missing',
    `the header has no column ${JSON.stringify(name)}; it has ${header.map((h) => JSON.stringify(h)).join(', ') || 'none'}`,
    'Name an existing column under `column:` or `guid_column:`.',
  );
}

const MAX_REPORTED = 20;

function faults(ref: ListRef, rows: readonly Row[]): Problem[] {
  const found: Problem[] = [];
  for (const row of rows) {
    const fault = checkMemberText(row.value, row.kind);
    if (fault === null) continue;
    if (found.length === MAX_REPORTED) break;
    found.push(
      problemAt(
        ref,
        row.line,
        fault,
        `${JSON.stringify(row.value)} is no member`,
        'Mend or remove the line.',
      ),
    );
  }
  return found;
}

function problemAt(ref: ListRef, line: number, code: string, text: string, next: string): Problem {
  return { severity: 'error', code, message: text, place: { file: ref.path, line }, next };
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
