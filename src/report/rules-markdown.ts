import { formatLimit } from '../config/scalars.ts';
import { moment, plural } from '../message.ts';
import { assertExhaustive } from '../model.ts';
import type { RuleChange } from '../review/rules.ts';
import { cutPath } from './display-width.ts';
import { markdownCode } from './escape-markdown.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { boldName } from './segment-markdown.ts';
import { listed } from './words.ts';

const NAME_COLUMNS = 120;

/** Never folded: whoever approves agrees to these as well. */
export function rulesMarkdown(rules: readonly RuleChange[], context: MarkdownContext): string[] {
  if (rules.length === 0) return [];
  const { shown, more } = sample(rules, context.extent.rows);
  return [
    '**Rules changed**',
    '',
    ...shown.map((rule) => `- ${whereText(rule, context)}${ruleText(rule)}`),
    ...(more === 0 ? [] : [`- ... and ${plural(more, 'more rule')}`]),
  ];
}

function whereText({ segment }: RuleChange, { sections }: MarkdownContext): string {
  return segment === null ? '' : `${boldName(segment, sections)}: `;
}

function ruleText(rule: RuleChange): string {
  switch (rule.kind) {
    case 'limit': {
      const [from, to] = [rule.from, rule.to].map((value) =>
        value === null ? 'not set' : formatLimit(value),
      );
      return `\`guard.${rule.name}\` ${from} → **${to}**`;
    }
    case 'waiver':
      return `a **waiver** of ${listed(rule.allows.map((name) => `\`${name}\``))} until ${moment(rule.until)}`;
    case 'waiver-ends':
      return 'the waiver is removed';
    case 'excludes-no-more':
      return `**no longer excludes** ${markdownCode(cutPath(rule.path, NAME_COLUMNS))}`;
    case 'setting':
      return `${markdownCode(cutPath(rule.name, NAME_COLUMNS))} ${rule.isSet ? 'changes' : 'is removed'}`;
    default:
      return assertExhaustive(rule);
  }
}
