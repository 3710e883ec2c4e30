import type { GuardVerdict, Notice, Plan } from '../plan/plan.ts';
import { cutTo } from './display-width.ts';
import { showLines } from './escape.ts';
import { fenced, markdownSentence } from './escape-markdown.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { sample } from './plan-sections.ts';
import { segmentMarkdown } from './segment-markdown.ts';
import { refusals } from './verdict.ts';
import { plural, sentence } from './words.ts';

/** A message may name a path of any length. */
const MESSAGE_COLUMNS = 600;

/** What stands in the way, and the YAML that would allow it. */
export function refusedMarkdown(plan: Plan, context: MarkdownContext): string[][] {
  const { shown, more } = sample(refusals(plan), context.extent.rows);
  const blocks = shown.map((guard) => refusedBlock(guard, context));
  return more === 0
    ? blocks
    : [...blocks, [`... and ${plural(more, 'more guard')} ${more === 1 ? 'refuses' : 'refuse'}.`]];
}

function refusedBlock(guard: GuardVerdict, { sections }: MarkdownContext): string[] {
  const where =
    guard.segment === null ? '**All segments**' : segmentMarkdown(guard.segment, sections);
  const message = markdownSentence(sentence(cutTo(guard.message, MESSAGE_COLUMNS)));
  const lines = [`${where}, \`${guard.guard}\``, '', message];
  if (guard.allow !== null) {
    lines.push('', 'If that is meant, write in its manifest:', '');
    lines.push(...fenced('yaml', showLines(guard.allow)));
  }
  return ['[!CAUTION]', ...lines].map((line) => `> ${line}`.trimEnd());
}

export function noticesMarkdown(plan: Plan, context: MarkdownContext): string[] {
  if (plan.notices.length === 0) return [];
  const { shown, more } = sample(plan.notices, context.extent.rows);
  return [
    plan.notices.length === 1 ? '**Notice**' : '**Notices**',
    '',
    ...shown.map((notice) => `- ${noticeMarkdown(notice, context)}`),
    ...(more === 0 ? [] : [`- ... and ${plural(more, 'more notice')}`]),
  ];
}

function noticeMarkdown({ segment, message, next }: Notice, { sections }: MarkdownContext): string {
  const text = cutTo(message, MESSAGE_COLUMNS);
  const head =
    segment === null
      ? markdownSentence(sentence(text))
      : `${segmentMarkdown(segment, sections)}: ${markdownSentence(text)}.`;
  return next === null ? head : `${head} ${markdownSentence(sentence(next))}`;
}
