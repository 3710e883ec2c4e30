import { compareDays } from '../config/days.ts';
import { compareMembers } from '../members/member.ts';
import type { Problem, Result } from '../model.ts';
import { keepingLineEnds } from '../yaml/line-ends.ts';
import type { WrittenItem as Item } from './edit-members.ts';
import { ended, itemsOf } from './edit-members.ts';
import { readManifestText } from './parse-manifest.ts';

/*
 * Inline members in canonical order, by moving whole lines: each member keeps what its author wrote,
 * with the comment lines above it. A sequence whose items do not start their own lines (flow style)
 * stays as it is, and so does one that is already in order.
 */

/** The manifest with its members sorted (identities first) and each once with the same days, or its problems. */
export function formatManifest(text: string, file: string): Result<string> {
  const { problems } = readManifestText(text, file);
  const others = problems.filter(({ code }) => !FIXED.has(code));
  if (others.length > 0) return { ok: false, problems: others };
  const formatted = keepingLineEnds(text, sorted);
  const left = readManifestText(formatted, file).problems;
  return left.length > 0 ? { ok: false, problems: left } : fine(formatted);
}

function sorted(text: string): string {
  const items = itemsOf(text);
  return items === null || isCanonical(items) ? text : reordered(text, items);
}

/** Problems that sorting removes. Those that `more-problems` counts are checked again afterwards. */
const FIXED: ReadonlySet<string> = new Set<Problem['code']>(['duplicate-member', 'more-problems']);

function fine(value: string): Result<string> {
  return { ok: true, value, warnings: [] };
}

function isCanonical(items: readonly Item[]): boolean {
  return items.every((item, index) => {
    const before = items[index - 1];
    return before === undefined || compareItems(before, item) < 0;
  });
}

/** One member with other days is another entry. */
function compareItems(a: Item, b: Item): number {
  return compareMembers(a, b) || compareDays(a.days, b.days);
}

/** One member with the comments above it and those of its duplicates. */
interface Block {
  readonly item: Item;
  comments: string;
}

function reordered(text: string, items: readonly Item[]): string {
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return text;
  const top = headingEnd(text, first);
  const blocks: Block[] = items.map((item, index) => ({
    item,
    comments: commentLines(text.slice(items[index - 1]?.end ?? top, item.start)),
  }));
  blocks.sort((a, b) => compareItems(a.item, b.item) || a.item.start - b.item.start);
  const kept = joinDuplicates(blocks);
  const lines = kept.map(
    ({ item, comments }) => comments + ended(text.slice(item.start, item.end)),
  );
  return text.slice(0, top) + lines.join('') + text.slice(last.end);
}

function joinDuplicates(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  for (const block of blocks) {
    const before = kept.at(-1);
    if (before === undefined || compareItems(before.item, block.item) !== 0) {
      kept.push(block);
      continue;
    }
    const { indent, comment } = block.item;
    before.comments += block.comments;
    if (comment !== '' && comment !== before.item.comment) {
      before.comments += `${indent}${comment}\n`;
    }
  }
  return kept;
}

/** Comments with a blank line between them and the first member are a heading and stay on top. */
function headingEnd(text: string, first: Item): number {
  let top = first.start;
  let at = first.start;
  while (at > 0) {
    const start = text.lastIndexOf('\n', at - 2) + 1;
    const line = text.slice(start, at).trim();
    if (line !== '' && !line.startsWith('#')) break;
    if (line === '') return at;
    at = start;
    top = start;
  }
  return top;
}

function commentLines(between: string): string {
  const lines = between.split('\n').filter((line) => line.trim().startsWith('#'));
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
