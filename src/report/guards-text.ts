import { plural } from '../message.ts';
import type { GuardVerdict, Notice, Permit, Plan } from '../plan/plan.ts';
import { displayWidth, wrap } from './display-width.ts';
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
  return [
    ...refusedHead(guard, context).map((line) => `  ${palette.bad(line)}`),
    ...messageLines(asSentence(guard.message), width, '    '),
  ];
}

/** Where both do not fit, the guard has a line of its own: names are cut last. */
function refusedHead({ guard, segment }: GuardVerdict, context: TextContext): string[] {
  const room = context.width - 2;
  const label = (columns: number) =>
    segment === null ? 'All segments' : labelOf(segment, context.sections, columns);
  const beside = `${label(Number.POSITIVE_INFINITY)}: ${guard}`;
  return displayWidth(beside) <= room ? [beside] : [`${label(room - 1)}:`, `  ${guard}`];
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
  const rest =
    more === 0
      ? []
      : wrap(`... and ${plural(more, 'more notice')} (--full shows all)`, context.width, '  ');
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
