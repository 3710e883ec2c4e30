import { count, plural } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { sample } from '../report/plan-sections.ts';
import type { Html, Part } from './markup.ts';
import { html, inWords, value } from './markup.ts';
import type { Move, People } from './people.ts';
import { movesOf } from './people.ts';
import { hasChanges } from './plan-segments.ts';
import { segmentText } from './segment-name.ts';

/** The frame that the script fills: a page of people at a time, found by name, segment and operation. */
export function peopleSection(plan: Plan, people: People): Html {
  if (!hasChanges(plan)) return html``;
  return html`<section aria-labelledby="people-title" id="people-section">
<h2 id="people-title" tabindex="-1">People</h2>
${[...namingText(people), ...leftText(people)].map((text) => html`<p>${text}</p>\n`)}
<noscript><p>This list needs JavaScript. The rest of the page does not.</p></noscript>
<div id="people-tools" class="tools" hidden>
<p class="field"${people.naming === 'masked' ? html` hidden` : null}><label for="find-person">Find a person</label>
<input id="find-person" type="search" autocomplete="off" spellcheck="false" autocapitalize="off"></p>
<p class="field"><label for="operation">Who</label>
<select id="operation"><option value="all">everyone</option><option value="join">who joins</option><option value="leave">who leaves</option>${people.naming === 'masked' ? null : html`<option value="move">who moves between segments</option>`}</select></p>
<p class="field" id="in-segment" hidden><span>In <bdi id="in-segment-name"></bdi></span> <button type="button" id="in-any">All segments</button></p>
<p><output id="people-count" for="find-person operation"></output></p>
</div>
<div class="scroll" tabindex="0" role="group" aria-labelledby="people-title"><table id="people-table" hidden>
<thead><tr><th scope="col">Person</th><th scope="col">Joins</th><th scope="col">Leaves</th></tr></thead>
<tbody></tbody></table></div>
<nav id="pager" aria-label="Pages of people" hidden>
<button type="button" data-go="first">First</button> <button type="button" data-go="back">Back</button>
<span id="page-now"></span>
<button type="button" data-go="next">Next</button> <button type="button" data-go="last">Last</button>
</nav>
</section>
`;
}

function namingText({ naming }: People): string[] {
  switch (naming) {
    case 'clear':
      return [];
    case 'pseudonyms':
      return [
        'Members are shown by pseudonyms. The page does not contain their names, so only pseudonyms can be found here.',
      ];
    case 'masked':
      return [
        'Members are masked. Several people may have the same mask, so each change is listed by itself, and nobody can be looked for.',
      ];
  }
}

/** Where not everyone is on the page, nobody may take its silence for an answer. */
function leftText({ left, most }: People): Part[] {
  if (left === 0) return [];
  return [
    html`<strong>${plural(left, 'change is', 'changes are')} not on this page.</strong> Of each segment it lists the first ${count(most)} people who join and the first ${count(most)} who leave. Who is not found here may still be in the plan: ${html`<code class="command">segops plan --full</code>`} lists everyone.`,
  ];
}

const MOST_MOVES = 100;

/** Who leaves some segments and joins others, in one plan. */
export function* movesSection(plan: Plan, people: People): Generator<Html> {
  if (people.naming === 'masked') return;
  const moves = movesOf(people);
  if (moves.length === 0) return;
  const { shown, more } = sample(moves, MOST_MOVES);
  const total = moves.reduce((sum, { people: number }) => sum + number, 0);
  yield html`<section aria-labelledby="moves-title">
<h2 id="moves-title">Moves between segments</h2>
<p>${plural(total, 'person leaves', 'people leave')} one segment or more, and ${total === 1 ? 'joins' : 'join'} another.${people.left === 0 ? null : ' Only people on this page are counted.'}</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="moves-title"><table>
<thead><tr><th scope="col">Leave</th><th scope="col">Join</th><th scope="col" class="number">People</th></tr></thead>
<tbody>
`;
  for (const move of shown) yield moveRow(move, plan);
  yield html`</tbody></table></div>
${more === 0 ? null : html`<p>${plural(more, 'more combination')} of segments, each of fewer people.</p>`}
</section>
`;
}

const MOST_NAMED = 10;

function moveRow({ leaves, joins, people }: Move, plan: Plan): Html {
  return html`<tr><td>${segmentsAt(leaves, plan)}</td><td>${segmentsAt(joins, plan)}</td><td class="number">${count(people)}</td></tr>
`;
}

function segmentsAt(positions: readonly number[], { segments }: Plan): Part {
  const { shown, more } = sample(positions, MOST_NAMED);
  const names = shown.flatMap((at): Part[] => {
    const segment = segments[at];
    return segment === undefined ? [] : [value(segmentText(segment))];
  });
  return inWords(more === 0 ? names : [...names, plural(more, 'more segment')]);
}
