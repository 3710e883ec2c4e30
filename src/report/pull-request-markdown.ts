import type { Plan, SegmentPlan } from '../plan/plan.ts';
import type { OwnChanges, PendingChanges, PullRequestPlan } from '../plan/pull-request.ts';
import { noticesMarkdown, refusedMarkdown } from './guards-markdown.ts';
import type { MarkdownContext } from './markdown-context.ts';
import type { PlanMarkdownOptions } from './plan-markdown.ts';
import {
  cutMarkdown,
  digestLine,
  factsSentence,
  fitMarkdown,
  stateMarkdown,
  WHOLE,
} from './plan-markdown.ts';
import { sectionsOf } from './plan-sections.ts';
import { detailsMarkdown, segmentMarkdown, tableMarkdown } from './segment-markdown.ts';
import { doingSentence, refusals } from './verdict.ts';
import { listed, plural } from './words.ts';

/**
 * The plan as the people who review a pull request need it: what is being decided here first, then
 * what an apply after the merge would send in all, and apart from both what is pending already.
 */
export function pullRequestToMarkdown(
  pullRequest: PullRequestPlan,
  options: PlanMarkdownOptions = {},
): string {
  const { plan } = pullRequest;
  const view = viewOf(pullRequest);
  const sections = { ...sectionsOf(view), names: sectionsOf(plan).names };
  const { whole = WHOLE } = options;
  const render = (context: MarkdownContext) => [
    [`### ${headline(pullRequest, view)}`],
    ...refusedMarkdown(plan, context),
    factsMarkdown(plan),
    tableMarkdown(context),
    undeclaredMarkdown(pullRequest.own, context),
    pendingMarkdown(pullRequest.pending),
    stateMarkdown(plan),
    noticesMarkdown(plan, context),
    ...detailsMarkdown(view, context),
    cutMarkdown(context, whole),
    [digestLine(plan)],
  ];
  return fitMarkdown(sections, render, options) ?? `### ${headline(pullRequest, view)}\n`;
}

function headline({ plan, own }: PullRequestPlan, view: Plan): string {
  const refused = refusals(plan).length;
  const does = doingSentence(view);
  if (refused > 0) {
    const what = does === '' ? 'changes nobody' : does.charAt(0).toLowerCase() + does.slice(1);
    return `Refused by ${plural(refused, 'guard')}; this pull request ${what}`;
  }
  if (does !== '') return does;
  return own.some(({ undeclared }) => undeclared)
    ? 'Ends segments, and changes nobody'
    : 'Changes nobody';
}

function factsMarkdown(plan: Plan): string[] {
  const guards = refusals(plan).length === 0 ? ' Guards pass.' : '';
  const facts = factsSentence(plan, guards);
  return facts === '' ? [] : [`Once merged, an apply sends ${facts}`];
}

function undeclaredMarkdown(own: readonly OwnChanges[], context: MarkdownContext): string[] {
  const gone = own.filter(({ undeclared }) => undeclared);
  return gone.map(
    ({ key, before }) =>
      `${segmentMarkdown(key, context.sections)} is declared no longer. Its ${plural(before, 'member')} stay as they are, until somebody decides: restore its manifest, or end it with \`retire: keep\` or \`retire: empty\` first.`,
  );
}

/** Apart, since nobody decides it here. */
function pendingMarkdown({ add, remove, segments }: PendingChanges): string[] {
  if (add + remove === 0) return [];
  const parts = [
    ...(add === 0 ? [] : [plural(add, 'addition')]),
    ...(remove === 0 ? [] : [plural(remove, 'removal')]),
  ];
  return [
    `Pending without this pull request (lists that changed, earlier merges, what is unconfirmed): ${listed(parts)} in ${plural(segments, 'segment')}.`,
  ];
}

/** A plan that holds only what the pull request changes, for the parts that list changes. */
function viewOf({ plan, own }: PullRequestPlan): Plan {
  const segments = own
    .filter(({ undeclared }) => !undeclared)
    .map((change) => viewSegment(change, plan));
  const add = segments.reduce((sum, segment) => sum + segment.add.length, 0);
  const remove = segments.reduce((sum, segment) => sum + segment.remove.length, 0);
  return { ...plan, segments, totals: { ...plan.totals, add, remove, segments: segments.length } };
}

function viewSegment(
  { key, name, before, after, add, remove }: OwnChanges,
  plan: Plan,
): SegmentPlan {
  const planned = plan.segments.find((segment) => segment.key === key);
  const empty = { ids: {}, lists: [], retired: false };
  const sizes = { before, after, inDoubt: 0, settling: 0 };
  return { ...empty, ...planned, key, name, ...sizes, adopt: [], add, remove };
}
