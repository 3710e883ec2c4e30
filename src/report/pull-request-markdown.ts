import { plural } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import type { PullRequestPlan, UndeclaredSegment } from '../review/pull-request.ts';
import { factsFold } from './facts-markdown.ts';
import { heading, inHeading, peopleText, refusedText } from './headline-markdown.ts';
import { heldMarkdown } from './held-markdown.ts';
import { laterMarkdown } from './later.ts';
import { noticesMarkdown } from './notices-markdown.ts';
import type { PlanMarkdownOptions } from './plan-markdown.ts';
import {
  createdMarkdown,
  cutMarkdown,
  endLine,
  fitMarkdown,
  nothingSent,
  safetyMarkdown,
  sentSentence,
  stateMarkdown,
  WHOLE,
} from './plan-markdown.ts';
import type { MarkdownContext, PlanSections } from './plan-sections.ts';
import { NOWHERE, sectionsOf } from './plan-sections.ts';
import type { Shown } from './privacy.ts';
import { refusedMarkdown } from './refused-markdown.ts';
import { undeclaredPartsOf } from './rule-parts.ts';
import { partMarkdown, rulesMarkdown } from './rules-markdown.ts';
import { segmentMarkdown } from './segment-markdown.ts';
import { tableMarkdown } from './table-markdown.ts';
import { heldSentence, isEmpty, refusals } from './verdict.ts';
import { whoMarkdown } from './who-markdown.ts';

/**
 * The plan as the people who review a pull request need it: what is being decided here first, then
 * what an apply after the merge would send in all, and apart from both what is pending already.
 */
export function pullRequestToMarkdown(
  pullRequest: Shown<PullRequestPlan>,
  options: PlanMarkdownOptions = {},
): string {
  const { plan, own, pending, undeclared, rules } = pullRequest;
  const { names } = sectionsOf(plan);
  const ofOwn = { ...sectionsOf(own), names };
  const ofPending = { ...sectionsOf(pending), names };
  const both = { ...ofOwn, noted: [...ofOwn.noted, ...ofPending.noted] };
  const { whole = WHOLE, about = NOWHERE } = options;
  const head = headline(pullRequest, ofOwn, about.environment);
  const render = (all: MarkdownContext) => {
    const context = { ...all, sections: ofOwn };
    return [
      [head],
      nothingSent(plan, '**Do not merge yet.** Nothing is sent'),
      safetyMarkdown(
        plan,
        { ...context, sections: sectionsOf(plan) },
        { verb: 'merge', changesRules: rules.length > 0 },
      ),
      ...refusedMarkdown(plan, context),
      ...heldMarkdown(plan, context),
      rulesMarkdown(rules, context),
      laterMarkdown(plan, { ...context, sections: sectionsOf(plan) }),
      createdMarkdown(own),
      undeclaredMarkdown(undeclared, context),
      noticesMarkdown(plan, context),
      tableMarkdown({ ...own, guards: plan.guards }, context, { besides: pending.totals }),
      whenMerged(plan, pending),
      stateMarkdown(plan),
      whoMarkdown(own, context),
      whoMarkdown(pending, { ...all, sections: ofPending }, 'Pending without this pull request'),
      factsFold(plan, context),
      cutMarkdown({ ...all, sections: both }, whole),
      [endLine(plan, about)],
    ];
  };
  return fitMarkdown(both, render, options) ?? `${head}\n`;
}

function headline(
  { plan, own, undeclared, rules }: PullRequestPlan,
  sections: PlanSections,
  environment: string | null,
): string {
  if (refusals(plan).length > 0) {
    return heading('refused', refusedText(plan, sections), environment);
  }
  const people = peopleText(own);
  const adopted = own.segments.reduce((sum, { adopt }) => sum + adopt.length, 0);
  const held = heldSentence(plan);
  const parts = [
    ...(people === '' ? [] : [people]),
    ...(people === '' && adopted > 0
      ? [`records ${plural(adopted, 'member')}, sends nothing`]
      : []),
    ...(undeclared.length === 0 ? [] : [`ends ${plural(undeclared.length, 'segment')}`]),
    ...(rules.length === 0 ? [] : [`${plural(rules.length, 'rule changes', 'rules change')}`]),
    ...(held === null ? [] : [inHeading(held)]),
  ];
  if (parts.length === 0) return heading('nothing', 'no membership changes', environment);
  const first = people === '' && adopted === 0 ? ['no membership changes'] : [];
  return heading(
    rules.length > 0 ? 'rules' : 'changes',
    [...first, ...parts].join(' · '),
    environment,
  );
}

function whenMerged(plan: Plan, pending: Plan): string[] {
  if (isEmpty(plan) || refusals(plan).length > 0) return [];
  const { add, remove } = pending.totals;
  const besides = add + remove === 0 ? ' Nothing else is pending.' : '';
  return [`${sentSentence(plan, 'Merging sends this to CleverTap:')}${besides}`];
}

function undeclaredMarkdown(
  undeclared: readonly UndeclaredSegment[],
  { sections }: MarkdownContext,
): string[] {
  return undeclared.map((one) => {
    const words = undeclaredPartsOf(one).map(partMarkdown);
    return `- ${segmentMarkdown(one.key, sections)} ${words.join('')}`;
  });
}
