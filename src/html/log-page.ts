import type { Asked } from '../inspect/log.ts';
import { count, moment, plural } from '../message.ts';
import { documentPieces } from './document.ts';
import { appliesSection } from './log-applies.ts';
import { chartsSection } from './log-charts.ts';
import type { LogPageOptions, PageLog } from './log-data.ts';
import { personSections } from './log-person.ts';
import type { Html, Part } from './markup.ts';
import { html, value } from './markup.ts';
import { segmentTitle } from './segment-name.ts';

/**
 * What was applied, as one page: how many members segments had over time, and each apply. Of a member,
 * what happened to that person and to no one else, so that the page can be given to them.
 */

/** The page, in pieces. It runs no script. */
export function* logPagePieces(log: PageLog, options: LogPageOptions): Generator<string> {
  const body = (function* (): Generator<Html> {
    yield headOf(log, options);
    yield html`<main id="main" tabindex="-1">`;
    if (log.asked.kind === 'member') yield* personSections(log, options);
    else {
      yield* chartsSection(log.entries, options);
      yield* appliesSection(log.entries, options);
    }
    yield html`</main>
<footer><p>Made ${moment(options.madeAt)} from the records of the lockfile. It keeps those of the last 1,000 applies.</p></footer>
`;
  })();
  yield* documentPieces({ title: 'segops log', script: null }, body);
}

function headOf({ asked, entries, remembered }: PageLog, options: LogPageOptions): Html {
  const oldest = entries.at(-1);
  const newest = entries[0];
  const span =
    oldest === undefined || newest === undefined
      ? ''
      : `, from ${moment(oldest.record.startedAt)} to ${moment(newest.record.startedAt)}`;
  return html`<header>
<p class="product">segops log</p>
<h1>${titleOf(asked, options)}</h1>
<p>${plural(entries.length, 'apply', 'applies')} of ${count(remembered)} that the lockfile remembers${span}.${asked.kind === 'all' ? lastText(newest) : ''}</p>
</header>
`;
}

/** Whether something is left of the newest apply. */
function lastText(newest: PageLog['entries'][number] | undefined): string {
  if (newest === undefined) return '';
  const { stopped, segments } = newest.record;
  if (stopped !== undefined) return ' The last one stopped early: the next apply sends the rest.';
  const left = segments.reduce((sum, one) => sum + one.rejected + one.unconfirmed, 0);
  return left === 0
    ? ' The last one did all that it meant to do.'
    : ` Of the last one, ${plural(left, 'change')} did not arrive for certain: the next apply sends what is missing.`;
}

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
