import { plural } from '../message.ts';
import type { GuardVerdict, Notice, Permit, Plan } from '../plan/plan.ts';
import { cutPath } from './display-width.ts';
import { showLines } from './escape.ts';
import { fenced, markdownCode } from './escape-markdown.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { asSentence, messageMarkdown } from './render-message.ts';
import { segmentMarkdown } from './segment-markdown.ts';
import type { PermittedTogether } from './verdict.ts';
import { byPermit, reasonSentence, refusals } from './verdict.ts';

/** A message may name a path of any length. */
const MESSAGE_COLUMNS = 600;
const PATH_COLUMNS = 120;

/** What stands in the way, and after what is refused of a file the YAML that would allow it. */
export function refusedMarkdown(plan: Plan, context: MarkdownContext): string[][] {
  const { shown, more } = sample(refusals(plan), context.extent.rows);
  const blocks = byPermit(shown).map((group) => refusedBlock(group, context));
  return more === 0
    ? blocks
    : [...blocks, [`... and ${plural(more, 'more guard refuses', 'more guards refuse')}.`]];
}

function refusedBlock({ guards, allow }: PermittedTogether, context: MarkdownContext): string[] {
  const lines = guards.flatMap((guard) => [...refusalLines(guard, context), '']);
  if (allow !== null) lines.push(...permitLines(allow), '');
  return ['[!CAUTION]', ...lines.slice(0, -1)].map((line) => `> ${line}`.trimEnd());
}

function refusalLines(guard: GuardVerdict, { sections }: MarkdownContext): string[] {
  const where =
    guard.segment === null ? '**All segments**' : segmentMarkdown(guard.segment, sections);
  const message = messageMarkdown(asSentence(guard.message), MESSAGE_COLUMNS);
  return [`${where}, \`${guard.guard}\``, '', message];
}

function permitLines(permit: Permit): string[] {
  const place = `${markdownCode(cutPath(permit.file, PATH_COLUMNS))}${permit.replaces ? ', in place of its `guard:`' : ''}`;
  const head = `If that is meant, write in ${place}${reasonSentence(permit)}:`;
  return [head, '', ...fenced('yaml', showLines(permit.yaml))];
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
  const text = messageMarkdown(segment === null ? asSentence(message) : message, MESSAGE_COLUMNS);
  const head = segment === null ? text : `${segmentMarkdown(segment, sections)}: ${text}.`;
  return next === null ? head : `${head} ${messageMarkdown(asSentence(next))}`;
}
