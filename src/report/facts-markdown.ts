import { plural } from '../message.ts';
import type { GuardVerdict, Plan, PlannedList, SegmentPlan } from '../plan/plan.ts';
import { cutPath, cutTo } from './display-width.ts';
import { markdownCode, markdownLabel } from './escape-markdown.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { messageMarkdown } from './render-message.ts';
import { keyMarkdown, segmentMarkdown } from './segment-markdown.ts';
import { requestsSentence } from './verdict.ts';
import { capitalised, listed, rowsText, SOURCE_WORDS, sourceName, splitMessage } from './words.ts';

const PATH_COLUMNS = 120;
const TEXT_COLUMNS = 300;
const UNCHANGED_KEYS = 10;

/** What only some readers ask for, folded: where members come from, what guards said, requests. */
export function factsFold(plan: Plan, context: MarkdownContext): string[] {
  const { sections, extent } = context;
  const { shown, more } = sample(sections.noted, extent.rows);
  const facts = shown.flatMap((segment) => segmentFacts(segment, plan, context));
  const lines = [
    ...facts,
    ...(more === 0 ? [] : [`- ... and ${plural(more, 'more segment')}`]),
    ...(plan.totals.requests === 0 ? [] : [`- ${requestsSentence(plan)}.`]),
    ...unchangedLine(context),
  ];
  if (lines.length === 0) return [];
  return ['<details><summary>Lists, guards, requests</summary>', '', ...lines, '', '</details>'];
}

function segmentFacts(segment: SegmentPlan, plan: Plan, context: MarkdownContext): string[] {
  const { shown, more } = sample(segment.lists, context.extent.rows);
  const passes = plan.guards.filter(
    ({ segment: key, verdict }) => key === segment.key && verdict === 'pass',
  );
  const { description } = segment;
  const lines = [
    ...(description === undefined ? [] : [markdownLabel(cutTo(description, TEXT_COLUMNS))]),
    ...shown.map(sourceText),
    ...(more === 0 ? [] : [`and ${plural(more, 'more list')}`]),
    ...(segment.split === undefined ? [] : [messageMarkdown(splitMessage(segment.split))]),
    ...passes.map(passText),
  ];
  if (lines.length === 0) return [];
  const head = `- ${segmentMarkdown(segment.key, context.sections)}`;
  return [head, ...lines.map((line) => `  - ${line}`)];
}

function sourceText(list: PlannedList): string {
  const { role } = list.facts;
  return `${capitalised(SOURCE_WORDS[role])} ${markdownCode(cutPath(sourceName(list.facts), PATH_COLUMNS))} (${rowsText(list)})`;
}

function passText({ guard, message }: GuardVerdict): string {
  return `\`${guard}\` passes: ${messageMarkdown(message)}`;
}

function unchangedLine({ sections: { unchanged } }: MarkdownContext): string[] {
  if (unchanged.length === 0) return [];
  const { shown, more } = sample(unchanged, UNCHANGED_KEYS);
  const keys = shown.map(({ key }) => keyMarkdown(key));
  const all = more === 0 ? keys : [...keys, `${more} more`];
  return [`- Unchanged: ${plural(unchanged.length, 'segment')} (${listed(all)})`];
}
