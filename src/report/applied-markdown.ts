import type { ApplySummary } from '../apply/apply-summary.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanMarkdownOptions } from './plan-markdown.ts';
import { cutMarkdown, digestLine, fitMarkdown, WHOLE } from './plan-markdown.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sectionsOf } from './plan-sections.ts';
import type { Shown } from './privacy.ts';
import { resultBlocks, resultToMarkdown } from './result-markdown.ts';
import { detailsMarkdown, tableMarkdown } from './segment-markdown.ts';

/** How an apply ended, and what it sent: what the pull request keeps for whoever asks later. */
export function appliedToMarkdown(
  summary: Shown<ApplySummary>,
  plan: Shown<Plan>,
  options: PlanMarkdownOptions = {},
): string {
  const sections = sectionsOf(plan);
  const render = (context: MarkdownContext) => [
    ...resultBlocks(summary),
    tableMarkdown(context),
    ...detailsMarkdown(plan, context, 'closed'),
    cutMarkdown(context, options.whole ?? WHOLE),
    [digestLine(plan)],
  ];
  return fitMarkdown(sections, render, options) ?? resultToMarkdown(summary);
}
