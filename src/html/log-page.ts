import type { Asked } from '../inspect/log.ts';
import { count, moment, plural } from '../message.ts';
import { documentPieces } from './document.ts';
import { appliesSection } from './log-applies.ts';
import { chartsSection } from './log-charts.ts';
import type { LogPageOptions, PageLog } from './log-data.ts';
import type { Left } from './log-left.ts';
import { leftOf } from './log-left.ts';
import { personSections } from './log-person.ts';
import { verdictHtml } from './log-verdict.ts';
import type { Html, Part } from './markup.ts';
import { html, value } from './markup.ts';
import { placeHtml } from './place.ts';
import { segmentTitle } from './segment-name.ts';

/**
 * What was applied, as one page: how many members segments had over time, and each apply. Of a member,
 * what happened to that person and to no one else, so that the page can be given to them.
 */

/** The page, in pieces. It runs no script. */
export function* logPagePieces(log: PageLog, options: LogPageOptions): Generator<string> {
  const left = leftOf(log.entries);
  const body = (function* (): Generator<Html> {
    yield headOf(log, options, left);
    yield html`<main id="main" tabindex="-1">`;
    if (log.asked.kind === 'member') yield* personSections(log, options);
    else {
      yield* chartsSection(log.entries, options, left);
      yield* appliesSection(log.entries, options);
    }
    yield html`</main>
<footer><p>Made ${moment(options.madeAt)} from the records of the lockfile. It keeps those of the last 1,000 applies.</p></footer>
`;
  })();
  yield* documentPieces({ title: 'segops log', script: null }, body);
}

function headOf(
  { asked, entries, remembered, binding }: PageLog,
  options: LogPageOptions,
  left: Left,
): Html {
  const oldest = entries.at(-1);
  const newest = entries[0];
  const span =
    oldest === undefined || newest === undefined
      ? ''
      : `, from ${moment(oldest.record.startedAt)} to ${moment(newest.record.startedAt)}`;
  const of =
    entries.length === remembered ? '' : ` of ${count(remembered)} that the lockfile remembers`;
  return html`<header>
<p class="product">segops log${placed(options, binding)}</p>
<h1>${titleOf(asked, options)}</h1>
${asked.kind === 'all' ? verdictHtml(entries, left, options) : null}<p>${plural(entries.length, 'apply', 'applies')}${of}${span}.</p>
</header>
`;
}

function placed({ environment }: LogPageOptions, binding: PageLog['binding']): Part {
  const place = placeHtml(binding ?? NO_PLACE, environment);
  return place === null ? null : html` of ${place}`;
}

const NO_PLACE = { account: null, origin: null };

function titleOf(asked: Asked, options: LogPageOptions): Part {
  switch (asked.kind) {
    case 'all':
      return 'What was applied';
    case 'segment':
      return html`What was applied to ${segmentTitle(asked.key, options)}`;
    case 'member':
      return html`What happened to ${value(asked.name)}`;
  }
}
