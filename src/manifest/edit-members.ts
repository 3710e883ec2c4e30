import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import type { Days } from '../config/days.ts';
import { DAY_FIELDS, parseDay } from '../config/days.ts';
import { membersWithout, nameOf } from '../members/member.ts';
import type { Member } from '../model.ts';
import { keepingLineEnds } from '../yaml/line-ends.ts';
import { composeYaml } from '../yaml/yaml-document.ts';

/** Members to add to a manifest, and to remove from it. */
export interface MembersEdit {
  readonly add: readonly Member[];
  readonly remove: readonly Member[];
  /** Of entries with days: whether they count. Those that do not stay as they are. Absent: all do. */
  readonly counts?: (days: Days) => boolean;
}

/**
 * The manifest with other inline members. Every other line stays as its author wrote it. null where
 * that cannot be done line by line: then a person has to edit it.
 */
export function editMembers(text: string, edit: MembersEdit): string | null {
  return keepingLineEnds(text, (lines) => edited(lines, edit));
}

function edited(text: string, { add, remove, counts }: MembersEdit): string | null {
  const members = pairOf(text, 'members');
  if (members === null)
    return add.length === 0 ? text : `${ended(text)}members:\n${linesFor(add, '  ')}`;
  const sequence = members.value;
  if (!isSeq(sequence)) return null;
  const isCounted = ({ days }: Dated) => days === null || counts === undefined || counts(days);
  const names = new Set(remove.map(nameOf));
  const isGone: Gone = (item) => names.has(nameOf(item)) && isCounted(item);
  const absent = (kept: readonly Dated[]) => membersWithout(add, kept.filter(isCounted));
  if (sequence.flow === true) return editFlow(text, sequence, absent, isGone);
  const items = itemsIn(text, sequence);
  const [first] = items ?? [];
  const last = items?.at(-1);
  if (items === null || first === undefined || last === undefined) return null;
  const kept = items.filter((item) => !isGone(item));
  const missing = absent(kept);
  if (kept.length === 0 && missing.length === 0) return emptied(text, members, last.end);
  let left = '';
  let at = 0;
  for (const item of items) {
    if (!isGone(item)) continue;
    left += text.slice(at, item.start);
    at = item.end;
  }
  left += ended(text.slice(at, last.end));
  return left + linesFor(missing, first.indent) + text.slice(last.end);
}

/** A member as YAML. Scalars are read by their source text, so most need no quotes. */
export function memberYaml({ kind, value }: Member): string {
  const isPlain = /^[A-Za-z0-9_][A-Za-z0-9_.@+-]*$/.test(value) && !/^null$/i.test(value);
  const scalar = isPlain ? value : JSON.stringify(value);
  return kind === 'guid' ? `guid: ${scalar}` : scalar;
}

function linesFor(members: readonly Member[], indent: string): string {
  return members.map((member) => `${indent}- ${memberYaml(member)}\n`).join('');
}

/** A member, and the days on which it counts; null: on all. */
interface Dated extends Member {
  readonly days: Days | null;
}

type Gone = (item: Dated) => boolean;

/** `[a, b]`; null if it contains comments. */
function editFlow(
  text: string,
  sequence: YAMLSeq,
  absent: (kept: readonly Dated[]) => readonly Member[],
  isGone: Gone,
): string | null {
  const [start, end] = sequence.range ?? [0, 0];
  if (text.slice(start, end).includes('#')) return null;
  const items = (sequence.items as Node[]).map((node) => {
    const member = memberOf(node);
    const source = text.slice(node.range?.[0], node.range?.[1]).trim();
    return member === null ? null : { ...member, source };
  });
  if (!items.every((item) => item !== null)) return null;
  const kept = items.filter((item) => !isGone(item));
  const missing = absent(kept);
  const written = kept.map(({ source }) => source);
  const added = missing.map((member) =>
    member.kind === 'guid' ? `{ ${memberYaml(member)} }` : memberYaml(member),
  );
  return `${text.slice(0, start)}[${[...written, ...added].join(', ')}]${text.slice(end)}`;
}

function emptied(text: string, { key }: Pair<Node, Node | null>, end: number): string {
  const colon = text.indexOf(':', key.range?.[1] ?? 0);
  return `${text.slice(0, colon + 1)} []\n${text.slice(end)}`;
}

/** A member as its author wrote it, on its own lines. */
export interface WrittenItem extends Dated {
  /** Its lines are `[start, end)` of the text. */
  readonly start: number;
  readonly end: number;
  readonly indent: string;
  /** A comment after the value, empty if there is none. */
  readonly comment: string;
}

/** null if the members are absent or not on their own lines. */
export function itemsOf(text: string): WrittenItem[] | null {
  const members = pairOf(text, 'members')?.value;
  return isSeq(members) && members.flow !== true ? itemsIn(text, members) : null;
}

function itemsIn(text: string, sequence: YAMLSeq): WrittenItem[] | null {
  const items = (sequence.items as Node[]).map((node) => itemOf(text, node));
  return items.every((item) => item !== null) ? items : null;
}

function itemOf(text: string, node: Node): WrittenItem | null {
  const at = node.range?.[0] ?? 0;
  const valueEnd = valueEndOf(node);
  const dash = text.lastIndexOf('-', at - 1);
  const start = text.lastIndexOf('\n', dash) + 1;
  const indent = text.slice(start, dash);
  if (!/^ *$/.test(indent) || !/^ +$/.test(text.slice(dash + 1, at))) return null;
  const newline = text.indexOf('\n', text[valueEnd - 1] === '\n' ? valueEnd - 1 : valueEnd);
  const end = newline < 0 ? text.length : newline + 1;
  const comment = /#.*/.exec(text.slice(valueEnd, end))?.[0].trimEnd() ?? '';
  const written = memberOf(node);
  return written === null ? null : { ...written, start, end, indent, comment };
}

/** A block mapping ends with its last value, since its own range includes the comment. */
function valueEndOf(node: Node): number {
  const last = isMap(node) && node.flow !== true ? node.items.at(-1)?.value : node;
  return (last as Node | null | undefined)?.range?.[1] ?? node.range?.[1] ?? 0;
}

function memberOf(node: Node): Dated | null {
  if (isScalar(node)) return { kind: 'identity', value: node.source ?? '', days: null };
  if (!isMap(node)) return null;
  const kind = pairIn(node, 'identity') === null ? 'guid' : 'identity';
  const [first = null, last = null] = DAY_FIELDS.map((name) => parseDay(textIn(node, name)));
  const days = first === null && last === null ? null : { first, last };
  return { kind, value: textIn(node, kind), days };
}

function textIn(map: YAMLMap, name: string): string {
  const written = pairIn(map, name)?.value;
  return isScalar(written) ? (written.source ?? '') : '';
}

export function pairOf(text: string, name: string): Pair<Node, Node | null> | null {
  const composed = composeYaml(text);
  if (composed.kind !== 'document' || !isMap(composed.contents)) return null;
  return pairIn(composed.contents, name);
}

export function pairIn({ items }: YAMLMap, name: string): Pair<Node, Node | null> | null {
  const pairs = items as Pair<Node, Node | null>[];
  return pairs.find(({ key }) => isScalar(key) && key.source === name) ?? null;
}

export function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
