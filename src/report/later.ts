import { count, plural } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { wrap } from './display-width.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { boldName } from './segment-markdown.ts';
import type { TextContext } from './text-context.ts';
import { labelOf } from './text-context.ts';

/** What one day soon to come changes in one segment by itself. */
export interface LaterRow {
  readonly day: string;
  readonly segment: string;
  /** `+2 −0, 2 let in as an exclusion ends` */
  readonly change: string;
}

/** Ascending by day. */
export function laterRows({ segments }: Plan, minus = '−'): readonly LaterRow[] {
  const rows = segments.flatMap(({ key, later = [] }) =>
    later.map(({ day, add, remove, letIn }) => {
      const freed = letIn === 0 ? '' : `, ${count(letIn)} let in as an exclusion ends`;
      return { day, segment: key, change: `+${count(add)} ${minus}${count(remove)}${freed}` };
    }),
  );
  return rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

export function laterMarkdown(plan: Plan, { sections, extent }: MarkdownContext): string[] {
  const rows = laterRows(plan);
  if (rows.length === 0) return [];
  const { shown, more } = sample(rows, Math.min(extent.rows, SHOWN));
  return [
    `**Later**, by dates in the YAML:`,
    '',
    ...shown.map(
      ({ day, segment, change }) => `- ${day}: ${change} ${boldName(segment, sections)}`,
    ),
    ...(more === 0 ? [] : [`- ... and ${plural(more, 'more change')}`]),
  ];
}

const SHOWN = 10;
const LABEL_WIDTH = 50;

export function laterLines(plan: Plan, context: TextContext): string[] {
  const rows = laterRows(plan, '-');
  if (rows.length === 0) return [];
  const { palette, full, width, sections } = context;
  const { shown, more } = sample(rows, full ? Number.POSITIVE_INFINITY : SHOWN);
  return [
    palette.strong('Later, by dates in the YAML'),
    ...shown.flatMap(({ day, segment, change }) =>
      wrap(`${day}  ${change}  ${labelOf(segment, sections, LABEL_WIDTH)}`, width, '  ', '    '),
    ),
    ...(more === 0
      ? []
      : wrap(`... and ${plural(more, 'more change')} (--full shows all)`, width, '  ')),
  ];
}
