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
const MIN_BUCKETS = 30;
const MAX_BUCKETS = 60;

export interface Bucket {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly errors: number;
  /** The same by error type. */
  readonly types: ReadonlyMap<string, number>;
}

/**
 * How many rows fell into each stretch of time, up to `now`. There are always enough buckets for a
 * calm picture: where the rows are all new it begins before them.
 */
export function countOverTime(rows: readonly ErrorRow[], now: number): readonly Bucket[] {
  const [first] = rows;
  if (first === undefined) return [];
  const end = Math.max(now, rows.at(-1)?.time ?? now);
  const width = widthFor(end - first.time);
  const last = Math.floor(end / width);
  const start = Math.min(Math.floor(first.time / width), last - MIN_BUCKETS + 1);
  const counts = Array.from({ length: last - start + 1 }, () => new Map<string, number>());
  for (const { time, type } of rows) {
    const slot = Math.max(0, Math.floor(time / width) - start);
    const types = counts[slot];
    types?.set(type, (types.get(type) ?? 0) + 1);
  }
  return counts.map((types, index) => ({
    from: (start + index) * width,
    errors: [...types.values()].reduce((sum, number) => sum + number, 0),
    types,
  }));
}

/** Milliseconds. */
function widthFor(span: number): number {
  const fitting = WIDTHS.find((seconds) => span / 1000 / seconds < MAX_BUCKETS - 1);
  return fitting === undefined ? Math.ceil(span / (MAX_BUCKETS - 1)) : fitting * 1000;
}
