import { plain, plural } from '../message.ts';
import type { Notice, Plan } from '../plan/plan.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { asSentence, messageMarkdown } from './render-message.ts';
import { boldName } from './segment-markdown.ts';
import { listed } from './words.ts';

/** A message may name a path of any length. */
const MESSAGE_COLUMNS = 600;
/** More segments of one notice are counted. */
const NAMED = 5;

/** Each notice once, with the segments that it is about. */
export function noticesMarkdown(plan: Plan, context: MarkdownContext): string[] {
  const groups = [...grouped(plan.notices).values()];
  const { shown, more } = sample(groups, context.extent.rows);
  return [
    ...shown.map((notices) => `- ${noticeMarkdown(notices, context)}`),
    ...(more === 0 ? [] : [`- ... and ${plural(more, 'more notice')}`]),
  ];
}

function grouped(notices: readonly Notice[]): Map<string, Notice[]> {
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) {
    const { code, message, next } = notice;
    const sign = JSON.stringify([code, plain(message), next === null ? null : plain(next)]);
    groups.set(sign, [...(groups.get(sign) ?? []), notice]);
  }
  return groups;
}

function noticeMarkdown(notices: readonly Notice[], { sections }: MarkdownContext): string {
  const [first] = notices;
  if (first === undefined) return '';
  const keys = notices.flatMap(({ segment }) => (segment === null ? [] : [segment]));
  const { shown, more } = sample(keys, NAMED);
  const names = shown.map((key) => boldName(key, sections));
  const where = listed(more === 0 ? names : [...names, plural(more, 'other segment')]);
  const { message, next } = first;
  const text = messageMarkdown(keys.length === 0 ? asSentence(message) : message, MESSAGE_COLUMNS);
  const head = keys.length === 0 ? text : `${where}: ${text}.`;
  return next === null ? head : `${head} ${messageMarkdown(asSentence(next))}`;
}
