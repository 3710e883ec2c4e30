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

/** The verdict of a log, newest first: whether somebody has to do something now. */
export function leftHtml(entries: readonly LogEntry[]): Html | null {
  const applies = entries.filter(({ record }) => record.verified === undefined);
  const [newest] = applies;
  if (newest === undefined) return null;
  if (newest.state === 'running' || newest.state === 'unclear') {
    return html`<p class="verdict"><strong>An apply may be running.</strong> ${lastText(newest)} has no end yet.</p>\n`;
  }
  const short = applies.filter(isShort);
  const open = short.filter((entry) => !isOver(entry, applies));
  if (open.length > 0) {
    return html`<p class="verdict" data-tone="warm"><strong>Changes may be left to send.</strong> ${leavingText(open)}, and no later apply sent it. See what waits, then apply: <code class="command">segops status</code><code class="command">segops apply</code></p>\n`;
  }
  const before =
    short.length === 0 ? '' : ` ${leavingText(short)}. Later applies sent what was left.`;
  return html`<p class="verdict"><strong>Nothing to do.</strong> ${lastText(newest)} sent all that it planned.${before}</p>\n`;
}

/** What became of what an apply left in a segment; null where it left nothing, or still runs. */
export function becameOf(
  entry: LogEntry,
  { key, ...figures }: RecordedSegment,
  entries: readonly LogEntry[],
): string | null {
  const isShortHere = isEndedEarly(entry) || left(figures) > 0;
  if (!isShortHere || entry.state !== 'none') return null;
  const done = laterThan(entry, entries).findLast((one) => isDoneIn(one, key));
  return done === undefined
    ? 'The next apply sends what is left'
    : `Apply ${count(done.record.serial)} sent what was left`;
}

function isShort(entry: LogEntry): boolean {
  return isEndedEarly(entry) || entry.segments.some((one) => left(one) > 0);
}

function isOver(entry: LogEntry, entries: readonly LogEntry[]): boolean {
  const later = laterThan(entry, entries);
  const segments = isEndedEarly(entry)
    ? entry.segments
    : entry.segments.filter((one) => left(one) > 0);
  if (segments.length === 0) return later.some((one) => !isShort(one));
  return segments.every(({ key }) => later.some((one) => isDoneIn(one, key)));
}

function laterThan(entry: LogEntry, entries: readonly LogEntry[]): readonly LogEntry[] {
  return entries.slice(0, entries.indexOf(entry));
}

function isDoneIn(entry: LogEntry, key: SegmentKey): boolean {
  if (isEndedEarly(entry)) return false;
  return entry.segments.some((own) => own.key === key && left(own) === 0);
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
