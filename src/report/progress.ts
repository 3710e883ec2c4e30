import { count, duration, plural } from '../message.ts';
import { cutTo } from './display-width.ts';

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
