import { count, plural } from '../message.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import { overlapText } from '../report/headline-markdown.ts';
import type { PlanSections } from '../report/plan-sections.ts';
import { sample } from '../report/plan-sections.ts';
import { byRisk, sumOf } from '../report/risk.ts';
import { shares } from '../report/table-markdown.ts';
import { changesOf, unconfirmed } from '../report/verdict.ts';
import { allSegments, ownerText } from '../report/words.ts';
import type { Html } from './markup.ts';
import { html, inWords, joined, label } from './markup.ts';
import { segmentName, segmentTitle } from './segment-name.ts';

/** Rows of any table: of more, the first and a count. */
export const MOST_ROWS = 2000;

/** Who is affected most comes first; the script sorts and filters. */
export function* segmentsSection(plan: Plan, sections: PlanSections): Generator<Html> {
  const noted = byRisk(plan, sections.noted);
  const at = new Map(plan.segments.map((segment, index) => [segment, index]));
  yield html`<section aria-labelledby="segments-title">
<h2 id="segments-title">Segments</h2>
`;
  if (noted.length > 0) {
    const { shown, more } = sample(noted, MOST_ROWS);
    yield html`<p class="field" data-for="segments" hidden><label for="find-segment">Filter</label>
<input id="find-segment" type="search" autocomplete="off" spellcheck="false">
<output id="segments-count" for="find-segment"></output></p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="segments-title"><table id="segments">
<thead><tr><th scope="col">Segment</th><th scope="col" class="number">Join</th><th scope="col" class="number">Leave</th><th scope="col" class="number">Members</th></tr></thead>
<tbody>
`;
    for (const segment of shown) yield rowOf(segment, at.get(segment) ?? 0, sections);
    yield html`</tbody>
${noted.length < 2 ? null : totalRow(noted, plan)}</table></div>
`;
    if (more > 0) {
      yield html`<p>${plural(more, 'more segment changes', 'more segments change')}, each less than these.</p>`;
    }
  }
  yield unchangedHtml(sections);
  yield html`</section>\n`;
}

function rowOf(segment: SegmentPlan, at: number, sections: PlanSections): Html {
  const { key, before, after, add, remove, settling, retired, adopt } = segment;
  const tags = [...(sections.creates.has(key) ? ['new'] : []), ...(retired ? ['retired'] : [])].map(
    (text) => html` <span class="tag">${text}</span>`,
  );
  const notes = [
    ...(before === 0 ? [] : shares(before, add.length, remove.length)),
    ...(unconfirmed(segment) > 0 ? [`${count(unconfirmed(segment))} unconfirmed`] : []),
    ...(settling > 0 ? [`${count(settling)} settling`] : []),
    ...(adopt.length > 0 ? [`${count(adopt.length)} recorded, not sent`] : []),
    ...(segment.split === undefined ? [] : [`split: leaves out ${count(segment.split.leftOut)}`]),
    ...(segment.respelled ? [`${count(segment.respelled)} only change their spelling`] : []),
  ];
  const small = notes.length === 0 ? null : html`<br><small>${joined(notes, ' · ')}</small>`;
  return html`<tr data-segment="${at}"><th scope="row">${segmentTitle(key, sections)}${tags}${peopleHtml(segment)}</th>
<td class="number" data-sort="${add.length}">${signed('+', add.length)}</td>
<td class="number" data-sort="${remove.length}">${signed('−', remove.length)}</td>
<td class="number" data-sort="${after}">${sizesText(before, after)}${small}</td></tr>
`;
}

/** Who answers for it, and what it is for. */
function peopleHtml({ owner = [], description }: SegmentPlan): Html | null {
  const parts = [
    ...(owner.length === 0 ? [] : [html`owner ${ownerText(owner)}`]),
    ...(description === undefined ? [] : [html`${label(description)}`]),
  ];
  return parts.length === 0 ? null : html`<br><small>${joined(parts, ' · ')}</small>`;
}

function totalRow(segments: readonly SegmentPlan[], plan: Plan): Html {
  const { add, remove, before, after } = sumOf(segments);
  const people = overlapText(plan);
  const small = people === null ? null : html`<br><small>${people}</small>`;
  return html`<tfoot><tr><th scope="row">${allSegments(segments.length)}${small}</th>
<td class="number">${signed('+', add)}</td><td class="number">${signed('−', remove)}</td><td class="number">${sizesText(before, after)}</td></tr></tfoot>
`;
}

function signed(sign: string, number: number): string {
  return number === 0 ? '' : `${sign}${count(number)}`;
}

function sizesText(before: number, after: number): Html {
  if (before === after) return html`<b>${count(after)}</b>`;
  return html`${count(before)} → <b>${count(after)}</b>`;
}

function unchangedHtml({ unchanged, names }: PlanSections): Html {
  if (unchanged.length === 0) return html``;
  const { shown, more } = sample(unchanged, MOST_ROWS);
  const all = shown.map(({ key }) => segmentName(key, { names }));
  const listed = more === 0 ? all : [...all, plural(more, 'more segment')];
  return html`<details><summary>Unchanged: ${plural(unchanged.length, 'segment')}</summary><p>${inWords(listed)}</p></details>
`;
}

/** Whether a plan has anything to list of people. */
export function hasChanges({ segments }: Plan): boolean {
  return segments.some((segment) => changesOf(segment) > 0);
}
