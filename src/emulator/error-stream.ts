import type { EntryError } from '../clevertap/wire.ts';

/** One skipped user x segment pair. IDs stand as the request gave them; null where it gave none. */
export interface ErrorRow {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly request: number;
  readonly type: EntryError;
  readonly ctSegmentId: number | null;
  readonly customerSegmentId: string | null;
  readonly user: string | null;
}

export interface ErrorStream {
  /** Number of rows ever reported; only the newest are kept. */
  readonly total: number;
  readonly rows: readonly ErrorRow[];
  report(row: ErrorRow): void;
}

/** `dropped`: rows that were reported once and are not kept any more. */
export function createErrorStream(limit: number, dropped = 0): ErrorStream {
  let rows: ErrorRow[] = [];
  let total = dropped;
  return {
    get total() {
      return total;
    },
    get rows() {
      if (rows.length > limit) rows = rows.slice(-limit);
      return rows;
    },
    report: (row) => {
      total += 1;
      rows.push(row);
      if (rows.length >= 2 * limit) rows = rows.slice(-limit);
    },
  };
}

/** A row in JSON, its names those of the specification's table in snake case. */
export function rowJson(row: ErrorRow) {
  return {
    time: new Date(row.time).toISOString(),
    error_type: row.type,
    segment_id: row.ctSegmentId,
    customer_segment_id: row.customerSegmentId,
    user_identity: row.user,
    request: row.request,
  };
}

const CSV_HEADER = 'Time,Error Type,Segment ID,Customer Segment ID,User Identity,Request\r\n';

/** RFC 4180: the columns of the specification's table, with time, type and request number. */
export function* rowsCsv(rows: Iterable<ErrorRow>): Generator<string> {
  yield CSV_HEADER;
  for (const row of rows) {
    const { time, error_type, segment_id, customer_segment_id, user_identity, request } =
      rowJson(row);
    const cells = [time, error_type, segment_id, customer_segment_id, user_identity, request];
    yield `${cells.map(csvCell).join(',')}\r\n`;
  }
}

/** RFC 4180. */
export function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
