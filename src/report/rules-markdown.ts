import { plural } from '../message.ts';
import type { RuleChange } from '../review/rules.ts';
import { cutPath } from './display-width.ts';
import { markdownCode } from './escape-markdown.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import type { RulePart } from './rule-parts.ts';
import { rulePartsOf } from './rule-parts.ts';
import { boldName } from './segment-markdown.ts';

const NAME_COLUMNS = 120;

/** Never folded: whoever approves agrees to these as well. */
export function rulesMarkdown(rules: readonly RuleChange[], context: MarkdownContext): string[] {
  if (rules.length === 0) return [];
  const { shown, more } = sample(rules, context.extent.rows);
  return [
    '**Rules changed**',
    '',
    ...shown.map(
      (rule) => `- ${whereText(rule, context)}${rulePartsOf(rule).map(partMarkdown).join('')}`,
    ),
    ...(more === 0 ? [] : [`- ... and ${plural(more, 'more rule')}`]),
  ];
}

function whereText({ segment }: RuleChange, { sections }: MarkdownContext): string {
  return segment === null ? '' : `${boldName(segment, sections)}: `;
}

export function partMarkdown(part: RulePart): string {
  if (typeof part === 'string') return part;
  return part.kind === 'strong'
    ? `**${part.text}**`
    : markdownCode(cutPath(part.text, NAME_COLUMNS));
}
