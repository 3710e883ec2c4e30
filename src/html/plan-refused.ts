import { groupBy } from '../group-by.ts';
import { plain, plural } from '../message.ts';
import type { GuardVerdict, HeldSegment, Permit, Plan } from '../plan/plan.ts';
import type { Cause } from '../report/causes.ts';
import { causesOf, segmentsOf } from '../report/causes.ts';
import { harmOf } from '../report/harm.ts';
import { heldGuards } from '../report/held-text.ts';
import type { About, PlanSections } from '../report/plan-sections.ts';
import { sample } from '../report/plan-sections.ts';
import { repairOf } from '../report/repair.ts';
import { byPermit, heldSentence, permitSentence, refusals } from '../report/verdict.ts';
import type { Html, Part } from './markup.ts';
import { code, html } from './markup.ts';
import { sentenceHtml } from './message-html.ts';
import { namesHtml } from './plan-notices.ts';
import { segmentTitle } from './segment-name.ts';

const MOST_CAUSES = 100;
/** Sentences of one cause. */
const MOST_SAID = 20;

/** A box for each cause: the harm, what guards say, the likely repair, and last what would allow it. */
export function* refusedSection(plan: Plan, sections: PlanSections, about: About): Generator<Html> {
  const refused = refusals(plan);
  if (refused.length === 0) return;
  yield html`<section aria-labelledby="refused-title">
<h2 id="refused-title">What is refused</h2>
`;
  yield* boxes(refused, sections, about);
  yield html`</section>\n`;
}

/** Segments that are left out, and why. */
export function* heldSection(plan: Plan, sections: PlanSections, about: About): Generator<Html> {
  const { heldSegments = [] } = plan;
  if (heldSegments.length === 0) return;
  const { shown, more } = sample(heldSegments, MOST_CAUSES);
  yield html`<section aria-labelledby="held-title">
<h2 id="held-title">Held</h2>
<p>${heldSentence(plan)} This plan sends nothing to them.</p>
<ul>
${shown.map((held) => heldItem(held, sections))}${more === 0 ? null : html`<li>${plural(more, 'more segment')}</li>`}
</ul>
`;
  yield* boxes(heldGuards(plan), sections, about);
  yield html`</section>\n`;
}

function heldItem(
  { key, guards, problems, excludes, builtFrom, reads }: HeldSegment,
  sections: PlanSections,
): Html {
  const names = [...new Set(guards.map(({ guard }) => guard))].map(
    (name) => html` <code>${name}</code>`,
  );
  const other: Part =
    reads === undefined
      ? names
      : html` It reads ${code(reads.path)}, for which ${segmentTitle(reads.key, sections)} is held.`;
  const built: Part =
    builtFrom === undefined ? other : html` It is built from ${segmentTitle(builtFrom, sections)}.`;
  const why: Part =
    excludes === null ? built : html` It excludes ${segmentTitle(excludes, sections)}.`;
  const errors = problems.filter(({ severity }) => severity === 'error');
  return html`<li>${segmentTitle(key, sections)}:${why}${errors.map(({ message }) => html` ${sentenceHtml(message)}`)}</li>
`;
}

function* boxes(
  guards: readonly GuardVerdict[],
  sections: PlanSections,
  about: About,
): Generator<Html> {
  const { shown, more } = sample(causesOf(guards), MOST_CAUSES);
  for (const cause of shown) yield causeBox(cause, sections, about);
  if (more > 0) yield html`<p>${plural(more, 'more cause')}.</p>`;
  const permits = byPermit(guards).flatMap(({ allow }) => (allow === null ? [] : [allow]));
  if (permits.length > 0) yield permitsHtml(permits);
}

function causeBox(cause: Cause, sections: PlanSections, about: About): Html {
  const said = [
    ...groupBy(cause.guards, ({ guard, message }) => `${guard} ${plain(message)}`).values(),
  ];
  const { shown, more } = sample(said, MOST_SAID);
  return html`<div class="box" data-tone="bad"><h3>${sentenceHtml(harmOf(cause, sections))}</h3>
<ul>${shown.map((same) => html`<li>${saidHtml(same, sections)}</li>`)}${more === 0 ? null : html`<li>${plural(more, 'more refusal')}</li>`}</ul>
${repairHtml(cause, about)}</div>
`;
}

function saidHtml(
  guards: readonly [GuardVerdict, ...GuardVerdict[]],
  sections: PlanSections,
): Html {
  const [{ guard, message }] = guards;
  const keys = segmentsOf(guards);
  const where = keys.length === 0 ? 'All segments' : namesHtml(keys, sections);
  return html`<b>${where}</b>: ${sentenceHtml(message)} <small><code>${guard}</code></small>`;
}

function repairHtml({ lists }: Cause, { restorable }: About): Part {
  const repair = repairOf(lists, restorable);
  if (repair === null) return null;
  const command =
    repair.command === null ? null : html`<pre tabindex="0"><code>${repair.command}</code></pre>`;
  return html`<p><b>If that is a mistake</b>, ${repair.text}</p>${command}`;
}

function permitsHtml(permits: readonly Permit[]): Html {
  const { shown, more } = sample(permits, MOST_CAUSES);
  return html`<details><summary><b>If it is meant</b>: allow it in ${plural(permits.length, 'file')}</summary>
${shown.map(
  (permit) =>
    html`<p>${capital(permitSentence(permit))}</p><pre tabindex="0"><code>${linesOf(permit.yaml)}</code></pre>`,
)}${more === 0 ? null : html`<p>${plural(more, 'more file')}.</p>`}
</details>
`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Line breaks are the only control characters that stay. */
function linesOf(text: string): Part[] {
  return text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [html`\n`, line]));
}
