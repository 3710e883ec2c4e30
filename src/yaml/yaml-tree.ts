import type { Node, Pair, YAMLMap } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Message } from '../message.ts';
import { asCode, asValue, lineText, plural, say } from '../message.ts';
import type { Problem } from '../model.ts';
import { blockAt, indentOf, MOST_LINES, movedTo, writeLines } from './instead.ts';
import type { KnownFields } from './repair.ts';
import type { Finding, Sighting, Source } from './source.ts';
import { composeYaml, DEEPEST, MOST_PARTS } from './yaml-document.ts';
import { judgeSyntax, quotingNext } from './yaml-syntax.ts';
import type { YamlField, YamlMap, YamlScalar, YamlValue } from './yaml-value.ts';

/*
 * `yaml` parses, and this file keeps what the author wrote. Scalars are never resolved (failsafe
 * schema: `00123` stays text). Duplicate keys are found here in one pass, because `yaml` compares each
 * key with all before it. Aliases are followed here within a budget, so that no bomb goes off.
 */

export interface ParsedYaml {
  /** null if the syntax is broken beyond the value it is broken at. */
  readonly root: YamlValue | null;
  readonly problems: readonly Problem[];
}

/** Nodes that aliases may repeat in one file. */
const ALIAS_BUDGET = 1000;

/**
 * Parses one document; the sequence in the field `raw` of the root is left to its own reader. Another `text` may be given in place of that of the source,
 * if it has the same offsets.
 */
export function parseYaml(
  source: Source,
  raw: string | null,
  fields: KnownFields,
  text = source.text,
): ParsedYaml {
  const composed = composeYaml(text);
  if (composed.kind === 'too-deep') {
    return { root: null, problems: [source.problem(composed.at, TOO_DEEP)] };
  }
  if (composed.kind === 'too-large') {
    return { root: null, problems: [source.problem(0, TOO_LARGE)] };
  }
  const syntax = judgeSyntax(source, composed, fields);
  const problems = source.problems(syntax.sightings);
  if (syntax.broken) return { root: null, problems };
  const tree = new TreeBuilder(source);
  const root = tree.root(composed.contents, raw);
  if (tree.bombAt !== null) {
    return { root: null, problems: [...problems, source.problem(tree.bombAt, BOMB)] };
  }
  return { root, problems: [...problems, ...source.problems(tree.sightings)] };
}

