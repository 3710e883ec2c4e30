import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Problem } from '../model.ts';
import { compileSchema } from './compile-schema.ts';
import { quote } from './frame.ts';
import { nearest } from './nearest.ts';
import type { Finding, Source } from './source.ts';
import type { Written } from './written.ts';
import { describe, fieldOf, follow, viewOf } from './written.ts';

/** A finding of the caller's own for an error of the schema; null for the general one. */
export type Explain = (error: ErrorObject) => Finding | null;

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
  root: Written,
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
    own.map((error) => {
      const finding = explain(error) ?? generalFinding(error, follow(root, error.instancePath));
      return { ...spotOf(error, root), finding };
    }),
  );
}

/**
 * Branches of `anyOf` and `oneOf` are told by the error of the whole, and that only of what has the
 * right type. Patterns are for editors: our own parsers of durations and thresholds say more.
 */
function isOwnError(error: ErrorObject, mistyped: ReadonlySet<string>): boolean {
  if (/^(anyOf|oneOf)$/.test(error.keyword) && mistyped.has(error.instancePath)) return false;
  return error.keyword !== 'pattern' && !/\/(anyOf|oneOf)\/\d/.test(error.schemaPath);
}

function spotOf(error: ErrorObject, root: Written): { at: number; length: number } {
  const here = follow(root, error.instancePath);
  if (error.keyword === 'additionalProperties') {
    const name = String(param(error, 'additionalProperty'));
    return { at: fieldOf(here, name)?.at ?? here.at, length: name.length };
  }
  return { at: here.at, length: here.kind === 'scalar' ? here.length : 1 };
}

function generalFinding(error: ErrorObject, here: Written): Finding {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownField(error);
    case 'type':
      return wrongType(error, here);
    case 'required':
      return {
        code: 'missing-field',
        message: `${where(error)} has no ${quote(String(param(error, 'missingProperty')))}`,
        next: `Add \`${String(param(error, 'missingProperty'))}:\`.`,
      };
    case 'enum':
      return unknownValue(error, here);
    case 'minItems':
    case 'minLength':
      return {
        code: 'empty-value',
        message: `${where(error)} is empty`,
        next: 'Fill it in or remove the field.',
      };
    case 'minimum':
    case 'maximum':
      return {
        code: 'out-of-range',
        message: `${where(error)} ${error.message ?? 'is out of range'}`,
        next: `Write a number that is ${String(param(error, 'comparison'))} ${String(param(error, 'limit'))}.`,
      };
    default:
      return {
        code: 'wrong-type',
        message: `${where(error)} ${error.message ?? 'is not as it should be'}`,
        next: 'See the schema of the file.',
      };
  }
}

function unknownField(error: ErrorObject): Finding {
  const name = String(param(error, 'additionalProperty'));
  const known = Object.keys(Object(propertiesOf(error.parentSchema)));
  const near = nearest(name, known);
  return {
    code: 'unknown-field',
    message: `unknown field ${quote(name)} in ${where(error)}`,
    next: near === null ? `Known here: ${known.join(', ')}.` : `Did you mean \`${near}\`?`,
  };
}

function unknownValue(error: ErrorObject, here: Written): Finding {
  const allowed: string[] = Object.values(Object(param(error, 'allowedValues'))).map(String);
  const text = here.kind === 'scalar' ? here.text : '';
  const near = nearest(text, allowed);
  return {
    code: 'unknown-value',
    message: `${where(error)} cannot be ${here.kind === 'scalar' ? quote(text) : describe(here)}`,
    next: `${near === null ? '' : `Did you mean \`${near}\`? `}One of ${allowed.join(', ')}.`,
  };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a sequence',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  string: 'text',
};

function wrongType(error: ErrorObject, here: Written): Finding {
  const types: string[] = [param(error, 'type')].flat().map(String);
  const expected = types.includes('boolean') && types.includes('string') ? ['string'] : types;
  const names = expected.map((type) => TYPE_NAMES[type] ?? type).join(' or ');
  return {
    code: 'wrong-type',
    message: `${where(error)} must be ${names}, not ${describe(here)}`,
    next:
      expected.includes('string') && expected.length === 1 ? 'Write one value.' : `Write ${names}.`,
  };
}

function param(error: ErrorObject, name: string): unknown {
  return error.params[name];
}

function propertiesOf(schema: object | undefined): unknown {
  return schema !== undefined && 'properties' in schema ? schema.properties : undefined;
}

/** The field that the error is about, as people write it: `members_from[2].file`. */
function where(error: ErrorObject): string {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? `[${Number(step) + 1}]` : `.${step}`))
    .join('');
  return path === '' ? 'the file' : `\`${path.replace(/^\./, '')}\``;
}
