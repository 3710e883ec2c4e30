import type { LogEntry } from '../inspect/log.ts';
import { count, moment, plural } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { sample } from '../report/plan-sections.ts';
import type { Step } from './log-marks.ts';
import { MARKS, markOf, markShape } from './log-marks.ts';
import { drawSteps } from './log-steps.ts';
import type { Html } from './markup.ts';
import { html, joined, value } from './markup.ts';

/** Charts on one page; of more segments, those with the most applies. */
const MOST_CHARTS = 60;

/** How many members each segment had over time. */
export function* chartsSection(entries: readonly LogEntry[]): Generator<Html> {
  const series = [...seriesOf(entries)].sort(([, a], [, b]) => b.length - a.length);
  if (series.length === 0) return;
  const { shown, more } = sample(series, MOST_CHARTS);
  yield html`<section aria-labelledby="charts-title">
<h2 id="charts-title">Members over time</h2>
<p class="legend">${joined(
    MARKS.map(
      ([mark, words]) =>
        html`<span><svg viewBox="-6 -6 12 12" class="key" aria-hidden="true">${markShape(mark, 0, 0)}</svg> ${words}</span>`,
    ),
    ' ',
  )}</p>
<div class="charts">
`;
  for (const [key, steps] of shown) yield chartOf(key, steps);
  yield html`</div>
${more === 0 ? null : html`<p>${plural(more, 'more segment')} had fewer applies. The table below has them.</p>`}
</section>
`;
}

/** By key, oldest first. */
function seriesOf(entries: readonly LogEntry[]): Map<SegmentKey, Step[]> {
  const series = new Map<SegmentKey, Step[]>();
  for (const entry of [...entries].reverse()) {
    for (const segment of entry.segments) {
      const { key, before, after } = segment;
      const step = { at: entry.record.startedAt, before, after, mark: markOf(entry, segment) };
      const known = series.get(key);
      if (known === undefined) series.set(key, [step]);
      else known.push(step);
    }
  }
  return series;
}

function chartOf(key: SegmentKey, steps: readonly Step[]): Html {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return html``;
  const most = Math.max(...steps.flatMap(({ before, after }) => [before, after]));
  const told = [
    `${count(first.before)} members before ${moment(first.at)}`,
    `${count(last.after)} after ${moment(last.at)}`,
    `at most ${count(most)}`,
    ...MARKS.flatMap(([mark]) => {
      const number = steps.filter((step) => step.mark === mark).length;
      return number === 0 ? [] : [`${count(number)} ${mark}`];
    }),
  ].join(', ');
  return html`<figure>
<figcaption><b>${value(key)}</b> <span>${count(last.after)}</span></figcaption>
<svg class="steps" viewBox="0 0 600 120" role="img" aria-label="${told}">${drawSteps(steps, most)}</svg>
<p class="axis"><small>${dayOf(first.at)}</small><small>at most ${count(most)}</small><small>${dayOf(last.at)}</small></p>
</figure>
`;
}

function dayOf(at: number): string {
  return moment(at).slice(0, 10);
}
