import { groupBy } from '../group-by.ts';
import { count, plural } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import type { Plan, PlannedList } from '../plan/plan.ts';
import { cutPath } from '../report/display-width.ts';
import { addressOf } from '../report/escape-markdown.ts';
import type { About, PlanSections } from '../report/plan-sections.ts';
import { sample } from '../report/plan-sections.ts';
import { rowsSince } from '../report/words.ts';
import type { Html, Part } from './markup.ts';
import { code, html, inWords, link } from './markup.ts';
import { MOST_ROWS } from './plan-segments.ts';
import { segmentName } from './segment-name.ts';

interface UsedList {
  readonly list: PlannedList;
  readonly segment: SegmentKey;
}

/** Each file once, with the segments that it fills or keeps people out of; those that changed first. */
export function* listsSection(plan: Plan, sections: PlanSections, about: About): Generator<Html> {
  const used = plan.segments.flatMap(({ key, lists }) =>
    lists.map((list): UsedList => ({ list, segment: key })),
  );
  if (used.length === 0) return;
  const groups = [...groupBy(used, signOf).values()];
  groups.sort((a, b) => changed(b[0].list) - changed(a[0].list));
  const { shown, more } = sample(groups, MOST_ROWS);
  yield html`<section aria-labelledby="lists-title">
<h2 id="lists-title">Lists</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="lists-title"><table>
<thead><tr><th scope="col">List, and the segments that use it</th><th scope="col">Rows</th></tr></thead>
<tbody>
`;
  for (const group of shown) yield rowOf(group, sections, about);
  yield html`</tbody></table></div>
${more === 0 ? null : html`<p>${plural(more, 'more list')}.</p>`}
</section>
`;
}

function signOf({ list: { facts, before, since } }: UsedList): string {
  return JSON.stringify([facts.role, facts.path, facts.through, facts.rows, before?.rows, since]);
}

/** By how many rows, as far as that is known. */
function changed({ facts, before, since }: PlannedList): number {
  if (since !== null) return since.added + since.removed;
  return before === null ? 0 : Math.abs(facts.rows - before.rows);
}

const PATH_COLUMNS = 120;
const MOST_NAMED = 10;

function rowOf(
  group: readonly [UsedList, ...UsedList[]],
  sections: PlanSections,
  { linkTo }: About,
): Html {
  const [{ list }] = group;
  const { path, role } = list.facts;
  const file = link(addressOf(path, linkTo), code(cutPath(path, PATH_COLUMNS)));
  const { shown, more } = sample(group, MOST_NAMED);
  const names = shown.map((one) => usedBy(one, sections));
  const { through } = list.facts;
  const whose = through === undefined ? null : html` of ${segmentName(through, sections)}`;
  const tag = TAGS[role] && html` <span class="tag">${TAGS[role]}</span>`;
  const segments = inWords(more === 0 ? names : [...names, plural(more, 'more segment')]);
  return html`<tr><th scope="row">${file}${whose}${tag}<br><small>${segments}</small></th><td>${rowsSince(list)}</td></tr>
`;
}

const TAGS = { members: null, intersection: 'must be in', exclusion: 'keeps out' } as const;

function usedBy(
  { list: { facts, ignoringCase }, segment }: UsedList,
  sections: PlanSections,
): Part {
  const name = segmentName(segment, sections);
  const { heldBack } = facts;
  if (heldBack === undefined) return name;
  const folded = ignoringCase === 0 ? '' : `, ${count(ignoringCase)} by ignoring case`;
  const whom = heldBack === 0 ? 'nobody' : count(heldBack);
  return html`${name} (holds back ${whom}${folded})`;
}
