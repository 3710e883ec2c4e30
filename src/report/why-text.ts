import { daysText } from '../config/days.ts';
import type { KeptOutBy, NamedAt, Why, WhyInSegment, WhyVerdict } from '../inspect/why.ts';
import { verdictOf } from '../inspect/why.ts';
import type { RecordedChange } from '../lock/change-lines.ts';
import { takeText } from '../members/split.ts';
import { moment, plural } from '../message.ts';
import { assertExhaustive } from '../model.ts';
import { wrap } from './display-width.ts';
import { showLabel, showValue } from './escape.ts';
import { paletteOf } from './palette.ts';
import { fromText, listed } from './words.ts';

const VERDICTS: Readonly<Record<WhyVerdict, string>> = {
  in: 'in',
  joins: 'joins at the next apply',
  leaves: 'leaves at the next apply',
  'kept-out': 'kept out',
  'not-listed': 'not in it',
};

/** The verdict of all segments in one line, then each with its reasons. */
export function whyToText(
  { member, segments }: Why,
  { width, colour }: { readonly width: number; readonly colour: boolean },
): string {
  const { strong } = paletteOf(colour);
  const who = `${member.kind === 'guid' ? 'guid ' : ''}${showValue(member.value)}`;
  if (segments.length === 0) {
    return `${wrap(`No list, manifest or apply that the lockfile remembers has ${who}.`, width).join('\n')}\n`;
  }
  const blocks = segments.map((one) => [
    ...wrap(`${nameOf(one)}: ${VERDICTS[verdictOf(one)]}`, width).map(strong),
    ...reasonsOf(one).flatMap((line) => wrap(line, width, '    ', '      ')),
  ]);
  const head = wrap(`${who}: ${countsOf(segments)}.`, width).map(strong);
  return `${[head, ...blocks].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const ORDER = ['in', 'joins', 'leaves', 'kept-out', 'not-listed'] as const;

/** `in 2 segments, kept out of 1` */
function countsOf(segments: readonly WhyInSegment[]): string {
  const parts = ORDER.flatMap((verdict) => {
    const { length } = segments.filter((one) => verdictOf(one) === verdict);
    return length === 0 ? [] : [countText(verdict, length)];
  });
  return listed(parts);
}

function countText(verdict: WhyVerdict, count: number): string {
  const segments = plural(count, 'segment');
  switch (verdict) {
    case 'in':
      return `in ${segments}`;
    case 'joins':
      return `joins ${segments}`;
    case 'leaves':
      return `leaves ${segments}`;
    case 'kept-out':
      return `kept out of ${segments}`;
    case 'not-listed':
      return `not in ${segments}`;
    default:
      return assertExhaustive(verdict);
  }
}

function nameOf({ key, name }: WhyInSegment): string {
  return name === null ? showValue(key) : `${showLabel(name)} (${showValue(key)})`;
}

function reasonsOf(one: WhyInSegment): string[] {
  const named = one.listed.map(
    (row) => `named in ${placeText(row)}${daysOf(row)}${throughText(row)}`,
  );
  const other = one.otherCase.map(
    (row) => `${placeText(row)} has ${showValue(row.value)}, which is another member`,
  );
  return [
    ...named,
    ...one.keptOutBy.map((by) => keeperText(by) + throughText(by)),
    ...other,
    ...decisionText(one),
    ...lastText(one),
  ];
}

function daysOf({ days }: NamedAt): string {
  return days === undefined ? '' : ` ${daysText(days)}`;
}

/** Whose line or rule it is, where it is not of this segment. */
function throughText({ through }: Pick<NamedAt, 'through'>): string {
  return through === undefined ? '' : `, through the segment ${showValue(through)}`;
}

function placeText({ file, line }: NamedAt): string {
  return `${showValue(file)}${line === null ? '' : `:${line}`}`;
}

function keeperText(keeper: KeptOutBy): string {
  if (keeper.kind === 'not-in') {
    const { source } = keeper;
    return source.kind === 'segment'
      ? `kept out: is not in the segment ${showValue(source.key)}`
      : `kept out: is not in ${showValue(source.path)}`;
  }
  if (keeper.kind === 'segment') return `held back: is in the segment ${showValue(keeper.key)}`;
  if (keeper.kind === 'day') return `does not count on this day, ${keeper.today}`;
  if (keeper.kind === 'split')
    return `left out by the split ${showValue(keeper.split.salt)}, which takes ${takeText(keeper.split)}`;
  const rows = keeper.rows.map((row) => `${placeText(row)} (${showValue(row.value)})`);
  return `held back by ${rows.length === 0 ? showValue(keeper.path) : listed(rows)}`;
}

function frozenText({ frozen }: WhyInSegment): string[] {
  if (frozen === null) return [];
  return [
    `the segment is frozen up to ${frozen.last}: nobody joins, and only whom an exclusion holds back leaves`,
  ];
}

function decisionText(one: WhyInSegment): string[] {
  const { declared, blocked } = one;
  const said = {
    yes: [],
    emptied: ['the segment is being emptied (retire: empty)'],
    kept: ['the segment is retired: whoever is in it stays (retire: keep)'],
    set: ['it is a set: nothing of it is sent, and other segments are built from it'],
    none: ['no manifest declares this segment: whoever is in it stays'],
  }[declared];
  return [
    ...said,
    ...frozenText(one),
    ...(blocked ? ['the segment is blocked: nothing is sent to it'] : []),
  ];
}

const DONE: Readonly<Record<RecordedChange['operation'], string>> = {
  ADD: 'added by apply',
  REMOVE: 'removed by apply',
  ADOPT: 'taken over by apply',
  MISSING: 'not found by verification',
  LINGERING: 'still found by verification',
  UNPROVABLE: 'sent twice without a trace, says verification',
};

/** What the account was told last, as far as the lockfile remembers it. */
function lastText({ last, locked }: WhyInSegment): string[] {
  if (last === null)
    return locked === 'absent' ? [] : ['sent by an apply that the log no longer has'];
  const { record, change } = last;
  const by = record.actor === null ? '' : ` by ${showValue(record.actor)}`;
  const outcome = change.outcome === 'accepted' ? '' : ` (${change.outcome})`;
  const done = `${DONE[change.operation]} #${record.serial}${outcome}`;
  return [`${done}, ${moment(record.startedAt)}${by}${fromText(record, 10)}`];
}
