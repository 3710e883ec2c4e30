import type { LogEntry } from '../inspect/log.ts';
import type { RecordedSegment } from '../lock/apply-record.ts';
import { count, moment, plural } from '../message.ts';
import {
  confirmedTexts,
  requestText,
  stateText,
  subjectText,
  unchangedText,
} from '../report/log-text.ts';
import { sample } from '../report/plan-sections.ts';
import type { LogPageOptions } from './log-data.ts';
import type { Html, Part } from './markup.ts';
import { code, html, joined, link, value } from './markup.ts';
import { commitAddress, ownAddress } from './repository-address.ts';
import { segmentName } from './segment-name.ts';

const MOST_SEGMENTS = 20;

/** Newest first, as the log in the terminal. */
export function* appliesSection(
  entries: readonly LogEntry[],
  options: LogPageOptions,
): Generator<Html> {
  yield html`<section aria-labelledby="applies-title">
<h2 id="applies-title">Applies</h2>
`;
  if (entries.length === 0) yield html`<p>Nothing was applied.</p>\n`;
  else {
    yield html`<div class="scroll" tabindex="0" role="group" aria-labelledby="applies-title"><table>
<thead><tr><th scope="col">Apply</th><th scope="col">What it did</th></tr></thead>
<tbody>
`;
    for (const entry of entries) yield rowOf(entry, options);
    yield html`</tbody></table></div>\n`;
  }
  yield html`<p><small>An apply that a guard refused sent nothing and has no record, so it is not here.</small></p>
</section>\n`;
}

function rowOf(entry: LogEntry, options: LogPageOptions): Html {
  const { record, segments } = entry;
  const { shown, more } = sample(segments, MOST_SEGMENTS);
  const lines: Part[] =
    segments.length === 0
      ? [unchangedText(record)]
      : [
          ...shown.map((segment) => segmentLine(segment, options)),
          ...(more === 0 ? [] : [plural(more, 'more segment')]),
        ];
  const all = [...lines, ...confirmedTexts(record)];
  return html`<tr><th scope="row">${moment(record.startedAt)}<br>${applyHtml(entry, options)}</th>
<td>${subjectHtml(entry)}${joined(all, html`<br>`)}${notesOf(entry, options)}</td></tr>
`;
}

function segmentLine(segment: RecordedSegment, options: LogPageOptions): Html {
  const { key, before, after, added, removed, adopted, unconfirmed, rejected } = segment;
  const parts = [
    ...(added + adopted === 0 ? [] : [`+${count(added + adopted)}`]),
    ...(removed === 0 ? [] : [`−${count(removed)}`]),
  ].join(' ');
  const sizes = `${count(before)} → ${count(after)}`;
  const notes = [
    sizes,
    ...(adopted === 0 ? [] : ['adopted']),
    ...(unconfirmed === 0 ? [] : [`${count(unconfirmed)} unconfirmed`]),
    ...(rejected === 0 ? [] : [`${count(rejected)} rejected`]),
  ].join(', ');
  return html`${segmentName(key, options)} <b>${parts}</b> <small>${notes}</small>`;
}

function subjectHtml({ commit }: LogEntry): Part {
  return commit === null ? null : html`<i>${subjectText(commit)}</i><br>`;
}

/** Which apply, by whom, from which commit; links lead to the repository alone. */
export function applyHtml(entry: LogEntry, { repository }: LogPageOptions): Html {
  const { record, state } = entry;
  const request = requestText(entry);
  const { serial, actor, commit, uncommitted, run } = record;
  const parts: Part[] = [
    `#${serial}`,
    ...(actor === null ? [] : [html`by ${value(actor)}`]),
    ...(commit === null
      ? []
      : [
          html`from ${link(commitAddress(repository, commit), code(commit.slice(0, 10)))}${uncommitted ? ' with uncommitted edits' : null}`,
        ]),
    ...(run === null ? [] : [runHtml(run, repository)]),
    ...(request === '' ? [] : [request]),
  ];
  return html`<small>${joined(parts, ' ')}${stateText({ record, state })}</small>`;
}

function runHtml(run: string, repository: string | null): Part {
  const address = ownAddress(repository, run);
  return address === null ? html`run ${value(run)}` : link(address, 'run');
}

/** Why it ended early, and what was allowed for a reason. */
function notesOf({ record }: LogEntry, options: LogPageOptions): Part[] {
  const { stopped, waivers } = record;
  return [
    ...(stopped === undefined
      ? []
      : [html`<br><span class="tag" data-tone="bad">stopped</span> ${stopped}`]),
    ...waivers.map(
      ({ segment, reason }) =>
        html`<br><span class="tag" data-tone="warm">waived</span> ${segment === null ? null : html`for ${segmentName(segment, options)}: `}${reason}`,
    ),
  ];
}
