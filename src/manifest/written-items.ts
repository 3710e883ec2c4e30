import type { Node, Pair } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import type { Member, MemberKind } from '../model.ts';
import { composeYaml } from '../yaml/yaml-document.ts';

/** A member as its author wrote it, on its own lines. */
export interface WrittenItem {
  readonly kind: MemberKind;
  readonly value: string;
  /** Its lines are `[start, end)` of the text. */
  readonly start: number;
  readonly end: number;
  readonly indent: string;
  /** A comment after the value, empty if there is none. */
  readonly comment: string;
}

/** null if the members are absent or not on their own lines. */
export function itemsOf(text: string): WrittenItem[] | null {
  const composed = composeYaml(text);
  if (composed.kind !== 'document' || !isMap(composed.contents)) return null;
  const pairs = composed.contents.items as Pair<Node, Node | null>[];
  const members = pairs.find(({ key }) => isScalar(key) && key.source === 'members')?.value;
  if (!isSeq(members) || members.flow === true) return null;
  const items = (members.items as Node[]).map((node) => itemOf(text, node));
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

export function memberOf(node: Node): Member | null {
  if (isScalar(node)) return { kind: 'identity', value: node.source ?? '' };
  if (!isMap(node)) return null;
  const fields = new Map<string, string>();
  for (const { key, value } of node.items) {
    if (isScalar(key) && isScalar(value)) fields.set(key.source ?? '', value.source ?? '');
  }
  const identity = fields.get('identity');
  if (identity !== undefined) return { kind: 'identity', value: identity };
  return { kind: 'guid', value: fields.get('guid') ?? '' };
}
