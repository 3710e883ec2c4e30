import type { HeldSegment, Plan } from '../plan/plan.ts';
import { showValue } from './escape.ts';
import { markdownCode, markdownLabel } from './escape-markdown.ts';
import { heldGuards } from './held-text.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { refusedMarkdown } from './refused-markdown.ts';
import { asSentence, messageMarkdown } from './render-message.ts';
import { segmentMarkdown } from './segment-markdown.ts';
import { listed, ownersShown } from './words.ts';

const MESSAGE_COLUMNS = 600;

/** The segments that are left out, why, and what would allow them. */
export function heldMarkdown(plan: Plan, context: MarkdownContext): string[][] {
  const { heldSegments = [] } = plan;
  if (heldSegments.length === 0) return [];
  const { shown, more } = sample(heldSegments, context.extent.rows);
  const list = shown.flatMap((held) => heldItem(held, context));
  const rest = more === 0 ? [] : [`- ... and ${more} more`];
  return [
    ['**Held: this plan sends nothing to these segments**', '', ...list, ...rest],
    ...refusedMarkdown({ ...plan, guards: heldGuards(plan) }, context),
  ];
}

function heldItem(
  { key, guards, problems, excludes, builtFrom, reads, owner = [] }: HeldSegment,
  context: MarkdownContext,
): string[] {
  const names = guards.map(({ guard }) => `\`${guard}\``).join(', ');
  const read =
    reads === undefined
      ? names
      : `it reads ${markdownCode(showValue(reads.path))}, for which ${segmentMarkdown(reads.key, context.sections)} is held`;
  const other =
    builtFrom === undefined
      ? read
      : `it is built from ${segmentMarkdown(builtFrom, context.sections)}`;
  const reason =
    excludes === null ? other : `it excludes ${segmentMarkdown(excludes, context.sections)}`;
  const owned =
    owner.length === 0 ? [] : [`owner ${listed([...ownersShown(owner, markdownLabel)])}`];
  const why = [...(reason === '' ? [] : [reason]), ...owned].join('; ');
  const head = `- ${segmentMarkdown(key, context.sections)}`;
  return [
    why === '' ? head : `${head}: ${why}`,
    ...problems
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => `  - ${messageMarkdown(asSentence(message), MESSAGE_COLUMNS)}`),
  ];
}
