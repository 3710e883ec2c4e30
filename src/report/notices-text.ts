import { plural } from '../message.ts';
import type { Notice, Plan } from '../plan/plan.ts';
import { wrap } from './display-width.ts';
import { sample } from './plan-sections.ts';
import { asSentence, messageLines } from './render-message.ts';
import type { TextContext } from './text-context.ts';
import { labelOf } from './text-context.ts';

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
