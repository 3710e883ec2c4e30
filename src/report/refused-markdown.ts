import type { GuardName } from '../config/limits.ts';
import { formatLimit } from '../config/scalars.ts';
import { count, plain, plural } from '../message.ts';
import type { GuardVerdict, Permit, Plan } from '../plan/plan.ts';
import type { Cause } from './causes.ts';
import { causesOf, segmentsOf } from './causes.ts';
import { cutPath } from './display-width.ts';
import { showLines } from './escape.ts';
import { fenced, markdownCell, markdownCode } from './escape-markdown.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { asSentence, messageMarkdown } from './render-message.ts';
import { repairOf } from './repair.ts';
import { boldName } from './segment-markdown.ts';
import { byPermit, reasonSentence, refusals, replacedBy } from './verdict.ts';
import { listed } from './words.ts';

/** A message may name a path of any length. */
const MESSAGE_COLUMNS = 600;
const PATH_COLUMNS = 120;

/** A box for each cause: what is wrong, the likely repair, and last the YAML that would allow it. */
export function refusedMarkdown(plan: Plan, context: MarkdownContext): string[][] {
  const refused = refusals(plan);
  const { shown, more } = sample(causesOf(refused), context.extent.rows);
  const boxes = shown.map((cause) => causeBox(cause, context));
  const rest = more === 0 ? [] : [[`... and ${plural(more, 'more cause')}.`]];
  return [...boxes, ...rest, ...permitsMarkdown(refused, context)];
}

function causeBox(cause: Cause, context: MarkdownContext): string[] {
  const names = [...new Set(cause.guards.map(({ guard }) => guard))];
  const blocks = names.map((name) =>
    guardBlock(
      cause.guards.filter(({ guard }) => guard === name),
      name,
      context,
    ),
  );
  const repair = repairBlock(cause, context);
  const all = repair.length === 0 ? blocks : [...blocks, repair];
  const lines = all.flatMap((block, at) => (at === 0 ? block : ['', ...block]));
  return ['[!CAUTION]', ...lines].map((line) => `> ${line}`.trimEnd());
}

/** What one guard says: once where it is the same for all segments, else in a table. */
function guardBlock(
  guards: readonly GuardVerdict[],
  name: GuardName,
  context: MarkdownContext,
): string[] {
  const texts = new Set(guards.map(({ message }) => plain(message)));
  if (texts.size > 1 && guards.every(({ measured }) => measured !== undefined)) {
    return figuresTable(guards, name, context);
  }
  return [...texts].flatMap((text, at) => {
    const same = guards.filter(({ message }) => plain(message) === text);
    const lines = sentenceOf(same, name, context);
    return at === 0 ? lines : ['', ...lines];
  });
}

function sentenceOf(
  guards: readonly GuardVerdict[],
  name: GuardName,
  { sections, extent }: MarkdownContext,
): string[] {
  const [first] = guards;
  if (first === undefined) return [];
  const { shown, more } = sample(segmentsOf(guards), Math.min(SEGMENTS_NAMED, extent.rows));
  const keys = shown.map((key) => boldName(key, sections));
  const where = listed(more === 0 ? keys : [...keys, plural(more, 'other segment')]);
  const text = messageMarkdown(asSentence(first.message), MESSAGE_COLUMNS);
  return [`${where === '' ? '**All segments**' : where}: ${text} (\`${name}\`)`];
}

/** More are counted. */
const SEGMENTS_NAMED = 5;

const FIGURES: Partial<Record<GuardName, string>> = {
  max_exclusion_shrink: 'Let in',
  max_removals: 'Leave',
  max_additions: 'Join',
  max_exclusion_rows_lost: 'Rows lost',
};

function figuresTable(
  guards: readonly GuardVerdict[],
  name: GuardName,
  { sections, extent }: MarkdownContext,
): string[] {
  const { shown, more } = sample(guards, Math.min(FIGURES_SHOWN, extent.rows));
  const rows = shown.map(({ segment, measured }) => {
    const where = segment === null ? '**All segments**' : boldName(segment, sections);
    if (measured === undefined) return `| ${markdownCell(where)} | |`;
    const { part, whole, limit } = measured;
    const of = whole === null ? '' : ` of ${count(whole)}`;
    return `| ${markdownCell(where)} | **${count(part)}**${of} (limit ${formatLimit(limit)}) |`;
  });
  const rest = more === 0 ? [] : [`| ${plural(more, 'more segment')} | |`];
  return [`| \`${name}\` | ${FIGURES[name] ?? 'Changes'} |`, '| :-- | :-- |', ...rows, ...rest];
}

const FIGURES_SHOWN = 10;

function repairBlock({ lists }: Cause, { about: { restorable } }: MarkdownContext): string[] {
  const repair = repairOf(lists, restorable);
  if (repair === null) return [];
  const head = `**If that is a mistake**, ${repair.text}`;
  return repair.command === null ? [head] : [head, '', ...fenced('sh', showLines(repair.command))];
}

/** Folded, since allowing is seldom right. All files in one place, as they are pasted together. */
function permitsMarkdown(
  refused: readonly GuardVerdict[],
  { extent }: MarkdownContext,
): string[][] {
  const permits = byPermit(refused).flatMap(({ allow }) => (allow === null ? [] : [allow]));
  if (permits.length === 0) return [];
  const { shown, more } = sample(permits, extent.rows);
  const where = `in ${plural(permits.length, 'file')}`;
  const summary = `<details><summary><b>If it is meant</b>: allow it ${where}</summary>`;
  const blocks = shown.flatMap((permit) => ['', ...permitLines(permit)]);
  const rest = more === 0 ? [] : ['', `... and ${plural(more, 'more file')}.`];
  return [[summary, ...blocks, ...rest, '', '</details>']];
}

function permitLines(permit: Permit): string[] {
  const old = replacedBy(permit).map((name) => `\`${name}:\``);
  const instead = old.length === 0 ? '' : `, in place of its ${listed(old)}`;
  const place = `${markdownCode(cutPath(permit.file, PATH_COLUMNS))}${instead}`;
  const head = `Write in ${place}${reasonSentence(permit)}:`;
  return [head, '', ...fenced('yaml', showLines(permit.yaml))];
}
