import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Message } from '../message.ts';
import { asCode, asLabel, asList, asValue, NOTHING, say } from '../message.ts';
import type { Problem } from '../model.ts';
import { compileSchema } from './compile-schema.ts';
import { quotedYaml, writeLine } from './instead.ts';
import { nearest } from './nearest.ts';
import type { Finding, Source } from './source.ts';
import { partsOf } from './yaml-mistakes.ts';
import type { YamlValue } from './yaml-value.ts';
import { describe, fieldOf, follow, viewOf } from './yaml-value.ts';

/** The caller's own finding for an error of the schema; null for the general one. */
export type Explain = (error: ErrorObject) => Explained;
export type Explained = Finding | typeof EFFECT | null;

/** Only what another error comes to, which is told. */
export const EFFECT = 'effect';

/** Compiles a schema at its first use: commands that read no manifest do not pay for it. */
export function lazySchema(schema: { readonly title: string }): () => ValidateFunction {
  let compiled: ValidateFunction | null = null;
  return () => {
    compiled ??= compileSchema(schema);
    return compiled;
  };
}

/** Validates what was written against its schema and says where each error is. */
export function checkStructure(
  source: Source,
  root: YamlValue,
  validate: ValidateFunction,
  explain: Explain,
): Problem[] {
  if (validate(viewOf(root))) return [];
  const errors = validate.errors ?? [];
  const mistyped = new Set(
    errors.filter((error) => error.keyword === 'type').map((error) => error.instancePath),
  );
  const own = errors.filter((error) => isOwnError(error, mistyped));
  return source.problems(
    own.flatMap((error) => {
      const explained = explain(error);
      if (explained === EFFECT) return [];
      const here = follow(root, error.instancePath);
      const finding =
        explained ?? commentAsValue(source, error, here) ?? generalFinding(error, here);
      return [{ ...spotOf(error, root), finding }];
    }),
  );
}

/**
 * Errors in branches of `anyOf` and `oneOf` are left out: the error of the whole is enough, and only
 * where the type is right. Patterns are for editors: our parsers of durations and limits say more.
 */
function isOwnError(error: ErrorObject, mistyped: ReadonlySet<string>): boolean {
  if (/^(anyOf|oneOf)$/.test(error.keyword) && mistyped.has(error.instancePath)) return false;
  return error.keyword !== 'pattern' && !/\/(anyOf|oneOf)\/\d/.test(error.schemaPath);
}

function spotOf(error: ErrorObject, root: YamlValue): { at: number; length: number } {
  const here = follow(root, error.instancePath);
  if (error.keyword === 'additionalProperties') {
    const name = String(param(error, 'additionalProperty'));
    return { at: fieldOf(here, name)?.at ?? here.at, length: name.length };
  }
  return { at: here.at, length: here.kind === 'scalar' ? here.length : 1 };
}

function generalFinding(error: ErrorObject, here: YamlValue): Finding {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownField(error);
    case 'type':
      return wrongType(error, here);
    case 'required':
      return {
        code: 'missing-field',
        message: say`${asCode(String(param(error, 'missingProperty')))} is missing in ${where(error)}`,
        next: say`Add ${asCode(`${String(param(error, 'missingProperty'))}:`)}.`,
      };
    case 'enum':
      return unknownValue(error, here);
    case 'minItems':
    case 'minLength':
      return {
        code: 'empty-value',
        message: say`${where(error)} is empty`,
        next: error.instancePath.endsWith('/reason')
          ? say`Write the reason in a few words: the log keeps it.`
          : say`Write a value, or remove the field.`,
      };
    case 'maxItems':
      return {
        code: 'out-of-range',
        message: say`${where(error)} has too many items`,
        next: say`Write at most ${Number(param(error, 'limit'))}.`,
      };
    case 'minimum':
    case 'maximum':
      return {
        code: 'out-of-range',
        message: say`${where(error)} is out of range`,
        next: say`Write a number of ${error.keyword === 'minimum' ? 'at least' : 'at most'} ${Number(param(error, 'limit'))}.`,
      };
    default:
      return {
        code: 'wrong-type',
        message: say`${where(error)} does not match the schema`,
        next: say`Compare it with the schema of this file.`,
      };
  }
}

/** `name: #1 customers` */
function commentAsValue(source: Source, error: ErrorObject, here: YamlValue): Finding | null {
  if (error.keyword !== 'type' || source.text.charAt(here.at) !== '#') return null;
  const line = source.lineOf(here.at);
  const parts = partsOf(source.line(line));
  if (parts === null || !parts.value.startsWith('#')) return null;
  return {
    code: 'wrong-type',
    message: say`${where(error)} is empty: the text after ${asCode('#')} is a comment`,
    next: say`If it is meant as the value, put it in quotes. ${writeLine(line, parts.lead + quotedYaml(parts.value))}`,
  };
}

function unknownField(error: ErrorObject): Finding {
  const name = String(param(error, 'additionalProperty'));
  const known = Object.keys(Object(propertiesOf(error.parentSchema)));
  const near = nearest(name, known);
  return {
    code: 'unknown-field',
    message: say`unknown field ${asValue(name)} in ${where(error)}`,
    next:
      near === null
        ? say`Use one of these fields: ${asList(known.map(asCode), 'or')}.`
        : say`Did you mean ${asCode(near)}?`,
  };
}

function unknownValue(error: ErrorObject, here: YamlValue): Finding {
  const allowed: string[] = Object.values(Object(param(error, 'allowedValues'))).map(String);
  const given = here.kind === 'scalar' ? [asValue(here.text)] : describe(here);
  const near = here.kind === 'scalar' ? nearest(here.text, allowed) : null;
  return {
    code: 'unknown-value',
    message: say`${given} is not a valid value of ${where(error)}`,
    next: say`${near === null ? NOTHING : say`Did you mean ${asCode(near)}? `}Use ${asList(allowed.map(asCode), 'or')}.`,
  };
}

const TYPE_NAMES: Readonly<Record<string, Message>> = {
  object: say`fields, each with a name and a value`,
  array: say`lines that start with a dash`,
  boolean: say`true or false`,
  integer: say`a whole number`,
  number: say`a number`,
  string: say`text`,
};

function wrongType(error: ErrorObject, here: YamlValue): Finding {
  const types: string[] = [param(error, 'type')].flat().map(String);
  const expected = types.includes('boolean') && types.includes('string') ? ['string'] : types;
  const names = asList(
    expected.map((type) => TYPE_NAMES[type] ?? [asCode(type)]),
    'or',
  );
  return {
    code: 'wrong-type',
    message: say`${where(error)} must be ${names}, not ${describe(here)}`,
    next:
      expected.includes('string') && expected.length === 1
        ? say`Write one value.`
        : say`Write ${names}.`,
  };
}

function param(error: ErrorObject, name: string): unknown {
  return error.params[name];
}

function propertiesOf(schema: object | undefined): unknown {
  return schema !== undefined && 'properties' in schema ? schema.properties : undefined;
}

/** The field that the error is about, as people write it: `members_from[2].file`. */
function where(error: ErrorObject): Message {
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? `[${Number(step) + 1}]` : `.${step}`));
  // The name of an environment is its author's own.
  const [root = '', own, ...inner] = steps;
  if (root === '.environments' && own !== undefined) {
    const field = asCode([root, ...inner].join('').slice(1));
    return say`${field} of the environment ${asLabel(own.slice(1))}`;
  }
  return root === '' ? say`the file` : [asCode(steps.join('').replace(/^\./, ''))];
}