class TreeBuilder {
  readonly sightings: Sighting[] = [];
  /** The alias that set off too many; nothing else of the file counts then. */
  bombAt: number | null = null;
  readonly #source: Source;
  readonly #anchors = new Map<string, Node>();
  #insideAliases = 0;
  #outermostAlias = 0;
  #repeated = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  root(node: Node | null, raw: string | null): YamlValue {
    if (isMap(node) && raw !== null) {
      this.#properties(node, node.range?.[0] ?? 0);
      return this.#map(node, 0, raw);
    }
    return this.#build(node, 0, 0);
  }

  #build(node: Node | null, fallback: number, depth: number): YamlValue {
    if (node === null) return emptyScalar(fallback);
    const at = node.range?.[0] ?? fallback;
    if (this.#insideAliases > 0 && this.#exhausted(depth)) return emptyScalar(at);
    if (depth > DEEPEST) {
      this.sightings.push({ at, finding: TOO_DEEP });
      return emptyScalar(at);
    }
    if (isAlias(node)) return this.#alias(node.source, at, depth);
    this.#properties(node, at);
    if (isMap(node)) return this.#map(node, depth, null);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.#build(item as Node | null, at, depth + 1));
      return { kind: 'sequence', items, at };
    }
    return scalarFrom(node, at);
  }

  #map(node: YAMLMap, depth: number, raw: string | null): YamlMap {
    const fields = new Map<string, YamlField>();
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      if (!isScalar(pair.key)) continue;
      const name = String(pair.key.source ?? '');
      const at = pair.key.range?.[0] ?? 0;
      const first = fields.get(name);
      if (first !== undefined) this.#duplicate(name, at, first.at);
      else fields.set(name, { at, value: this.#value(pair.value, at, depth, name === raw) });
    }
    return { kind: 'map', fields, at: node.range?.[0] ?? 0 };
  }

  #value(node: Node | null, at: number, depth: number, raw: boolean): YamlValue {
    if (raw && isSeq(node)) {
      const start = node.range?.[0] ?? at;
      this.#properties(node, start);
      return { kind: 'raw', node, at: start };
    }
    return this.#build(node, at, depth + 1);
  }

  #duplicate(name: string, at: number, first: number): void {
    const line = lineText(this.#source.lineOf(first));
    const finding: Finding = {
      code: 'duplicate-field',
      message: say`duplicate field ${asValue(name)}: the first is in ${line}`,
      next: mergeNext(this.#source, this.#source.lineOf(first), this.#source.lineOf(at)),
    };
    this.sightings.push({ at, finding, length: name.length });
  }

  /** Tags are refused. Anchors are kept for the aliases after them. */
  #properties(node: Node, at: number): void {
    if (this.#insideAliases > 0) return;
    if ('anchor' in node && typeof node.anchor === 'string') this.#anchors.set(node.anchor, node);
    if (node.tag === undefined) return;
    const mark = this.#source.text.lastIndexOf('!', Math.max(0, at - 1));
    this.sightings.push({ at: Math.max(mark, 0), finding: TAG });
  }

  #alias(name: string, at: number, depth: number): YamlValue {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      this.sightings.push({ at, finding: unknownAlias(name) });
      return emptyScalar(at);
    }
    if (this.#insideAliases === 0) this.#outermostAlias = at;
    this.#insideAliases += 1;
    const built = this.#build(target, at, depth + 1);
    this.#insideAliases -= 1;
    return { ...built, at };
  }

  #exhausted(depth: number): boolean {
    this.#repeated += 1;
    if (this.#repeated <= ALIAS_BUDGET && depth <= DEEPEST) return false;
    this.bombAt ??= this.#outermostAlias;
    return true;
  }
}

const TOO_DEEP: Finding = {
  code: 'yaml-syntax',
  message: say`the YAML is nested too deeply`,
  next: say`Remove the nesting: no field is more than a few levels deep.`,
};
const TOO_LARGE: Finding = {
  code: 'file-too-large',
  message: say`the YAML has more than ${plural(MOST_PARTS, 'part')}`,
  next: say`Move members to a list, and name the list under ${asCode('members_from:')}.`,
};
const BOMB: Finding = {
  code: 'alias-bomb',
  message: say`aliases repeat themselves, or repeat more than 1,000 values`,
  next: say`Write the values out instead of using aliases.`,
};
const TAG: Finding = {
  code: 'yaml-syntax',
  message: say`YAML tags (words that start with !) are not supported`,
  next: quotingNext('!'),
};

function unknownAlias(name: string): Finding {
  return {
    code: 'yaml-syntax',
    message: say`the alias ${asValue(`*${name}`)} has no anchor before it`,
    next: quotingNext('*'),
  };
}

/** Of a field that is there twice: nothing of what is below the two gets lost. */
function mergeNext(source: Source, first: number, second: number): Message {
  const [kept, other] = [blockAt(source, first), blockAt(source, second)];
  if (kept.length < 2 || other.length < 2) return say`Keep one of the two.`;
  const merged = [...kept, ...movedTo(other.slice(1), indentOf(kept[1] ?? ''))];
  const [end, last] = [first + kept.length - 1, second + other.length - 1];
  if (merged.length > MOST_LINES || end >= second) {
    return say`Merge both into one: move lines ${second + 1} to ${last} below ${lineText(end)}, and remove ${lineText(second)}.`;
  }
  return say`Merge both into one. Remove lines ${second} to ${last}. ${writeLines(first, end, merged)}`;
}

function emptyScalar(at: number): YamlScalar {
  return { kind: 'scalar', text: '', plain: true, at, length: 1 };
}

function scalarFrom(node: Node, at: number): YamlScalar {
  const text = isScalar(node) ? (node.source ?? '') : '';
  const plain = isScalar(node) && node.type === 'PLAIN';
  return { kind: 'scalar', text, plain, at, length: Math.max(1, (node.range?.[1] ?? at) - at) };
}
