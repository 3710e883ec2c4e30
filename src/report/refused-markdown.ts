import type { GuardName } from '../config/limits.ts';
import { count, plural } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import type { GuardVerdict, Permit, Plan } from '../plan/plan.ts';
import {
  causeHead,
  figuresHead,
  figuresOf,
  guardsOf,
  lettingInNobody,
  nobodyText,
  saidOf,
} from './cause-words.ts';
import type { Cause } from './causes.ts';
import { causesOf, segmentsOf } from './causes.ts';
import { cutPath } from './display-width.ts';
import { showLines } from './escape.ts';
import { fenced, markdownCell, markdownCode } from './escape-markdown.ts';
import type { Loss } from './loss.ts';
import { figuresText, joiningText, lossOf, lostText, OF_HELD_BACK, othersOf } from './loss.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { asSentence, messageMarkdown } from './render-message.ts';
import { repairOf } from './repair.ts';
import { boldName } from './segment-markdown.ts';
import { byPermit, reasonSentence, refusals, replacedBy } from './verdict.ts';
import { capitalised, listed } from './words.ts';

/** A message may name a path of any length. */
const MESSAGE_COLUMNS = 600;
const PATH_COLUMNS = 120;

/** A box for each cause: what is wrong, the likely repair, and last the YAML that would allow it. */
export function refusedMarkdown(plan: Plan, context: MarkdownContext): string[][] {
  const refused = refusals(plan);
  const causes = causesOf(refused);
  const { shown, more } = sample(causes, context.extent.rows);
  const boxes = shown.map((cause, at) =>
    causeBox(cause, plan, causeHead(at + 1, causes.length), context),
  );
  const rest = more === 0 ? [] : [[`... and ${plural(more, 'more cause')}.`]];
  return [...boxes, ...rest, ...permitsMarkdown(refused, context)];
}

function causeBox(cause: Cause, plan: Plan, which: string, context: MarkdownContext): string[] {
  const loss = lossOf(cause);
  const said =
    loss === null ? guardBlocks(cause, plan, context) : lossBlocks(loss, cause, plan, context);
  const head = which === '' ? [] : [`**${which}**`];
  const all = [head, ...said, repairBlock(cause, context)].filter((block) => block.length > 0);
  const lines = all.flatMap((block, at) => (at === 0 ? block : ['', ...block]));
  return ['[!CAUTION]', ...lines].map((line) => `> ${line}`.trimEnd());
}

function guardBlocks(cause: Cause, plan: Plan, context: MarkdownContext): readonly string[][] {
  const blocks = guardsOf(cause).map(([name, guards]) => guardBlock(guards, name, context));
  return withNobody(blocks, nobodyMarkdown(cause, plan, context));
}

/** Told once, as cause and effect. */
function lossBlocks(
  loss: Loss,
  cause: Cause,
  plan: Plan,
  context: MarkdownContext,
): readonly string[][] {
  const { path, lost, letIn } = loss;
  const others = othersOf(loss, cause, plan);
  const names = guardsOf(cause).map(([name]) => `\`${name}\``);
  const tail = [
    ...others.map(([keys, text]) => `${namesMarkdown(keys, context)} ${text}.`),
    `<sub>(${names.reverse().join(', ')})</sub>`,
  ];
  const file = markdownCode(cutPath(path, PATH_COLUMNS));
  const head = `**${file} ${lostText(loss)}** (${figuresText(lost)}).`;
  if (letIn.length > SEGMENTS_NAMED) {
    const table = figuresTable(letIn, 'max_exclusion_shrink', context);
    return [[head], table, [tail.join(' ')]];
  }
  const people = letIn.map((one) => {
    const name = boldName(one.segment, context.sections);
    return `${joiningText(one)} ${name} (${figuresText(one.measured, OF_HELD_BACK)}).`;
  });
  return [[[head, ...people, ...tail].join(' ')]];
}

/** What one guard says: once where it is the same for all segments, else in a table. */
function guardBlock(
  guards: readonly [GuardVerdict, ...GuardVerdict[]],
  name: GuardName,
  context: MarkdownContext,
): string[] {
  const said = saidOf({ guards });
  if (said.length > 1 && guards.every(({ measured }) => measured !== undefined)) {
    return figuresTable(guards, name, context);
  }
  return said.flatMap((same, at) => {
    const line = sentenceOf(same, name, context);
    return at === 0 ? [line] : ['', line];
  });
}

