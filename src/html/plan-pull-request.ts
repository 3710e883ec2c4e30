import { plural } from '../message.ts';
import { cutPath } from '../report/display-width.ts';
import { peopleText } from '../report/headline-markdown.ts';
import type { PlanSections } from '../report/plan-sections.ts';
import { sample } from '../report/plan-sections.ts';
import type { RulePart } from '../report/rule-parts.ts';
import { rulePartsOf, undeclaredPartsOf } from '../report/rule-parts.ts';
import type { PullRequestPlan } from '../review/pull-request.ts';
import type { RuleChange } from '../review/rules.ts';
import type { Html, Part } from './markup.ts';
import { code, html } from './markup.ts';
import { MOST_ROWS } from './plan-segments.ts';
import { segmentTitle } from './segment-name.ts';

/** What of the plan the pull request decides, and what is pending without it. */
export function* pullRequestSection(
  compared: PullRequestPlan | null,
  sections: PlanSections,
): Generator<Html> {
  if (compared === null) return;
  const { own, pending, rules, undeclared } = compared;
  const { shown, more } = sample(rules, MOST_ROWS);
  yield html`<section aria-labelledby="own-title">
<h2 id="own-title">This pull request</h2>
<p>By itself: ${peopleText(own) || 'no membership changes'}. Pending without it: ${peopleText(pending) || 'nothing'}. One apply sends both, and this page shows both.</p>
${
  rules.length === 0
    ? null
    : html`<h3>Rules changed</h3>
<ul>${shown.map((rule) => html`<li>${ruleHtml(rule, sections)}</li>`)}${more === 0 ? null : html`<li>${plural(more, 'more rule')}</li>`}</ul>`
}
${undeclared.length === 0 ? null : html`<ul>${undeclared.map((one) => html`<li>${segmentTitle(one.key, sections)} ${undeclaredPartsOf(one).map(partHtml)}</li>`)}</ul>`}
</section>
`;
}

function ruleHtml(rule: RuleChange, sections: PlanSections): Part {
  const where =
    rule.segment === null ? null : html`<b>${segmentTitle(rule.segment, sections)}</b>: `;
  return [where, ...rulePartsOf(rule).map(partHtml)];
}

const NAME_COLUMNS = 120;

function partHtml(part: RulePart): Part {
  if (typeof part === 'string') return part;
  return part.kind === 'strong'
    ? html`<strong>${part.text}</strong>`
    : code(cutPath(part.text, NAME_COLUMNS));
}
