import { Failure } from '../../src/failure.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import type { Problem } from '../../src/model.ts';
import { problemsToJson } from '../../src/report/problems-json.ts';
import { plural } from '../../src/report/words.ts';
import { printWarnings } from '../problems.ts';
import type { Terminal } from '../terminal.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { openWorkspace, planWorkspace } from '../workspace.ts';

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
    return planned(options).warnings;
  } catch (error) {
    if (error instanceof Failure) return error.problems;
    throw error;
  }
}

function planned(options: ValidateOptions) {
  const workspace = openWorkspace(process.cwd(), options);
  const index = emptyIndex(workspace.config.lock.lineage);
  const { readChunk, readPart } = workspace.store;
  return planWorkspace(workspace, { index, readChunk, readPart }, Date.now(), null);
}

function validateAsText(terminal: Terminal, options: ValidateOptions): 0 {
  const { plan, warnings } = planned(options);
  printWarnings(terminal, warnings);
  const memberships = plan.segments.reduce((sum, segment) => sum + segment.after, 0);
  terminal.out(
    `Valid: ${plural(plan.segments.length, 'segment')}, ${plural(memberships, 'membership')}.\n`,
  );
  return 0;
}
