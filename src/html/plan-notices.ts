import { plural } from '../message.ts';
import type { Notice, Plan } from '../plan/plan.ts';
import { noticeGroups } from '../report/notices-markdown.ts';
import type { PlanSections } from '../report/plan-sections.ts';
import { sample } from '../report/plan-sections.ts';
import type { Html, Part } from './markup.ts';
import { html, inWords } from './markup.ts';
import { messageHtml, sentenceHtml } from './message-html.ts';
import { MOST_ROWS } from './plan-segments.ts';
import { segmentName } from './segment-name.ts';

const MOST_NAMED = 10;

/** What a person should know beside the changes. */
export function* noticesSection(plan: Plan, sections: PlanSections): Generator<Html> {
  const groups = noticeGroups(plan);
  if (groups.length === 0) return;
  const { shown, more } = sample(groups, MOST_ROWS);
  yield html`<section aria-labelledby="notices-title">
<h2 id="notices-title">${groups.length === 1 ? 'Notice' : 'Notices'}</h2>
<ul>
`;
  for (const group of shown) yield html`<li>${noticeHtml(group, sections)}</li>\n`;
  if (more > 0) yield html`<li>${plural(more, 'more notice')}</li>\n`;
  yield html`</ul></section>\n`;
}

function noticeHtml(notices: readonly [Notice, ...Notice[]], sections: PlanSections): Html {
  const [{ message, next }] = notices;
  const keys = notices.flatMap(({ segment }) => (segment === null ? [] : [segment]));
  const then = next === null ? null : html` ${sentenceHtml(next)}`;
  if (keys.length === 0) return html`${sentenceHtml(message)}${then}`;
  return html`<b>${namesHtml(keys, sections)}</b>: ${messageHtml(message)}.${then}`;
}

/** Segments in a sentence; of many, the first. */
export function namesHtml(keys: readonly string[], sections: PlanSections): Part {
  const { shown, more } = sample(keys, MOST_NAMED);
  const names = shown.map((key) => segmentName(key, sections));
  return inWords(more === 0 ? names : [...names, plural(more, 'other segment')]);
}
