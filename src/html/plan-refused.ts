import { plural } from '../message.ts';
import type { GuardVerdict, HeldSegment, Permit, Plan } from '../plan/plan.ts';
import { causeHead, lettingInNobody, nobodyText, saidOf } from '../report/cause-words.ts';
import type { Cause } from '../report/causes.ts';
import { causesOf, segmentsOf } from '../report/causes.ts';
import { harmOf } from '../report/harm.ts';
import { heldGuards } from '../report/held-text.ts';
import type { Loss } from '../report/loss.ts';
import {
  figuresText,
  joiningText,
  lossOf,
  lostText,
  OF_HELD_BACK,
  othersOf,
} from '../report/loss.ts';
import type { About, PlanSections } from '../report/plan-sections.ts';
import { sample } from '../report/plan-sections.ts';
import { repairOf } from '../report/repair.ts';
import { byPermit, heldSentence, permitSentence, refusals } from '../report/verdict.ts';
import { capitalised, ownerText } from '../report/words.ts';
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
  yield* boxes(refused, plan, sections, about);
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
  yield* boxes(heldGuards(plan), plan, sections, about);
  yield html`</section>\n`;
}

function heldItem(
  { key, guards, problems, excludes, builtFrom, reads, owner = [] }: HeldSegment,
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
  return html`<li>${segmentTitle(key, sections)}:${why}${errors.map(({ message }) => html` ${sentenceHtml(message)}`)}${owner.length === 0 ? null : html` Owner ${ownerText(owner)}.`}</li>
`;
}

function* boxes(
  guards: readonly GuardVerdict[],
  plan: Plan,
  sections: PlanSections,
  about: About,
): Generator<Html> {
  const causes = causesOf(guards);
  const { shown, more } = sample(causes, MOST_CAUSES);
  for (const [at, cause] of shown.entries()) {
    yield causeBox(cause, causeHead(at + 1, causes.length), plan, sections, about);
  }
  if (more > 0) yield html`<p>${plural(more, 'more cause')}.</p>`;
  const permits = byPermit(guards).flatMap(({ allow }) => (allow === null ? [] : [allow]));
  if (permits.length > 0) yield permitsHtml(permits);
}

function causeBox(
  cause: Cause,
  which: string,
  plan: Plan,
  sections: PlanSections,
  about: About,
): Html {
  const loss = lossOf(cause);
  const said =
    loss === null ? saidItems(cause, plan, sections) : lossItems(loss, cause, plan, sections);
  return html`<div class="box" data-tone="bad"><h3>${which === '' ? null : `${which}: `}${sentenceHtml(harmOf(cause, sections))}</h3>
<ul>${said.map((item) => html`<li>${item}</li>`)}</ul>
${repairHtml(cause, about)}</div>
`;
}

function saidItems(cause: Cause, plan: Plan, sections: PlanSections): Html[] {
  const { shown, more } = sample(saidOf(cause), MOST_SAID);
  const nobody = lettingInNobody(cause, plan);
  return [
    ...shown.map((same) => saidHtml(same, sections)),
    ...(more === 0 ? [] : [html`${plural(more, 'more refusal')}`]),
    ...(nobody.length === 0
      ? []
      : [html`<b>${namesHtml(nobody, sections)}</b> ${nobodyText(nobody.length, cause)}.`]),
  ];
}

/** Told once, as cause and effect. What each guard says stands in the table of guards. */
function lossItems(loss: Loss, cause: Cause, plan: Plan, sections: PlanSections): Html[] {
  const { shown, more } = sample(loss.letIn, MOST_SAID);
  return [
    html`<b>${code(loss.path)} ${lostText(loss)}</b> (${figuresText(loss.lost)}).`,
    ...shown.map(
      (one) =>
        html`${joiningText(one)} <b>${namesHtml([one.segment], sections)}</b> (${figuresText(one.measured, OF_HELD_BACK)}).`,
    ),
    ...(more === 0 ? [] : [html`${plural(more, 'more segment')}`]),
    ...othersOf(loss, cause, plan).map(
      ([keys, text]) => html`<b>${namesHtml(keys, sections)}</b> ${text}.`,
    ),
  ];
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

function repairHtml(cause: Cause, { restorable }: About): Part {
  const repair = repairOf(cause, restorable);
  if (repair === null) return null;
  const command =
    repair.command === null ? null : html`<pre tabindex="0"><code>${repair.command}</code></pre>`;
  return html`<p><b>${repair.when}</b>, ${repair.text}</p>${command}`;
}

function permitsHtml(permits: readonly Permit[]): Html {
  const { shown, more } = sample(permits, MOST_CAUSES);
  return html`<details><summary><b>Only if you know that it is meant</b>: allow it in ${plural(permits.length, 'file')}</summary>
${shown.map(
  (permit) =>
    html`<p>${capitalised(permitSentence(permit))}</p><pre tabindex="0"><code>${linesOf(permit.yaml)}</code></pre>`,
)}${more === 0 ? null : html`<p>${plural(more, 'more file')}.</p>`}
</details>
`;
}

/** Line breaks are the only control characters that stay. */
function linesOf(text: string): Part[] {
  return text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [html`\n`, line]));
}
