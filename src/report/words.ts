import type { ListFacts, ListRole } from '../lists/list-facts.ts';
import { takeText } from '../members/split.ts';
import type { Message } from '../message.ts';
import { asLabel, asList, asValue, count, plural, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import type { PlannedList, SegmentPlan } from '../plan/plan.ts';
import { cutTo } from './display-width.ts';
import { showLabel } from './escape.ts';

/** Figures in one fixed form, whatever the locale of the machine. */

/** What a list does to a segment, before its path. */
export const SOURCE_WORDS: Readonly<Record<ListRole, string>> = {
  members: 'from',
  intersection: 'only in',
  exclusion: 'without',
};

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** `812 bytes`, `34.1 kB`: powers of 1,000. */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte');
  let size = bytes;
  let unit = '';
  for (const next of UNITS) {
    if (size < 999.95 && unit !== '') break;
    size /= 1000;
    unit = next;
  }
  return `${size.toFixed(1)} ${unit}`;
}

/** ` from 1e9070b`, and whether what was applied differs from that commit. */
export function fromText(
  { commit, uncommitted }: { readonly commit: string | null; readonly uncommitted?: true },
  digits: number,
): string {
  if (commit === null) return '';
  return ` from ${commit.slice(0, digits)}${uncommitted ? ' with uncommitted edits' : ''}`;
}

/** `a`, `a and b`, `a, b and c` */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A sentence as a part of another. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The path of a list, and whose it is where it is that of another segment. */
export function sourceName({ path, through }: Pick<ListFacts, 'path' | 'through'>): string {
  return through === undefined ? path : `${path} of ${through}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A capital where it starts with a word (a path stays as it is), and a full stop where no other mark ends it. */
export function sentence(text: string): string {
  const starts = /^[a-z]+(?=[ ,.;:!?]|$)/.test(text);
  return starts ? ended(capitalised(text)) : ended(text);
}

/** A full stop where no other mark ends it. */
export function ended(text: string): string {
  return /[.?!:]$/.test(text) ? text : `${text}.`;
}

/** `684 rows`, how they differ from those of the last apply, if they do, and whom they hold back. */
export function rowsText(list: PlannedList): string {
  return `${rowsSince(list)}${heldBackText(list)}`;
}

/** The first half of it. */
export function rowsSince({ facts: { rows }, before, since }: PlannedList): string {
  const now = plural(rows, 'row');
  if (since !== null && since.added + since.removed > 0) {
    return `${now}; since the last apply +${count(since.added)} -${count(since.removed)}`;
  }
  if (before === null || before.rows === rows) return now;
  return `${now}; ${count(before.rows)} at the last apply`;
}

/** `, holds back 48; 3 by ignoring case`; nothing for members. */
function heldBackText({ facts: { heldBack }, ignoringCase }: PlannedList): string {
  if (heldBack === undefined) return '';
  const folded = ignoringCase === 0 ? '' : `; ${count(ignoringCase)} by ignoring case`;
  return `, holds back ${heldBack === 0 ? 'nobody' : count(heldBack)}${folded}`;
}

/** `split: winback-2026 0%..90%; leaves out 1,003` */
export function splitMessage({ parts, leftOut }: NonNullable<SegmentPlan['split']>): Message {
  const all = asList(parts.map((part) => say`${asValue(part.salt)} ${asLabel(takeText(part))}`));
  if (leftOut === 0) return say`split: ${all}; leaves out nobody`;
  return say`split: ${all}; leaves out ${leftOut}`;
}

const OWNERS_SHOWN = 5;
const OWNER_COLUMNS = 60;

/** Each of them as `show` writes a name of others; of many, the first. */
export function ownersShown(
  owner: readonly string[],
  show: (text: string) => string,
): readonly string[] {
  const more = owner.length - OWNERS_SHOWN;
  const shown = owner.slice(0, OWNERS_SHOWN).map((one) => show(cutTo(one, OWNER_COLUMNS)));
  return more <= 0 ? shown : [...shown, `${count(more)} more`];
}

export function ownerText(owner: readonly string[]): string {
  return listed([...ownersShown(owner, showLabel)]);
}

/** A segment without a customer ID and a name has a number alone; null of any other. */
export function numberedSegment(key: SegmentKey): string | null {
  const [, number] = /^ct:(\d{1,20})$/.exec(key) ?? [];
  return number === undefined ? null : `segment number ${number}`;
}

/** Above or below a sum of them. */
export function allSegments(segments: number): string {
  return segments === 2 ? 'Both segments' : `All ${plural(segments, 'segment')}`;
}
