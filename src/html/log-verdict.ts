import type { LogEntry } from '../inspect/log.ts';
import type { RecordedSegment } from '../lock/apply-record.ts';
import { unconfirmedIn } from '../lock/apply-record.ts';
import { count, moment, plural } from '../message.ts';
import { cutTo } from '../report/display-width.ts';
import { requestText } from '../report/log-text.ts';
import { sample } from '../report/plan-sections.ts';
import type { LogPageOptions } from './log-data.ts';
import type { Left } from './log-left.ts';
import { isEndedEarly } from './log-left.ts';
import { dayOf, LARGE } from './log-notes.ts';
import type { Html, Part } from './markup.ts';
import { html, inWords, joined, value } from './markup.ts';
import { segmentName } from './segment-name.ts';

/** The top of a log: whether somebody has to do something now, and whether anybody was harmed before. */
export function verdictHtml(
  entries: readonly LogEntry[],
  left: Left,
  options: LogPageOptions,
): Html | null {
  const newest = entries.find(({ record }) => record.verified === undefined);
  if (newest === undefined) return null;
  return html`${nowHtml(newest, left)}${pastHtml(entries, left, options)}`;
}

function nowHtml(newest: LogEntry, { open }: Left): Html {
  if (newest.state === 'running' || newest.state === 'unclear') {
    return html`<p class="verdict" data-tone="warm"><strong>An apply may be running.</strong> ${lastText(newest)} has no end yet.</p>\n`;
  }
  if (open.length > 0) {
    return html`<p class="verdict" data-tone="warm"><strong>Changes may be left to send.</strong> See what waits, then apply: <code class="command">segops status</code><code class="command">segops apply</code></p>\n`;
  }
  return html`<p class="verdict" data-tone="good"><strong>Nothing is left to send.</strong> ${lastText(newest)} did all that it planned, and CleverTap accepted it.</p>\n`;
}

function lastText({ record: { serial, startedAt } }: LogEntry): string {
  return `The last apply (${count(serial)}, on ${dayOf(startedAt)})`;
}

/** More are counted. */
const NAMED = 5;

function pastHtml(entries: readonly LogEntry[], left: Left, options: LogPageOptions): Html | null {
  const { short } = left;
  const shown = short.slice(0, short.length === NAMED + 1 ? NAMED + 1 : NAMED);
  const more = short.length - shown.length;
  const doubted = doubtedIn(entries);
  const drop = dropHtml(entries, options);
  const items: Part[] = [
    ...shown.map((entry) => leavingHtml(entry, left, options)),
    ...(doubted === 0
      ? []
      : [
          `Verifications found that ${plural(doubted, 'membership is', 'memberships are')} not as planned.`,
        ]),
    ...(more === 0 ? [] : [`${plural(more, 'older apply', 'older applies')} left something, too.`]),
  ];
  const list =
    items.length === 0 ? null : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const harm = harmText(entries, short);
  const largest =
    drop === null ? null : html`<p class="past"><strong>Largest loss:</strong> ${drop}</p>\n`;
  return html`<p class="past"><strong>Was anybody harmed before?</strong> ${harm ?? NO_HARM}</p>\n${list}${harm === null ? null : LOOK}${largest}`;
}

const NO_HARM = 'Not as far as the records tell: CleverTap accepted each removal of these applies.';

/** Who was to leave and stayed could get messages: that is the harm. */
function harmText(entries: readonly LogEntry[], short: readonly LogEntry[]): string | null {
  const stayed = short.reduce((sum, { rejections }) => sum + (rejections?.removals ?? 0), 0);
  const isUnsure = short.some((entry) => !isCounted(entry)) || doubtedIn(entries) > 0;
  if (stayed === 0 && !isUnsure) return null;
  if (stayed === 0) {
    return `Possibly: people who should have left a segment may have stayed in.`;
  }
  const more = isUnsure ? ', and others may have stayed in, too' : '';
  return `Possibly: CleverTap rejected ${plural(stayed, 'removal')}${more}.`;
}

/** What to do about what was. */
const LOOK = html`<p class="past">In CleverTap, look for messages to these segments between these times. If there were some, tell whoever sent them: people who should have left may have got them.</p>\n`;

/** What verifications found not to be as it should be. */
function doubtedIn(entries: readonly LogEntry[]): number {
  return entries.reduce((sum, entry) => sum + sumOf(entry, ({ doubted = 0 }) => doubted), 0);
}

/** Nothing is left of it but what CleverTap rejected, and that was counted. */
function isCounted(entry: LogEntry): boolean {
  const unconfirmed = sumOf(entry, unconfirmedIn);
  return !isEndedEarly(entry) && unconfirmed === 0 && entry.rejections !== undefined;
}

