import type { AppliedBy, SegmentStatus, Status } from '../inspect/status.ts';
import { waits } from '../inspect/status.ts';
import type { EntryBlock } from '../lock/lock-index.ts';
import { underWayText } from '../lock/under-way.ts';
import { count, duration, moment, plural } from '../message.ts';
import { cutPath, cutTo, wrap } from './display-width.ts';
import { showValue } from './escape.ts';
import type { Palette } from './palette.ts';
import { paletteOf } from './palette.ts';
import type { Shown } from './privacy.ts';
import { asSentence, messageLines } from './render-message.ts';
import { nextSteps } from './status-next.ts';
import type { Cell, Column } from './table.ts';
import { alignRows } from './table.ts';
import { fromText } from './words.ts';

export interface StatusTextOptions {
  readonly width: number;
  readonly colour: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const KEY_COLUMNS = 28;
const COLUMNS: readonly Column[] = [
  { align: 'left', gap: '   ' },
  { align: 'right', gap: ' of ' },
  { align: 'right', gap: '   ' },
  { align: 'left' },
];

/** Where everything stands, for a terminal: the verdict first. */
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
  if (status.underWay.kind === 'cut-off') waiting.unshift('an apply that was cut off');
  return `Waiting: ${waiting.join(', ')}.`;
}

function total(status: Status, name: 'accepted' | 'pending' | 'unconfirmed' | 'settling'): number {
  return status.segments.reduce((sum, segment) => sum + segment[name], 0);
}

function conditionLines({ underWay }: Status, width: number, palette: Palette): string[] {
  const text = underWayText(underWay);
  return text === null ? [] : messageLines(text, width).map(palette.warn);
}

function segmentLines(
  { segments }: Status,
  { now, width }: StatusTextOptions,
  palette: Palette,
): string[] {
  const rows = segments.map((segment): Cell[] => [
    { text: cutTo(showValue(segment.key), KEY_COLUMNS), paint: palette.strong },
    { text: count(segment.accepted) },
    { text: segment.desired === null ? '-' : count(segment.desired) },
    { text: stateText(segment, now) },
  ]);
  const most = 200;
  const lines = alignRows(rows.slice(0, most), COLUMNS).map((line) => cutTo(line, width - 2));
  const heading = segments.length === 0 ? [] : ['Members sent, of those desired:'];
  const more = segments.length > most ? [`... and ${count(segments.length - most)} more`] : [];
  return [...heading, ...[...lines, ...more].map((line) => `  ${line}`)];
}

const BLOCKED: Readonly<Record<EntryBlock['error'], string>> = {
  API_SEGMENT_NOT_FOUND_OR_DELETED: 'blocked: not found or deleted',
  API_SEGMENT_ID_MISMATCH: 'blocked: its IDs do not match',
};

/** What is to be said of a segment beside its figures. */
export function stateText(segment: SegmentStatus, now: number): string {
  const { desired, pending, unconfirmed, settling, settlesAt, blocked, lastApply } = segment;
  const states = [
    ...(desired === null ? ['orphan'] : []),
    ...(blocked === null ? [] : [BLOCKED[blocked]]),
    ...(pending === 0 ? [] : [plural(pending, 'change')]),
    ...(unconfirmed === 0 ? [] : [`${count(unconfirmed)} unconfirmed`]),
    ...(settling === 0 || settlesAt === null
      ? []
      : [`${count(settling)} settling until ${moment(settlesAt)}`]),
  ];
  if (states.length > 0) return states.join(', ');
  return lastApply === null ? 'never applied' : `applied ${byText(lastApply, now)}`;
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
  { now, width }: StatusTextOptions,
  palette: Palette,
): string[] {
  if (lists.length === 0) return [];
  const lines = lists.map(({ facts: { path, rows }, changedAt, maxAgeMs, isNew }) => {
    const age = changedAt === null ? 'of unknown age' : `changed ${agoText(changedAt, now)}`;
    const isOld = maxAgeMs !== null && (changedAt === null || now - changedAt > maxAgeMs);
    const facts = `${plural(rows, 'row')}, ${age}${isOld ? ' (too old)' : ''}${isNew ? ', not applied yet' : ''}`;
    const room = Math.max(20, width - facts.length - 4);
    const line = `  ${cutPath(showValue(path), room)}  ${facts}`;
    return isOld ? palette.warn(line) : line;
  });
  return ['Lists:', ...lines];
}

function lockSentence({ serial, account, origin, lastApply }: Status, now: number): string {
  const whose =
    account === null
      ? 'no account yet'
      : `account ${showValue(account)} at ${showValue(origin ?? '')}`;
  const by = lastApply === null ? '' : `, last applied ${byText(lastApply, now)}`;
  return `Lockfile: serial ${serial}, ${whose}${by}.`;
}
