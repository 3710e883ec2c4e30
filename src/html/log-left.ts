import type { LogEntry } from '../inspect/log.ts';
import type { RecordedSegment } from '../lock/apply-record.ts';
import { unconfirmedIn } from '../lock/apply-record.ts';
import { count, plural } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { listed } from '../report/words.ts';
import { dayOf } from './log-notes.ts';
import type { Html } from './markup.ts';
import { html } from './markup.ts';

/**
 * What applies left undone, and what became of it. A later apply sends what an earlier one left in a
 * segment, as far as it is still wanted: so it is over where one did all that it planned for that segment.
 */

export interface Left {
  /** Applies that left something which no later one sent; newest first. */
  readonly open: readonly LogEntry[];
  /** Those that left something. */
  readonly short: readonly LogEntry[];
  /** Of each segment in which an apply left something, what became of it. */
  readonly became: ReadonlyMap<RecordedSegment, string>;
}

/** In one pass, newest first: a log may have a thousand applies of a thousand segments. */
export function leftOf(entries: readonly LogEntry[]): Left {
  const open: LogEntry[] = [];
  const short: LogEntry[] = [];
  const became = new Map<RecordedSegment, string>();
  /** By which apply each segment was next as it should be. */
  const done = new Map<SegmentKey, number>();
  let isWholeLater = false;
  for (const entry of entries) {
    const { record, segments, state } = entry;
    const isEarly = isEndedEarly(entry);
    const touched = segments.filter((one) => isEarly || left(one) > 0);
    if (state === 'none') for (const one of touched) became.set(one, becameText(done.get(one.key)));
    if (record.verified !== undefined) continue;
    if (isEarly || touched.length > 0) {
      short.push(entry);
      const isOver =
        touched.length === 0 ? isWholeLater : touched.every(({ key }) => done.has(key));
      if (!isOver) open.push(entry);
    } else isWholeLater = true;
    if (isEarly) continue;
    for (const one of segments) if (left(one) === 0) done.set(one.key, record.serial);
  }
  return { open, short, became };
}

function becameText(serial: number | undefined): string {
  return serial === undefined
    ? 'The next apply sends what is left'
    : `Apply ${count(serial)} sent what was left`;
}

/** The verdict of a log: whether somebody has to do something now. */
export function leftHtml(entries: readonly LogEntry[], { open, short }: Left): Html | null {
  const newest = entries.find(({ record }) => record.verified === undefined);
  if (newest === undefined) return null;
  if (newest.state === 'running' || newest.state === 'unclear') {
    return html`<p class="verdict"><strong>An apply may be running.</strong> ${lastText(newest)} has no end yet.</p>\n`;
  }
  if (open.length > 0) {
    return html`<p class="verdict" data-tone="warm"><strong>Changes may be left to send.</strong> ${leavingText(open)}, and no later apply sent it. See what waits, then apply: <code class="command">segops status</code><code class="command">segops apply</code></p>\n`;
  }
  const before =
    short.length === 0 ? '' : ` ${leavingText(short)}. Later applies sent what was left.`;
  return html`<p class="verdict"><strong>Nothing to do.</strong> ${lastText(newest)} sent all that it planned.${before}</p>\n`;
}

function isEndedEarly({ record, state }: Pick<LogEntry, 'record' | 'state'>): boolean {
  return record.stopped !== undefined || record.recovered || state !== 'none';
}

function left(segment: Omit<RecordedSegment, 'key'>): number {
  return segment.rejected + unconfirmedIn(segment);
}

function lastText({ record: { serial, startedAt } }: LogEntry): string {
  return `The last apply, ${count(serial)} on ${dayOf(startedAt)},`;
}

/** More are counted. */
const NAMED = 5;

/** `2 applies left something: 36 (stopped early) and 31 (4 rejected changes)` */
function leavingText(short: readonly LogEntry[]): string {
  const shown = short.slice(0, short.length === NAMED + 1 ? NAMED + 1 : NAMED);
  const more = short.length - shown.length;
  const names = shown.map((entry) => `${count(entry.record.serial)} (${shortText(entry)})`);
  const named = listed(more === 0 ? names : [...names, `${count(more)} more`]);
  return `${plural(short.length, 'apply', 'applies')} left something: ${named}`;
}

function shortText({ record, state, segments }: LogEntry): string {
  if (record.stopped !== undefined) return 'stopped early';
  if (record.recovered || state !== 'none') return 'cut off';
  const sum = (figure: (one: RecordedSegment) => number) =>
    segments.reduce((total, one) => total + figure(one), 0);
  const rejected = sum((one) => one.rejected);
  return rejected > 0
    ? plural(rejected, 'rejected change')
    : plural(sum(unconfirmedIn), 'unconfirmed change');
}
