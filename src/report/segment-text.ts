import { nameOf } from '../members/member.ts';
import { count, plural } from '../message.ts';
import type { Member, Operation } from '../model.ts';
import type { Plan, PlannedList, SegmentPlan } from '../plan/plan.ts';
import { cutPath, cutTo, displayWidth, wrap } from './display-width.ts';
import { showValue } from './escape.ts';
import type { Paint } from './palette.ts';
import { sample } from './plan-sections.ts';
import { messageLines } from './render-message.ts';
import type { Cell, Column } from './table.ts';
import { alignRows } from './table.ts';
import type { TextContext } from './text-context.ts';
import { labelOf } from './text-context.ts';
import type { Verdict } from './verdict.ts';
import { settlingSentence, unconfirmed, unconfirmedSentence } from './verdict.ts';
import { byteSize, rowsText } from './words.ts';

/** Changes shown for each segment and operation: fewer where there are many segments to read. */
const DETAIL = [
  { segments: 12, members: 10 },
  { segments: 40, members: 3 },
] as const;
/** What the figures of a heading take at most, so that all headings align. */
const FEWEST_LABEL_COLUMNS = 24;
const INDENT = '    ';

const COLUMNS: readonly Column[] = [
  { align: 'left', gap: '   ' },
  { align: 'right', gap: ' -> ' },
  { align: 'right', gap: '   ' },
  { align: 'right' },
  { align: 'right' },
];

/** One block for each segment that changes, is made or settles; the headings align like a table. */
export function segmentLines(plan: Plan, context: TextContext): string[][] {
  const { noted } = context.sections;
  const headings = headingLines(noted, context);
  const limit = detailFor(noted.length, context.full);
  const blocks = noted.map((segment, at) => [
    headings[at] ?? '',
    ...(limit === 0 ? [] : detailLines(segment, plan, limit, context)),
  ]);
  if (limit > 0) return blocks;
  return [[...blocks.flat(), '', '--full lists the members of each segment.']];
}

function detailFor(segments: number, full: boolean): number {
  if (full) return Number.POSITIVE_INFINITY;
  return DETAIL.find((step) => segments <= step.segments)?.members ?? 0;
}

function headingLines(noted: readonly SegmentPlan[], context: TextContext): string[] {
  const { palette, sections, width } = context;
  const figures = noted.map(figuresOf);
  const widest = Math.max(
    0,
    ...alignRows(
      figures.map((row) => cells(row)),
      COLUMNS.slice(1),
    ).map(displayWidth),
  );
  const room = Math.max(FEWEST_LABEL_COLUMNS, width - widest - 3);
  const paints = [undefined, undefined, palette.add, palette.remove];
  const rows = noted.map(({ key }, at) => [
    { text: labelOf(key, sections, room), paint: palette.strong },
    ...cells(figures[at] ?? [], paints),
  ]);
  return alignRows(rows, COLUMNS);
}

function figuresOf({ before, after, add, remove }: SegmentPlan): string[] {
  return [count(before), count(after), signed('+', add.length), signed('-', remove.length)];
}

function cells(texts: readonly string[], paints: readonly (Paint | undefined)[] = []): Cell[] {
  return texts.map((text, at) => {
    const paint = paints[at];
    return paint === undefined ? { text } : { text, paint };
  });
}

function signed(sign: string, value: number): string {
  return value === 0 ? '' : `${sign}${count(value)}`;
}

function detailLines(
  segment: SegmentPlan,
  plan: Plan,
  limit: number,
  context: TextContext,
): string[] {
  return [
    ...createLines(segment, context),
    ...listLines(segment.lists, context),
    ...passLines(segment, plan, context),
    ...stateLines(segment, context),
    ...memberLines('ADD', segment.add, limit, context),
    ...memberLines('REMOVE', segment.remove, limit, context),
  ];
}

function createLines({ key }: SegmentPlan, { sections, width, palette }: TextContext): string[] {
  const create = sections.creates.get(key);
  if (create === undefined) return [];
  return wrap(
    'New: it is created in the account before anything is sent to it.',
    width,
    INDENT,
  ).map(palette.warn);
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
  return [
    ...lines,
    `${INDENT}${palette.faint(`... and ${count(more)} more ${what} (--full shows all)`)}`,
  ];
}

function stateLines(segment: SegmentPlan, { width, palette }: TextContext): string[] {
  return [unconfirmedSentence(unconfirmed(segment)), settlingSentence(segment.settling)]
    .filter((text) => text !== null)
    .flatMap((text) => wrap(`${text}.`, width, INDENT).map(palette.warn));
}

/** Only verdicts with something to say are in a plan. */
function passLines(segment: SegmentPlan, plan: Plan, { width, palette }: TextContext): string[] {
  return plan.guards
    .filter((guard) => guard.segment === segment.key && guard.verdict === 'pass')
    .flatMap(({ guard, message }) =>
      messageLines([`${guard} passes: `, ...message, '.'], width, INDENT, `${INDENT}  `).map(
        palette.faint,
      ),
    );
}

function listLines(lists: readonly PlannedList[], { width, full, palette }: TextContext): string[] {
  return lists.flatMap((list) => {
    const { path, role, bytes, sha256, heldBack } = list.facts;
    const what = role === 'members' ? 'from' : 'without';
    const file = `${byteSize(bytes)}, sha256 ${sha256.slice(0, 12)}`;
    // What an exclusion holds back takes the rest of the line.
    const below = full && heldBack !== undefined ? [`${INDENT}  ${palette.faint(file)}`] : [];
    const more = full && heldBack === undefined ? `, ${file}` : '';
    const facts = ` (${rowsText(list)}${more})`;
    const room = Math.max(20, width - INDENT.length - what.length - 1 - facts.length);
    const line = `${what} ${cutPath(showValue(path), room)}${facts}`;
    return [`${INDENT}${palette.faint(line)}`, ...below];
  });
}

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
