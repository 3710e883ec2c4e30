import { nameOf } from '../members/member.ts';
import { count, plural } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import { cutPath, cutTo } from './display-width.ts';
import { showValue } from './escape.ts';
import {
  fenced,
  htmlCode,
  htmlLabel,
  markdownCell,
  markdownCode,
  markdownLabel,
} from './escape-markdown.ts';
import type { MarkdownContext, PlanSections } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { messageMarkdown } from './render-message.ts';
import { changesOf, unconfirmed, verdictOf } from './verdict.ts';
import { listed, rowsText } from './words.ts';

/** Columns of text of others; what is longer is cut. */
const NAME_COLUMNS = 60;
const KEY_COLUMNS = 80;
const PATH_COLUMNS = 120;
const MEMBER_COLUMNS = 160;
/** A short block is open, unless there are many. */
const OPEN_CHANGES = 10;
const OPEN_SEGMENTS = 5;
const UNCHANGED_KEYS = 10;

export function tableMarkdown({ sections, extent }: MarkdownContext): string[] {
  const { noted } = sections;
  if (noted.length === 0) return [];
  const { shown, more } = sample(noted, extent.rows);
  return [
    '| Segment | Members | Add | Remove |',
    '| :-- | --: | --: | --: |',
    ...shown.map((segment) => rowOf(segment, sections)),
    ...(more === 0 ? [] : [`| ... and ${plural(more, 'more segment')} | | | |`]),
  ];
}

function rowOf(segment: SegmentPlan, { creates, names }: PlanSections): string {
  const { key, before, after, add, remove, settling } = segment;
  const name = names.get(key);
  const label = name === undefined ? '' : `**${markdownLabel(cutTo(name, NAME_COLUMNS))}**<br>`;
  const made = creates.has(key) ? ' (new)' : '';
  const states = [
    ...(unconfirmed(segment) > 0 ? [`${count(unconfirmed(segment))} unconfirmed`] : []),
    ...(settling > 0 ? [`${count(settling)} settling`] : []),
  ];
  const cells = [
    `${label}${codeOf(key)}${made}`,
    [`${count(before)} → ${count(after)}`, ...states].join('<br>'),
    add.length === 0 ? '' : `+${count(add.length)}`,
    remove.length === 0 ? '' : `-${count(remove.length)}`,
  ];
  return `| ${cells.map(markdownCell).join(' | ')} |`;
}

function codeOf(key: SegmentKey): string {
  return markdownCode(cutTo(key, KEY_COLUMNS));
}

/** The name of a segment in running text, with its key. */
export function segmentMarkdown(key: SegmentKey, { names }: PlanSections): string {
  const name = names.get(key);
  if (name === undefined) return `**${codeOf(key)}**`;
  return `**${markdownLabel(cutTo(name, NAME_COLUMNS))}** (${codeOf(key)})`;
}

export function unchangedMarkdown(plan: Plan, { sections }: MarkdownContext): string[] {
  const { unchanged } = sections;
  if (unchanged.length === 0 || verdictOf(plan).kind === 'nothing') return [];
  const { shown, more } = sample(unchanged, UNCHANGED_KEYS);
  const keys = shown.map(({ key }) => codeOf(key));
  const rest = more === 0 ? keys : [...keys, `${count(more)} more`];
  return [`Unchanged: ${plural(unchanged.length, 'segment')} (${listed(rest)}).`];
}

/** One block to unfold for each segment with changes; a short one is open unless `closed`. */
export function detailsMarkdown(
  plan: Plan,
  context: MarkdownContext,
  at: 'open' | 'closed' = 'open',
): string[][] {
  const { sections, extent } = context;
  if (extent.members === 0) return [];
  const changed = sections.noted.filter((segment) => changesOf(segment) > 0);
  return changed.map((segment) => {
    const isShort = changed.length <= OPEN_SEGMENTS && changesOf(segment) <= OPEN_CHANGES;
    const open = at === 'open' && isShort;
    return detailBlock(segment, plan, context, open);
  });
}

function detailBlock(
  segment: SegmentPlan,
  plan: Plan,
  context: MarkdownContext,
  open: boolean,
): string[] {
  return [
    `<details${open ? ' open' : ''}><summary>${summaryOf(segment, context.sections)}</summary>`,
    '',
    ...fenced('diff', diffLines(segment, context)),
    ...factLines(segment, plan, context).flatMap((line, at) => (at === 0 ? ['', line] : [line])),
    '',
    '</details>',
  ];
}

function summaryOf({ key, add, remove }: SegmentPlan, { names }: PlanSections): string {
  const name = names.get(key);
  const code = htmlCode(cutTo(key, KEY_COLUMNS));
  const label = name === undefined ? code : `${htmlLabel(cutTo(name, NAME_COLUMNS))} (${code})`;
  const what = [
    ...(add.length === 0 ? [] : [`${count(add.length)} to add`]),
    ...(remove.length === 0 ? [] : [`${count(remove.length)} to remove`]),
  ];
  return `${label}: ${what.join(', ')}`;
}

function diffLines({ add, remove }: SegmentPlan, { extent }: MarkdownContext): string[] {
  return [
    { sign: '+', members: add, what: 'to add' },
    { sign: '-', members: remove, what: 'to remove' },
  ].flatMap(({ sign, members, what }) => {
    const { shown, more } = sample(members, extent.members);
    const lines = shown.map(
      (member) => `${sign} ${cutTo(showValue(nameOf(member)), MEMBER_COLUMNS)}`,
    );
    return more === 0 ? lines : [...lines, `# ... and ${count(more)} more ${what}`];
  });
}

/** Where the members come from, and what the guards said. */
function factLines({ key, lists }: SegmentPlan, plan: Plan, { extent }: MarkdownContext): string[] {
  const { shown, more } = sample(lists, extent.rows);
  const sources = shown.map((list) => {
    const { path, role } = list.facts;
    const what = role === 'members' ? 'From' : 'Without';
    return `- ${what} ${markdownCode(cutPath(path, PATH_COLUMNS))} (${rowsText(list)})`;
  });
  const passes = plan.guards
    .filter(({ segment, verdict }) => segment === key && verdict === 'pass')
    .map(({ guard, message }) => `- \`${guard}\` passes: ${messageMarkdown(message)}`);
  return [...sources, ...(more === 0 ? [] : [`- ... and ${plural(more, 'more list')}`]), ...passes];
}