function sentenceOf(
  guards: readonly [GuardVerdict, ...GuardVerdict[]],
  name: GuardName,
  context: MarkdownContext,
): string {
  const [first] = guards;
  const where = namesMarkdown(segmentsOf(guards), context);
  const text = messageMarkdown(asSentence(first.message), MESSAGE_COLUMNS);
  return `${where === '' ? '**All segments**' : where}: ${text} (\`${name}\`)`;
}

/** More are counted. */
const SEGMENTS_NAMED = 5;

function namesMarkdown(keys: readonly SegmentKey[], { sections, extent }: MarkdownContext): string {
  const { shown, more } = sample(keys, Math.min(SEGMENTS_NAMED, extent.rows));
  const names = shown.map((key) => boldName(key, sections));
  return listed(more === 0 ? names : [...names, plural(more, 'other segment')]);
}

function nobodyMarkdown(cause: Cause, plan: Plan, context: MarkdownContext): string | null {
  const keys = lettingInNobody(cause, plan);
  if (keys.length === 0) return null;
  return `${namesMarkdown(keys, context)} ${nobodyText(keys.length, cause)}.`;
}

/** Behind the last sentence, if it is one and no table. */
function withNobody(blocks: readonly string[][], nobody: string | null): readonly string[][] {
  const last = blocks.at(-1)?.at(-1);
  if (nobody === null) return blocks;
  if (last === undefined || last.startsWith('|')) return [...blocks, [nobody]];
  const before = blocks.at(-1)?.slice(0, -1) ?? [];
  return [...blocks.slice(0, -1), [...before, `${last} ${nobody}`]];
}

function figuresTable(
  guards: readonly GuardVerdict[],
  name: GuardName,
  { sections, extent }: MarkdownContext,
): string[] {
  const { shown, more } = sample(guards, Math.min(FIGURES_SHOWN, extent.rows));
  const rows = shown.map((guard) => {
    const where = guard.segment === null ? '**All segments**' : boldName(guard.segment, sections);
    const figures = figuresOf(guard)?.replace(/^[\d,]+/, '**$&**') ?? '';
    return `| ${markdownCell(where)} | ${figures} |`;
  });
  const rest = more === 0 ? [] : [`| ${plural(more, 'more segment')} | |`];
  return [`| \`${name}\` | ${capitalised(figuresHead(name))} |`, '| :-- | :-- |', ...rows, ...rest];
}

const FIGURES_SHOWN = 10;

function repairBlock(cause: Cause, { about: { restorable } }: MarkdownContext): string[] {
  const repair = repairOf(cause, restorable);
  if (repair === null) return [];
  const head = `**${repair.when}**, ${repair.text}`;
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
  const summary = `<details><summary>${capitalised(exceptionsText(permits))}</summary>`;
  const blocks = shown.flatMap((permit) => ['', ...permitLines(permit)]);
  const rest = more === 0 ? [] : ['', `... and ${plural(more, 'more file')}.`];
  return [[meantMarkdown(permits)], [summary, ...blocks, ...rest, '', '</details>']];
}

/** More are counted. */
const FILES_NAMED = 3;

/** What to do is never folded. */
function meantMarkdown(permits: readonly Permit[]): string {
  const { shown, more } = sample(permits, FILES_NAMED);
  const files = shown.map(({ file }) => markdownCode(cutPath(file, PATH_COLUMNS)));
  const where = listed(more === 0 ? files : [...files, plural(more, 'more file')]);
  const why = permits.some((permit) => reasonSentence(permit) !== '') ? ', with a reason' : '';
  return `**Only if you know that it is meant**, add the ${exceptionsText(permits)} below to ${where}${why}.`;
}

function exceptionsText({ length }: readonly Permit[]): string {
  return length === 1 ? 'exception' : `${count(length)} exceptions`;
}

function permitLines(permit: Permit): string[] {
  const old = replacedBy(permit).map((name) => `\`${name}:\``);
  const instead = old.length === 0 ? '' : `, in place of its ${listed(old)}`;
  const place = `${markdownCode(cutPath(permit.file, PATH_COLUMNS))}${instead}`;
  const head = `Write in ${place}${reasonSentence(permit)}:`;
  return [head, '', ...fenced('yaml', showLines(permit.yaml))];
}
