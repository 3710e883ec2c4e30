import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import options from './ajv-options.json' with { type: 'json' };

/**
 * Compiles a schema of ours. The bundle holds another module in place of this one, with the same
 * schemas compiled when it was built: compiling them takes longer than planning a million members.
 */
export function compileSchema(schema: { readonly title: string }): ValidateFunction {
  return new Ajv(options).compile(schema);
}
