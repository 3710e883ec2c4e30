import { count, plural } from '../message.ts';
import type { PlannedList, SegmentPlan } from '../plan/plan.ts';
import { cutPath } from './display-width.ts';
import { linkedFile } from './escape-markdown.ts';
import { sample } from './plan-sections.ts';
import { SOURCE_WORDS } from './words.ts';

/** A list in a cell: what it does to the segment, and whether it changed or is only used. */

/** Columns of text of others; what is longer is cut. */
const FILE_COLUMNS = 40;

/** More are counted. */
const LISTS = 2;

/** Those that changed explain the change: they come before those that are only used. */
export function listTexts({ lists }: SegmentPlan, linkTo: string | null): string[] {
  const { shown, more } = sample(changedFirst(lists.filter(isFile)), LISTS);
  const texts = shown.map((list) => listText(list, linkTo));
  return more === 0 ? texts : [...texts, plural(more, 'more list')];
}

/** `without opted-out.txt (unchanged)` */
function listText(list: PlannedList, linkTo: string | null): string {
  const { path, role } = list.facts;
  const file = path.slice(path.lastIndexOf('/') + 1);
  const words = changeWords(list);
  const change = words === null ? '' : ` (${words})`;
  return `${SOURCE_WORDS[role]} ${linkedFile(cutPath(file, FILE_COLUMNS), path, linkTo)}${change}`;
}

function isFile({ facts }: PlannedList): boolean {
  return facts.sha256 !== '';
}

function changedFirst(lists: readonly PlannedList[]): PlannedList[] {
  const isChanged = (list: PlannedList) => list.before !== null && !isUnchanged(list);
  return [...lists.filter(isChanged), ...lists.filter((list) => !isChanged(list))];
}

function isUnchanged({ facts, before }: PlannedList): boolean {
  return facts.sha256 === before?.sha256 && facts.rows === before.rows;
}

/** Since the last apply; null of a list that the segment did not have then. */
function changeWords(list: PlannedList): string | null {
  const { facts, before, since } = list;
  if (before === null) return null;
  if (isUnchanged(list)) return 'unchanged';
  const { added, removed } = since ?? netOf(facts.rows - before.rows);
  const parts = [
    ...(added === 0 ? [] : [`+${count(added)}`]),
    ...(removed === 0 ? [] : [`−${count(removed)}`]),
  ];
  if (parts.length === 0) return '**changed**';
  return `**${parts.join(' ')} ${added + removed === 1 ? 'row' : 'rows'}**`;
}

function netOf(rows: number): { readonly added: number; readonly removed: number } {
  return { added: Math.max(0, rows), removed: Math.max(0, -rows) };
}
