import { nameOf } from '../members/member.ts';
import { count, plural } from '../message.ts';
import type { Member, Operation } from '../model.ts';
import type { Plan, PlannedList, SegmentPlan } from '../plan/plan.ts';
import { cutPath, cutTo, displayWidth, wrap } from './display-width.ts';
import { showLabel, showValue } from './escape.ts';
import type { Heading } from './headings-text.ts';
import { headingLines, signed } from './headings-text.ts';
import { isWorthReading } from './limit-use.ts';
import { sample } from './plan-sections.ts';
import { messageLines } from './render-message.ts';
import { byRisk, largestOf, sumOf } from './risk.ts';
import type { TextContext } from './text-context.ts';
import { labelOf } from './text-context.ts';
import type { Verdict } from './verdict.ts';
import { settlingSentence, unconfirmed, unconfirmedSentence } from './verdict.ts';
import {
  allSegments,
  byteSize,
  ownerText,
  rowsText,
  SOURCE_WORDS,
  sourceName,
  splitMessage,
} from './words.ts';

/** Changes shown for each segment and operation: fewer where there are many segments to read. */
const DETAIL = [
  { segments: 12, members: 10 },
  { segments: 20, members: 3 },
] as const;
/** Of more segments, so many have a line, and the others are counted. */
const ROWS = 20;
const INDENT = '    ';

/** A block for each segment that changes, is made or settles, most affected first; then all together. */
export function segmentLines(plan: Plan, context: TextContext): string[][] {
  const { width, palette, sections } = context;
  const noted = byRisk(plan, sections.noted);
  const limit = detailFor(noted.length, context);
  const { shown } = sample(noted, limit === 0 ? ROWS : noted.length);
  const rest = noted.slice(shown.length);
  const sums = [
    ...(rest.length === 0 ? [] : [sumHeading(`${count(rest.length)} more`, rest)]),
    ...(noted.length < 2 ? [] : [sumHeading(allSegments(noted.length), noted)]),
  ];
  const headings = [...shown.map((one) => segmentHeading(one, context)), ...sums];
  const lines = headingLines(headings, width, palette);
  const total = lines.slice(shown.length);
  if (limit === 0)
    return [
      lines.flat(),
      context.samples === 0 && rest.length === 0 ? [] : moreLines(rest, context),
    ].filter((block) => block.length > 0);
  const blocks = shown.map((segment, at) => [
    ...(lines[at] ?? []),
    ...detailLines(segment, plan, limit, context),
  ]);
  return [...blocks, total.flat()];
}

function detailFor(segments: number, { full, samples }: TextContext): number {
  if (full) return Number.POSITIVE_INFINITY;
  return samples ?? DETAIL.find((step) => segments <= step.segments)?.members ?? 0;
}

function segmentHeading(segment: SegmentPlan, { sections, palette }: TextContext): Heading {
  const { key } = segment;
  return {
    label: (columns) => labelOf(key, sections, columns),
    paint: palette.strong,
    figures: sumOf([segment]),
    isNew: sections.creates.has(key),
  };
}

function sumHeading(label: string, segments: readonly SegmentPlan[]): Heading {
  return { label: () => label, figures: sumOf(segments), isNew: false };
}

/** So that nobody has to look for a large change among those that are only counted. */
function moreLines(rest: readonly SegmentPlan[], { width }: TextContext): string[] {
  const largest = rest.length === 0 ? null : largestOf(rest);
  const parts =
    largest === null ? [] : [signed('+', largest.add), signed('-', largest.remove)].filter(Boolean);
  const most =
    parts.length === 0 ? '' : `None of the ${count(rest.length)} is above ${parts.join(' or ')}. `;
  return wrap(`${most}--full lists every segment and member.`, width);
}

function detailLines(
  segment: SegmentPlan,
  plan: Plan,
  limit: number,
  context: TextContext,
): string[] {
  return [
    ...peopleLines(segment, context),
    ...listLines(segment.lists, context),
    ...splitLines(segment, context),
    ...passLines(segment, plan, context),
    ...stateLines(segment, plan, context),
    ...memberLines('ADD', segment.add, limit, context),
    ...memberLines('REMOVE', segment.remove, limit, context),
  ];
}

