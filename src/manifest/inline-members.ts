import type { Node, Pair } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { faultFinding } from '../lists/list-problems.ts';
import { countLines, sortedLines } from '../members/bytes.ts';
import { checkMemberText } from '../members/rules.ts';
import type { Message } from '../message.ts';
import { asCode, asLines, asValue, lineText, say } from '../message.ts';
import type { MemberKind, Problem } from '../model.ts';
import { quotedYaml, writeLine, writeLines, writeThere } from '../yaml/instead.ts';
import { nearest } from '../yaml/nearest.ts';
import type { Finding, Source } from '../yaml/source.ts';
import { ProblemsOfFile } from '../yaml/source.ts';
import { partsOf } from '../yaml/yaml-mistakes.ts';
import type { InlineMembers } from './manifest.ts';

/*
 * Reads the sequence under `members:` without an object per member: strings go straight into sorted
 * lines. Members are source text, so everything that YAML does not read as the text that a person sees
 * (tags, anchors, aliases, comments, folded lines) is a problem, never a silent change.
 */

const FIELDS = ['identity', 'guid'];

interface ReadMember {
  readonly kind: MemberKind;
  readonly value: string;
  readonly at: number;
  readonly length: number;
}

export interface InlineReading {
  readonly members: InlineMembers | null;
  readonly problems: readonly Problem[];
}

/** The members, or null with problems where there are any. */
export function readInlineMembers(sequence: unknown, source: Source): InlineReading {
  if (!isSeq(sequence)) return { members: null, problems: [] };
  const items = sequence.items as (Node | Pair | null)[];
  const reader = new MemberReader(source);
  let last = sequence.range?.[0] ?? 0;
  for (const item of items) {
    reader.add(item, last);
    last = item !== null && 'range' in item ? (item.range?.[1] ?? last) : last;
  }
  return reader.finish();
}

class MemberReader {
  readonly #source: Source;
  readonly #values: Record<MemberKind, string[]> = { identity: [], guid: [] };
  readonly #offsets: Record<MemberKind, number[]> = { identity: [], guid: [] };
  readonly #problems: ProblemsOfFile;

  constructor(source: Source) {
    this.#source = source;
    this.#problems = new ProblemsOfFile(source);
  }

  add(item: Node | Pair | null, fallback: number): void {
    const member = this.#member(item, fallback);
    if (member === null) return;
    const fault = checkMemberText(member.value, member.kind);
    if (fault !== null) {
      this.#tell(member.at, faultFinding(fault, member.value, member.kind), member.length);
      return;
    }
    this.#values[member.kind].push(member.value);
    this.#offsets[member.kind].push(member.at);
  }

  finish(): { members: InlineMembers | null; problems: Problem[] } {
    const identities = this.#lines('identity');
    const guids = this.#lines('guid');
    const problems = this.#problems.all();
    if (problems.length > 0) return { members: null, problems };
    const count = this.#values.identity.length + this.#values.guid.length;
    return { members: { identities, guids, count }, problems: [] };
  }