/** `Apply 31 (2026-09-01): CleverTap rejected 4 removals. Who should have left VIP stayed in until apply 32 (2026-09-02).` */
function leavingHtml(entry: LogEntry, { endedBy }: Left, options: LogPageOptions): Html {
  const { record, state } = entry;
  const by = endedBy.get(entry);
  const until = by === undefined ? null : `until a${applyText(by).slice(1)}`;
  const where = placesHtml(entry.segments, options, 'any other segment');
  const unsure =
    until === null
      ? 'People who should have left may still be in.'
      : html`People who should have left may have stayed in ${where} ${until}. The record does not say who.`;
  const apply = applyText(entry);
  if (state === 'running') return html`${apply} is running now. ${unsure}`;
  if (record.stopped !== undefined) {
    return html`${apply} stopped: ${cutTo(record.stopped, REASON_COLUMNS)}. ${unsure}`;
  }
  if (isEndedEarly(entry)) return html`${apply} stopped: it was cut off. ${unsure}`;
  return html`${apply}: ${rejectedHtml(entry, until, unsure, options)}`;
}

function applyText({ record: { serial, startedAt } }: LogEntry): string {
  return `Apply ${count(serial)} (${moment(startedAt)})`;
}

/** The first of them, and what else it may be. */
function placesHtml(
  segments: readonly RecordedSegment[],
  options: LogPageOptions,
  besides: string | null,
): Part {
  const { shown, more } = sample(segments, NAMED);
  const rest = more > 0 ? plural(more, 'other segment') : null;
  const named = [
    ...shown.map(({ key }) => segmentName(key, options)),
    ...(rest === null ? [] : [rest]),
  ];
  if (besides === null) return inWords(named);
  return named.length === 0 ? 'a segment' : html`${joined(named, ', ')} or ${besides}`;
}

const REASON_COLUMNS = 120;

function rejectedHtml(
  entry: LogEntry,
  until: string | null,
  unsure: Part,
  options: LogPageOptions,
): Part {
  const rejected = sumOf(entry, (one) => one.rejected);
  const open = sumOf(entry, unconfirmedIn);
  if (rejected === 0) return html`${plural(open, 'change')} had no clear answer. ${unsure}`;
  const { rejections } = entry;
  if (rejections === undefined || open > 0) {
    return html`CleverTap rejected ${plural(rejected, 'change')}. ${unsure}`;
  }
  const { additions, removals } = rejections;
  const parts = [
    ...(removals === 0 ? [] : [plural(removals, 'removal')]),
    ...(additions === 0 ? [] : [plural(additions, 'addition')]),
  ].join(' and ');
  const stayed = until === null ? 'are still in' : `stayed in ${until}`;
  const missed = until === null ? 'are still out' : `were out ${until}`;
  const touched = entry.segments.filter((one) => one.rejected > 0);
  const where = placesHtml(touched, options, null);
  const who =
    removals === 0
      ? html`The people who should have joined ${where} ${missed}. Nobody stayed in who should have left.`
      : html`The people who should have left ${where} ${stayed}.`;
  return html`CleverTap rejected ${parts}. ${who}`;
}

function sumOf({ segments }: LogEntry, figure: (one: RecordedSegment) => number): number {
  return segments.reduce((total, one) => total + figure(one), 0);
}

/** The largest loss of members at once, and who allowed it; null where none was large. */
function dropHtml(entries: readonly LogEntry[], options: LogPageOptions): Html | null {
  let found: { entry: LogEntry; segment: RecordedSegment } | null = null;
  let most = 0;
  for (const entry of entries) {
    for (const segment of entry.segments) {
      const drop = segment.before - segment.after;
      if (drop > most && drop >= LARGE * segment.before) [found, most] = [{ entry, segment }, drop];
    }
  }
  if (found === null) return null;
  const { record } = found.entry;
  const { key, before } = found.segment;
  const share = Math.round((100 * most) / before);
  const waiver = record.waivers.find((one) => one.segment === null || one.segment === key);
  const by = record.actor === null ? null : html`, applied by ${value(record.actor)}`;
  const about = requestText(found.entry);
  const request = about === '' ? null : ` (${about})`;
  const why =
    waiver === undefined
      ? html`No waiver was needed${by}${request}.`
      : html`An exception (a waiver) allowed it: “${cutTo(waiver.reason, REASON_COLUMNS)}”${by}${request}.`;
  return html`Apply ${count(record.serial)} (${dayOf(record.startedAt)}): ${count(most)} of ${count(before)} members (${count(share)}%) left ${segmentName(key, options)} at once. ${why}`;
}
