import { randomUUID } from 'node:crypto';
import type { Problem } from '../../src/model.ts';
import { problemsToAnnotations } from '../../src/report/annotations.ts';
import { problemsToText } from '../../src/report/problems-text.ts';
import type { Terminal } from '../terminal.ts';

/**
 * The log of a step. The runner obeys lines that start with `::`, and a plan is full of words of
 * others. The report escapes them; here they are also put between lines that make the runner deaf.
 */
const WIDTH = 100;

export function logTerminal(write: (text: string) => void): Terminal {
  const plain = (text: string) => write(deaf(text));
  return {
    width: WIDTH,
    colour: false,
    interactive: false,
    redraws: false,
    annotates: false,
    out: plain,
    err: plain,
    ask: async () => null,
  };
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands */
function deaf(text: string): string {
  const token = randomUUID();
  const end = text.endsWith('\n') ? '' : '\n';
  return `::stop-commands::${token}\n${text}${end}::${token}::\n`;
}

/** Problems in the log, and at their lines in the pull request. */
export function logProblems(
  terminal: Terminal,
  write: (text: string) => void,
  problems: readonly Problem[],
): void {
  if (problems.length === 0) return;
  terminal.out(problemsToText(problems, { width: WIDTH, colour: false }));
  write(problemsToAnnotations(problems));
}
