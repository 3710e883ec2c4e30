import { checkSources } from '../../src/app/validate.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import type { IdentityFormat } from '../../src/config/identity-format.ts';
import { parseIdentityKind } from '../../src/config/identity-format.ts';
import { Failure, failure } from '../../src/failure.ts';
import { plural } from '../../src/message.ts';
import type { Problem } from '../../src/model.ts';
import { problemsToJson } from '../../src/report/problems-json.ts';
import { printLines, printWarnings } from '../print.ts';
import type { Terminal } from '../terminal.ts';
import { choice, cliCommand, texts, WORKSPACE } from './command.ts';

/** Reads everything that manifests name, lists included; needs no lock and no account. */
export const command = cliCommand({
  description: 'check config, manifests and lists; all problems at once',
  example: 'segops validate --identity email',
  takes: {
    ...WORKSPACE,
    format: choice('-f, --format <format>', 'how to print', ['text', 'json']),
    identity: texts(
      '--identity <format...>',
      'what identities should look like: email, phone, uuid or a /pattern/; says what a plan would refuse',
    ),
  },
  run: async (terminal, { format, identity, ...workspace }) => {
    const asked = formatOf(identity);
    if (format === 'text') return validateAsText(terminal, workspace, asked);
    const problems = await problemsOf(workspace, asked);
    terminal.out(problemsToJson(problems));
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
});

/** Throws a Failure if one of them is not known. */
function formatOf(texts: readonly string[]): IdentityFormat | null {
  const kinds = texts.map((text) => {
    const found = parseIdentityKind(text);
    if (found.ok) return found.value;
    throw failure(found.finding.code, found.finding.message, found.finding.next);
  });
  return kinds.length === 0 ? null : kinds;
}

async function problemsOf(
  options: WorkspaceOptions,
  format: IdentityFormat | null,
): Promise<readonly Problem[]> {
  try {
    return (await checkSources(process.cwd(), options, format)).warnings;
  } catch (error) {
    if (error instanceof Failure) return error.problems;
    throw error;
  }
}

async function validateAsText(
  terminal: Terminal,
  options: WorkspaceOptions,
  format: IdentityFormat | null,
): Promise<0> {
  const { plan, warnings } = await checkSources(process.cwd(), options, format);
  printWarnings(terminal, warnings);
  const memberships = plan.segments.reduce((sum, segment) => sum + segment.after, 0);
  printLines(terminal, [
    `Valid: ${plural(plan.segments.length, 'segment')}, ${plural(memberships, 'membership')}.`,
  ]);
  return 0;
}
