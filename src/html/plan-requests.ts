import { count, plural } from '../message.ts';
import type { Batch } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { sample } from '../report/plan-sections.ts';
import { requestsSentence } from '../report/verdict.ts';
import { sentence } from '../report/words.ts';
import type { Html } from './markup.ts';
import { html } from './markup.ts';

const MOST_REQUESTS = 200;

/** What each request carries, in the order in which they are sent. */
export function* requestsSection(plan: Plan): Generator<Html> {
  if (plan.batches.length === 0) return;
  const { shown, more } = sample(plan.batches, MOST_REQUESTS);
  yield html`<section aria-labelledby="requests-title">
<h2 id="requests-title">Requests</h2>
<p>${sentence(requestsSentence(plan))}</p>
<details><summary>Each request</summary>
<div class="scroll" tabindex="0" role="group" aria-labelledby="requests-title"><table>
<thead><tr><th scope="col" class="number">No.</th><th scope="col" class="number">Members</th><th scope="col" class="number">Segments</th><th scope="col" class="number">Changes</th></tr></thead>
<tbody>
`;
  for (const [at, batch] of shown.entries()) yield rowOf(batch, at + 1);
  yield html`</tbody></table></div>
${more === 0 ? null : html`<p>${plural(more, 'more request')}.</p>`}
</details></section>
`;
}

function rowOf({ entries }: Batch, number: number): Html {
  const members = entries.reduce((sum, entry) => sum + entry.members.length, 0);
  const segments = new Set(entries.flatMap(({ actions }) => actions.map(({ key }) => key))).size;
  const changes = entries.reduce(
    (sum, entry) => sum + entry.members.length * entry.actions.length,
    0,
  );
  return html`<tr><td class="number">${count(number)}</td><td class="number">${count(members)}</td><td class="number">${count(segments)}</td><td class="number">${count(changes)}</td></tr>
`;
}
