import { count, moment, plural } from '../message.ts';
import type { Step } from './log-marks.ts';

/** What of a chart needs words: a large drop, and every mark but that of a usual apply. */

export interface Note {
  /** Which step of the chart. */
  readonly at: number;
  /** `Apply 21 (2026-08-22): −300 members (40%), allowed by a waiver: the campaign ended` */
  readonly text: string;
}

/** More are counted: the table has them. */
const MOST_NOTES = 5;
/** A smaller share that leaves at once is an everyday change. */
export const LARGE = 0.1;

/** Oldest first; of many, the largest drop and the newest. */
export function notesOf(steps: readonly Step[]): { readonly notes: Note[]; readonly more: number } {
  const largest = largestDrop(steps);
  const noted = [...steps.keys()].filter((at) => at === largest || steps[at]?.why !== null);
  const newest = noted
    .filter((at) => at !== largest)
    .slice(-(largest === null ? MOST_NOTES : MOST_NOTES - 1));
  const kept = noted.filter((at) => at === largest || newest.includes(at));
  return {
    notes: kept.map((at) => ({ at, text: textOf(steps[at]) })),
    more: noted.length - kept.length,
  };
}

/** null where none is large. */
function largestDrop(steps: readonly Step[]): number | null {
  let found: number | null = null;
  let most = 0;
  for (const [at, { before, after }] of steps.entries()) {
    const drop = before - after;
    if (drop > most && drop >= LARGE * before) [found, most] = [at, drop];
  }
  return found;
}

function textOf(step: Step | undefined): string {
  if (step === undefined) return '';
  const { at, serial, before, after, mark, why, became } = step;
  const change = changeText(before, after);
  const then = mark === 'stopped' && change.length > 0 ? 'then ' : '';
  const parts = [...change, ...(why === null ? [] : [`${then}${why}`])];
  const rest = became === null ? '' : `. ${became}.`;
  return `Apply ${count(serial)} (${dayOf(at)}): ${parts.join(', ')}${rest}`;
}

function changeText(before: number, after: number): string[] {
  if (before === after) return [];
  const share = before === 0 ? '' : ` (${percent(Math.abs(after - before) / before)})`;
  const sign = after < before ? '−' : '+';
  return [`${sign}${plural(Math.abs(after - before), 'member')}${share}`];
}

function percent(share: number): string {
  if (share < 0.01) return `${(share * 100).toFixed(1)}%`;
  return `${count(Math.round(share * 100))}%`;
}

export function dayOf(at: number): string {
  return moment(at).slice(0, 10);
}
