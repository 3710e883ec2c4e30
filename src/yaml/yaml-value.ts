import type { Message } from '../message.ts';
import { say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Finding, Source } from './source.ts';

/**
 * A manifest or config as its author wrote it: maps, sequences and scalars by their source text,
 * each with its offset. Only the readers of config, lists and manifests see this form.
 */
export type YamlValue = YamlScalar | YamlMap | YamlSequence | YamlRaw;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** The source text of a plain scalar, the decoded value of a quoted one. */
  readonly text: string;
  readonly plain: boolean;
  readonly at: number;
  /** Of the source, for carets. */
  readonly length: number;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly fields: ReadonlyMap<string, YamlField>;
  readonly at: number;
}

export interface YamlField {
  /** Offset of the key. */
  readonly at: number;
  readonly value: YamlValue;
}

interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: readonly YamlValue[];
  readonly at: number;
}

/** A sequence that is read by its own reader and never made into one object per item. */
interface YamlRaw {
  readonly kind: 'raw';
  readonly node: unknown;
  readonly at: number;
}

/** What YAML 1.2 makes of it, for the schema alone. A raw sequence has no items here. */
export function viewOf(written: YamlValue): unknown {
  switch (written.kind) {
    case 'scalar':
      return written.plain ? resolvePlain(written.text) : written.text;
    case 'map': {
      const view: Record<string, unknown> = Object.create(null);
      for (const [key, field] of written.fields) view[key] = viewOf(field.value);
      return view;
    }
    case 'sequence':
      return written.items.map(viewOf);
    case 'raw':
      return [];
  }
}

function resolvePlain(text: string): unknown {
  if (text === '' || /^(~|null|Null|NULL)$/.test(text)) return null;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  if (/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text)) return Number(text);
  if (/^0(x[0-9a-fA-F]+|o[0-7]+)$/.test(text)) return Number(text);
  return text;
}

/** What it is, for people. */
export function describe(written: YamlValue): Message {
  if (written.kind === 'map') return say`fields with names`;
  if (written.kind !== 'scalar') return say`a list`;
  const value = written.plain ? resolvePlain(written.text) : written.text;
  if (value === null) return say`nothing`;
  if (typeof value === 'boolean') return say`true or false`;
  return typeof value === 'number' ? say`a number` : say`text`;
}

export function isNothing(written: YamlValue): boolean {
  return written.kind === 'scalar' && written.plain && resolvePlain(written.text) === null;
}

/** The field of a map; null if it is absent or this is not a map. */
export function fieldOf(written: YamlValue | null, name: string): YamlField | null {
  return written?.kind === 'map' ? (written.fields.get(name) ?? null) : null;
}

export function valueAt(written: YamlValue | null, name: string): YamlValue | null {
  return fieldOf(written, name)?.value ?? null;
}

/** A scalar field with a value; null if it is absent, null or not a scalar. */
export function scalarOf(written: YamlValue | null, name: string): YamlScalar | null {
  const value = valueAt(written, name);
  if (value?.kind !== 'scalar') return null;
  return isNothing(value) ? null : value;
}

export function itemsOf(written: YamlValue | null, name: string): readonly YamlValue[] {
  const value = valueAt(written, name);
  return value?.kind === 'sequence' ? value.items : [];
}

/** Follows a JSON pointer as the schema's errors give it. */
export function follow(root: YamlValue, pointer: string): YamlValue {
  let here = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const below = here.kind === 'sequence' ? here.items[Number(name)] : valueAt(here, name);
    if (!below) return here;
    here = below;
  }
  return here;
}

/** Reads fields one by one. An invalid field is reported and left out. */
export class FieldReader {
  readonly #source: Source;
  readonly #problems: Problem[];

  constructor(source: Source, problems: Problem[]) {
    this.#source = source;
    this.#problems = problems;
  }

  read<T>(
    map: YamlValue | null,
    name: string,
    parse: (text: string) => T | null,
    invalid: (text: string) => Finding,
  ): T | null {
    const written = scalarOf(map, name);
    if (written === null) return null;
    const parsed = parse(written.text);
    if (parsed !== null) return parsed;
    this.#problems.push(this.#source.problem(written.at, invalid(written.text), written.length));
    return null;
  }
}
