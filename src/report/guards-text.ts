import { plural } from '../message.ts';
import type { GuardVerdict, Notice, Permit, Plan } from '../plan/plan.ts';
import { wrap } from './display-width.ts';
import { showLines } from './escape.ts';
import { sample } from './plan-sections.ts';
import { asSentence, messageLines } from './render-message.ts';
import type { TextContext } from './text-context.ts';
import { labelOf } from './text-context.ts';
import { byPermit, permitSentence, refusals } from './verdict.ts';

/** One block for each guard that refuses, and after those of a file the YAML that would allow them. */
export function refusedLines(plan: Plan, context: TextContext): string[][] {
  return byPermit(refusals(plan)).flatMap(({ guards, allow }) => [
    ...guards.map((guard) => refusedBlock(guard, context)),
    ...(allow === null ? [] : [permitBlock(allow, context)]),
  ]);
}

function refusedBlock(guard: GuardVerdict, context: TextContext): string[] {
  const { width, palette } = context;
  const suffix = `: ${guard.guard}`;
  const where =
    guard.segment === null
      ? 'All segments'
      : labelOf(guard.segment, context.sections, width - 2 - suffix.length);
  return [
    `  ${palette.bad(where)}${palette.bad(suffix)}`,
    ...messageLines(asSentence(guard.message), width, '    '),
  ];
}

function permitBlock(allow: Permit, { width }: TextContext): string[] {
  return [
    ...wrap(`If that is meant, ${permitSentence(allow)}`, width, '    '),
    '',
    // From the first column, as it is pasted: in YAML the spaces before it would count.
    ...showLines(allow.yaml),
  ];
}

const SHOWN = 10;
const LABEL_WIDTH = 50;

/** What a person should know beside the changes. */
export function noticeLines(plan: Plan, context: TextContext): string[] {
  if (plan.notices.length === 0) return [];
  const { shown, more } = sample(plan.notices, context.full ? Number.POSITIVE_INFINITY : SHOWN);
  const rest = more === 0 ? [] : [`  ... and ${plural(more, 'more notice')} (--full shows all)`];
  return [
    context.palette.strong(plan.notices.length === 1 ? 'Notice' : 'Notices'),
    ...shown.flatMap((notice) => noticeBlock(notice, context)),
    ...rest,
  ];
}

function noticeBlock(notice: Notice, { width, sections }: TextContext): string[] {
  const where =
    notice.segment === null ? '' : `${labelOf(notice.segment, sections, LABEL_WIDTH)}: `;
  const { message, next } = notice;
  const text = where === '' ? asSentence(message) : [where, ...message, '.'];
  const whole = next === null ? text : [...text, ' ', ...asSentence(next)];
  return [...messageLines(whole, width, '  ', '    ')];
}
