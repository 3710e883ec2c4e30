import { count, duration, plural } from '../message.ts';
import { cutTo } from './display-width.ts';

/** How far sending is; times in milliseconds. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly requestsDone: number;
  readonly requestsTotal: number;
  readonly elapsedMs: number;
  /** Time that is left, see `etaOf`; null while that is not known. */
  readonly etaMs: number | null;
}

/** What was measured when the last answer came. */
export interface Measured {
  /** Since the first request was sent, ms. */
  readonly elapsedMs: number;
  /** Of which a part counts as its share. */
  readonly batchesDone: number;
  readonly batchesTotal: number;
  /** Requests in flight at a time. */
  readonly inFlight: number;
}

/**
 * The time that is left. Requests go out in rounds: of three lanes, the first three answers come after
 * the same time. So time is counted in rounds. Time per answer would be three times too long at first.
 */
export function etaOf({ elapsedMs, batchesDone, batchesTotal, inFlight }: Measured): number | null {
  if (batchesDone === 0) return null;
  const lanes = Math.max(1, Math.min(inFlight, batchesTotal));
  // Shares of a batch add up to a little more or less than 1.
  const rounds = (batches: number) => Math.ceil(batches / lanes - ROUNDING);
  const roundMs = elapsedMs / Math.max(1, rounds(batchesDone));
  return Math.max(0, roundMs * rounds(batchesTotal) - elapsedMs);
}

const ROUNDING = 1e-6;

/** `Creating 4 segments...`, from the first second on; how many are there once one is. */
export function creatingLine(done: number, total: number, width: number): string {
  const made = done === 0 ? '' : ` ${count(done)} of ${count(total)} are there`;
  return cutTo(`Creating ${plural(total, 'segment')}...${made}`, width);
}

/** Columns of the bar by columns of the terminal: fixed, so that it does not jump as figures grow. */
const BARS = [
  { from: 100, bar: 24 },
  { from: 60, bar: 16 },
  { from: 30, bar: 10 },
] as const;

/** One line for a terminal, at most `width` columns: what fits, the most useful first. */
export function progressBar(progress: Progress, width: number): string {
  const columns = BARS.find(({ from }) => width >= from)?.bar ?? 0;
  const percent = `${percentOf(progress)}%`.padStart(4);
  let line = columns === 0 ? percent.trimStart() : `[${bar(progress, columns)}] ${percent}`;
  for (const part of partsOf(progress)) {
    if (line.length + 2 + part.length > width) break;
    line += `  ${part}`;
  }
  return cutTo(line, width);
}

function partsOf(progress: Progress): string[] {
  const { done, total, requestsDone, requestsTotal } = progress;
  const eta = etaText(progress);
  return [
    `${count(done).padStart(count(total).length)} of ${plural(total, 'change')}`,
    ...(eta === null ? [] : [eta]),
    `${count(requestsDone)} of ${plural(requestsTotal, 'request')}`,
  ];
}

/** One plain line for a log. */
export function progressLine(progress: Progress): string {
  const { done, total, requestsDone, requestsTotal, elapsedMs } = progress;
  const eta = etaText(progress);
  return [
    `${percentOf(progress)}%: ${count(done)} of ${plural(total, 'change')}`,
    `${count(requestsDone)} of ${plural(requestsTotal, 'request')}`,
    `${duration(elapsedMs)} so far`,
    ...(eta === null ? [] : [eta]),
  ].join(', ');
}

/** 100 only when all is done. */
function percentOf({ done, total }: Progress): number {
  return total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
}

function bar(progress: Progress, columns: number): string {
  const { done, total } = progress;
  const filled = total === 0 ? columns : Math.floor(Math.min(1, done / total) * columns);
  return '='.repeat(filled).padEnd(columns, '.');
}

function etaText({ etaMs, done, total }: Progress): string | null {
  return etaMs === null || done >= total
    ? null
    : `about ${duration(Math.max(1, Math.round(etaMs / 1000)) * 1000)} left`;
}
