import { checkSources } from '../../src/app/validate.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { Failure } from '../../src/failure.ts';
import { plural } from '../../src/message.ts';
import type { Problem } from '../../src/model.ts';
import { problemsToJson } from '../../src/report/problems-json.ts';
import { printWarnings } from '../print.ts';
import type { Terminal } from '../terminal.ts';
import { choice, cliCommand, WORKSPACE } from './command.ts';

/** Reads everything that manifests name, lists included; needs no lock and no account. */
export const command = cliCommand({
  description: 'check config, manifests and lists; all problems at once',
  takes: {
    ...WORKSPACE,
    format: choice('-f, --format <format>', 'how to print', ['text', 'json']),
  },
  run: async (terminal, { format, ...workspace }) => {
    if (format === 'text') return validateAsText(terminal, workspace);
    const problems = await problemsOf(workspace);
    terminal.out(problemsToJson(problems));
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
});

async function problemsOf(options: WorkspaceOptions): Promise<readonly Problem[]> {
  try {
    return (await checkSources(process.cwd(), options)).warnings;
  } catch (error) {
    if (error instanceof Failure) return error.problems;
    throw error;
  }
}

async function validateAsText(terminal: Terminal, options: WorkspaceOptions): Promise<0> {
  const { plan, warnings } = await checkSources(process.cwd(), options);
  printWarnings(terminal, warnings);
  const memberships = plan.segments.reduce((sum, segment) => sum + segment.after, 0);
  terminal.out(
    `Valid: ${plural(plan.segments.length, 'segment')}, ${plural(memberships, 'membership')}.\n`,
  );
  return 0;
}