/** Who answers for it and, where everything is told, what it is for. */
function peopleLines(
  { owner = [], description }: SegmentPlan,
  { width, palette, full }: TextContext,
): string[] {
  const texts = [
    ...(owner.length === 0 ? [] : [`owner ${ownerText(owner)}`]),
    ...(description === undefined || !full ? [] : [showLabel(description)]),
  ];
  return texts.flatMap((text) => wrap(text, width, INDENT, `${INDENT}  `).map(palette.faint));
}

function memberLines(
  operation: Operation,
  members: readonly Member[],
  limit: number,
  { width, palette }: TextContext,
): string[] {
  const { shown, more } = sample(members, limit);
  const [sign, paint] = operation === 'ADD' ? ['+', palette.add] : ['-', palette.remove];
  const room = width - INDENT.length - 2;
  const lines = shown.map(
    (member) => `${INDENT}${paint(`${sign} ${cutTo(showValue(nameOf(member)), room)}`)}`,
  );
  if (more === 0) return lines;
  const what = operation === 'ADD' ? 'to add' : 'to remove';
  const rest = wrap(`... and ${count(more)} more ${what} (--full shows all)`, width, INDENT);
  return [...lines, ...rest.map(palette.faint)];
}

function stateLines(
  segment: SegmentPlan,
  { target }: Plan,
  { width, palette }: TextContext,
): string[] {
  return [unconfirmedSentence(unconfirmed(segment)), settlingSentence(segment.settling, target)]
    .filter((text) => text !== null)
    .flatMap((text) => wrap(`${text}.`, width, INDENT).map(palette.warn));
}

/** Only verdicts with something to say are in a plan. */
function passLines(
  segment: SegmentPlan,
  plan: Plan,
  { width, palette, full }: TextContext,
): string[] {
  return plan.guards
    .filter((guard) => guard.segment === segment.key && guard.verdict === 'pass')
    .filter((guard) => full || isWorthReading(guard))
    .flatMap(({ guard, message }) =>
      messageLines([`${guard} passes: `, ...message, '.'], width, INDENT, `${INDENT}  `).map(
        palette.faint,
      ),
    );
}

function listLines(lists: readonly PlannedList[], context: TextContext): string[] {
  const { palette } = context;
  return lists.flatMap((list) =>
    listText(list, context).map((line) => INDENT + palette.faint(line)),
  );
}

function splitLines({ split }: SegmentPlan, { width, palette }: TextContext): string[] {
  if (split === undefined) return [];
  return messageLines(splitMessage(split), width, INDENT, `${INDENT}  `).map(palette.faint);
}

/** The path is cut before its facts are; below the fewest columns of a path, the facts stand below. */
function listText(list: PlannedList, { width, full }: TextContext): string[] {
  const { role, bytes, sha256, heldBack } = list.facts;
  const what = SOURCE_WORDS[role];
  // A segment is no file: its name says all.
  const file = sha256 === '' ? '' : `${byteSize(bytes)}, sha256 ${sha256.slice(0, 12)}`;
  const says = full && file !== '';
  // What an exclusion holds back takes the rest of the line.
  const below = says && heldBack !== undefined ? [`  ${file}`] : [];
  const facts = `(${rowsText(list)}${says && heldBack === undefined ? `, ${file}` : ''})`;
  const room = width - INDENT.length - what.length - 1;
  const beside = room - facts.length - 1;
  const shown = showValue(sourceName(list.facts));
  if (beside >= FEWEST_PATH_COLUMNS)
    return [`${what} ${cutPath(shown, beside)} ${facts}`, ...below];
  return [`${what} ${cutPath(shown, room)}`, ...wrap(facts, width - INDENT.length, '  '), ...below];
}

const FEWEST_PATH_COLUMNS = 20;

/** The rest in one line, with as many keys as fit. */
export function unchangedLine({ kind }: Verdict, context: TextContext): string[] {
  const { unchanged } = context.sections;
  if (unchanged.length === 0 || kind === 'nothing') return [];
  const head = `Unchanged: ${plural(unchanged.length, 'segment')}`;
  const tail = ` and ${count(unchanged.length)} more)`;
  const room = context.width - head.length - tail.length;
  const keys: string[] = [];
  let used = 2;
  for (const { key } of unchanged) {
    const shown = showValue(key);
    used += displayWidth(shown) + 2;
    if (used > room) break;
    keys.push(shown);
  }
  if (keys.length === 0) return [`${head}.`];
  const more = unchanged.length - keys.length;
  return [`${head} (${keys.join(', ')}${more === 0 ? '' : ` and ${count(more)} more`}).`];
}
