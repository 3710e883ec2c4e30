import { count } from '../message.ts';
import type { Step } from './log-marks.ts';
import { markShape } from './log-marks.ts';
import type { Html } from './markup.ts';
import { html } from './markup.ts';

/** The inside of a drawing of 600 by 140. */
const LEFT = 8;
const RIGHT = 592;
/** Above it, the number of a note. */
const TOP = 28;
const BOTTOM = 130;
const NUMBER_ABOVE = 9;
const SCALE_ABOVE = 5;

/** A line that steps at each apply, from zero up, with a mark where each one was; `noted` have their number. */
export function drawSteps(steps: readonly Step[], most: number, noted: readonly number[]): Html {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return html``;
  const span = last.at - first.at;
  // A single moment is drawn in the middle.
  const x = (at: number) =>
    rounded(LEFT + (RIGHT - LEFT) * (span === 0 ? 0.5 : (at - first.at) / span));
  const y = (members: number) => rounded(BOTTOM - (BOTTOM - TOP) * (members / Math.max(1, most)));
  const moves = steps.map((step) => `H${x(step.at)}V${y(step.after)}`).join('');
  const line = `M${LEFT} ${y(first.before)}${moves}H${RIGHT}`;
  const area = `${line}V${BOTTOM}H${LEFT}Z`;
  const marks = steps.map((step) => markShape(step.mark, x(step.at), y(step.after)));
  const numbers = noted.flatMap((at): Html[] => {
    const step = steps[at];
    if (step === undefined) return [];
    const above = Math.min(y(step.before), y(step.after)) - NUMBER_ABOVE;
    return [
      html`<text class="note" x="${x(step.at)}" y="${rounded(above)}">${count(step.serial)}</text>`,
    ];
  });
  const scale = html`<path class="base" d="M${LEFT} ${y(most)}H${RIGHT}"/><text class="scale" x="${LEFT}" y="${y(most) - SCALE_ABOVE}">${count(most)}</text><text class="scale" x="${LEFT + 4}" y="${BOTTOM - SCALE_ABOVE}">0</text>`;
  return html`<path class="area" d="${area}"/>${scale}<path class="base" d="M${LEFT} ${BOTTOM}H${RIGHT}"/><path class="line" d="${line}"/>${marks}${numbers}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
