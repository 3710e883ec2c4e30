import type { Node, Pair } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Days } from '../config/days.ts';
import { badDay, compareDays, DAY_FIELDS, daysName, ends, parseDay } from '../config/days.ts';
import { faultFinding } from '../lists/list-problems.ts';
import { looksLikeMember } from '../lists/no-header.ts';
import { countLines, sortedLines } from '../members/bytes.ts';
import { checkMemberText } from '../members/rules.ts';
import { asCode, asValue, lineText, say } from '../message.ts';
import type { MemberKind, Problem } from '../model.ts';
import { quotedYaml, writeLine, writeLines, writeThere } from '../yaml/instead.ts';
import { nearest } from '../yaml/nearest.ts';
import type { Finding, Source } from '../yaml/source.ts';
import { ProblemsOfFile } from '../yaml/source.ts';
import { partsOf } from '../yaml/yaml-mistakes.ts';
import {
  BELOW_LISTS,
  COLON_IN_QUOTES,
  fieldTwice,
  NAME_BEFORE,
  OF_LISTS,
  spaceMissing,
  UNQUOTED,
  unknownField,
} from './inline-words.ts';
import type { DatedMembers, InlineMembers } from './manifest.ts';

/*
 * Reads the sequence under `members:` without an object per member: strings go straight into sorted
 * lines. Members are source text, so everything that YAML does not read as the text that a person sees
 * (tags, anchors, aliases, comments, folded lines) is a problem, never a silent change.
 */

const FIELDS: readonly string[] = ['identity', 'guid', ...DAY_FIELDS];

interface ReadMember {
  readonly kind: MemberKind;
  readonly value: string;
  readonly at: number;
  readonly length: number;
  /** null: it counts on all days. */
  readonly days: Days | null;
}

/** Members that have the same days. */
class Group {
  readonly values: Record<MemberKind, string[]> = { identity: [], guid: [] };
  readonly offsets: Record<MemberKind, number[]> = { identity: [], guid: [] };

  count(): number {
    return this.values.identity.length + this.values.guid.length;
  }
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

/** As it is written. */
type Day = { readonly text: string; readonly at: number; readonly length: number } | null;

class MemberReader {
  readonly #source: Source;
  readonly #always = new Group();
  readonly #dated = new Map<string, { readonly days: Days; readonly group: Group }>();
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
    const { values, offsets } = this.#groupOf(member.days);
    values[member.kind].push(member.value);
    offsets[member.kind].push(member.at);
  }

  #groupOf(days: Days | null): Group {
    if (days === null) return this.#always;
    const name = daysName(days);
    const known = this.#dated.get(name) ?? { days, group: new Group() };
    this.#dated.set(name, known);
    return known.group;
  }

  finish(): { members: InlineMembers | null; problems: Problem[] } {
    const always = this.#linesOf(this.#always);
    const dated = [...this.#dated.values()]
      .sort((a, b) => compareDays(a.days, b.days))
      .map(({ days, group }): DatedMembers => ({ days, ...this.#linesOf(group) }));
    const problems = this.#problems.all();
    if (problems.length > 0) return { members: null, problems };
    if (dated.length === 0) return { members: always, problems };
    const count = dated.reduce((sum, one) => sum + one.count, always.count);
    return { members: { ...always, count, dated }, problems };
  }

  #linesOf(group: Group): InlineMembers {
    const [identities, guids] = [this.#lines(group, 'identity'), this.#lines(group, 'guid')];
    return { identities, guids, count: group.count() };
  }

  /** Duplicates are looked for only if sorting has removed some. Other days are another entry. */
  #lines(group: Group, kind: MemberKind): Uint8Array {
    const values = group.values[kind];
    const lines = sortedLines(values);
    if (countLines(lines) !== values.length) this.#duplicates(group, kind);
    return lines;
  }

  #duplicates({ values, offsets }: Group, kind: MemberKind): void {
    const first = new Map<string, number>();
    for (const [index, value] of values[kind].entries()) {
      const at = offsets[kind][index] ?? 0;
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
    const length = (node?.range?.[1] ?? at) - at;
    return { kind: 'identity', value: text, at, length, days: null };
  }

  /** `{identity?, guid?, first_day?, last_day?}`: if both are given, the identity is the member. */
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
    const days = this.#days(given, at);
    return { kind, value, at: start, length: (node?.range?.[1] ?? start) - start, days };
  }

  #days(given: ReadonlyMap<string, Pair>, at: number): Days | null {
    const first = this.#day(given.get('first_day'), at);
    const last = this.#day(given.get('last_day'), at);
    if (first === null && last === null) return null;
    const days = { first: first?.text ?? null, last: last?.text ?? null };
    if (first !== null && last !== null && last.text < first.text) {
      this.#tell(last.at, ends(first.text, last.text), last.length);
    }
    return days;
  }

  /** null where it is not there, or is none. */
  #day(pair: Pair | undefined, fallback: number): Day {
    if (pair === undefined) return null;
    const node = pair.value as Node | null;
    const at = node?.range?.[0] ?? fallback;
    if (node !== null && !isAlias(node) && !this.#untagged(node, at)) return null;
    const text = isScalar(node) ? (node.source ?? '') : '';
    const length = Math.max(1, (node?.range?.[1] ?? at) - at);
    if (parseDay(text) === null) return this.#tell(at, badDay(text), length);
    return { text, at, length };
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
    if (near === null) return this.#named(name, at);
    const instead = writeThere(this.#source, at, name.length, near);
    return unknownField(name, say`Did you mean ${asCode(near)}? ${instead}`);
  }

  /** `email: ada@example.com` is an address with a word before it: in quotes it would be another user. */
  #named(name: string, at: number): Finding {
    const line = this.#source.lineOf(at);
    const parts = partsOf(this.#source.line(line));
    const [, member = ''] = /^[^:]*:\s+(\S+)$/.exec(parts?.value ?? '') ?? [];
    if (parts === null || !looksLikeMember(member)) {
      return this.#quoting(unknownField(name, COLON_IN_QUOTES), at);
    }
    const alone = writeLine(line, parts.lead + member + parts.comment);
    return unknownField(name, say`${NAME_BEFORE} ${alone}`);
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
