import type { ErrorRow } from './error-stream.ts';

/** Rows of the Error Stream by type and segment; a segment fits by either of its IDs. */
export function filterRows(rows: readonly ErrorRow[], query: URLSearchParams): readonly ErrorRow[] {
  const type = query.get('type') ?? '';
  const segment = query.get('segment') ?? '';
  if (type === '' && segment === '') return rows;
  return rows.filter(
    (row) =>
      (type === '' || row.type === type) &&
      (segment === '' ||
        row.customerSegmentId === segment ||
        (row.ctSegmentId !== null && String(row.ctSegmentId) === segment)),
  );
}

/** The segments that rows name, in their order, each as the filter takes it. */
export function segmentsOf(rows: readonly ErrorRow[]): readonly string[] {
  const named = rows.map((row) => row.customerSegmentId ?? row.ctSegmentId);
  return [...new Set(named.filter((name) => name !== null).map(String))];
}

/** Widths of a bucket in seconds: each a time that people think in. */
const WIDTHS = [1, 2, 5, 10, 30, 60, 300, 900, 3600, 21_600, 86_400];
const MAX_BUCKETS = 40;

export interface Bucket {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly errors: number;
}

/** How many rows fell into each stretch of time, from the first row (in order of time) until `now`. */
export function countOverTime(rows: readonly ErrorRow[], now: number): readonly Bucket[] {
  const [first] = rows;
  if (first === undefined) return [];
  const last = Math.max(now, rows.at(-1)?.time ?? now);
  const seconds = (last - first.time) / 1000;
  const width =
    1000 * (WIDTHS.find((width) => seconds / width < MAX_BUCKETS - 1) ?? seconds / MAX_BUCKETS);
  const start = Math.floor(first.time / width) * width;
  const counts = new Array<number>(Math.floor((last - start) / width) + 1).fill(0);
  for (const { time } of rows) {
    const slot = Math.max(0, Math.floor((time - start) / width));
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  return counts.map((errors, index) => ({ from: start + index * width, errors }));
}
