import { count, plural } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { footerLine } from './comment-marks.ts';
import { factsFold } from './facts-markdown.ts';
import { heading, refusedText, spansMarkdown } from './headline-markdown.ts';
import { heldMarkdown } from './held-markdown.ts';
import { laterMarkdown } from './later.ts';
import { noticesMarkdown } from './notices-markdown.ts';
import type { About, Extent, MarkdownContext, PlanSections } from './plan-sections.ts';
import { NOWHERE, sampleSize, sectionsOf } from './plan-sections.ts';
import { planTitle } from './plan-title.ts';
import type { Shown } from './privacy.ts';
import { refusedMarkdown } from './refused-markdown.ts';
import { messageMarkdown } from './render-message.ts';
import type { SafetyOptions } from './safety-words.ts';
import { safetyOf } from './safety-words.ts';
import { tableMarkdown } from './table-markdown.ts';
import {
  changesOf,
  createdSentence,
  isEmpty,
  refusals,
  roughTime,
  settlingSentence,
  unconfirmed,
  unconfirmedSentence,
  verdictOf,
} from './verdict.ts';
import { whoMarkdown } from './who-markdown.ts';

export interface PlanMarkdownOptions {
  /** What the place takes: 65,536 characters in a comment, 1 MiB in a job summary. */
  readonly limit?: number;
  /** What `limit` counts. */
  readonly unit?: 'characters' | 'bytes';
  /** Where the whole plan is, for the sentence that says what was cut. */
  readonly whole?: string;
  readonly about?: About;
}

const COMMENT_CHARACTERS = 65_536;
const ALL = Number.POSITIVE_INFINITY;
/** From all to nothing: the first that fits is taken. First members give way, then whole rows. */
const EXTENTS: readonly Extent[] = [
  ...[ALL, 20, 10, 3, 0].map((members) => ({ members, rows: ALL })),
  ...[300, 100, 30, 10, 3, 1].map((rows) => ({ members: 0, rows })),
];
/** Nobody reads more than so many changes: of a larger plan each segment shows samples. */
const READ = 1000;

function extentsFor({ noted }: PlanSections): readonly Extent[] {
  const changes = noted.reduce((sum, segment) => sum + changesOf(segment), 0);
  return changes > READ ? EXTENTS.slice(1) : EXTENTS;
}

/** A line of a diff block has a sign, a space, a character and a newline at least. */
const LEAST_LINE = 4;

/** The plan for a pull request or a job summary; cut by meaning, never mid-line, and saying so. */
export function planToMarkdown(plan: Shown<Plan>, options: PlanMarkdownOptions = {}): string {
  const { whole = WHOLE } = options;
  const render = (context: MarkdownContext) => blocksOf(plan, context, whole);
  return fitMarkdown(sectionsOf(plan), render, options) ?? `${verdictOf(plan).headline}\n`;
}

