import type { LogEntry } from '../inspect/log.ts';
import { count, moment, plural } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { sample } from '../report/plan-sections.ts';
import type { LogPageOptions } from './log-data.ts';
import type { Left } from './log-left.ts';
import type { Step } from './log-marks.ts';
import { MARKS, markOf, markShape, reasonOf } from './log-marks.ts';
import { dayOf, notesOf } from './log-notes.ts';
import { drawSteps } from './log-steps.ts';
import type { Html } from './markup.ts';
import { html, joined } from './markup.ts';
import { segmentName } from './segment-name.ts';

/** Charts on one page; of more segments, those with the most applies. */
const MOST_CHARTS = 60;

/** How many members each segment had over time. */
export function* chartsSection(
  entries: readonly LogEntry[],
  options: LogPageOptions,
  left: Left,
): Generator<Html> {
  const series = [...seriesOf(entries, left)].sort(([, a], [, b]) => b.length - a.length);
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
  )} <span>Numbers are those of applies.</span></p>
<div class="charts">
`;
  for (const [key, steps] of shown) yield chartOf(key, steps, options);
  yield html`</div>
${more === 0 ? null : html`<p>${plural(more, 'more segment')} had fewer applies. The table below has them.</p>`}
</section>
`;
}

/** By key, oldest first. */
function seriesOf(entries: readonly LogEntry[], { became }: Left): Map<SegmentKey, Step[]> {
  const series = new Map<SegmentKey, Step[]>();
  for (const entry of [...entries].reverse()) {
    for (const segment of entry.segments) {
      const { key, before, after } = segment;
      const mark = markOf(entry, segment);
      const { startedAt: at, serial } = entry.record;
      const why = reasonOf(entry, segment, mark);
      const step = { at, serial, before, after, mark, why, became: became.get(segment) ?? null };
      const known = series.get(key);
      if (known === undefined) series.set(key, [step]);
      else known.push(step);
    }
  }
  return series;
}

/** Marks have the numbers of their applies: one apply has the same in every chart. */
function chartOf(key: SegmentKey, steps: readonly Step[], options: LogPageOptions): Html {
  const { notes, more } = notesOf(steps);
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return html``;
  const peak = peakOf(steps, first);
  const told = [
    `${count(first.before)} members before ${moment(first.at)}`,
    `${count(last.after)} after ${moment(last.at)}`,
    `peak ${count(peak.members)} on ${dayOf(peak.at)}`,
  ].join(', ');
  const marks = notes.map(({ at }) => at);
  return html`<figure>
<figcaption><b>${segmentName(key, options)}</b> <span class="now">${plural(last.after, 'member')} now</span></figcaption>
<svg class="steps" viewBox="0 0 600 140" role="img" aria-label="${told}">${drawSteps(steps, peak.members, marks)}</svg>
<p class="axis"><small>${dayOf(first.at)}</small><small>peak ${count(peak.members)} on ${dayOf(peak.at)}</small><small>${dayOf(last.at)}</small></p>
${notes.length === 0 ? null : html`<ul class="notes">${notes.map(({ text }) => html`<li>${text}</li>`)}</ul>`}${more === 0 ? null : html`<p><small>${plural(more, 'more mark')}: see the table.</small></p>`}
</figure>
`;
}

/** The most members, and when they were first reached. */
function peakOf(steps: readonly Step[], first: Step): { members: number; at: number } {
  let peak = { members: first.before, at: first.at };
  for (const { at, after } of steps) if (after > peak.members) peak = { members: after, at };
  return peak;
}
