import type { DoneChanges } from '../apply/apply-summary.ts';
import { count } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import { markdownCell, markdownLabel } from './escape-markdown.ts';
import { overlapText } from './headline-markdown.ts';
import { listTexts } from './list-markdown.ts';
import type { MarkdownContext, PlanSections } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { byRisk, largestOf, sumOf } from './risk.ts';
import { boldName, keyMarkdown } from './segment-markdown.ts';
import { refusals, unconfirmed } from './verdict.ts';
import { allSegments, listed, ownersShown } from './words.ts';

/** More are counted. */
const ROWS = 10;

export interface TableOptions {
  /** What the same apply sends besides. */
  readonly besides?: { readonly add: number; readonly remove: number };
  /** After an apply. */
  readonly now?: Whereabouts | null;
}

/** How many members each segment has now, and what was done to it. */
export interface Whereabouts {
  readonly sizes: ReadonlyMap<SegmentKey, number>;
  readonly done: ReadonlyMap<SegmentKey, DoneChanges>;
  /** Nothing is left to do. */
  readonly isAll: boolean;
}

/**
 * Three columns, which fit a telephone; four where an apply did not do all. Who is affected most comes
 * first.
 */
export function tableMarkdown(
  plan: Plan,
  context: MarkdownContext,
  { besides = NOTHING, now = null }: TableOptions = {},
): string[] {
  const { sections, extent } = context;
  const noted = byRisk(plan, sections.noted);
  const hasBesides = besides.add + besides.remove > 0;
  if (noted.length === 0 && !hasBesides) return [];
  const { shown, more } = sample(noted, Math.min(ROWS, extent.rows));
  const rest = noted.slice(shown.length);
  return [
    ...(isCut(now)
      ? ['| Segment | Done | To do | Members now |', '| :-- | --: | --: | :-- |']
      : [
          `| Segment | ${refusals(plan).length > 0 ? 'Would change' : 'Change'} | Members |`,
          '| :-- | --: | :-- |',
        ]),
    ...shown.map((segment) => rowOf(segment, context, now)),
    ...(more === 0 ? [] : [sumRow(`*${count(more)} more${noneAbove(rest)}*`, rest, now)]),
    ...(noted.length < 2 ? [] : [sumRow(allLabel(plan, noted, now), noted, now)]),
    ...(hasBesides ? [`| *Pending besides* | ${changeText(besides.add, besides.remove)} | |`] : []),
  ];
}

const NOTHING = { add: 0, remove: 0 };

/** With what its sums are in people, where that is a different number. */
function allLabel(plan: Plan, noted: readonly SegmentPlan[], now: Whereabouts | null): string {
  const label = `**${allSegments(noted.length)}**`;
  const people = isCut(now) ? null : overlapText(plan, now === null ? 'plan' : 'result');
  return people === null ? label : `${label}<br><sub>${people}</sub>`;
}

function isCut(now: Whereabouts | null): now is Whereabouts {
  return now !== null && !now.isAll;
}

function rowOf(
  segment: SegmentPlan,
  { sections, about }: MarkdownContext,
  now: Whereabouts | null,
): string {
  const { key } = segment;
  // After an apply all of them are as they were at the last one.
  const lists = now === null ? listTexts(segment, about.linkTo) : [];
  const cells = [
    `${sections.creates.has(key) ? '🆕 ' : ''}${boldName(key, sections)}${smallLine(segment, sections, lists)}`,
    ...changeCells([segment], now),
    now === null ? membersText(segment) : nowText(segment, now),
  ];
  return `| ${cells.map(markdownCell).join(' | ')} |`;
}

/** What changes; of an apply that did not do all, what was done and what is left. */
function changeCells(segments: readonly SegmentPlan[], now: Whereabouts | null): string[] {
  const { add, remove } = sumOf(segments);
  if (!isCut(now)) return [changeText(add, remove)];
  const known = segments.map(({ key }) => now.done.get(key));
  if (known.includes(undefined)) return [UNKNOWN, UNKNOWN];
  const sum = (figure: keyof DoneChanges) =>
    known.reduce((total, one) => total + (one?.[figure] ?? 0), 0);
  const [added, removed] = [sum('added'), sum('removed')];
  return [changeText(added, removed), changeText(add - added, remove - removed)];
}

