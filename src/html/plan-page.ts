import type { Message } from '../message.ts';
import { count, moment } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import type { About, PlanSections } from '../report/plan-sections.ts';
import { NOWHERE, sectionsOf } from '../report/plan-sections.ts';
import { planTitle } from '../report/plan-title.ts';
import type { Shown } from '../report/privacy.ts';
import {
  settlingSentence,
  unconfirmed,
  unconfirmedSentence,
  verdictOf,
} from '../report/verdict.ts';
import { ended } from '../report/words.ts';
import type { PullRequestPlan } from '../review/pull-request.ts';
import { dataPieces, documentPieces } from './document.ts';
import type { Html, Part } from './markup.ts';
import { code, html, joined, link } from './markup.ts';
import { messageHtml } from './message-html.ts';
import script from './page/plan.client.js';
import { peopleOf, peoplePieces } from './people.ts';
import { placeHtml } from './place.ts';
import { approvalOf, createdHtml } from './plan-approval.ts';
import { guardsSection } from './plan-guards.ts';
import { laterSection } from './plan-later.ts';
import { listsSection } from './plan-lists.ts';
import { noticesSection } from './plan-notices.ts';
import { movesSection, peopleSection } from './plan-people.ts';
import { pullRequestSection } from './plan-pull-request.ts';
import { heldSection, refusedSection } from './plan-refused.ts';
import { requestsSection } from './plan-requests.ts';
import { segmentsSection } from './plan-segments.ts';

/**
 * The whole plan as one page, for people: the verdict, what stands in the way, then everything that the
 * comment has no room for. Its facts are those of `src/report/`; only their order and form are here.
 */

export interface PlanPageOptions {
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  readonly about?: About;
  /** Where the plan is that of a pull request. */
  readonly compared?: Shown<PullRequestPlan> | null;
}

/** The page, in pieces: a large one is never one string. */
export function* planPagePieces(plan: Shown<Plan>, options: PlanPageOptions): Generator<string> {
  const { madeAt, about = NOWHERE, compared = null } = options;
  const sections = sectionsOf(plan);
  const people = peopleOf(plan);
  const environment = about.environment === null ? '' : ` of ${about.environment}`;
  const body = (function* (): Generator<Html> {
    yield headOf(plan, sections, options);
    yield html`<main id="main" tabindex="-1">`;
    yield* refusedSection(plan, sections, about);
    yield* heldSection(plan, sections, about);
    yield summarySection(plan);
    yield* pullRequestSection(compared, sections);
    yield* segmentsSection(plan, sections);
    yield* laterSection(plan, sections);
    yield* noticesSection(plan, sections);
    yield peopleSection(plan, people);
    yield* movesSection(plan, people);
    yield* listsSection(plan, sections, about);
    yield* guardsSection(plan, sections);
    yield* requestsSection(plan);
    yield html`</main>\n`;
    yield footOf(plan, about, madeAt);
  })();
  const data = dataPieces('people', peoplePieces(plan, people));
  yield* documentPieces({ title: `segops plan${environment}`, script }, body, data);
}

const SIGN_WORDS = {
  refused: 'Refused',
  changes: 'Plan',
  nothing: 'Plan',
} as const;

function headOf(
  plan: Plan,
  sections: PlanSections,
  { about = NOWHERE, compared = null }: PlanPageOptions,
): Html {
  const { message } = planTitle(plan, sections);
  const { kind, would } = verdictOf(plan);
  const more =
    would === null
      ? null
      : html`<p class="verdict" data-tone="bad"><strong>Nothing is sent</strong> until this is repaired or allowed. ${would}</p>`;
  const verdict = approvalOf(plan, sections, compared);
  return html`<header data-verdict="${kind}" data-tone="${verdict === null ? '' : verdict.tone}">
<p class="product">segops plan for ${placeHtml(plan.target, about.environment)}</p>
<h1><span class="sign">${SIGN_WORDS[kind]}:</span> ${messageHtml(capital(message))}</h1>
${more}${verdict === null ? createdHtml(plan, sections) : verdict.head}</header>
`;
}

function capital(message: Message): Message {
  const [first, ...rest] = message;
  if (typeof first !== 'string') return message;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}

/** Figures, and what is not certain. How it is sent stands with the requests. */
function summarySection({ totals, segments, target }: Plan): Html {
  const unsure = segments.reduce((sum, segment) => sum + unconfirmed(segment), 0);
  const settling = segments.reduce((sum, segment) => sum + segment.settling, 0);
  const sentences = [unconfirmedSentence(unsure), settlingSentence(settling, target)]
    .filter((text) => text !== null)
    .map(ended);
  const numbers: readonly (readonly [string, number])[] = [
    ['People join', totals.peopleAdded],
    ['People leave', totals.peopleRemoved],
    ['Segments', totals.segments],
    ['Changes', totals.add + totals.remove],
    ['Requests', totals.requests],
    ['Billed events', totals.billedEvents],
  ];
  return html`<section aria-labelledby="numbers-title">
<h2 id="numbers-title" class="unseen">In numbers</h2>
<dl class="numbers">${numbers.map(([name, value]) => html`<div><dt>${name}</dt><dd>${count(value)}</dd></div>`)}</dl>
${sentences.map((text) => html`<p>${text}</p>`)}
</section>
`;
}

/** What it belongs to. */
function footOf(plan: Plan, { commit, run }: About, madeAt: number): Html {
  const { digest, lock, target } = plan;
  const facts: Part[] = [
    `Made ${moment(madeAt)}`,
    ...(digest === '' ? [] : [html`plan ${code(digest.slice(0, 12))}`]),
    `on lockfile serial ${count(lock.serial)}`,
    ...(commit === null ? [] : [html`commit ${code(commit.slice(0, 12))}`]),
    ...(run === null ? [] : [link(run, 'run')]),
    html`for ${code(target.origin)}${target.account === null ? null : html`, account ${code(target.account)}`}`,
  ];
  return html`<footer><p>${joined(facts, ' · ')}</p></footer>\n`;
}
