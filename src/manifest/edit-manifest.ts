import type { Node, Pair, YAMLSeq } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import { membersWithout, nameOf } from '../members/member.ts';
import type { Member } from '../model.ts';
import { composeYaml } from '../yaml/yaml-document.ts';
import { itemsOf, memberOf } from './written-items.ts';

/** Members to add to a manifest, and to remove from it. */
export interface MembersEdit {
  readonly add: readonly Member[];
  readonly remove: readonly Member[];
}

/**
 * The manifest with other inline members. Every other line stays as its author wrote it. null where
 * that cannot be done line by line: then a person has to edit it.
 */
export function editMembers(text: string, { add, remove }: MembersEdit): string | null {
  const members = pairOf(text, 'members');
  if (members === null)
    return add.length === 0 ? text : `${ended(text)}members:\n${linesFor(add, '  ')}`;
  const sequence = members.value;
  if (!isSeq(sequence)) return null;
  const gone = new Set(remove.map(nameOf));
  if (sequence.flow === true) return editFlow(text, sequence, add, gone);
  const items = itemsOf(text);
  const [first] = items ?? [];
  const last = items?.at(-1);
  if (items === null || first === undefined || last === undefined) return null;
  const kept = items.filter((item) => !gone.has(nameOf(item)));
  const missing = membersWithout(add, kept);
  if (kept.length === 0 && missing.length === 0) return emptied(text, members, last.end);
  let edited = '';
  let at = 0;
  for (const item of items) {
    if (!gone.has(nameOf(item))) continue;
    edited += text.slice(at, item.start);
    at = item.end;
  }
  edited += ended(text.slice(at, last.end));
  return edited + linesFor(missing, first.indent) + text.slice(last.end);
}

/** The manifest with a field of `segment:` set; null where that cannot be done line by line. */
export function setSegmentField(text: string, name: string, value: string): string | null {
  const segment = pairOf(text, 'segment')?.value;
  if (!isMap(segment) || segment.items.length === 0) return null;
  const pairs = segment.items as Pair<Node, Node | null>[];
  const known = pairs.find(({ key }) => isScalar(key) && key.source === name);
  if (known !== undefined) {
    const [start, end] = known.value?.range ?? [0, 0];
    return known.value ? `${text.slice(0, start)}${value}${text.slice(end)}` : null;
  }
  const [first] = pairs;
  const start = first?.key.range?.[0] ?? 0;
  if (segment.flow === true) {
    return `${text.slice(0, start)}${name}: ${value}, ${text.slice(start)}`;
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(lineStart, start);
  if (!/^ +$/.test(indent)) return null;
  return `${text.slice(0, start)}${name}: ${value}\n${indent}${text.slice(start)}`;
}

/** The manifest with one more list under `members_from:`. */
export function addList(text: string, list: string): string | null {
  const pair = pairOf(text, 'members_from');
  if (pair === null) return `${ended(text)}members_from:\n  - ${list}\n`;
  const sequence = pair.value;
  if (!isSeq(sequence) || sequence.flow === true) return null;
  const [first] = sequence.items as Node[];
  const last = (sequence.items as Node[]).at(-1);
  if (first === undefined || last === undefined) return null;
  const dash = text.lastIndexOf('-', first.range?.[0] ?? 0);
  const indent = text.slice(text.lastIndexOf('\n', dash) + 1, dash);
  if (!/^ *$/.test(indent)) return null;
  const [, end] = rangeOf(text, { key: first, value: last } as Pair<Node, Node | null>);
  return `${ended(text.slice(0, end))}${indent}- ${list}\n${text.slice(end)}`;
}

/** The manifest or config with another `guard:`; `yaml` includes the key. */
export function withGuard(text: string, yaml: string): string {
  const guard = pairOf(text, 'guard');
  const [start, end] = guard === null ? [text.length, text.length] : rangeOf(text, guard);
  const before = text.slice(0, start);
  return `${before === '' ? '' : ended(before)}${ended(yaml)}${text.slice(end)}`;
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

/** `[a, b]`; null if it contains comments. */
function editFlow(
  text: string,
  sequence: YAMLSeq,
  add: readonly Member[],
  gone: ReadonlySet<string>,
): string | null {
  const [start, end] = sequence.range ?? [0, 0];
  if (text.slice(start, end).includes('#')) return null;
  const items = (sequence.items as Node[]).map((node) => {
    const member = memberOf(node);
    const source = text.slice(node.range?.[0], node.range?.[1]).trim();
    return member === null ? null : { ...member, source };
  });
  if (!items.every((item) => item !== null)) return null;
  const kept = items.filter((item) => !gone.has(nameOf(item)));
  const missing = membersWithout(add, kept);
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

function pairOf(text: string, name: string): Pair<Node, Node | null> | null {
  const composed = composeYaml(text);
  if (composed.kind !== 'document' || !isMap(composed.contents)) return null;
  const pairs = composed.contents.items as Pair<Node, Node | null>[];
  return pairs.find(({ key }) => isScalar(key) && key.source === name) ?? null;
}

/** Whole lines, up to the next field. */
function rangeOf(text: string, { key, value }: Pair<Node, Node | null>): [number, number] {
  const start = text.lastIndexOf('\n', key.range?.[0] ?? 0) + 1;
  const valueEnd = value?.range?.[1] ?? key.range?.[1] ?? 0;
  const newline = text.indexOf('\n', Math.max(start, valueEnd - 1));
  return [start, newline < 0 ? text.length : newline + 1];
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
