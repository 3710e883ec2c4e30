import type { ApplyOutcome, ApplySummary, RejectedChange } from '../apply/apply-summary.ts';
import { exitCodeOf } from '../apply/apply-summary.ts';
import { nameOf } from '../members/member.ts';
import type { Message } from '../message.ts';
import { asCommand, count, duration, plural, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { unblocking } from './blocked.ts';
import { cutTo, displayWidth, wrap } from './display-width.ts';
import { showValue } from './escape.ts';
import type { Palette } from './palette.ts';
import { paletteOf } from './palette.ts';
import { sample } from './plan-sections.ts';
import type { Shown } from './privacy.ts';
import { asSentence, messageLines } from './render-message.ts';
import { againText, holdMessage, stayingMessage } from './staying-words.ts';

export interface ResultTextOptions {
  /** Columns; 80 where the output is not a terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** Every rejected change. */
  readonly full?: boolean;
}

const REJECTED_SHOWN = 10;

/** How an apply ended: the verdict first, then what is open and what happens to it, then what to do. */
export function resultToText(summary: Shown<ApplySummary>, options: ResultTextOptions): string {
  const { width, colour, full = false } = options;
  const palette = paletteOf(colour);
  const blocks = [
    [...headLines(summary, width, palette), ...(isDone(summary) ? serialLines(summary) : [])],
    stayingLines(summary, width, palette),
    rejectedLines(summary.rejected, width, full ? Number.POSITIVE_INFINITY : REJECTED_SHOWN),
    openSentences(summary).flatMap((text) => wrap(text, width, '  ', '    ')),
    heldResult(summary, width),
    endLines(summary, width),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Nothing is said of it after what it did. */
function isDone(summary: ApplySummary): boolean {
  return exitCodeOf(summary.outcome) === 0 && nextStep(summary) === null;
}

function serialLines({ serial }: ApplySummary): string[] {
  return serial === null ? [] : [`The lockfile is at serial ${count(serial)}.`];
}

function stayingLines(summary: ApplySummary, width: number, palette: Palette): string[] {
  const staying = stayingMessage(summary);
  const hold = holdMessage(summary);
  if (staying === null || hold === null) return [];
  return messageLines(say`${staying} ${hold}`, width).map(palette.bad);
}

/** Of an apply that was stopped, that it was is what counts: how far it came stands below. */
function headLines(summary: ApplySummary, width: number, palette: Palette): string[] {
  const { outcome, stoppedBecause } = summary;
  const paint = exitCodeOf(outcome) === 0 ? palette.good : palette.warn;
  const done = wrap(headline(summary), width);
  if (stoppedBecause === null) return done.map(paint);
  const because = messageLines(asSentence(['Stopped: ', ...stoppedBecause]), width);
  return [...because.map(paint), ...done];
}

/** The verdict, a sentence. */
export function headline(summary: ApplySummary): string {
  const { outcome, changes, creates } = summary;
  const created = creates === 0 ? '' : `Created ${plural(creates, 'segment')}. `;
  switch (outcome) {
    case 'nothing':
      return 'Nothing to do: no change was sent.';
    case 'declined':
      return 'Not applied: nothing was sent.';
    case 'refused':
      return 'Refused: nothing was sent.';
    default:
      if (isOnlyBlocked(summary)) return `Nothing was sent: ${blockedText(summary)}.`;
      return `${created}Applied ${count(changes.accepted)} of ${plural(changes.total, 'change')} in ${plural(summary.requests, 'request')} (${duration(summary.seconds * 1000)}).`;
  }
}

/** Each kind of change that is not simply done, and what becomes of it. */
export function openSentences(summary: ApplySummary): string[] {
  const { changes, settling = 0, adopted = 0, blocked = [] } = summary;
  const { rejected, unconfirmed, unsent } = changes;
  const texts: string[] = [];
  if (adopted > 0) {
    texts.push(
      `Recorded ${plural(adopted, 'member')} of existing segments. Nothing was sent for ${them(adopted)}.`,
    );
  }
  if (rejected > 0) {
    texts.push(
      `${plural(rejected, 'change was', 'changes were')} rejected. The account did not change for ${them(rejected)}.`,
    );
  }
  if (unconfirmed > 0) {
    texts.push(
      `${plural(unconfirmed, 'change is', 'changes are')} unconfirmed: no clear answer came. The next apply sends ${them(unconfirmed)} again.`,
    );
  }
  if (settling > 0) {
    texts.push(
      `${plural(settling, 'change is', 'changes are')} settling: an earlier, opposite change may still arrive. A later apply sends ${them(settling)} once more.`,
    );
  }
  if (unsent > 0)
    texts.push(
      `${plural(unsent, 'change was', 'changes were')} not sent. The next apply sends ${them(unsent)}.`,
    );
  if (blocked.length > 0 && !isOnlyBlocked(summary))
    texts.push(`${blockedText(summary)}: nothing was sent to ${them(blocked.length)}.`);
  return texts;
}

/** Segments that were left out, by key. */
export function heldKeys({ held = [] }: ApplySummary): readonly SegmentKey[] {
  return held;
}

function heldResult(summary: ApplySummary, width: number): string[] {
  const keys = heldKeys(summary);
  if (keys.length === 0) return [];
  const head = `${plural(keys.length, 'segment is', 'segments are')} held: nothing was sent to ${them(keys.length)}.`;
  return [...wrap(head, width), ...keys.map((key) => cutTo(`  ${showValue(key)}`, width))];
}

function them(number: number): string {
  return number === 1 ? 'it' : 'them';
}

function rejectedLines(
  rejected: readonly RejectedChange[],
  width: number,
  limit: number,
): string[] {
  const { shown, more } = sample(rejected, limit);
  const lines = shown.flatMap(({ change, message }) => {
    const sign = change.operation === 'ADD' ? '+' : '-';
    const where = cutTo(showValue(change.segment), width - 24);
    const what = `${sign} ${showValue(nameOf(change.member))}`;
    const beside = `  ${where}  ${what}`;
    const head =
      displayWidth(beside) <= width ? [beside] : [`  ${where}`, cutTo(`    ${what}`, width)];
    return [...head, ...messageLines(asSentence(message), width, '      ')];
  });
  return more === 0
    ? lines
    : [...lines, ...wrap(`... and ${count(more)} more were rejected`, width, '  ')];
}

const MEANING: Readonly<Record<ApplyOutcome, string>> = {
  applied: 'done',
  nothing: 'nothing to do',
  declined: 'declined',
  refused: 'refused',
  partial: 'applied in part',
  settling: 'settling',
  stopped: 'stopped before the end',
};

const APPLY = asCommand('segops apply');
const USUAL_NEXT: Readonly<Record<ApplyOutcome, Message | null>> = {
  applied: null,
  nothing: null,
  declined: null,
  refused: say`see why: ${asCommand('segops plan')}`,
  partial: say`apply again: ${APPLY}`,
  settling: say`apply again once the settle time is over: ${APPLY}`,
  stopped: say`fix the cause, then apply again: ${APPLY}`,
};

function endLines(summary: ApplySummary, width: number): string[] {
  const { outcome } = summary;
  const code = exitCodeOf(outcome);
  const next = nextStep(summary);
  const again = againText(summary);
  return [
    ...(isDone(summary) ? [] : serialLines(summary)),
    ...(again === null ? [] : wrap(again, width)),
    ...(code === 0
      ? []
      : [`Exit code ${code}: ${isWaiting(summary) ? 'blocked' : MEANING[outcome]}.`]),
    ...(next === null ? [] : messageLines(asSentence(['Next: ', ...next]), width)),
  ];
}

/** What to do; null where nothing is left to do. */
export function nextStep(summary: ApplySummary): Message | null {
  const { next, outcome, blocked = [], held = [] } = summary;
  if (next !== null) return next;
  if (held.length > 0)
    return say`fix what is held, or allow it. See why: ${asCommand('segops plan')}`;
  if (blocked.length === 0 || outcome !== 'partial') return USUAL_NEXT[outcome];
  const unblock = unblocking(blocked);
  return isWaiting(summary) ? unblock : say`${unblock} Then apply again: ${APPLY}`;
}

/** All that could be sent was accepted: only blocked segments keep the apply from being done. */
function isWaiting({ outcome, changes, blocked = [] }: ApplySummary): boolean {
  return outcome === 'partial' && blocked.length > 0 && changes.accepted === changes.total;
}

function blockedText({ blocked = [] }: ApplySummary): string {
  return `${plural(blocked.length, 'segment is', 'segments are')} blocked`;
}

function isOnlyBlocked(summary: ApplySummary): boolean {
  return isWaiting(summary) && summary.changes.total + summary.creates === 0;
}
