import type { ApplySummary } from '../apply/apply-summary.ts';
import { asCommand } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { fenced } from './escape-markdown.ts';
import { factsFold } from './facts-markdown.ts';
import { peopleText } from './headline-markdown.ts';
import type { PlanMarkdownOptions } from './plan-markdown.ts';
import { cutMarkdown, fitMarkdown, WHOLE } from './plan-markdown.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { NOWHERE, sectionsOf } from './plan-sections.ts';
import type { Shown } from './privacy.ts';
import { resultBlocks, resultEnd, resultHeading } from './result-markdown.ts';
import type { Whereabouts } from './table-markdown.ts';
import { tableMarkdown } from './table-markdown.ts';
import { whoMarkdown } from './who-markdown.ts';

/** How an apply ended, and what it sent: for the summary, and for whoever asks the pull request later. */
export function appliedToMarkdown(
  summary: Shown<ApplySummary>,
  plan: Shown<Plan>,
  options: PlanMarkdownOptions = {},
): string {
  const sections = sectionsOf(plan);
  const { about = NOWHERE, whole = WHOLE } = options;
  const head = resultHeading(summary, peopleText(plan, 'result'), about.environment);
  const render = (context: MarkdownContext) => [
    [head],
    ...resultBlocks(summary, sections, about.run),
    tableMarkdown(plan, context, { now: whereabouts(summary) }),
    undoMarkdown(summary),
    whoMarkdown(plan, context),
    factsFold(plan, context),
    cutMarkdown(context, whole),
    [resultEnd(summary, about)],
  ];
  return fitMarkdown(sections, render, options) ?? `${head}\n`;
}

/** Where all was done, what was planned is what is. */
function whereabouts({ changes, sizes, done }: ApplySummary): Whereabouts | null {
  if (sizes === undefined || done === undefined) return null;
  return { sizes, done, isAll: changes.accepted === changes.total };
}

/** How to take it back, on a line of its own. */
function undoMarkdown({ outcome, serial }: ApplySummary): string[] {
  if (outcome !== 'applied' || serial === null) return [];
  const command = asCommand(`segops revert ${serial}`).text;
  return [
    'Every change was answered with success. To take it back:',
    '',
    ...fenced('sh', [command]),
  ];
}
