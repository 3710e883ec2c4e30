import { CsvRecords } from '../lists/csv-records.ts';
import { likelyHeader } from '../lists/dialect.ts';
import { readerOf } from '../members/cursor.ts';
import type { Message } from '../message.ts';
import { asForeign, asLabel, lineText, plural, say } from '../message.ts';
import type { EntryError } from './wire.ts';
import { ENTRY_ERRORS } from './wire.ts';

/**
 * CleverTap's Error Stream as people take it out of the dashboard. No export is documented, so this reads
 * CSV, tab-separated text as a table is pasted, and JSON. The columns are those that the specification
 * names, in any order.
 */
export interface StreamRow {
  /** Line of the file, or number of the item, from 1. */
  readonly at: number;
  readonly error: string;
  /** Empty where the row has none. */
  readonly ctSegmentId: string;
  readonly customerSegmentId: string;
  readonly user: string;
  /** When CleverTap reported it, ms since the epoch; null where that is missing or its zone is unknown. */
  readonly time: number | null;
}

export type ParsedStream =
  | { readonly ok: true; readonly rows: readonly StreamRow[] }
  | { readonly ok: false; readonly message: Message };

/** Whether a row names one of the entry errors of the specification. */
export function isEntryError(text: string): text is EntryError {
  return (ENTRY_ERRORS as readonly string[]).includes(text);
}

export function parseErrorStream(text: string): ParsedStream {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return /^\s*[[{]/.test(plain) ? fromJson(JSON.parse(plain)) : fromTable(plain);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { ok: false, message: say`it cannot be read${asForeign(said)}` };
  }
}

type Field = Exclude<keyof StreamRow, 'at' | 'time'> | 'written';

/** Names as people and exports write them, with everything but letters left out. */
const FIELDS: Readonly<Record<string, Field>> = {
  segmentid: 'ctSegmentId',
  ctsegmentid: 'ctSegmentId',
  customersegmentid: 'customerSegmentId',
  useridentity: 'user',
  identity: 'user',
  errortype: 'error',
  error: 'error',
  time: 'written',
  timestamp: 'written',
  eventtime: 'written',
};

function fieldOf(name: string): Field | null {
  return FIELDS[name.toLowerCase().replace(/[^a-z]/g, '')] ?? null;
}

const EMPTY = { error: '', ctSegmentId: '', customerSegmentId: '', user: '', written: '' };

function rowFrom(at: number, fields: readonly (readonly [Field, string])[]): StreamRow {
  const { written, ...row }: typeof EMPTY = { ...EMPTY, ...Object.fromEntries(fields) };
  return { ...row, at, time: timeOf(written) };
}

const WITH_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)$/;

/** ISO 8601 with its zone, or Unix time. Anything else may mean an hour that is far away. */
function timeOf(text: string): number | null {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const time = WITH_ZONE.test(text)
    ? Date.parse(text.replace(' ', 'T').replace(' ', ''))
    : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function fromTable(text: string): ParsedStream {
  const bytes = Buffer.from(text);
  const { delimiter, header } = likelyHeader(bytes);
  const fields = header.map(fieldOf);
  if (!fields.includes('user'))
    return { ok: false, message: say`it has no column ${asLabel('User Identity')}` };
  if (!fields.includes('ctSegmentId') && !fields.includes('customerSegmentId')) {
    const message = say`it has no column ${asLabel('Segment ID')} or ${asLabel('Customer Segment ID')}`;
    return { ok: false, message };
  }
  const records = new CsvRecords(readerOf(bytes), delimiter.charCodeAt(0));
  const rows: StreamRow[] = [];
  while (records.next()) {
    if (records.count > fields.length) return tooMany(records, fields.length);
    rows.push(rowOfRecord(records, fields));
  }
  const { fault } = records;
  if (fault === null) return { ok: true, rows: rows.slice(1) };
  return { ok: false, message: say`${lineText(fault.line)}: ${fault.message}` };
}

/** A pasted table may lack fields at the end of a row, but a row with more has shifted columns. */
function tooMany({ line, count }: CsvRecords, expected: number): ParsedStream {
  const has = plural(count, 'field');
  return { ok: false, message: say`${lineText(line)} has ${has}, but the header has ${expected}` };
}

function rowOfRecord(record: CsvRecords, fields: readonly (Field | null)[]): StreamRow {
  const pairs = fields.flatMap((field, at) =>
    field === null ? [] : [[field, record.field(at).toString().trim()] as const],
  );
  return rowFrom(record.line, pairs);
}

function fromJson(value: unknown): ParsedStream {
  const items = Array.isArray(value) ? value : firstArrayIn(value);
  if (items === null) return { ok: false, message: say`its JSON has no list of rows` };
  return { ok: true, rows: items.map((item, index) => rowOf(item, index + 1)) };
}

function firstArrayIn(value: unknown): unknown[] | null {
  if (typeof value !== 'object' || value === null) return null;
  return Object.values(value).find(Array.isArray) ?? null;
}

function rowOf(item: unknown, at: number): StreamRow {
  if (typeof item !== 'object' || item === null) return rowFrom(at, []);
  const pairs = Object.entries(item).flatMap(([name, value]) => {
    const field = fieldOf(name);
    const isText = typeof value === 'string' || typeof value === 'number';
    return field === null || !isText ? [] : [[field, String(value)] as const];
  });
  return rowFrom(at, pairs);
}
