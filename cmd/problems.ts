import type { Problem } from '../src/model.ts';
import { problemsToAnnotations } from '../src/report/annotations.ts';
import { problemsToText } from '../src/report/problems-text.ts';
import type { Terminal } from './terminal.ts';

/** Problems go to stderr, so that stdout holds results and nothing else. */
export function printProblems(terminal: Terminal, problems: readonly Problem[]): void {
  const { width, colour, annotates } = terminal;
  terminal.err(problemsToText(problems, { width, colour }));
  if (annotates) terminal.err(problemsToAnnotations(problems));
}

export function printWarnings(terminal: Terminal, warnings: readonly Problem[]): void {
  if (warnings.length > 0) printProblems(terminal, warnings);
}
