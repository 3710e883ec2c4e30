import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly schema: object } | null;
}

/** What GitHub's own description says of the operations that segops uses; see `origin` in it. */
const extract = JSON.parse(
  readFileSync(new URL('./openapi-extract.json', import.meta.url), 'utf8'),
) as { readonly origin: string; readonly operations: readonly Operation[] };

/** Numbers and booleans arrive as text in paths and queries. */
const textual = new Ajv({ coerceTypes: true, strict: false, formats: formats() });
const exact = new Ajv({ strict: false, formats: formats() });

function formats() {
  const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  return { 'date-time': dateTime, int64: true as const, uri: true as const };
}

/** A request that the description allows, or every reason why it does not. */
export type CheckedRequest =
  | {
      readonly ok: true;
      readonly operation: string;
      readonly path: Readonly<Record<string, string>>;
    }
  | { readonly ok: false; readonly isKnown: boolean; readonly problems: readonly string[] };

interface CompiledOperation {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly parameters: ValidateFunction;
  readonly body: ValidateFunction | null;
}

const compiled: readonly CompiledOperation[] = extract.operations.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  parameters: textual.compile({
    type: 'object',
    additionalProperties: false,
    required: operation.parameters.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(operation.parameters.map(({ name, schema }) => [name, schema])),
  }),
  body: operation.body === null ? null : exact.compile(closed(operation.body.schema)),
}));

/** The description lets unknown properties pass; here one is a slip of the pen. */
function closed(schema: object): object {
  return 'properties' in schema ? { additionalProperties: false, ...schema } : schema;
}

export function checkRequest(method: string, url: URL, body: string): CheckedRequest {
  const found = compiled.flatMap((candidate) => {
    const match = candidate.operation.method === method && candidate.pattern.exec(url.pathname);
    return match ? [{ candidate, groups: match.groups ?? {} }] : [];
  })[0];
  if (found === undefined) {
    return { ok: false, isKnown: false, problems: [`no operation ${method} ${url.pathname}`] };
  }
  const { candidate } = found;
  const path = Object.fromEntries(
    Object.entries(found.groups).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
  const problems = [
    ...errorsOf(candidate.parameters, { ...path, ...Object.fromEntries(url.searchParams) }),
    ...bodyProblems(candidate, body),
  ];
  if (problems.length > 0) return { ok: false, isKnown: true, problems };
  return { ok: true, operation: candidate.operation.id, path };
}

function bodyProblems({ operation, body: validate }: CompiledOperation, body: string): string[] {
  if (validate === null) return body === '' ? [] : ['a body where none is described'];
  if (body === '') return operation.body?.required === true ? ['the body is missing'] : [];
  try {
    return errorsOf(validate, JSON.parse(body));
  } catch {
    return ['the body is no JSON'];
  }
}

function errorsOf(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
