import type { LogEntry } from '../inspect/log.ts';
import type { RecordedSegment } from '../lock/apply-record.ts';
import { plural } from '../message.ts';
import { cutTo } from '../report/display-width.ts';
import type { Part } from './markup.ts';
import { html } from './markup.ts';

/** What one apply did to one segment. */
export interface Step {
  readonly at: number;
  readonly serial: number;
  readonly before: number;
  readonly after: number;
  readonly mark: Mark;
  /** Why it has that mark, as part of a sentence; null of a usual apply. */
  readonly why: string | null;
  /** What became of what it left; null where it left nothing. */
  readonly became: string | null;
}

/** What an apply is marked with; the gravest. */
export type Mark = 'applied' | 'waived' | 'rejected' | 'stopped';

export const MARKS: readonly (readonly [mark: Mark, words: string])[] = [
  ['applied', 'an apply'],
  ['waived', 'allowed by a waiver'],
  ['rejected', 'CleverTap rejected changes'],
  ['stopped', 'stopped'],
];

export function markOf({ record, state }: LogEntry, { key, rejected }: RecordedSegment): Mark {
  if (record.stopped !== undefined || record.recovered || state !== 'none') return 'stopped';
  if (rejected > 0) return 'rejected';
  const isWaived = record.waivers.some(({ segment }) => segment === null || segment === key);
  return isWaived ? 'waived' : 'applied';
}

const REASON_COLUMNS = 200;

/** Why an apply is marked so, for this segment. */
export function reasonOf(
  { record, state }: LogEntry,
  segment: RecordedSegment,
  mark: Mark,
): string | null {
  switch (mark) {
    case 'applied':
      return null;
    case 'rejected':
      return `CleverTap rejected ${plural(segment.rejected, 'change')}`;
    case 'stopped': {
      if (record.stopped !== undefined) return `stopped: ${cut(record.stopped)}`;
      return state === 'running' ? 'it is running now' : 'stopped: it was cut off';
    }
    case 'waived': {
      const by = record.waivers.find((one) => one.segment === null || one.segment === segment.key);
      return `allowed by a waiver: ${cut(by?.reason ?? '')}`;
    }
  }
}

function cut(text: string): string {
  return cutTo(text, REASON_COLUMNS);
}

/** Told apart by form, and not by colour alone. */
export function markShape(mark: Mark, x: number, y: number): Part {
  switch (mark) {
    case 'applied':
      return html`<circle class="mark-applied" cx="${x}" cy="${y}" r="2.5"/>`;
    case 'waived':
      return html`<path class="mark-waived" d="M${x} ${y - 5}l5 5-5 5-5-5z"/>`;
    case 'rejected':
      return html`<path class="mark-rejected" d="M${x - 4} ${y - 4}l8 8M${x + 4} ${y - 4}l-8 8"/>`;
    case 'stopped':
      return html`<path class="mark-stopped" d="M${x - 4} ${y - 4}h8v8h-8z"/>`;
  }
}
