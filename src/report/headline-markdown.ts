import { count, plural } from '../message.ts';
import type { GuardVerdict, Plan } from '../plan/plan.ts';
import type { Cause } from './causes.ts';
import { causesOf, letInBySegment, segmentsOf } from './causes.ts';
import { cutPath } from './display-width.ts';
import { markdownCode, markdownLabel } from './escape-markdown.ts';
import { segmentsText } from './plan-line.ts';
import type { PlanSections } from './plan-sections.ts';
import { nameMarkdown } from './segment-markdown.ts';
import { refusals } from './verdict.ts';

/** The first line of every comment and summary: symbol, product, verdict, environment. */
export type Sign = keyof typeof SIGNS;

const SIGNS = {
  changes: '🟢',
  rules: '🟡',
  outdated: '🕓',
  nothing: '⚪',
  refused: '⛔',
  invalid: '🔴',
  partial: '🟠',
  applied: '✅',
} as const;

export function heading(sign: Sign, verdict: string, environment: string | null): string {
  const where = environment === null ? '' : ` · ${markdownLabel(environment)}`;
  return `### ${SIGNS[sign]} segops: ${verdict}${where}`;
}

/** A sentence as the rest of a heading. */
export function inHeading(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`.replace(/\.$/, '');
}

/** Of one and of several, before an apply and after it. */
const VERBS = {
  plan: {
    join: ['joins', 'join'],
    leave: ['leaves', 'leave'],
    create: ['is created', 'are created'],
  },
  result: { join: ['joined', 'joined'], leave: ['left', 'left'], create: ['created', 'created'] },
} as const;

/** `3 people join, 4 leave · 2 segments`; empty where nothing is created or changed. */
export function peopleText(plan: Plan, tense: keyof typeof VERBS = 'plan'): string {
  const { peopleAdded, peopleRemoved, add, remove } = plan.totals;
  const { length: created } = plan.creates;
  const { join, leave, create } = VERBS[tense];
  if (add + remove + created === 0) return '';
  if (add + remove === 0) return plural(created, `segment ${create[0]}`, `segments ${create[1]}`);
  const people = [
    ...(add === 0 ? [] : [plural(peopleAdded, `person ${join[0]}`, `people ${join[1]}`)]),
    ...(remove === 0 ? [] : [leaving(peopleRemoved, leave, add > 0)]),
  ];
  const changes =
    add + remove === peopleAdded + peopleRemoved ? [] : [plural(add + remove, 'change')];
  return `${people.join(', ')} · ${[segmentsText(plan), ...changes].join(', ')}`;
}

function leaving(people: number, [one, many]: readonly [string, string], isShort: boolean): string {
  if (isShort) return `${count(people)} ${people === 1 ? one : many}`;
  return plural(people, `person ${one}`, `people ${many}`);
}

/** What would happen to people if nothing refused. */
export function refusedText(plan: Plan, sections: PlanSections): string {
  const [worst, ...others] = causesOf(refusals(plan));
  if (worst === undefined) return 'refused';
  const rest = others.length === 0 ? '' : `. ${plural(others.length, 'other refusal')}`;
  return `refused. ${harmText(worst, sections)}${rest}`;
}

const PATH_COLUMNS = 60;

/** The harm of a cause, in one sentence without its full stop. */
export function harmText({ guards, lists }: Cause, sections: PlanSections): string {
  const [{ guard, measured }] = guards;
  const same = guards.filter((one) => one.guard === guard);
  const where = segmentsMarkdown(same, sections);
  const [path = ''] = lists;
  const list = path === '' ? 'a list' : markdownCode(cutPath(path, PATH_COLUMNS));
  switch (guard) {
    case 'max_exclusion_shrink':
      return letInText(same, list, where);
    case 'emptying':
      return `${where} would lose all members`;
    case 'same_segment':
      return `${where} may be the same as another segment, and would be emptied`;
    case 'max_removals':
      return `${where} would lose ${partText(same, measured?.whole ?? null)}`;
    case 'max_exclusion_rows_lost':
      return `${capital(list)} lost ${partText(same.slice(0, 1), measured?.whole ?? null, 'row')}`;
    case 'empty_list':
      return `${capital(list)} has no members`;
    case 'list_cut_off':
      return `${capital(list)} looks cut off`;
    case 'checksum':
      return `${capital(list)} does not match its checksum`;
    case 'expect_rows':
      return `${capital(list)} does not have the number of rows that is expected`;
    case 'max_age':
      return `${capital(list)} is too old`;
    case 'max_additions':
      return `${where} would get ${partText(same, null, 'more member')}`;
    case 'max_changes':
      return `It makes ${partText(same, null, 'change')} at once`;
    case 'max_billed_events':
      return `It may cost ${partText(same, null, 'billed event')}`;
    case 'not_evaluated':
      return 'A guard cannot be evaluated';
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function letInText(guards: readonly GuardVerdict[], list: string, where: string): string {
  const people = [...letInBySegment(guards).values()].reduce((sum, part) => sum + part, 0);
  if (people === 0) return `People who were on ${list} may get ${where}`;
  return `${plural(people, 'person', 'people')} who ${people === 1 ? 'was' : 'were'} on ${list} would get ${where}`;
}

/** `40 of 120 members`, summed over segments. */
function partText(guards: readonly GuardVerdict[], whole: number | null, what = 'member'): string {
  const parts = guards.flatMap(({ measured }) => (measured === undefined ? [] : [measured.part]));
  const part = parts.reduce((sum, one) => sum + one, 0);
  if (whole === null || guards.length > 1) return plural(part, what);
  return `${count(part)} of ${plural(whole, what)}`;
}

/** `Weekly newsletter`, `VIP customers and Win back`, `Weekly newsletter and 3 other segments`. */
function segmentsMarkdown(guards: readonly GuardVerdict[], sections: PlanSections): string {
  const keys = segmentsOf(guards);
  const named = keys.length === 2 ? 2 : 1;
  const shown = keys.slice(0, named).map((key) => nameMarkdown(key, sections));
  const more = keys.length - shown.length;
  const all = more === 0 ? shown : [...shown, plural(more, 'other segment')];
  return all.join(' and ');
}
