import { asCode, asLabel, asList, asValue, say } from '../message.ts';
import type { Place, Problem } from '../model.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { YamlScalar, YamlValue } from '../yaml/yaml-value.ts';
import { FieldReader, itemsOf, scalarOf, valueAt } from '../yaml/yaml-value.ts';
import type { RowRange } from './row-range.ts';
import { badRowRange, parseRows } from './row-range.ts';
import { isExact, textGlobFault } from './text-globs.ts';

/*
 * `assert:` of the config: rules about what segments want, whoever writes their manifests. They are read
 * here as plain values. What they are about is only known with all manifests.
 */

/** Properties that a manifest may be asked to have. */
export const PROPERTIES = [
  'name',
  'owner',
  'description',
  'first_day',
  'last_day',
  'customer_segment_id',
  'ct_segment_id',
  'exclude_from',
  'guard',
  'identity',
] as const;
export type Property = (typeof PROPERTIES)[number];

/** Globs of keys and of members, and keys, are as they are written; null: all segments. */
export type AssertedRule =
  | {
      readonly kind: 'never' | 'only';
      readonly segments: readonly string[] | null;
      readonly matching: readonly string[];
    }
  | { readonly kind: 'size'; readonly segment: string; readonly between: RowRange }
  | { readonly kind: 'disjoint'; readonly segments: readonly string[] }
  | { readonly kind: 'subset'; readonly segments: readonly [string, string] }
  | {
      readonly kind: 'at_most';
      readonly segments: readonly string[] | null;
      readonly perMember: number;
    }
  | {
      readonly kind: 'all';
      readonly segments: readonly string[] | null;
      readonly have: readonly Property[];
    };

export interface Assertion {
  readonly name: string;
  /** What people are told where it does not hold: free text. */
  readonly message: string;
  readonly severity: 'refuse' | 'warn';
  /** So many violations are accepted. */
  readonly allow: number;
  readonly rule: AssertedRule;
  readonly place: Place;
  /** Where it names segments. */
  readonly keys: readonly YamlScalar[];
}

export interface Assertions {
  readonly source: Source;
  readonly rules: readonly Assertion[];
}

const KINDS = ['never', 'only', 'size', 'disjoint', 'subset', 'at_most', 'all'] as const;

/** The schema has checked the shape: what does not have it is left out here. */
export function readAssertions(
  source: Source,
  level: YamlValue,
  problems: Problem[],
): Assertions | null {
  const items = itemsOf(level, 'assert');
  if (items.length === 0) return null;
  const names = new Set<string>();
  const rules = items.flatMap((item): Assertion[] => {
    const name = scalarOf(item, 'name');
    if (name === null) return [];
    if (names.has(name.text)) problems.push(source.problem(name.at, twice(name), name.length));
    names.add(name.text);
    return assertionOf(source, item, name, problems);
  });
  return { source, rules };
}

function assertionOf(
  source: Source,
  item: YamlValue,
  name: YamlScalar,
  problems: Problem[],
): Assertion[] {
  const kinds = KINDS.filter((kind) => valueAt(item, kind) !== null);
  const [kind, second] = kinds;
  if (kind === undefined || second !== undefined) {
    if (hasKnownFields(item)) problems.push(source.problem(name.at, ONE_RULE, name.length));
    return [];
  }
  const rule = new RuleReader(source, valueAt(item, kind), problems);
  const found = rule.read(kind);
  if (found === null) return [];
  return [
    {
      name: name.text,
      message: scalarOf(item, 'message')?.text ?? '',
      severity: scalarOf(item, 'severity')?.text === 'warn' ? 'warn' : 'refuse',
      allow: Number(scalarOf(item, 'allow')?.text ?? 0),
      rule: found,
      place: source.place(name.at),
      keys: rule.keys,
    },
  ];
}

/** What is unknown has been told, and is likely the rule that is missing. */
function hasKnownFields(item: YamlValue): boolean {
  const known: readonly string[] = [...KINDS, 'name', 'message', 'severity', 'allow'];
  return item.kind === 'map' && [...item.fields.keys()].every((name) => known.includes(name));
}

class RuleReader {
  readonly keys: YamlScalar[] = [];
  readonly #source: Source;
  readonly #written: YamlValue | null;
  readonly #problems: Problem[];

  constructor(source: Source, written: YamlValue | null, problems: Problem[]) {
    this.#source = source;
    this.#written = written;
    this.#problems = problems;
  }

