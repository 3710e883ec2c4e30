import { plural } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { laterRows } from '../report/later.ts';
import type { PlanSections } from '../report/plan-sections.ts';
import { sample } from '../report/plan-sections.ts';
import type { Html } from './markup.ts';
import { html } from './markup.ts';
import { MOST_ROWS } from './plan-segments.ts';
import { segmentTitle } from './segment-name.ts';

/** What days soon to come change by themselves. */
export function* laterSection(plan: Plan, sections: PlanSections): Generator<Html> {
  const rows = laterRows(plan);
  if (rows.length === 0) return;
  const { shown, more } = sample(rows, MOST_ROWS);
  yield html`<section aria-labelledby="later-title">
<h2 id="later-title">Later</h2>
<p>What dates in the YAML change by themselves within 30 days, if nobody edits them. An apply of this plan announces it: on its day it counts against no limit of removals.</p>
<ul>
`;
  for (const { day, segment, change } of shown) {
    yield html`<li>${day}: ${change} <b>${segmentTitle(segment, sections)}</b></li>\n`;
  }
  if (more > 0) yield html`<li>${plural(more, 'more change')}</li>\n`;
  yield html`</ul></section>\n`;
}
