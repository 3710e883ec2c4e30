import type { Node, Pair } from 'yaml';
import { isMap, isSeq } from 'yaml';
import type { Member } from '../model.ts';
import { keepingLineEnds } from '../yaml/line-ends.ts';
import { editMembers, ended, memberYaml, pairIn, pairOf } from './edit-members.ts';

/** A segment that exists, as its manifest will declare it. */
export interface ImportedSegment {
  readonly customerSegmentId: string | null;
  readonly ctSegmentId: number | null;
  readonly name: string | null;
  readonly adopt: 'accepted' | 'unconfirmed';
  readonly source: ImportedMembers;
}

/** Members in the manifest itself, or a list beside it: its line of YAML. */
export type ImportedMembers =
  | { readonly kind: 'inline'; readonly members: readonly Member[] }
  | { readonly kind: 'list'; readonly yaml: string };

/** The text of a new manifest. */
export function newManifest(segment: ImportedSegment): string {
  const { customerSegmentId, ctSegmentId, name, adopt, source } = segment;
  const lines = [
    'segment:',
    ...(customerSegmentId === null
      ? []
      : [`  customer_segment_id: ${scalarYaml(customerSegmentId)}`]),
    ...(ctSegmentId === null ? [] : [`  ct_segment_id: ${ctSegmentId}`]),
    ...(name === null ? [] : [`  name: ${scalarYaml(name)}`]),
    `  adopt: ${adopt}   # counts only until the segment is in the lockfile`,
    ...(source.kind === 'list'
      ? ['members_from:', `  - ${source.yaml}`]
      : ['members:', ...source.members.map((member) => `  - ${memberYaml(member)}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A manifest that exists, completed; null where a person has to edit it. */
export function withImport(text: string, segment: ImportedSegment): string | null {
  return keepingLineEnds(text, (lines) => imported(lines, segment));
}

function imported(text: string, { adopt, source }: ImportedSegment): string | null {
  const adopted = setSegmentField(text, 'adopt', adopt);
  if (adopted === null) return null;
  if (source.kind === 'list') return addList(adopted, source.yaml);
  return editMembers(adopted, { add: source.members, remove: [] });
}

/** In quotes where a plain scalar could mean something else. */
export function scalarYaml(text: string): string {
  return memberYaml({ kind: 'identity', value: text });
}

/** The manifest with a field of `segment:` set; null where that cannot be done line by line. */
export function setSegmentField(text: string, name: string, value: string): string | null {
  return setField(text, pairOf(text, 'segment')?.value, name, value);
}

/**
 * The config with a lineage for its lock, or for that of an environment that has its own; null where
 * that cannot be done line by line.
 */
export function withLineage(
  text: string,
  environment: string | null,
  lineage: string,
): string | null {
  const environments = pairOf(text, 'environments')?.value;
  const overlay =
    environment !== null && isMap(environments) ? pairIn(environments, environment)?.value : null;
  const own = isMap(overlay) ? pairIn(overlay, 'lock') : null;
  const lock = own ?? pairOf(text, 'lock');
  if (lock === null) return `${ended(text)}lock: { file: segops.lock, lineage: ${lineage} }\n`;
  return setField(text, lock.value, 'lineage', lineage);
}

function setField(
  text: string,
  map: Node | null | undefined,
  name: string,
  value: string,
): string | null {
  if (!isMap(map)) return null;
  const known = pairIn(map, name);
  if (known !== null) {
    const [start, end] = known.value?.range ?? [0, 0];
    return known.value ? `${text.slice(0, start)}${value}${text.slice(end)}` : null;
  }
  const [first] = map.items as Pair<Node, Node | null>[];
  if (first === undefined) return null;
  const start = first.key.range?.[0] ?? 0;
  if (map.flow === true) {
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
  return keepingLineEnds(text, (lines) => guarded(lines, yaml));
}

function guarded(text: string, yaml: string): string {
  const guard = pairOf(text, 'guard');
  const [start, end] = guard === null ? [text.length, text.length] : rangeOf(text, guard);
  const before = text.slice(0, start);
  return `${before === '' ? '' : ended(before)}${ended(yaml)}${text.slice(end)}`;
}

/** The manifest with `members: []`, which permits emptying; null where it has members of its own. */
export function permittingEmpty(text: string): string | null {
  const members = pairOf(text, 'members');
  if (members !== null)
    return isSeq(members.value) && members.value.items.length === 0 ? text : null;
  return keepingLineEnds(text, (lines) => `${ended(lines)}members: []\n`);
}

/** Whole lines, up to the next field. */
function rangeOf(text: string, { key, value }: Pair<Node, Node | null>): [number, number] {
  const start = text.lastIndexOf('\n', key.range?.[0] ?? 0) + 1;
  const valueEnd = value?.range?.[1] ?? key.range?.[1] ?? 0;
  const newline = text.indexOf('\n', Math.max(start, valueEnd - 1));
  return [start, newline < 0 ? text.length : newline + 1];
}
