import { cutTo } from './display-width.ts';
import { count, duration, plural } from './words.ts';

/** How far an apply is; times in milliseconds. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly requestsDone: number;
  readonly requestsTotal: number;
  readonly elapsedMs: number;
  /** Time that is left, from measured latency and lanes; null while that is not known. */
  readonly etaMs: number | null;
}

const BAR_COLUMNS = 24;
const LEAST_BAR_COLUMNS = 8;

/** One line for a terminal, at most `width` columns: what fits, the most useful first. */
export function progressBar(progress: Progress, width: number): string {
  const { done, total } = progress;
  const percent = `${percentOf(progress)}%`.padStart(4);
  const parts = [
    `${count(done)} of ${plural(total, 'change')}`,
    etaText(progress),
    `${count(progress.requestsDone)} of ${plural(progress.requestsTotal, 'request')}`,
  ].filter((part) => part !== null);
  let line = percent;
  for (const part of parts) {
    if (line.length + 2 + part.length + LEAST_BAR_COLUMNS + 3 > width) break;
    line += `  ${part}`;
  }
  const columns = Math.min(BAR_COLUMNS, width - line.length - 3);
  if (columns < LEAST_BAR_COLUMNS) return cutTo(line.trimStart(), width);
  return `[${bar(progress, columns)}] ${line}`;
}

/** One plain line for a log. */
export function progressLine(progress: Progress): string {
  const { done, total, requestsDone, requestsTotal, elapsedMs } = progress;
  const eta = etaText(progress);
  return [
    `${percentOf(progress)}%: ${count(done)} of ${plural(total, 'change')}`,
    `${count(requestsDone)} of ${plural(requestsTotal, 'request')}`,
    `${duration(elapsedMs / 1000)} so far`,
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

function etaText({ etaMs }: Progress): string | null {
  return etaMs === null ? null : `about ${duration(Math.max(1, Math.round(etaMs / 1000)))} left`;
}
