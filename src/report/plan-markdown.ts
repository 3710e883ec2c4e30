import { count, plural } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { noticesMarkdown, refusedMarkdown } from './guards-markdown.ts';
import { heldMarkdown } from './held-markdown.ts';
import type { Extent, MarkdownContext, PlanSections } from './plan-sections.ts';
import { sampleSize, sectionsOf } from './plan-sections.ts';
import type { Shown } from './privacy.ts';
import { detailsMarkdown, tableMarkdown, unchangedMarkdown } from './segment-markdown.ts';
import {
  billedSentence,
  changesOf,
  guardsSentence,
  isEmpty,
  requestsSentence,
  settlingSentence,
  unconfirmed,
  unconfirmedSentence,
  verdictOf,
} from './verdict.ts';

export interface PlanMarkdownOptions {
  /** What the place takes: 65,536 characters in a comment, 1 MiB in a job summary. */
  readonly limit?: number;
  /** What `limit` counts. */
  readonly unit?: 'characters' | 'bytes';
  /** Where the whole plan is, for the sentence that says what was cut. */
  readonly whole?: string;
}

const COMMENT_CHARACTERS = 65_536;
const ALL = Number.POSITIVE_INFINITY;
/** From all to nothing: the first that fits is taken. First members give way, then whole rows. */
const EXTENTS: readonly Extent[] = [
  ...[ALL, 3000, 1000, 300, 100, 30, 10, 3, 0].map((members) => ({ members, rows: ALL })),
  ...[300, 100, 30, 10, 3, 1].map((rows) => ({ members: 0, rows })),
];
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
  { limit = COMMENT_CHARACTERS, unit = 'characters' }: PlanMarkdownOptions,
): string | null {
  for (const extent of EXTENTS) {
    if (listedChanges(sections, extent) * LEAST_LINE > limit) continue;
    const blocks = render({ sections, extent }).filter((lines) => lines.length > 0);
    const text = `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
    if ((unit === 'bytes' ? Buffer.byteLength(text) : text.length) <= limit) return text;
  }
  return null;
}

export const WHOLE = '`segops plan --full` lists everything.';

function blocksOf(plan: Plan, context: MarkdownContext, whole: string): string[][] {
  return [
    headMarkdown(plan),
    ...refusedMarkdown(plan, context),
    ...heldMarkdown(plan, context),
    wouldMarkdown(plan),
    tableMarkdown(context),
    stateMarkdown(plan),
    unchangedMarkdown(plan, context),
    noticesMarkdown(plan, context),
    ...detailsMarkdown(plan, context),
    cutMarkdown(context, whole),
    [digestLine(plan)],
  ];
}

export function digestLine({ digest, lock }: Plan): string {
  const which = digest === '' ? '' : ` \`${digest.slice(0, 12)}\``;
  return `<sub>Plan${which} on lockfile serial ${count(lock.serial)}.</sub>`;
}

function headMarkdown(plan: Plan): string[] {
  const { headline, kind } = verdictOf(plan);
  const head = [`### ${headline.replace(/\.$/, '')}`];
  return kind === 'changes' ? [...head, '', factsSentence(plan, guardsSentence(plan))] : head;
}

function wouldMarkdown(plan: Plan): string[] {
  const { would } = verdictOf(plan);
  return would === null ? [] : [`${would} ${factsSentence(plan, '')}`.trimEnd()];
}

export function factsSentence(plan: Plan, guards: string): string {
  if (isEmpty(plan)) return '';
  if (plan.totals.requests === 0) return `No membership changes.${guards}`;
  return `${requestsSentence(plan)}. ${billedSentence(plan.totals)}.${guards}`;
}

export function stateMarkdown({ segments }: Plan): string[] {
  const unsure = segments.reduce((sum, segment) => sum + unconfirmed(segment), 0);
  const settling = segments.reduce((sum, segment) => sum + segment.settling, 0);
  const sentences = [unconfirmedSentence(unsure), settlingSentence(settling)];
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
