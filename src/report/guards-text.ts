import type { GuardName } from '../config/limits.ts';
import type { Message } from '../message.ts';
import { asKey, asLabel, asList, plural, say } from '../message.ts';
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
import { cutTo, wrap } from './display-width.ts';
import { showLines } from './escape.ts';
import { harmOf } from './harm.ts';
import { sample } from './plan-sections.ts';
import { asSentence, messageLines } from './render-message.ts';
import { repairOf } from './repair.ts';
import type { TextContext } from './text-context.ts';
import { byPermit, permitSentence, refusals } from './verdict.ts';

/** A block for each cause, however many segments it reaches, and last the YAML that would allow them. */
export function refusedLines(plan: Plan, context: TextContext): string[][] {
  const refused = refusals(plan);
  const causes = causesOf(refused);
  const blocks = causes.map((cause, at) =>
    causeBlock(cause, plan, causeHead(at + 1, causes.length), context),
  );
  const permits = byPermit(refused).flatMap(({ allow }) => (allow === null ? [] : [allow]));
  return [...blocks, ...permitBlocks(permits, context)];
}

/** What would happen to people, what guards say, and the likely repair. */
function causeBlock(cause: Cause, plan: Plan, which: string, context: TextContext): string[] {
  const { width, palette, sections } = context;
  const said = guardsOf(cause).flatMap(([name, guards]) => guardLines(name, guards, context));
  const harm = asSentence(harmOf(cause, sections));
  return [
    ...messageLines(which === '' ? harm : [`${which}: `, ...harm], width, HEAD).map(palette.bad),
    ...said,
    ...nobodyLines(cause, plan, context),
    ...repairLines(cause, context),
  ];
}

const HEAD = '  ';
const INDENT = '    ';
/** More are counted, of segments in a sentence and of anything below each other. */
const NAMED = 5;
const LISTED = 10;
const FILES = 5;

function limitOf(most: number, { full }: TextContext): number {
  return full ? Number.POSITIVE_INFINITY : most;
}

/** What one guard says: once where it is the same for all segments, else in figures. */
function guardLines(
  name: GuardName,
  guards: readonly [GuardVerdict, ...GuardVerdict[]],
  context: TextContext,
): string[] {
  const said = saidOf({ guards });
  const rows = guards.map((guard) => [figuresOf(guard), guard.segment] as const);
  if (said.length > 1 && rows.every(([figures]) => figures !== null)) {
    const lines = rows.map(
      ([figures, key]): Message => [
        figures ?? '',
        '  ',
        ...whereOf(key === null ? [] : [key], context),
      ],
    );
    return [
      ...wrap(`${name}, ${figuresHead(name)}:`, context.width, INDENT),
      ...listLines(lines, context),
    ];
  }
  return said.flatMap((same) => {
    const [{ message }] = same;
    const text = [...whereOf(segmentsOf(same), context), ', ', name, ': ', ...asSentence(message)];
    return messageLines(text, context.width, INDENT);
  });
}

function listLines(messages: readonly Message[], context: TextContext): string[] {
  const { width } = context;
  const { shown, more } = sample(messages, limitOf(LISTED, context));
  return [
    ...shown.flatMap((one) => messageLines(one, width, `${INDENT}  `, `${INDENT}    `)),
    ...(more === 0
      ? []
      : wrap(`... and ${plural(more, 'more segment')} (--full shows all)`, width, `${INDENT}  `)),
  ];
}

const NAME_COLUMNS = 60;
const KEY_COLUMNS = 80;

/** `VIP customers (vip_customers) and winback_2026` */
function whereOf(keys: readonly SegmentKey[], context: TextContext): Message {
  if (keys.length === 0) return say`All segments`;
  const { shown, more } = sample(keys, limitOf(NAMED, context));
  const names = shown.map((key): Message => {
    const name = context.sections.names.get(key);
    const shownKey = asKey(cutTo(key, KEY_COLUMNS));
    return name === undefined
      ? [shownKey]
      : say`${asLabel(cutTo(name, NAME_COLUMNS))} (${shownKey})`;
  });
  return asList(more === 0 ? names : [...names, say`${plural(more, 'other segment')}`]);
}

function nobodyLines(cause: Cause, plan: Plan, context: TextContext): readonly string[] {
  const keys = lettingInNobody(cause, plan);
  if (keys.length === 0) return [];
  const text = [...whereOf(keys, context), ` ${nobodyText(keys.length, cause)}.`];
  return messageLines(text, context.width, INDENT);
}

function repairLines(cause: Cause, { width }: TextContext): readonly string[] {
  const repair = repairOf(cause, null);
  if (repair === null) return [];
  return wrap(`${repair.when}, ${repair.text}`, width, INDENT);
}

/** Allowing is seldom right: behind all that is refused, of all files together. */
function permitBlocks(permits: readonly Permit[], context: TextContext): string[][] {
  const { width } = context;
  const { shown, more } = sample(permits, limitOf(FILES, context));
  const blocks = shown.map((permit) => [
    ...wrap(`If it is meant, ${permitSentence(permit)}`, width, HEAD),
    '',
    // From the first column, as it is pasted: in YAML the spaces before it would count.
    ...showLines(permit.yaml),
  ]);
  const rest = `... and ${plural(more, 'more file')} (--full shows all)`;
  return more === 0 ? blocks : [...blocks, wrap(rest, width, HEAD)];
}