/** Masked keys may be the same: then nothing is told of them. */
const UNKNOWN = '?';

/** The key, where it is not the name, the lists that decide who is in it, and who answers for it. */
function smallLine(
  { key, owner = [] }: SegmentPlan,
  { names }: PlanSections,
  lists: readonly string[],
): string {
  const parts = [
    ...(names.has(key) ? [keyMarkdown(key)] : []),
    ...lists,
    // In code, where anything could be a mention: whoever owns a segment is not called for every plan.
    ...(owner.length === 0 ? [] : [`owner ${listed([...ownersShown(owner, markdownLabel)])}`]),
  ];
  return parts.length === 0 ? '' : `<br><sub>${parts.join(' · ')}</sub>`;
}

/** `**+3** −2` */
export function changeText(add: number, remove: number): string {
  const parts = [
    ...(add === 0 ? [] : [`**+${count(add)}**`]),
    ...(remove === 0 ? [] : [`**−${count(remove)}**`]),
  ];
  return parts.join(' ');
}

/** `120 → 121`, and below both shares apart: a segment may be exchanged whole and keep its size. */
function membersText(segment: SegmentPlan): string {
  const { before, after, add, remove, settling } = segment;
  const small = [
    ...(before === 0 ? [] : shares(before, add.length, remove.length)),
    ...(unconfirmed(segment) > 0 ? [`${count(unconfirmed(segment))} unconfirmed`] : []),
    ...(settling > 0 ? [`${count(settling)} settling`] : []),
  ];
  const sizes = before === after ? `**${count(after)}**` : `${count(before)} → **${count(after)}**`;
  return small.length === 0 ? sizes : `${sizes}<br><sub>${small.join(' · ')}</sub>`;
}

/** Never the goal as if it were reached. */
function nowText({ key, before, after }: SegmentPlan, { sizes, done, isAll }: Whereabouts): string {
  if (!done.has(key)) return UNKNOWN;
  const now = sizes.get(key) ?? before;
  if (now !== after) return `🟠 **${count(now)}**, ${count(after)} when done`;
  return `✅ ${isAll && now !== before ? `${count(before)} → ` : ''}**${count(now)}**`;
}

/** Both apart: a segment may be exchanged whole and keep its size. */
export function shares(before: number, add: number, remove: number): string[] {
  const parts = [
    ...(add === 0 ? [] : [`+${percent(add / before)}`]),
    ...(remove === 0 ? [] : [`−${percent(remove / before)}`]),
  ];
  return parts.length === 0 ? [] : [parts.join(' ')];
}

function percent(share: number): string {
  if (share < 0.001) return '0.1%';
  return `${share < 0.1 ? (share * 100).toFixed(1) : count(Math.round(share * 100))}%`;
}

function sumRow(label: string, segments: readonly SegmentPlan[], now: Whereabouts | null): string {
  const { before, after } = sumOf(segments, now?.sizes);
  const goal = sumOf(segments).after;
  const sizes = isCut(now)
    ? `**${count(after)}**${goal === after ? '' : `, ${count(goal)} when done`}`
    : `${count(before)} → **${count(after)}**`;
  // People may be in several segments: this is no number of people.
  const sums = `${sizes}<br><sub>memberships</sub>`;
  const isKnown = now === null || segments.every(({ key }) => now.done.has(key));
  return `| ${[label, ...changeCells(segments, now), isKnown ? sums : UNKNOWN].join(' | ')} |`;
}

function noneAbove(segments: readonly SegmentPlan[]): string {
  const largest = largestOf(segments);
  if (largest === null) return '';
  const parts = [
    ...(largest.add === 0 ? [] : [`+${count(largest.add)}`]),
    ...(largest.remove === 0 ? [] : [`−${count(largest.remove)}`]),
  ];
  return `, none above ${parts.join(' or ')}`;
}
