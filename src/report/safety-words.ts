import type { Message } from '../message.ts';
import { asCode, asKey, asList, asPath, plural, say } from '../message.ts';
import type { GuardVerdict, Plan, SegmentPlan } from '../plan/plan.ts';
import { letInBySegment } from './causes.ts';
import { segmentNamed } from './harm.ts';
import type { PlanSections } from './plan-sections.ts';
import { isEmpty, refusals } from './verdict.ts';

/**
 * What somebody who approves wants to know first: whether it is safe, and whether people who opted out
 * come in. Both are said only as far as they were evaluated: of the lists that segments exclude, as they
 * are now, and of no others.
 */

type Names = Pick<PlanSections, 'names'>;

export interface SafetyOptions {
  /** What comes next. */
  readonly verb: 'merge' | 'apply';
  /** Limits, waivers or exclusions are changed in the same pull request. */
  readonly changesRules: boolean;
}

export interface Safety {
  readonly verdict: Message;
  readonly exclusions: Message;
  /** What to do first where people join a segment that excludes no list; null where none do. */
  readonly first: Message | null;
  /** Nobody has to look at anything first. */
  readonly isSafe: boolean;
}

/** Of a plan that something refuses, and of one that sends nothing, nothing. */
export function safetyOf(plan: Plan, sections: Names, options: SafetyOptions): Safety | null {
  if (refusals(plan).length > 0 || isEmpty(plan)) return null;
  const first = excludeFirst(plan, sections);
  return {
    verdict: verdictOf(plan, options),
    exclusions: exclusionsOf(plan, sections),
    first,
    isSafe: first === null && plan.waivers.length === 0 && !options.changesRules,
  };
}

function verdictOf(plan: Plan, { verb, changesRules }: SafetyOptions): Message {
  const { waivers, heldSegments = [] } = plan;
  if (waivers.length > 0)
    return say`A waiver allows what a guard would refuse. Look at it closely.`;
  if (changesRules) return say`No guard refuses this, by the rules as they are changed here.`;
  // Nobody looked whether people who opted out join those.
  if (joiningOf(plan).open.length > 0) return say`Check for opt-outs before you ${verb}.`;
  const which =
    heldSegments.length === 0
      ? say`no limit is exceeded`
      : say`of what is sent, nothing exceeds a limit`;
  return say`Safe to ${verb}, as far as the guards can tell: ${which}.`;
}

/** More are counted. */
const NAMED = 3;

/** Segments that people join: those that exclude somebody, and those that exclude nobody. */
function joiningOf(plan: Plan) {
  const joining = plan.segments.filter(({ add }) => add.length > 0);
  const odd = new Set(
    plan.notices.flatMap(({ code, segment }) => (ODD.test(code) ? [segment] : [])),
  );
  const known = joining.filter(({ key }) => !odd.has(key));
  return {
    joining,
    excluding: known.filter((segment) => pathsOf(segment).length > 0),
    open: known.filter((segment) => pathsOf(segment).length === 0),
  };
}

function exclusionsOf(plan: Plan, sections: Names): Message {
  const { joining, excluding, open } = joiningOf(plan);
  if (joining.length === 0) return say`Nobody joins a segment.`;
  return [
    ...(open.length === 0 ? [] : unfiltered(open, excluding.length > 0, sections)),
    ...excluded(excluding, excluding.length === joining.length, sections),
    ...letIn(plan.guards),
  ];
}

/** Notices of exclusions that do not do what they seem to: they say it themselves. */
const ODD = /^(?:exclusion-|addresses-as-guids|own-list-not-excluded)/;

/** Lists and segments that it excludes, and that have someone on them. */
function pathsOf({ lists }: SegmentPlan): string[] {
  const paths = lists.flatMap(({ facts: { role, rows, path } }) =>
    role === 'exclusion' && rows > 0 ? [path] : [],
  );
  return [...new Set(paths)].sort();
}

function excluded(segments: readonly SegmentPlan[], isAll: boolean, sections: Names): Message {
  const [first] = segments;
  if (first === undefined) return [];
  const paths = pathsOf(first);
  const isSame = segments.every((one) => pathsOf(one).join('\n') === paths.join('\n'));
  if (!isSame || paths.length > NAMED) {
    return isAll
      ? say`Nobody joins a segment who is on a list that the segment excludes.`
      : say`${checked(segments, sections)}: nobody joins who is on a list that the segment excludes.`;
  }
  const lists = asList(paths.map(listNamed), 'or');
  return isAll
    ? say`Nobody who is on ${lists} joins.`
    : say`${checked(segments, sections)}: nobody who is on ${lists} joins.`;
}

function listNamed(path: string): Message {
  const [, key] = /^segment:(.*)$/s.exec(path) ?? [];
  return key === undefined ? say`${asPath(path)}` : say`the segment ${asKey(key)}`;
}

function unfiltered(open: readonly SegmentPlan[], isMore: boolean, sections: Names): Message {
  const verb = open.length === 1 ? say`has` : say`have`;
  const after = isMore ? say` ` : [];
  const joining = largestFirst(open).map(
    (one) => say`${named([one], sections)} (+${one.add.length})`,
  );
  return say`${fewOf(joining)} ${verb} no exclusion list, so nobody compared those who join with the opt-outs.${after}`;
}

function checked(segments: readonly SegmentPlan[], sections: Names): Message {
  return say`${named(segments, sections)} ${segments.length === 1 ? say`is` : say`are`} checked`;
}

function named(segments: readonly SegmentPlan[], sections: Names): Message {
  return fewOf(segments.map(({ key }) => segmentNamed(key, sections)));
}

function fewOf(names: readonly Message[], last: 'and' | 'or' = 'and'): Message {
  const shown = names.slice(0, names.length === NAMED + 1 ? NAMED + 1 : NAMED);
  const more = names.length - shown.length;
  return asList(more === 0 ? shown : [...shown, say`${plural(more, 'other segment')}`], last);
}

/** Few enough to pass, or allowed: they were on a list, and are not any more. */
function letIn(guards: readonly GuardVerdict[]): Message {
  const passing = guards.filter(({ verdict }) => verdict === 'pass');
  const people = [...letInBySegment(passing).values()].reduce((sum, part) => sum + part, 0);
  if (people === 0) return [];
  return people === 1
    ? say` Up to 1 person joins who was on an exclusion list before.`
    : say` Up to ${people} people join who were on an exclusion list before.`;
}

/** What to do about people of whom nobody checked whether they opted out. */
function excludeFirst(plan: Plan, sections: Names): Message | null {
  const { open, excluding } = joiningOf(plan);
  if (open.length === 0) return null;
  const where = fewOf(
    largestFirst(open).map(({ key }) => segmentNamed(key, sections)),
    'or',
  );
  const [path, ...others] = new Set(excluding.flatMap(pathsOf));
  const isOne = path !== undefined && others.length === 0;
  const list = isOne ? listNamed(path) : say`your list of opt-outs`;
  const isSingle = open.length === 1;
  const [does, files] = isSingle
    ? (['Does', 'its file'] as const)
    : (['Do', 'their files'] as const);
  return say`${does} ${where} get messages, now or later? If so, or if you do not know, stop here: ask whoever made this change to add ${list} under ${asCode('exclude_from:')} in ${files}. Then look at the new plan, not at this one.`;
}

function largestFirst(segments: readonly SegmentPlan[]): SegmentPlan[] {
  return [...segments].sort((a, b) => b.add.length - a.add.length);
}
