import { count, plural } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { billedSentence, changesOf } from './verdict.ts';
import { lowerFirst } from './words.ts';

/** `4 segments (1 new)` */
export function segmentsText({ segments, creates }: Plan): string {
  const made = new Set(creates.map(({ key }) => key));
  const noted = segments.filter((one) => changesOf(one) > 0 || made.has(one.key)).length;
  if (made.size === 0) return plural(noted, 'segment');
  if (made.size === noted) return plural(noted, 'new segment');
  return `${plural(noted, 'segment')} (${count(made.size)} new)`;
}

/** The whole plan in a line: `+1,026 -0 in 4 segments (4 new) · 10 requests · up to 1,026 billed events` */
export function planLine(plan: Plan): string {
  const { add, remove, requests } = plan.totals;
  const signed = add + remove === 0 ? '' : `+${count(add)} -${count(remove)} in `;
  const parts = [
    `${signed}${segmentsText(plan)}`,
    ...(requests === 0 ? [] : [plural(requests, 'request')]),
    ...(add + remove === 0 ? [] : [lowerFirst(billedSentence(plan.totals))]),
  ];
  return parts.join(' · ');
}
