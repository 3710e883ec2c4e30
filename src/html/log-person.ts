import type { LogEntry } from '../inspect/log.ts';
import type { RecordedChange } from '../lock/change-lines.ts';
import { moment, plural } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { doneText } from '../report/log-text.ts';
import { applyHtml } from './log-applies.ts';
import type { LogPageOptions, PageLog } from './log-data.ts';
import type { Html, Part } from './markup.ts';
import { html, inWords } from './markup.ts';
import { segmentTitle } from './segment-name.ts';

/** What one apply did to the person in one segment. */
interface Event {
  readonly entry: LogEntry;
  readonly key: SegmentKey;
  readonly change: RecordedChange;
}

/** The segments of one person over time, and each change with who brought it about. */
export function* personSections(log: PageLog, options: LogPageOptions): Generator<Html> {
  const events = eventsOf(log.entries);
  yield html`<section aria-labelledby="now-title">
<h2 id="now-title">As far as the records show</h2>
<ul>
${standings(events, options).map((line) => html`<li>${line}</li>\n`)}</ul>
<p><small>These are the answers of CleverTap to what segops sent. CleverTap may skip a change without a word, and what others change in the account is not recorded here.</small></p>
</section>
`;
  if (events.length === 0) return;
  yield html`<section aria-labelledby="timeline-title">
<h2 id="timeline-title">Timeline</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="timeline-title"><table>
<thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">By which apply</th></tr></thead>
<tbody>
`;
  for (const event of events) yield rowOf(event, options);
  yield html`</tbody></table></div>\n</section>\n`;
}

/** Oldest first. */
function eventsOf(entries: readonly LogEntry[]): Event[] {
  return [...entries]
    .reverse()
    .flatMap((entry) => (entry.found ?? []).map(({ key, change }) => ({ entry, key, change })));
}

function rowOf({ entry, key, change }: Event, options: LogPageOptions): Html {
  const { outcome, member, operation } = change;
  const tone = outcome === 'accepted' ? (operation === 'REMOVE' ? 'warm' : 'good') : 'bad';
  const kind = member.kind === 'guid' ? html` <small>(as a guid)</small>` : null;
  return html`<tr><th scope="row">${moment(entry.record.startedAt)}</th>
<td><span class="tag" data-tone="${tone}">${doneText(change)}</span> ${segmentTitle(key, options)}${kind}</td><td>${applyHtml(entry, options)}</td></tr>
`;
}

/** Where the person is now, segment by segment: a change without a clear answer leaves it open. */
function standings(events: readonly Event[], options: LogPageOptions): Part[] {
  const keys = [...new Set(events.map(({ key }) => key))].sort();
  const found = keys.map((key) => standingOf(events.filter((event) => event.key === key)));
  const named = (standing: Standing) =>
    keys.filter((_, at) => found[at] === standing).map((key) => segmentTitle(key, options));
  const [within, perhaps, outside] = [named('in'), named('unclear'), named('out')];
  if (keys.length === 0) return ['No apply that the lockfile remembers changed this member.'];
  return [
    ...(within.length === 0
      ? []
      : [html`<b>In</b> ${plural(within.length, 'segment')}: ${inWords(within)}`]),
    ...(perhaps.length === 0
      ? []
      : [
          html`<b>Unclear</b> in ${plural(perhaps.length, 'segment')}: ${inWords(perhaps)}. The last change had no clear answer`,
        ]),
    ...(outside.length === 0
      ? []
      : [html`<b>Not in</b> ${plural(outside.length, 'segment')}: ${inWords(outside)}`]),
  ];
}

type Standing = 'in' | 'out' | 'unclear';

function standingOf(events: readonly Event[]): Standing {
  let standing: Standing = 'out';
  let known = false;
  for (const { change } of events) {
    if (change.outcome === 'rejected') {
      // What was rejected tells what it was before: the opposite.
      if (!known) standing = change.operation === 'REMOVE' ? 'in' : 'out';
    } else if (change.outcome === 'unconfirmed') standing = 'unclear';
    else standing = change.operation === 'REMOVE' ? 'out' : 'in';
    known = true;
  }
  return standing;
}
