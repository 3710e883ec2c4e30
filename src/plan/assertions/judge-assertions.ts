import type { AssertedRule } from '../../config/assertions.ts';
import { rangeText } from '../../config/row-range.ts';
import type { Message } from '../../message.ts';
import {
  asCode,
  asForeign,
  asKey,
  asLabel,
  asList,
  asMember,
  asPath,
  asValue,
  NOTHING,
  plural,
  say,
} from '../../message.ts';
import type { Place, SegmentKey } from '../../model.ts';
import type { Judgement } from '../guards/judgement.ts';
import type { PlanInput } from '../input.ts';
import type { Notice } from '../plan.ts';
import type { Asserted, Lacking, Violator } from './asserted.ts';

/**
 * A rule that does not hold refuses, and nothing waives it. So does one of which that is not known. Where
 * segments are held for their own sake, a rule holds all that it is about, and nothing else.
 */
export function judgeAssertions(
  found: readonly Asserted[],
  planned: ReadonlySet<SegmentKey>,
  { config, only }: Pick<PlanInput, 'config' | 'only'>,
): Judgement[] {
  const holds = config.onRefusal === 'hold_segment' && only === null;
  return found.flatMap((asserted): Judgement[] => {
    const { assertion, about } = asserted;
    const left = about.filter((key) => planned.has(key));
    // All of them are held already.
    if (about.length > 0 && left.length === 0) return [];
    const message = faultOf(asserted, planned, only);
    const place = { place: assertion.place };
    if (message === null || assertion.severity === 'warn') {
      if (message !== null) return [];
      const passes = { verdict: 'pass', message: holding(asserted), by: null } as const;
      return [{ guard: 'assert', segment: null, ...place, ...passes }];
    }
    const segments = holds ? left : [null];
    return segments.map((segment) => {
      return { guard: 'assert', segment, ...place, verdict: 'refuse', message, remedy: null };
    });
  });
}

/** Rules that only warn. */
export function assertionNotices(
  found: readonly Asserted[],
  planned: ReadonlySet<SegmentKey>,
  { only }: Pick<PlanInput, 'only'>,
): Notice[] {
  return found.flatMap((asserted): Notice[] => {
    const { assertion, about } = asserted;
    const message = assertion.severity === 'warn' ? faultOf(asserted, planned, only) : null;
    if (message === null || (about.length > 0 && !about.some((key) => planned.has(key)))) return [];
    return [{ code: 'rule-broken', segment: null, message, next: null }];
  });
}

/** null where the rule holds. */
function faultOf(
  asserted: Asserted,
  planned: ReadonlySet<SegmentKey>,
  only: SegmentKey | null,
): Message | null {
  const { assertion, about, violations } = asserted;
  const held = only === null ? about.find((key) => !planned.has(key)) : undefined;
  const unknown = asserted.unknown ?? held ?? null;
  const rule = say`the rule ${asLabel(assertion.name)}`;
  const where = say`See ${placeText(assertion.place)}${asForeign(assertion.message)}`;
  if (unknown !== null) {
    return say`${rule} cannot be checked. The members of ${asKey(unknown)} are not known: it is held, it is retired, or a list has an error. ${where}`;
  }
  if (violations <= assertion.allow) return null;
  const allowed = assertion.allow === 0 ? NOTHING : say`. The rule allows ${assertion.allow}`;
  return say`${rule} does not hold: ${findingOf(asserted)}${allowed}. ${where}`;
}

function holding({ assertion, about, violations, off }: Asserted): Message {
  const { name, allow } = assertion;
  if (off !== undefined) {
    const [key = ''] = about;
    const why = off.kind === 'begins' ? say`begins on` : say`ended with`;
    return say`the rule ${asLabel(name)} is not checked today: ${asKey(key)} ${why} ${asLabel(off.day)}`;
  }
  const excepted =
    violations === 0
      ? NOTHING
      : say`, with ${violations} of the ${plural(allow, 'exception')} that it allows`;
  return say`the rule ${asLabel(name)} holds${excepted}`;
}

function findingOf({ assertion, violations, members, manifests, size }: Asserted): Message {
  const { rule } = assertion;
  if (rule.kind === 'size') {
    return say`${asKey(rule.segment)} has ${plural(size ?? 0, 'member')}, expected ${rangeText(rule.between)}`;
  }
  if (rule.kind === 'all') {
    const more = moreThan(violations, manifests.length, 'manifest');
    return asList([...manifests.map(lackingText), ...more]);
  }
  const people = say`${plural(violations, 'member')} ${doing(rule, violations === 1)}`;
  const more = moreThan(violations, members.length, 'member');
  return say`${people}: ${asList([...members.map(violatorText), ...more])}`;
}

function moreThan(all: number, shown: number, what: string): Message[] {
  return all === shown ? [] : [say`${plural(all - shown, `other ${what}`)}`];
}

type MemberRule = Exclude<AssertedRule, { kind: 'size' | 'all' }>;

function doing(rule: MemberRule, isOne: boolean): Message {
  switch (rule.kind) {
    case 'never':
      return say`${isOne ? 'matches' : 'match'} ${globsText(rule.matching)}`;
    case 'only':
      return say`${isOne ? 'does' : 'do'} not match ${globsText(rule.matching)}`;
    case 'disjoint':
      return say`${isOne ? 'is' : 'are'} in more than one segment`;
    case 'at_most':
      return say`${isOne ? 'is' : 'are'} in more than ${plural(rule.perMember, 'segment')}`;
    case 'subset':
      return say`${isOne ? 'is' : 'are'} not in ${asKey(rule.segments[1])}`;
  }
}

const GLOBS_SHOWN = 3;

function globsText(globs: readonly string[]): Message {
  const more = globs.length - GLOBS_SHOWN;
  const shown = globs.slice(0, GLOBS_SHOWN).map(asValue);
  return asList(more <= 0 ? shown : [...shown, say`${plural(more, 'other glob')}`], 'or');
}

const SEGMENTS_SHOWN = 3;

function violatorText({ member, segments, place }: Violator): Message {
  const more = segments.length - SEGMENTS_SHOWN;
  const shown = segments.slice(0, SEGMENTS_SHOWN).map(asKey);
  const keys = asList(more <= 0 ? shown : [...shown, say`${plural(more, 'other segment')}`]);
  const where = place === null ? NOTHING : say` (${placeText(place)})`;
  return say`${asMember(member)} in ${keys}${where}`;
}

function lackingText({ segment, place, properties }: Lacking): Message {
  const names = asList(
    properties.map((name) => asCode(`${name}:`)),
    'and',
  );
  return say`${asKey(segment)} has no ${names} (${placeText(place)})`;
}

function placeText({ file, line }: Place): Message {
  return [asPath(line === undefined ? file : `${file}:${line}`)];
}
