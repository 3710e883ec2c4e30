import { groupBy } from '../group-by.ts';
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
  const { shown, more } = sample(noticeGroups(plan), context.extent.rows);
  return [
    ...shown.map((notices) => `- ${noticeMarkdown(notices, context)}`),
    ...(more === 0 ? [] : [`- ... and ${plural(more, 'more notice')}`]),
  ];
}

/** Notices that say the same of several segments belong together. */
export function noticeGroups({ notices }: Pick<Plan, 'notices'>): [Notice, ...Notice[]][] {
  return [...groupBy(notices, signOf).values()];
}

function signOf({ code, message, next }: Notice): string {
  return JSON.stringify([code, plain(message), next === null ? null : plain(next)]);
}

function noticeMarkdown(
  notices: readonly [Notice, ...Notice[]],
  { sections }: MarkdownContext,
): string {
  const keys = notices.flatMap(({ segment }) => (segment === null ? [] : [segment]));
  const { shown, more } = sample(keys, NAMED);
  const names = shown.map((key) => boldName(key, sections));
  const where = listed(more === 0 ? names : [...names, plural(more, 'other segment')]);
  const [{ message, next }] = notices;
  const text = messageMarkdown(keys.length === 0 ? asSentence(message) : message, MESSAGE_COLUMNS);
  const head = keys.length === 0 ? text : `${where}: ${text}.`;
  return next === null ? head : `${head} ${messageMarkdown(asSentence(next))}`;
}