  read(kind: (typeof KINDS)[number]): AssertedRule | null {
    switch (kind) {
      case 'never':
      case 'only':
        return this.#matching(kind);
      case 'size':
        return this.#size();
      case 'disjoint':
        this.#tellTwice(kind);
        return { kind, segments: this.#keysIn(this.#written) };
      case 'subset':
        return this.#subset();
      case 'at_most': {
        const perMember = Number(scalarOf(this.#written, 'per_member')?.text ?? 0);
        return { kind, segments: this.#segments(), perMember };
      }
      case 'all':
        return { kind, segments: this.#segments(), have: this.#have() };
    }
  }

  #matching(kind: 'never' | 'only'): AssertedRule | null {
    const segments = this.#segments();
    const matching = this.#globs(valueAt(this.#written, 'matching'));
    return matching.length === 0 ? null : { kind, segments, matching: textsOf(matching) };
  }

  #size(): AssertedRule | null {
    const [segment] = this.#exactly(scalarsOf(valueAt(this.#written, 'segment')));
    const reader = new FieldReader(this.#source, this.#problems);
    const between = reader.read(this.#written, 'between', parseRows, badRowRange);
    if (segment === undefined || between === null) return null;
    this.keys.push(segment);
    return { kind: 'size', segment: segment.text, between };
  }

  #subset(): AssertedRule | null {
    this.#tellTwice('subset');
    const [part, whole] = this.#exactly(scalarsOf(this.#written));
    if (part === undefined || whole === undefined) return null;
    this.keys.push(part, whole);
    return { kind: 'subset', segments: [part.text, whole.text] };
  }

  /** A segment is never apart from itself, and always within itself: another one is meant. */
  #tellTwice(kind: 'disjoint' | 'subset'): void {
    const seen = new Set<string>();
    for (const key of scalarsOf(this.#written)) {
      const finding = namedTwice(kind, key);
      if (seen.has(key.text))
        this.#problems.push(this.#source.problem(key.at, finding, key.length));
      seen.add(key.text);
    }
  }

  #have(): Property[] {
    const texts = textsOf(scalarsOf(valueAt(this.#written, 'have')));
    return PROPERTIES.filter((property) => texts.includes(property));
  }

  #segments(): string[] | null {
    const written = valueAt(this.#written, 'segments');
    return written === null ? null : this.#keysIn(written);
  }

  /** Keys alone: what one segment is compared with cannot be several. */
  #exactly(keys: readonly YamlScalar[]): YamlScalar[] {
    return keys.filter((key) => {
      if (isExact(key.text)) return true;
      this.#problems.push(this.#source.problem(key.at, NO_GLOB, key.length));
      return false;
    });
  }

  #keysIn(written: YamlValue | null): string[] {
    const globs = this.#globs(written);
    this.keys.push(...globs);
    return textsOf(globs);
  }

  #globs(written: YamlValue | null): YamlScalar[] {
    return scalarsOf(written).filter((glob) => {
      const finding = textGlobFault(glob.text);
      if (finding === null) return true;
      this.#problems.push(this.#source.problem(glob.at, finding, glob.length));
      return false;
    });
  }
}

/** A text, or several in a sequence. */
function scalarsOf(written: YamlValue | null): YamlScalar[] {
  if (written?.kind === 'scalar') return [written];
  if (written?.kind !== 'sequence') return [];
  return written.items.flatMap((item) => (item.kind === 'scalar' ? [item] : []));
}

function textsOf(scalars: readonly YamlScalar[]): string[] {
  return scalars.map(({ text }) => text);
}

function twice({ text }: YamlScalar): Finding {
  return {
    code: 'duplicate-name',
    message: say`two rules have the name ${asLabel(text)}`,
    next: say`Give each rule a name of its own: reviewers are told by it what changed.`,
  };
}

function namedTwice(kind: string, { text }: YamlScalar): Finding {
  return {
    code: 'duplicate-segment',
    message: say`${asCode(`${kind}:`)} names ${asValue(text)} twice`,
    next: say`Name another segment, or remove it.`,
  };
}

const NO_GLOB: Finding = {
  code: 'bad-glob',
  message: say`${asCode('size:')} and ${asCode('subset:')} take the keys of segments, and no globs`,
  next: say`Write the key of one segment. Write another rule for another.`,
};
const ONE_RULE: Finding = {
  code: 'missing-field',
  message: say`a rule needs exactly one of ${asList(KINDS.map(asCode), 'and')}`,
  next: say`Write one of them below the name. Write another rule for another.`,
};
