import type { AppliedBy, ListStatus, SegmentStatus, Status } from '../inspect/status.ts';
import { isOpen, waits } from '../inspect/status.ts';
import type { EntryBlock } from '../lock/lock-index.ts';
import { underWayText } from '../lock/under-way.ts';
import type { Verified } from '../lock/verified.ts';
import { verifiedMessage } from '../lock/verified.ts';
import { count, duration, moment, plain, plural } from '../message.ts';
import { displayWidth, wrap } from './display-width.ts';
import { showValue } from './escape.ts';
import type { Palette } from './palette.ts';
import { paletteOf } from './palette.ts';
import type { Shown } from './privacy.ts';
import { asSentence, messageLines } from './render-message.ts';
import { nextSteps } from './status-next.ts';
import type { Cell, Column } from './table.ts';
import { alignOrStack } from './table.ts';
import { fromText, ownerText } from './words.ts';

export interface StatusTextOptions {
  readonly width: number;
  readonly colour: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Also the segments and lists that nothing is to be said about. */
  readonly full?: boolean;
}

const COLUMNS: readonly Column[] = [
  { align: 'left', gap: '   ' },
  { align: 'right', gap: ' of ' },
  { align: 'right', gap: '   ' },
  { align: 'left' },
];

/** What waits and what to do about it, for a terminal: the verdict first. The rest is counted. */
export function statusToText(status: Shown<Status>, options: StatusTextOptions): string {
  const palette = paletteOf(options.colour);
  const paint = waits(status) ? palette.warn : palette.good;
  const blocks = [
    wrap(statusVerdict(status), options.width).map(paint),
    conditionLines(status, options.width, palette),
    segmentLines(status, options, palette),
    listLines(status, options, palette),
    wrap(lockSentence(status, options.now), options.width).map(palette.faint),
    nextSteps(status).flatMap((step) =>
      messageLines(asSentence(['Next: ', ...step]), options.width),
    ),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** One sentence: everything is as it should be, or what waits. */
export function statusVerdict(status: Status): string {
  if (!waits(status)) {
    return `In step: ${plural(status.segments.length, 'segment')}, ${plural(total(status, 'accepted'), 'member')}.`;
  }
  const orphans = status.segments.filter(({ desired }) => desired === null).length;
  const blocked = status.segments.filter((segment) => segment.blocked !== null).length;
  const parts = [
    [total(status, 'pending'), 'pending change'],
    [total(status, 'unconfirmed'), 'unconfirmed member'],
    [total(status, 'settling'), 'settling member'],
    [orphans, 'segment without a manifest', 'segments without a manifest'],
    [blocked, 'blocked segment'],
    [status.refusals, 'guard that refuses', 'guards that refuse'],
  ] as const;
  const waiting = parts.flatMap(([number, one, many]) =>
    number === 0 ? [] : [plural(number, one, many) as string],
  );
  if (waiting[0] !== undefined)
    waiting[0] += dueText(total(status, 'overdue'), total(status, 'due'));
  if (status.underWay.kind === 'cut-off') waiting.unshift('an apply that was cut off');
  if (status.lockIsRefused) waiting.unshift('a lockfile that an apply refuses');
  return `Waiting: ${waiting.join(', ')}.`;
}

/** Of the changes that wait, those that a day is behind. */
function dueText(overdue: number, due: number): string {
  const parts = [
    ...(overdue === 0 ? [] : [`${count(overdue)} overdue`]),
    ...(due === 0 ? [] : [`${count(due)} due`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

type Figure = 'accepted' | 'pending' | 'overdue' | 'due' | 'unconfirmed' | 'settling';

function total(status: Status, name: Figure): number {
  return status.segments.reduce((sum, segment) => sum + segment[name], 0);
}

function conditionLines({ underWay }: Status, width: number, palette: Palette): string[] {
  const text = underWayText(underWay);
  return text === null ? [] : messageLines(text, width).map(palette.warn);
}

function segmentLines(
  { segments }: Status,
  { now, width, full = false }: StatusTextOptions,
  palette: Palette,
): string[] {
  const shown = full ? segments : segments.filter(isOpen);
  const rest = full ? [] : segments.filter((segment) => !isOpen(segment));
  if (shown.length === 0) return [];
  const rows = shown.map((segment): Cell[] => [
    { text: showValue(segment.key), paint: palette.strong },
    { text: count(segment.accepted) },
    { text: segment.desired === null ? '-' : count(segment.desired) },
    { text: `${stateText(segment, now)}${ownedText(segment)}` },
  ]);
  const members = rest.reduce((sum, { accepted }) => sum + accepted, 0);
  const others = `${plural(rest.length, 'more segment is', 'more segments are')} in step (${plural(members, 'member')}).`;
  return [
    'Members sent, of those desired:',
    ...alignOrStack(rows, COLUMNS, width, '  '),
    ...(rest.length === 0 ? [] : wrap(`${others} --full lists all.`, width, '  ')),
  ];
}

function ownedText({ owner = [] }: SegmentStatus): string {
  return owner.length === 0 ? '' : `; owner ${ownerText(owner)}`;
}

const BLOCKED: Readonly<Record<EntryBlock['error'], string>> = {
  API_SEGMENT_NOT_FOUND_OR_DELETED: 'blocked: not found or deleted',
  API_SEGMENT_ID_MISMATCH: 'blocked: its IDs do not match',
};

/** What is to be said of a segment beside its figures. */
export function stateText(segment: SegmentStatus, now: number): string {
  const { desired, pending, overdue, due, unconfirmed, settling, settlesAt, blocked, lastApply } =
    segment;
  const states = [
    ...(desired === null ? ['orphan'] : []),
    ...(blocked === null ? [] : [BLOCKED[blocked]]),
    ...(pending === 0 ? [] : [`${plural(pending, 'change')}${dueText(overdue, due)}`]),
    ...(unconfirmed === 0 ? [] : [`${count(unconfirmed)} unconfirmed`]),
    ...(settling === 0 || settlesAt === null
      ? []
      : [`${count(settling)} settling until ${moment(settlesAt)}`]),
  ];
  const evidence = segment.verified === undefined ? '' : `; ${evidenceText(segment.verified, now)}`;
  if (states.length > 0) return `${states.join(', ')}${evidence}`;
  const applied = lastApply === null ? 'never applied' : `applied ${byText(lastApply, now)}`;
  return `${applied}${evidence}`;
}

function evidenceText(verified: Verified | 'never', now: number): string {
  if (verified === 'never') return 'never verified';
  return `${plain(verifiedMessage(verified))}, ${agoText(verified.at, now)}`;
}

export function byText(by: AppliedBy, now: number): string {
  return `${agoText(by.at, now)}${fromText(by, 7)} (#${by.serial})`;
}

/** `3 min 5 s ago`; a time from the future is one of a clock that is wrong. */
export function agoText(at: number, now: number): string {
  return at > now ? `at ${moment(at)}` : `${duration(now - at)} ago`;
}

function listLines(
  { lists }: Status,
  { now, width, full = false }: StatusTextOptions,
  palette: Palette,
): string[] {
  if (lists.length === 0) return [];
  const shown = lists.filter((list) => full || list.isNew || isOld(list, now));
  const rest = lists.length - shown.length;
  const others = `${plural(rest, shown.length === 0 ? 'list' : 'more list')} as at the last apply.`;
  if (shown.length === 0) return wrap(others, width);
  return [
    'Lists:',
    ...shown.flatMap((list) => listText(list, now, width, palette)),
    ...(rest === 0 ? [] : wrap(others, width, '  ')),
  ];
}

function isOld({ changedAt, maxAgeMs }: ListStatus, now: number): boolean {
  return maxAgeMs !== null && (changedAt === null || now - changedAt > maxAgeMs);
}

function listText(list: ListStatus, now: number, width: number, palette: Palette): string[] {
  const { facts, changedAt, isNew } = list;
  const age = changedAt === null ? 'of unknown age' : `changed ${agoText(changedAt, now)}`;
  const old = isOld(list, now);
  const text = `${plural(facts.rows, 'row')}, ${age}${old ? ' (too old)' : ''}${isNew ? ', not applied yet' : ''}`;
  const path = showValue(facts.path);
  const beside = `  ${path}  ${text}`;
  const lines =
    displayWidth(beside) <= width
      ? [beside]
      : [...wrap(path, width, '  '), ...wrap(text, width, '      ')];
  return old ? lines.map(palette.warn) : lines;
}

function lockSentence(status: Status, now: number): string {
  const { serial, account, origin, lastApply } = status;
  const whose =
    account === null
      ? 'no account yet'
      : `account ${showValue(account)} at ${showValue(origin ?? '')}`;
  const by = lastApply === null ? '' : `, last applied ${byText(lastApply, now)}`;
  return `Lockfile: serial ${serial}, ${whose}${by}.${verifiedSentence(status, now)}`;
}

/** Nothing where nobody has ever verified. */
function verifiedSentence({ segments }: Status, now: number): string {
  const times = segments.flatMap(({ verified }) =>
    verified === undefined || verified === 'never' ? [] : [verified.at],
  );
  if (times.length === 0) return '';
  const oldest = agoText(Math.min(...times), now);
  return ` Verified: ${count(times.length)} of ${plural(segments.length, 'segment')}, the oldest ${oldest}.`;
}
