import type { LimitValue } from '../config/limits.ts';
import { formatLimit } from '../config/scalars.ts';
import { count, moment, plural } from '../message.ts';
import { assertExhaustive } from '../model.ts';
import type { UndeclaredSegment } from '../review/pull-request.ts';
import type { RuleChange } from '../review/rules.ts';

/** A piece of a sentence about a rule: our own words, words that stand out, or a name. */
export type RulePart = string | { readonly kind: 'strong' | 'code'; readonly text: string };

/** How a rule changes, whatever the output; without its segment. */
export function rulePartsOf(rule: RuleChange): readonly RulePart[] {
  switch (rule.kind) {
    case 'limit':
      return [
        code(`guard.${rule.name}`),
        ` ${limitText(rule.from)} → `,
        strong(limitText(rule.to)),
      ];
    case 'waiver': {
      const names = rule.allows.flatMap((name, at) => [...separator(at, rule.allows), code(name)]);
      return ['a ', strong('waiver'), ' of ', ...names, ` until ${moment(rule.until)}`];
    }
    case 'waiver-ends':
      return ['the waiver is removed'];
    case 'excludes-no-more':
      return [strong('no longer excludes'), ' ', code(rule.path)];
    case 'intersects':
      return rule.isSet
        ? ['keeps only members of ', code(rule.path)]
        : [strong('no longer keeps only'), ' members of ', code(rule.path)];
    case 'assert':
      return [code(`assert: ${rule.name}`), ...assertParts(rule)];
    case 'setting':
      return [code(rule.name), rule.isSet ? ' changes' : ' is removed'];
    default:
      return assertExhaustive(rule);
  }
}

type AssertChange = Extract<RuleChange, { kind: 'assert' }>;

/** What makes a rule weaker stands out. */
function assertParts({ from, to }: AssertChange): RulePart[] {
  if (to === null) return [' ', strong('is removed')];
  if (from === null) return [' is added'];
  const severity =
    from.severity === to.severity
      ? []
      : [to.severity === 'warn' ? strong('only warns') : 'refuses'];
  const allow =
    from.allow === to.allow
      ? []
      : [`allows ${count(from.allow)} → `, strong(`${count(to.allow)} violations`)];
  const isSame = JSON.stringify(from.rule) === JSON.stringify(to.rule);
  const asks = isSame ? [] : [strong('asks for something else')];
  const parts = [severity, allow, asks].filter((part) => part.length > 0);
  if (parts.length === 0) return [' has another message'];
  return [' ', ...parts.flatMap((part, at) => (at === 0 ? part : [', ', ...part]))];
}

/** What becomes of a segment whose manifest is removed; behind its name. */
export function undeclaredPartsOf({ members }: UndeclaredSegment): readonly RulePart[] {
  const stay = plural(members, 'member stays as it is', 'members stay as they are');
  return [
    `has no manifest any more. Its ${stay}. Restore its manifest, or first end it with `,
    code('retire: keep'),
    ' or ',
    code('retire: empty'),
    '.',
  ];
}

function limitText(value: LimitValue | null): string {
  return value === null ? 'not set' : formatLimit(value);
}

function separator(at: number, { length }: readonly string[]): string[] {
  if (at === 0) return [];
  return [at === length - 1 ? ' and ' : ', '];
}

function strong(text: string): RulePart {
  return { kind: 'strong', text };
}

function code(text: string): RulePart {
  return { kind: 'code', text };
}
