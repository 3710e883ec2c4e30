import { plural } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import type { PullRequestPlan, UndeclaredSegment } from '../review/pull-request.ts';
import { noticesMarkdown, refusedMarkdown } from './guards-markdown.ts';
import { heldMarkdown } from './held-markdown.ts';
import type { PlanMarkdownOptions } from './plan-markdown.ts';
import {
  cutMarkdown,
  digestLine,
  factsSentence,
  fitMarkdown,
  stateMarkdown,
  WHOLE,
} from './plan-markdown.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sectionsOf } from './plan-sections.ts';
import type { Shown } from './privacy.ts';
import { detailsMarkdown, segmentMarkdown, tableMarkdown } from './segment-markdown.ts';
import { doingSentence, guardsSentence, heldSentence, refusals } from './verdict.ts';
import { listed } from './words.ts';

/**
 * The plan as the people who review a pull request need it: what is being decided here first, then
 * what an apply after the merge would send in all, and apart from both what is pending already.
 */
export function pullRequestToMarkdown(
  pullRequest: Shown<PullRequestPlan>,
  options: PlanMarkdownOptions = {},
): string {
  const { plan, own, pending, undeclared } = pullRequest;
  const { names } = sectionsOf(plan);
  const ofOwn = { ...sectionsOf(own), names };
  const ofPending = { ...sectionsOf(pending), names };
  const both = { ...ofOwn, noted: [...ofOwn.noted, ...ofPending.noted] };
  const { whole = WHOLE } = options;
  const render = ({ extent }: MarkdownContext) => {
    const context = { sections: ofOwn, extent };
    return [
      [`### ${headline(pullRequest)}`],
      ...refusedMarkdown(plan, context),
      ...heldMarkdown(plan, context),
      factsMarkdown(plan),
      tableMarkdown(context),
      undeclaredMarkdown(undeclared, context),
      stateMarkdown(plan),
      noticesMarkdown(plan, context),
      ...detailsMarkdown(own, context),
      ...pendingMarkdown(pending, { sections: ofPending, extent }),
      cutMarkdown({ sections: both, extent }, whole),
      [digestLine(plan)],
    ];
  };
  return fitMarkdown(both, render, options) ?? `### ${headline(pullRequest)}\n`;
}

function headline({ plan, own, undeclared }: PullRequestPlan): string {
  const refused = refusals(plan).length;
  const does = doingSentence(own);
  if (refused > 0) {
    const what =
      does === '' ? 'changes no membership' : does.charAt(0).toLowerCase() + does.slice(1);
    return `Refused by ${plural(refused, 'guard')}. This pull request ${what}`;
  }
  const held = heldSentence(plan);
  if (held !== null) return `${does === '' ? 'No membership changes' : does}. ${held.slice(0, -1)}`;
  if (does !== '') return does;
  const adopted = own.segments.reduce((sum, { adopt }) => sum + adopt.length, 0);
  if (adopted > 0) return `Records ${plural(adopted, 'member')} as they are. Nothing is sent`;
  return undeclared.length > 0 ? 'Ends segments. No membership changes' : 'No membership changes';
}

function factsMarkdown(plan: Plan): string[] {
  const isRefused = refusals(plan).length > 0;
  const facts = factsSentence(plan, isRefused ? '' : guardsSentence(plan));
  if (facts === '') return [];
  return [`${isRefused ? 'Once merged and allowed' : 'Once merged'}, an apply sends ${facts}`];
}

function undeclaredMarkdown(
  undeclared: readonly UndeclaredSegment[],
  context: MarkdownContext,
): string[] {
  return undeclared.map(
    ({ key, members }) =>
      `${segmentMarkdown(key, context.sections)} has no manifest any more. Its ${plural(members, 'member stays as it is', 'members stay as they are')}. Restore its manifest, or first end it with \`retire: keep\` or \`retire: empty\`.`,
  );
}

/** Apart, since it is not decided here; to be unfolded, since the same apply sends it. */
function pendingMarkdown(pending: Plan, context: MarkdownContext): string[][] {
  const { add, remove, segments } = pending.totals;
  if (add + remove === 0) return [];
  const parts = [
    ...(add === 0 ? [] : [plural(add, 'addition')]),
    ...(remove === 0 ? [] : [plural(remove, 'removal')]),
  ];
  const sentence = `**Pending without this pull request** (lists that changed, earlier merges, what is unconfirmed): ${listed(parts)} in ${plural(segments, 'segment')}, sent by the same apply.`;
  return [[sentence], ...detailsMarkdown(pending, context, 'closed')];
}
