import { checkSources } from '../../src/app/validate.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { Failure } from '../../src/failure.ts';
import type { Problem } from '../../src/model.ts';
import { problemsToJson } from '../../src/report/problems-json.ts';
import { plural } from '../../src/report/words.ts';
import { printWarnings } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

export interface ValidateOptions extends WorkspaceOptions {
  readonly format: 'text' | 'json';
}

/** Reads everything that manifests name, lists included; needs no lock and no account. */
export function validate(terminal: Terminal, options: ValidateOptions): 0 | 1 {
  if (options.format === 'text') return validateAsText(terminal, options);
  const problems = problemsOf(options);
  terminal.out(problemsToJson(problems));
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function problemsOf(options: ValidateOptions): readonly Problem[] {
  try {
    return checkSources(process.cwd(), options).warnings;
  } catch (error) {
    if (error instanceof Failure) return error.problems;
    throw error;
  }
}

function validateAsText(terminal: Terminal, options: ValidateOptions): 0 {
  const { plan, warnings } = checkSources(process.cwd(), options);
  printWarnings(terminal, warnings);
  const memberships = plan.segments.reduce((sum, segment) => sum + segment.after, 0);
  terminal.out(
    `Valid: ${plural(plan.segments.length, 'segment')}, ${plural(memberships, 'membership')}.\n`,
  );
  return 0;
}
