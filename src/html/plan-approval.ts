import type { Plan } from '../plan/plan.ts';
import type { PlanSections } from '../report/plan-sections.ts';
import type { Safety } from '../report/safety-words.ts';
import { safetyOf } from '../report/safety-words.ts';
import { createdSentence } from '../report/verdict.ts';
import type { PullRequestPlan } from '../review/pull-request.ts';
import type { Html } from './markup.ts';
import { code, html } from './markup.ts';
import { messageHtml } from './message-html.ts';
import { namesHtml } from './plan-notices.ts';

/** For whoever approves: one verdict, in one colour, and what to do, in the order in which to do it. */
export interface Approval {
  readonly tone: 'good' | 'warm';
  readonly head: Html;
}

/** null of a plan that something refuses, and of one that sends nothing. */
export function approvalOf(
  plan: Plan,
  sections: PlanSections,
  compared: PullRequestPlan | null,
): Approval | null {
  const verb = compared === null ? 'apply' : 'merge';
  const changesRules = (compared?.rules ?? []).length > 0;
  const safety = safetyOf(plan, sections, { verb, changesRules });
  if (safety === null) return null;
  const { verdict, exclusions, isSafe } = safety;
  const tone = isSafe ? 'good' : 'warm';
  const steps = [
    ...looksOf(plan, safety, changesRules),
    ...(plan.creates.length === 0 ? [] : [createdText(plan, sections)]),
    sendsHtml(verb, safety.first === null ? null : 'Only then'),
  ];
  const head = html`<p class="verdict" data-tone="${tone}"><strong>${messageHtml(verdict)}</strong> ${messageHtml(exclusions)}</p>
<ol class="steps-to-do" aria-label="What to do">${steps.map((step) => html`<li>${step}</li>`)}</ol>
`;
  return { tone, head };
}

/** What a person has to look at. */
function looksOf({ waivers }: Plan, { first }: Safety, changesRules: boolean): Html[] {
  return [
    ...(changesRules ? [html`<a href="#own-title">See which rules change</a>.`] : []),
    ...(waivers.length > 0 ? [html`<a href="#guards-title">See what the waiver allows</a>.`] : []),
    ...(first === null
      ? []
      : [
          messageHtml(first),
          html`<a href="#people-title" data-show="join">See who joins</a>: are they the right people?`,
        ]),
  ];
}

function sendsHtml(verb: 'merge' | 'apply', when: string | null): Html {
  return verb === 'merge'
    ? html`${when === null ? 'Merge' : `${when} merge`} the pull request. Merging sends this to CleverTap.`
    : html`${when === null ? 'Run' : `${when} run`} ${code('segops apply')}. It shows the plan, and asks whoever runs it before it sends.`;
}

function createdText(plan: Plan, sections: PlanSections): Html {
  const { length } = plan.creates;
  const names = namesHtml(
    plan.creates.map(({ key }) => key),
    sections,
  );
  return html`Check the ${length === 1 ? 'name' : 'names'} of what is new: ${names}. <strong>Cannot be undone:</strong> ${createdSentence(plan)}`;
}

/** Where nothing is sent, there is nothing to check yet. */
export function createdHtml(plan: Plan, sections: PlanSections): Html | null {
  if (plan.creates.length === 0) return null;
  return html`<p class="verdict">${createdText(plan, sections)}</p>\n`;
}