/** The fullest rendering that fits, in blocks with blank lines between; null if none does. */
export function fitMarkdown(
  sections: PlanSections,
  render: (context: MarkdownContext) => string[][],
  { limit = COMMENT_CHARACTERS, unit = 'characters', about = NOWHERE }: PlanMarkdownOptions,
): string | null {
  for (const extent of extentsFor(sections)) {
    if (listedChanges(sections, extent) * LEAST_LINE > limit) continue;
    const blocks = render({ sections, extent, about }).filter((lines) => lines.length > 0);
    const text = `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
    if ((unit === 'bytes' ? Buffer.byteLength(text) : text.length) <= limit) return text;
  }
  return null;
}

export const WHOLE = '`segops plan --full` lists everything.';

function blocksOf(plan: Plan, context: MarkdownContext, whole: string): string[][] {
  return [
    [planHeading(plan, context)],
    nothingSent(plan),
    safetyMarkdown(plan, context, { verb: 'apply', changesRules: false }),
    ...refusedMarkdown(plan, context),
    ...heldMarkdown(plan, context),
    laterMarkdown(plan, context),
    createdMarkdown(plan),
    noticesMarkdown(plan, context),
    tableMarkdown(plan, context),
    whenSent(plan),
    stateMarkdown(plan),
    whoMarkdown(plan, context),
    factsFold(plan, context),
    cutMarkdown(context, whole),
    [endLine(plan, context.about)],
  ];
}

function planHeading(plan: Plan, { sections, about }: MarkdownContext): string {
  if (refusals(plan).length > 0) {
    return heading('refused', refusedText(plan, sections), about.environment);
  }
  const { sign, message } = planTitle(plan, sections);
  return heading(sign, spansMarkdown(message), about.environment);
}

/** The verdict for whoever approves, and what is known of people who opted out. */
export function safetyMarkdown(
  plan: Plan,
  { sections, extent }: MarkdownContext,
  options: SafetyOptions,
): string[] {
  const safety = safetyOf(plan, sections, options);
  if (safety === null) return [];
  const { verdict, exclusions, first, isSafe } = safety;
  const hasNames = extent.members > 0;
  const names = hasNames ? ' Their names are under **Who**.' : '';
  const right =
    isSafe && hasNames ? ' Whether they are the right people, only you can tell: see **Who**.' : '';
  const where = first === null ? right : `${names} ${messageMarkdown(first)}`;
  return [`**${messageMarkdown(verdict)}** ${messageMarkdown(exclusions, SAFETY_COLUMNS)}${where}`];
}

/** Names and paths may be of any length. */
const SAFETY_COLUMNS = 600;

function whenSent(plan: Plan): string[] {
  if (isEmpty(plan) || refusals(plan).length > 0) return [];
  return [sentSentence(plan, 'An apply sends this to CleverTap:')];
}

/** Said first of a refusal: nothing is sent until somebody acts. */
export function nothingSent(plan: Plan, words = '**Nothing is sent**'): string[] {
  return refusals(plan).length === 0 ? [] : [`${words} until this is repaired or allowed.`];
}

export function createdMarkdown(plan: Pick<Plan, 'creates'>): string[] {
  const sentence = createdSentence(plan);
  return sentence === null ? [] : [`**Cannot be undone:** ${sentence}`];
}

/** `**When merged**: 9 requests, at most 2,820 billed events.` */
export function sentSentence(plan: Plan, when: string): string {
  const { requests, billedEvents } = plan.totals;
  if (requests === 0) return `**${when}** no membership changes.`;
  return `**${when}** ${plural(requests, 'request')}${roughTime(plan)}, at most ${plural(billedEvents, 'billed event')}.`;
}

/** What it belongs to, last and small. */
export function endLine({ digest, lock }: Pick<Plan, 'digest' | 'lock'>, about: About): string {
  const which = digest === '' ? 'plan' : `plan \`${digest.slice(0, 12)}\``;
  const whole =
    about.page === undefined
      ? []
      : [`open the whole plan: [artifact of this run](${about.page}), if the workflow keeps it`];
  return footerLine(about, [...whole, `${which} on lockfile serial ${count(lock.serial)}`]);
}

export function stateMarkdown({ segments, target }: Plan): string[] {
  const unsure = segments.reduce((sum, segment) => sum + unconfirmed(segment), 0);
  const settling = segments.reduce((sum, segment) => sum + segment.settling, 0);
  const sentences = [unconfirmedSentence(unsure), settlingSentence(settling, target)];
  const shown = sentences.filter((sentence) => sentence !== null);
  return shown.length === 0 ? [] : [shown.map((sentence) => `${sentence}.`).join(' ')];
}

function listedChanges({ noted }: PlanSections, { members }: Extent): number {
  return noted.reduce(
    (sum, { add, remove }) =>
      sum + sampleSize(add.length, members) + sampleSize(remove.length, members),
    0,
  );
}

export function cutMarkdown({ sections, extent }: MarkdownContext, whole: string): string[] {
  const { noted } = sections;
  const changes = noted.reduce((sum, segment) => sum + changesOf(segment), 0);
  const left = changes - listedChanges(sections, extent);
  const rows = noted.length - sampleSize(noted.length, extent.rows);
  const parts = [
    ...(left > 0 && left < changes ? [`${count(left)} of ${plural(changes, 'change')}`] : []),
    ...(left > 0 && left === changes ? [`the ${plural(changes, 'change')}`] : []),
    ...(rows > 0 ? [`${count(rows)} of ${plural(noted.length, 'segment')}`] : []),
  ];
  if (parts.length === 0) return [];
  return [`Cut to fit: ${parts.join(' and ')} are not listed here. ${whole}`];
}
