import type { Node, Pair, YAMLError, YAMLMap } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Problem } from '../model.ts';
import { quote } from './frame.ts';
import type { Source } from './problems.ts';
import type { Written, WrittenField, WrittenMap, WrittenScalar } from './written.ts';
import { quotingAdvice, quotingNext, syntaxNext } from './yaml-advice.ts';
import { composeYaml, DEEPEST } from './yaml-document.ts';

/*
 * `yaml` parses, this file keeps what the author wrote. Scalars are never resolved (failsafe schema:
 * `00123` stays text); duplicate keys are found here in one pass, because `yaml` compares each key
 * with all before it; aliases are followed by us within a budget, so that no bomb goes off.
 */

export interface ParsedYaml {
  /** null if the syntax is broken beyond the value it is broken at. */
  readonly root: Written | null;
  readonly problems: readonly Problem[];
}

/** Nodes that aliases may repeat in one file. */
const ALIAS_BUDGET = 1000;
/** Errors that spoil one value and leave the rest of the file readable. */
const LOCAL_ERRORS: ReadonlySet<string> = new Set([
  'BAD_SCALAR_START',
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'NON_STRING_KEY',
]);

/** Parses one document; the sequence in the field `raw` of the root is left to its own reader. */
export function parseYaml(source: Source, raw: string | null): ParsedYaml {
  const composed = composeYaml(source.text);
  if (composed.kind === 'too-deep') {
    return { root: null, problems: [tooDeep(source, composed.at)] };
  }
  const { document, secondAt } = composed;
  if (secondAt !== null) return { root: null, problems: [secondDocument(source, secondAt)] };
  const found = syntaxProblems(source, [...document.errors, ...document.warnings], () =>
    composed.unclosedAt(),
  );
  if (found.broken) return { root: null, problems: found.problems };
  const tree = new TreeBuilder(source);
  const root = tree.root(composed.contents, raw);
  if (tree.bomb !== null) return { root: null, problems: [...found.problems, tree.bomb] };
  return { root, problems: [...found.problems, ...tree.problems] };
}

/** Local errors, and the first that breaks the file: what `yaml` says after it is mostly echo. */
function syntaxProblems(
  source: Source,
  errors: readonly YAMLError[],
  unclosedAt: () => number | null,
) {
  const told = errors.filter((error) => error.code !== 'TAG_RESOLVE_FAILED');
  const byPlace = [...told].sort((a, b) => a.pos[0] - b.pos[0]);
  const breaking = byPlace.find((error) => !LOCAL_ERRORS.has(error.code));
  const local = byPlace.filter((error) => LOCAL_ERRORS.has(error.code));
  const kept = breaking === undefined ? local : [...local, breaking];
  return {
    broken: breaking !== undefined,
    problems: kept.map((error) => {
      const unclosed = isUnclosed(error) ? unclosedAt() : null;
      return unclosed === null ? syntaxProblem(source, error) : unclosedProblem(source, unclosed);
    }),
  };
}

function isUnclosed(error: YAMLError): boolean {
  return /^(Flow |Missing closing)/.test(error.message);
}

/** Told where it starts: the parser notices at the end of the file, which may be far. */
function unclosedProblem(source: Source, at: number): Problem {
  const mark = source.text.charAt(at);
  return source.problem(at, {
    code: 'yaml-syntax',
    message: `the ${mark} is never closed`,
    next: `Close it where the value ends, or put the value in quotes if ${mark} belongs to it.`,
  });
}

function syntaxProblem(source: Source, error: YAMLError): Problem {
  const at = Math.min(error.pos[0], source.text.length);
  const advice = quotingAdvice(source, at);
  return source.problem(at, {
    code: 'yaml-syntax',
    message:
      advice?.message ?? (source.secret ? 'this is not valid YAML' : sentence(error.message)),
    next: advice?.next ?? syntaxNext(error.message),
  });
}

function secondDocument(source: Source, at: number): Problem {
  return source.problem(at, {
    code: 'multiple-documents',
    message: 'the file holds more than one YAML document',
    next: 'Write one document per file: remove `---` and what follows, or move it to a file of its own.',
  });
}

