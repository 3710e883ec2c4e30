import type { ErrorObject } from 'ajv';
import schema from '../../schema/manifest.schema.json' with { type: 'json' };
import type { Message } from '../message.ts';
import { asCode, say } from '../message.ts';
import { fieldWithoutColon, withoutBullet } from '../yaml/field-mistakes.ts';
import {
  blockAt,
  movedTo,
  pathYaml,
  quotedYaml,
  writeLine,
  writeLines,
  writeThere,
} from '../yaml/instead.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { Explained } from '../yaml/structure.ts';
import type { YamlMap, YamlScalar, YamlValue } from '../yaml/yaml-value.ts';
import { fieldOf, isNothing } from '../yaml/yaml-value.ts';

/* Mistakes below `members:`, `members_from:` and `exclude_from:`, and what is asked of all values. */

export const LIST_FIELDS: readonly string[] = Object.keys(
  schema.properties.exclude_from.items.properties,
);

/** What stands in a manifest where the schema found an error. */
export interface Spot {
  readonly source: Source;
  readonly root: YamlValue;
  readonly error: ErrorObject;
  /** Where the error is, as `/members_from/0`. */
  readonly path: string;
  readonly here: YamlValue;
}

export function wrong(message: Message, next: Message): Finding {
  return { code: 'wrong-type', message, next };
}

/** `customer_segment_id = vip`, `file lists/vip.txt` */
export function withoutColon(
  source: Source,
  here: YamlScalar,
  fields: readonly string[],
): Explained {
  const line = source.lineOf(here.at);
  const [, lead = '', rest = ''] = /^( *(?:- +)?)(.*)$/.exec(source.line(line)) ?? [];
  const found = here.plain ? fieldWithoutColon(rest, fields) : null;
  if (found === null || found.value === '') return null;
  return wrong(
    say`the colon after ${asCode(found.name)} is missing`,
    writeLine(line, `${lead}${found.name}: ${found.value}`),
  );
}

/** `members: a, b`, or lines without a dash. */
export function membersOf({ source, root, here }: Spot): Explained {
  const line = source.lineOf(fieldOf(root, 'members')?.at ?? here.at);
  if (here.kind === 'map') return memberFields(source, here, line);
  if (here.kind !== 'scalar' || isNothing(here)) return null;
  if (isPath(here.text)) {
    return wrong(
      say`${asCode('members:')} takes people, and this is the name of a file`,
      writeLines(line, line, ['members_from:', `  - file: ${here.text}`]),
    );
  }
  const values = here.text
    .split(/[,;\s]+/)
    .map((value) => withoutBullet(value.replace(/^-(?=\S)/, '')))
    .filter(
      (value) => !/^(|[-*]|[\u2010-\u2015\u2022\u2023\u2043\u25aa\u25cf\u25e6\u00b7])$/.test(value),
    );
  if (values.length === 0) return null;
  return wrong(
    say`members need a line each, which starts with a dash and a space`,
    writeLines(line, source.lineOf(here.at + here.length - 1), [
      'members:',
      ...values.map(itemLine),
    ]),
  );
}

function itemLine(value: string): string {
  return /^[\w.+-][\w.+@-]*$/.test(value) && !value.startsWith('-')
    ? `  - ${value}`
    : `  - ${quotedYaml(value)}`;
}

/** `members:` with `guid: x` or `file: x` right below it. */
function memberFields(source: Source, map: YamlMap, line: number): Explained {
  const [[name, field] = [null, null]] = map.fields;
  if (field?.value.kind !== 'scalar') return null;
  const written = `${name}: ${sourceOf(source, field.value)}`;
  if (name === 'file') {
    return wrong(
      say`${asCode('members:')} takes people, and ${asCode('file:')} names a list`,
      writeLines(line, line + 1, ['members_from:', `  - ${written}`]),
    );
  }
  if (name !== 'guid' && name !== 'identity') return null;
  return wrong(
    say`members need a line each, which starts with a dash and a space`,
    writeLine(source.lineOf(field.at), `  - ${written}`),
  );
}

/** `members_from: lists/vip.txt`, or its fields without a dash. */
export function listsOf({ source, root, path, here }: Spot): Explained {
  const name = path.slice(1);
  const line = source.lineOf(fieldOf(root, name)?.at ?? here.at);
  const message = say`lists need a line each, which starts with a dash and ${asCode('file:')}`;
  if (here.kind === 'scalar' && !isNothing(here)) {
    const field = withoutSpace(here, LIST_FIELDS);
    const files =
      field === null
        ? here.text.split(/\s*,\s*|\s+/).filter((file) => file !== '')
        : [here.text.slice(field.length + 1)];
    const items = files.map((file) => `  - file: ${fileYaml(file)}`);
    return wrong(message, writeLines(line, line, [`${name}:`, ...items]));
  }
  if (here.kind !== 'map') return null;
  const lines = blockAt(source, line).slice(1);
  const [first = '', ...rest] = movedTo(lines, 4);
  return wrong(
    message,
    writeLines(line + 1, line + lines.length, [`  - ${first.trimStart()}`, ...rest]),
  );
}

/** `- lists/vip.txt`, `- file:lists/vip.txt` */
export function listOf({ source, here }: Spot): Explained {
  if (here.kind !== 'scalar' || isNothing(here)) return null;
  const field = withoutSpace(here, LIST_FIELDS);
  if (field !== null) return spaceMissing(source, here, field);
  const own = withoutColon(source, here, LIST_FIELDS);
  if (own !== null) return own;
  return wrong(
    say`the name of a list comes after ${asCode('file:')}`,
    writeThere(source, here.at, here.length, `file: ${fileYaml(here.text)}`),
  );
}

/** The field at the start of a text whose colon has no space after it. */
export function withoutSpace(
  { text, plain }: YamlScalar,
  fields: readonly string[],
): string | null {
  const [, name = ''] = /^-?([a-z_]+):\S/.exec(text) ?? [];
  return plain && fields.includes(name) && !text.startsWith('-') ? name : null;
}

export function spaceMissing(source: Source, here: YamlScalar, field: string): Finding {
  return wrong(
    say`a space is missing after ${asCode(`${field}:`)}`,
    writeThere(source, here.at, field.length + 1, `${field}: `),
  );
}

/** As it is written, with its quotes. */
export function sourceOf(source: Source, { at, length }: YamlScalar): string {
  return source.text.slice(at, at + length);
}

function isPath(text: string): boolean {
  return /^[^\s,]*[/\\][^\s,]*\.\w+$|^[^\s,@]+\.(txt|csv)$/.test(text);
}

function fileYaml(path: string): string {
  return pathYaml(path.replaceAll('\\', '/'));
}
