/**
 * A manifest or config as its author wrote it: maps, sequences and scalars by their source text,
 * each with its offset. Written forms do not leave this room.
 */
export type Written = WrittenScalar | WrittenMap | WrittenSequence | WrittenRaw;

export interface WrittenScalar {
  readonly kind: 'scalar';
  /** The source text of a plain scalar, the decoded value of a quoted one. */
  readonly text: string;
  readonly plain: boolean;
  readonly at: number;
  /** Of the source, for carets. */
  readonly length: number;
}

export interface WrittenMap {
  readonly kind: 'map';
  readonly fields: ReadonlyMap<string, WrittenField>;
  readonly at: number;
}

export interface WrittenField {
  /** Offset of the key. */
  readonly at: number;
  readonly value: Written;
}

interface WrittenSequence {
  readonly kind: 'sequence';
  readonly items: readonly Written[];
  readonly at: number;
}

/** A sequence that is read by its own reader and never made into one object per item. */
interface WrittenRaw {
  readonly kind: 'raw';
  readonly node: unknown;
  readonly at: number;
}

/** What YAML 1.2 makes of it: for the schema alone. A raw sequence shows no items. */
export function viewOf(written: Written): unknown {
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
export function describe(written: Written): string {
  if (written.kind === 'map') return 'a mapping';
  if (written.kind !== 'scalar') return 'a sequence';
  const value = written.plain ? resolvePlain(written.text) : written.text;
  if (value === null) return 'nothing';
  if (typeof value === 'boolean') return 'true or false';
  return typeof value === 'number' ? 'a number' : 'text';
}

/** The field of a map; null if it is absent or this is no map. */
export function fieldOf(written: Written | null, name: string): WrittenField | null {
  return written?.kind === 'map' ? (written.fields.get(name) ?? null) : null;
}

export function valueAt(written: Written | null, name: string): Written | null {
  return fieldOf(written, name)?.value ?? null;
}

/** A scalar field that says something; null if it is absent, null or no scalar. */
export function scalarOf(written: Written | null, name: string): WrittenScalar | null {
  const value = valueAt(written, name);
  if (value?.kind !== 'scalar') return null;
  return value.plain && resolvePlain(value.text) === null ? null : value;
}

export function itemsOf(written: Written | null, name: string): readonly Written[] {
  const value = valueAt(written, name);
  return value?.kind === 'sequence' ? value.items : [];
}

/** Follows a JSON pointer as the schema's errors give it. */
export function follow(root: Written, pointer: string): Written {
  let here = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const below = here.kind === 'sequence' ? here.items[Number(name)] : valueAt(here, name);
    if (!below) return here;
    here = below;
  }
  return here;
}
