import type { Plan } from '../plan/plan.ts';
import { noticesMarkdown, refusedMarkdown } from './guards-markdown.ts';
import type { Extent, MarkdownContext } from './markdown-context.ts';
import type { PlanSections } from './plan-sections.ts';
import { sampleSize, sectionsOf } from './plan-sections.ts';
import { detailsMarkdown, tableMarkdown, unchangedMarkdown } from './segment-markdown.ts';
import {
  billedSentence,
  changesOf,
  isEmpty,
  requestsSentence,
  settlingSentence,
  unconfirmed,
  unconfirmedSentence,
  verdictOf,
} from './verdict.ts';
import { count, plural } from './words.ts';

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
export function planToMarkdown(plan: Plan, options: PlanMarkdownOptions = {}): string {
  const { limit = COMMENT_CHARACTERS, unit = 'characters', whole = WHOLE } = options;
  const sections = sectionsOf(plan);
  let text = '';
  for (const extent of EXTENTS) {
    if (listedChanges(sections, extent) * LEAST_LINE > limit) continue;
    text = render(plan, { sections, extent }, whole);
    if ((unit === 'bytes' ? Buffer.byteLength(text) : text.length) <= limit) return text;
  }
  return `${verdictOf(plan).headline}\n`.slice(0, limit);
}

const WHOLE = '`segops plan --full` lists everything.';

function render(plan: Plan, context: MarkdownContext, whole: string): string {
  const blocks = [
    headMarkdown(plan),
    ...refusedMarkdown(plan, context),
    wouldMarkdown(plan),
    tableMarkdown(context),
    stateMarkdown(plan),
    unchangedMarkdown(plan, context),
    noticesMarkdown(plan, context),
    ...detailsMarkdown(plan, context),
    cutMarkdown(context, whole),
    [`<sub>Plan \`${plan.digest.slice(0, 12)}\` on lock serial ${count(plan.lock.serial)}.</sub>`],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headMarkdown(plan: Plan): string[] {
  const { headline, kind } = verdictOf(plan);
  const head = [`### ${headline.replace(/\.$/, '')}`];
  return kind === 'changes' ? [...head, '', factsSentence(plan, ' Guards pass.')] : head;
}

function wouldMarkdown(plan: Plan): string[] {
  const { would } = verdictOf(plan);
  return would === null ? [] : [`${would} ${factsSentence(plan, '')}`.trimEnd()];
}

function factsSentence(plan: Plan, guards: string): string {
  if (isEmpty(plan)) return '';
  if (plan.totals.requests === 0) return `No member changes.${guards}`;
  return `${requestsSentence(plan.totals)}. ${billedSentence(plan.totals)}.${guards}`;
}

function stateMarkdown({ segments }: Plan): string[] {
  const doubts = segments.reduce((sum, segment) => sum + unconfirmed(segment), 0);
  const settling = segments.reduce((sum, segment) => sum + segment.settling, 0);
  const sentences = [unconfirmedSentence(doubts), settlingSentence(settling)];
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

function cutMarkdown({ sections, extent }: MarkdownContext, whole: string): string[] {
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
