import type { Message, Span } from '../message.ts';
import { count, plural } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { cutPath, cutTo } from './display-width.ts';
import { markdownCode, markdownLabel } from './escape-markdown.ts';
import { refusedMessage } from './harm.ts';
import { segmentsText } from './plan-line.ts';
import type { PlanSections } from './plan-sections.ts';
import { keyMarkdown, NAME_COLUMNS } from './segment-markdown.ts';
import { lowerFirst } from './words.ts';

/** The first line of every comment and summary: symbol, product, verdict, environment. */
export type Sign = keyof typeof SIGNS;

const SIGNS = {
  changes: '🟢',
  rules: '🟡',
  outdated: '🕓',
  nothing: '⚪',
  refused: '⛔',
  invalid: '🔴',
  partial: '🟠',
  applied: '✅',
} as const;

export function heading(sign: Sign, verdict: string, environment: string | null): string {
  const where = environment === null ? '' : ` · ${markdownLabel(environment)}`;
  return `### ${SIGNS[sign]} segops: ${verdict}${where}`;
}

/** A sentence as the rest of a heading. */
export function inHeading(text: string): string {
  return lowerFirst(text).replace(/\.$/, '');
}

/** Of one and of several, before an apply and after it. */
const VERBS = {
  plan: {
    join: ['joins', 'join'],
    leave: ['leaves', 'leave'],
    create: ['is created', 'are created'],
  },
  result: { join: ['joined', 'joined'], leave: ['left', 'left'], create: ['created', 'created'] },
} as const;

/** `3 people join, 4 leave · 2 segments`; empty where nothing is created or changed. */
export function peopleText(plan: Plan, tense: keyof typeof VERBS = 'plan'): string {
  const { add, remove } = plan.totals;
  const { length: created } = plan.creates;
  const { create } = VERBS[tense];
  if (add + remove + created === 0) return '';
  if (add + remove === 0) return plural(created, `segment ${create[0]}`, `segments ${create[1]}`);
  return `${joiningText(plan, tense)} · ${segmentsText(plan)}`;
}

/** `3 people join, 4 leave`; empty where nobody does. */
export function joiningText({ totals }: Pick<Plan, 'totals'>, tense: keyof typeof VERBS): string {
  const { peopleAdded, peopleRemoved, add, remove } = totals;
  const { join, leave } = VERBS[tense];
  return [
    ...(add === 0 ? [] : [plural(peopleAdded, `person ${join[0]}`, `people ${join[1]}`)]),
    ...(remove === 0 ? [] : [leaving(peopleRemoved, leave, add > 0)]),
  ].join(', ');
}

/** Why the sum of a table is more than the people of the headline; null where it is not. */
export function overlapText(
  { totals }: Pick<Plan, 'totals'>,
  tense: keyof typeof VERBS = 'plan',
): string | null {
  const { peopleAdded, peopleRemoved, add, remove } = totals;
  if (add + remove === peopleAdded + peopleRemoved) return null;
  return `${joiningText({ totals }, tense)} (somebody in several segments counts in each)`;
}

function leaving(people: number, [one, many]: readonly [string, string], isShort: boolean): string {
  if (isShort) return `${count(people)} ${people === 1 ? one : many}`;
  return plural(people, `person ${one}`, `people ${many}`);
}

/** What would happen to people if nothing refused, as the rest of a heading. */
export function refusedText(plan: Plan, sections: Pick<PlanSections, 'names'>): string {
  return `refused. ${spansMarkdown(refusedMessage(plan, sections))}`;
}

const PATH_COLUMNS = 60;

/** Names are cut: this is for a heading. */
export function spansMarkdown(message: Message): string {
  return message.map(spanMarkdown).join('');
}

function spanMarkdown(span: Span): string {
  if (typeof span === 'string') return span;
  if (span.kind === 'path') return markdownCode(cutPath(span.text, PATH_COLUMNS));
  return span.kind === 'key'
    ? keyMarkdown(span.text)
    : markdownLabel(cutTo(span.text, NAME_COLUMNS));
}