  /** Duplicates are looked for only if sorting has removed some. */
  #lines(kind: MemberKind): Uint8Array {
    const values = this.#values[kind];
    const lines = sortedLines(values);
    if (countLines(lines) !== values.length) this.#duplicates(kind);
    return lines;
  }

  #duplicates(kind: MemberKind): void {
    const first = new Map<string, number>();
    for (const [index, value] of this.#values[kind].entries()) {
      const at = this.#offsets[kind][index] ?? 0;
      const before = first.get(value);
      if (before === undefined) first.set(value, at);
      else this.#tell(at, this.#duplicate(value, before), value.length);
    }
  }

  #duplicate(value: string, first: number): Finding {
    return {
      code: 'duplicate-member',
      message: say`duplicate member ${asValue(value)}: the first is in ${lineText(this.#source.lineOf(first))}`,
      next: say`Remove one of the two.`,
    };
  }

  #member(item: Node | Pair | null, fallback: number): ReadMember | null {
    if (item !== null && isMap(item)) return this.#written(item, item.items as Pair[]);
    const node = item as Node | null;
    const text = this.#text(node, fallback);
    if (text === null) return null;
    const at = node?.range?.[0] ?? fallback;
    return { kind: 'identity', value: text, at, length: (node?.range?.[1] ?? at) - at };
  }

  /** `{identity?, guid?}`: if both are given, the identity is the member. */
  #written(map: Node, pairs: readonly Pair[]): ReadMember | null {
    const at = map.range?.[0] ?? 0;
    if (!this.#untagged(map, at)) return null;
    const given = new Map<string, Pair>();
    for (const pair of pairs) {
      const name = isScalar(pair.key) ? String(pair.key.source ?? '') : '';
      const keyAt = isScalar(pair.key) ? (pair.key.range?.[0] ?? at) : at;
      if (!FIELDS.includes(name)) {
        return this.#tell(keyAt, this.#unknownField(name, keyAt), name.length);
      }
      if (given.has(name)) return this.#tell(keyAt, fieldTwice(name), name.length);
      given.set(name, pair);
    }
    const kind: MemberKind = given.has('identity') ? 'identity' : 'guid';
    const node = (given.get(kind)?.value ?? null) as Node | null;
    const value = this.#text(node, at);
    if (value === null) return null;
    const start = node?.range?.[0] ?? at;
    return { kind, value, at: start, length: (node?.range?.[1] ?? start) - start };
  }

  /** The text of a scalar; null, with a problem, if YAML reads it as another text. */
  #text(node: Node | null, fallback: number): string | null {
    const at = node?.range?.[0] ?? fallback;
    if (isAlias(node)) {
      return this.#tell(at, this.#quoting(UNQUOTED.alias, at), node.source.length + 1);
    }
    if (node === null) return this.#tell(at, UNQUOTED.empty);
    if (!this.#untagged(node, at)) return null;
    if (!isScalar(node)) return this.#tell(at, UNQUOTED.nested);
    const text = node.source ?? '';
    if (node.type === 'PLAIN') return this.#plain(text, at, node.range?.[1] ?? at);
    return text;
  }

  #plain(text: string, at: number, end: number): string | null {
    if (text === '') {
      const rest = /^[ \t]*(#?)/.exec(this.#source.text.slice(at, at + 200));
      const empty = rest?.[1] === '#' ? UNQUOTED.comment : UNQUOTED.empty;
      return this.#tell(at, empty);
    }
    if (end - at !== text.length && this.#source.text.slice(at, end).includes('\n')) {
      return this.#tell(at, this.#unfolded(at, end), text.length);
    }
    const [, name = ''] = /^(guid|identity):\S/.exec(text) ?? [];
    if (name === '') return text;
    const written = writeThere(this.#source, at, name.length + 1, `${name}: `);
    return this.#tell(at, spaceMissing(name, written), text.length);
  }

  #unknownField(name: string, at: number): Finding {
    if (OF_LISTS.includes(name)) return unknownField(name, BELOW_LISTS);
    const near = nearest(name, FIELDS);
    if (near === null) return this.#quoting(unknownField(name, COLON_IN_QUOTES), at);
    const instead = writeThere(this.#source, at, name.length, near);
    return unknownField(name, say`Did you mean ${asCode(near)}? ${instead}`);
  }

  /** With the line as it would be in quotes. */
  #quoting(finding: Finding, at: number): Finding {
    const line = this.#source.lineOf(at);
    const parts = partsOf(this.#source.line(line));
    if (parts === null || !parts.lead.includes('-')) return finding;
    const { lead, value, comment } = parts;
    const quoted = writeLine(line, lead + quotedYaml(value) + comment);
    return { ...finding, next: say`${finding.next} ${quoted}` };
  }

  /** Several lines without a dash each, or with one that is too far right. */
  #unfolded(at: number, end: number): Finding {
    const line = this.#source.lineOf(at);
    const lead = this.#source.line(line).slice(0, (this.#source.place(at).column ?? 1) - 1);
    if (!/^ *- +$/.test(lead)) return UNQUOTED.folded;
    const values = this.#source.text.slice(at, end).split(/\s*\n\s*/);
    const items = values.map((value) => lead + value.replace(/^-\s*/, ''));
    const lines = writeLines(line, this.#source.lineOf(end - 1), items);
    return { ...UNQUOTED.folded, next: say`${UNQUOTED.folded.next} ${lines}` };
  }

  #untagged(node: Node, at: number): boolean {
    const anchor = 'anchor' in node && typeof node.anchor === 'string';
    if (node.tag === undefined && !anchor) return true;
    const mark = this.#source.text.lastIndexOf(anchor ? '&' : '!', Math.max(0, at - 1));
    const finding = this.#quoting(anchor ? UNQUOTED.anchor : UNQUOTED.tag, Math.max(0, mark));
    this.#tell(Math.max(0, mark), finding, at - mark);
    return false;
  }

  #tell(at: number, finding: Finding, length = 1): null {
    this.#problems.add({ at, finding, length });
    return null;
  }
}

/** Its items may have lost the field above them, which nobody can tell from here. */
const OF_LISTS = ['file', 'segment'];
const BELOW_LISTS = say`A list belongs below ${asCode('members_from:')}, and who is left out below ${asCode('exclude_from:')}, like this:${asLines('exclude_from:\n  - file: lists/opted-out.txt')}`;

const COLON_IN_QUOTES = say`A member with a colon and a space needs quotes.`;

function unknownField(name: string, next: Message): Finding {
  return {
    code: 'unknown-field',
    message: say`unknown field ${asValue(name)} in a member`,
    next,
  };
}

function spaceMissing(name: string, written: Message): Finding {
  return {
    code: 'yaml-syntax',
    message: say`a space is missing after ${asCode(`${name}:`)}`,
    next: say`If it belongs to the member, put the member in quotes. If not, write a space after the colon. ${written}`,
  };
}

function fieldTwice(name: string): Finding {
  return {
    code: 'duplicate-field',
    message: say`duplicate field ${asValue(name)} in a member`,
    next: say`Keep one of the two.`,
  };
}

/** Members that YAML does not read as the text that people see. */
const UNQUOTED = {
  alias: unquoted('*', 'an alias'),
  anchor: unquoted('&', 'an anchor'),
  tag: unquoted('!', 'a tag'),
  comment: {
    code: 'empty-member',
    message: say`the member is empty: the text after ${asCode('#')} is a comment`,
    next: say`If ${asCode('#')} belongs to the member, put the member in quotes. If not, remove the line.`,
  },
  empty: {
    code: 'empty-member',
    message: say`the member is empty`,
    next: say`Write a member after the dash, or remove the line.`,
  },
  nested: {
    code: 'wrong-type',
    message: say`a member must be one value, not a list`,
    next: say`Write one member per dash. Put a member that starts with a dash or a bracket in quotes.`,
  },
  folded: {
    code: 'yaml-syntax',
    message: say`the member has several lines, which YAML joins with spaces`,
    next: say`Write each member on a line of its own, all dashes at the same column.`,
  },
} as const satisfies Record<string, Finding>;

function unquoted(mark: '*' | '&' | '!', what: 'an alias' | 'an anchor' | 'a tag'): Finding {
  return {
    code: 'yaml-syntax',
    message: say`a member cannot start with ${asCode(mark)} without quotes: YAML reads it as ${what}`,
    next: say`If ${asCode(mark)} does not belong to the member, remove it. If it does, put the member in quotes.`,
  };
}
