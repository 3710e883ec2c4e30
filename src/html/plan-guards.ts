import { formatLimit } from '../config/scalars.ts';
import { count, plural } from '../message.ts';
import type { GuardVerdict, Measured, Plan } from '../plan/plan.ts';
import { usedOf } from '../report/limit-use.ts';
import type { PlanSections } from '../report/plan-sections.ts';
import { sample } from '../report/plan-sections.ts';
import type { Html } from './markup.ts';
import { html } from './markup.ts';
import { sentenceHtml } from './message-html.ts';
import { MOST_ROWS } from './plan-segments.ts';
import { segmentName } from './segment-name.ts';

/** What every guard said, with how much of its limit is used; the fullest first. */
export function* guardsSection(plan: Plan, sections: PlanSections): Generator<Html> {
  const { guards, within = [] } = plan;
  if (guards.length + within.length === 0) return;
  const sorted = [...guards, ...within].sort((a, b) => rankOf(b) - rankOf(a));
  const { shown, more } = sample(sorted, MOST_ROWS);
  yield html`<section aria-labelledby="guards-title">
<h2 id="guards-title">Guards</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="guards-title"><table>
<thead><tr><th scope="col">Guard</th><th scope="col">Verdict, and how much of its limit is used</th></tr></thead>
<tbody>
`;
  for (const guard of shown) yield rowOf(guard, sections);
  yield html`</tbody></table></div>
${more === 0 ? null : html`<p>${plural(more, 'more verdict')}.</p>`}
</section>
`;
}

/** What refuses, then the share that is used. */
function rankOf({ verdict, measured }: GuardVerdict): number {
  const used = measured === undefined ? 0 : Math.min(usedOf(measured), Number.MAX_SAFE_INTEGER);
  return verdict === 'refuse' ? Number.MAX_SAFE_INTEGER + used : used;
}

function rowOf(guard: GuardVerdict, sections: PlanSections): Html {
  const { segment, verdict, message, measured } = guard;
  const where = segment === null ? html`All segments` : segmentName(segment, sections);
  const tag =
    verdict === 'refuse'
      ? html`<span class="tag" data-tone="bad">refuses</span>`
      : html`<span class="tag" data-tone="good">passes</span>`;
  const used = measured === undefined ? null : usedHtml(measured);
  return html`<tr><th scope="row">${where}<br><small><code>${guard.guard}</code></small></th>
<td>${tag} ${sentenceHtml(message)}${used}</td></tr>
`;
}

function usedHtml(measured: Measured): Html {
  const used = usedOf(measured);
  const { part, whole, limit } = measured;
  const of = whole === null ? '' : ` of ${count(whole)}`;
  const percent = Number.isFinite(used) ? `${count(Math.round(used * 100))}%` : 'over';
  const width = Math.max(part === 0 ? 0 : 1, Math.min(100, Math.round(used * 100)));
  return html`<br><b>${percent}</b> <small>of the limit: ${count(part)}${of}, limit ${formatLimit(limit)}</small>
<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" data-tone="${used > 1 ? 'bad' : used > 0.8 ? 'warm' : 'good'}"><rect class="whole" width="100" height="6"/><rect class="used" width="${width}" height="6"/></svg>`;
}