function sentence(message: string): string {
  const short = message.length > 160 ? `${message.slice(0, 160)}...` : message;
  return short.charAt(0).toLowerCase() + short.slice(1);
}

function tooDeep(source: Source, at: number): Problem {
  return source.problem(at, {
    code: 'yaml-syntax',
    message: 'the YAML is nested too deeply',
    next: 'Take the nesting away: no field of segops is nested more than a few levels.',
  });
}

class TreeBuilder {
  readonly problems: Problem[] = [];
  /** What an alias bomb is told as; nothing else of the file counts then. */
  bomb: Problem | null = null;
  readonly #source: Source;
  readonly #anchors = new Map<string, Node>();
  #insideAliases = 0;
  #outermostAlias = 0;
  #repeated = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  root(node: Node | null, raw: string | null): Written {
    if (isMap(node) && raw !== null) return this.#map(node, 0, raw);
    return this.#build(node, 0, 0);
  }

  #build(node: Node | null, fallback: number, depth: number): Written {
    if (node === null) return emptyScalar(fallback);
    const at = node.range?.[0] ?? fallback;
    if (this.#insideAliases > 0 && this.#exhausted(depth)) return emptyScalar(at);
    if (depth > DEEPEST) {
      this.problems.push(tooDeep(this.#source, at));
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

  #map(node: YAMLMap, depth: number, raw: string | null): WrittenMap {
    const fields = new Map<string, WrittenField>();
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      if (!isScalar(pair.key)) continue;
      const name = String(pair.key.source ?? '');
      const at = pair.key.range?.[0] ?? 0;
      const first = fields.get(name);
      if (first !== undefined) this.problems.push(this.#duplicate(name, at, first.at));
      else fields.set(name, { at, value: this.#value(pair.value, at, depth, name === raw) });
    }
    return { kind: 'map', fields, at: node.range?.[0] ?? 0 };
  }

  #value(node: Node | null, at: number, depth: number, raw: boolean): Written {
    if (raw && isSeq(node)) {
      const start = node.range?.[0] ?? at;
      this.#properties(node, start);
      return { kind: 'raw', node, at: start };
    }
    return this.#build(node, at, depth + 1);
  }

  #duplicate(name: string, at: number, first: number): Problem {
    const line = this.#source.lineOf(first);
    return this.#source.problem(
      at,
      {
        code: 'duplicate-field',
        message: `the field ${quote(name)} is written twice; the first is in line ${line}`,
        next: 'Keep one of the two.',
      },
      name.length,
    );
  }

  /** Tags are refused, anchors kept for the aliases after them. */
  #properties(node: Node, at: number): void {
    if ('anchor' in node && typeof node.anchor === 'string') this.#anchors.set(node.anchor, node);
    if (node.tag === undefined || this.#insideAliases > 0) return;
    const mark = this.#source.text.lastIndexOf('!', Math.max(0, at - 1));
    this.problems.push(
      this.#source.problem(Math.max(mark, 0), {
        code: 'yaml-syntax',
        message: 'YAML tags (words that start with !) are not supported',
        next: quotingNext('!'),
      }),
    );
  }

  #alias(name: string, at: number, depth: number): Written {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      this.problems.push(
        this.#source.problem(at, {
          code: 'yaml-syntax',
          message: `the alias ${quote(`*${name}`)} names no anchor before it`,
          next: quotingNext('*'),
        }),
      );
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
    this.bomb ??= this.#source.problem(this.#outermostAlias, {
      code: 'alias-bomb',
      message: 'aliases repeat themselves, or more than 1,000 values',
      next: 'Write the values out instead of using aliases.',
    });
    return true;
  }
}

function emptyScalar(at: number): WrittenScalar {
  return { kind: 'scalar', text: '', plain: true, at, length: 1 };
}

function scalarFrom(node: Node, at: number): WrittenScalar {
  const text = isScalar(node) ? (node.source ?? '') : '';
  const plain = isScalar(node) && node.type === 'PLAIN';
  return { kind: 'scalar', text, plain, at, length: Math.max(1, (node.range?.[1] ?? at) - at) };
}
