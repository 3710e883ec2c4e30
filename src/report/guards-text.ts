import type { GuardVerdict, Plan } from '../plan/plan.ts';
import { wrap } from './display-width.ts';
import { showLines, showSentence } from './escape.ts';
import { labelOf } from './labels.ts';
import type { TextContext } from './text-context.ts';
import { refusals } from './verdict.ts';
import { sentence } from './words.ts';

/** One block for each guard that refuses: what it found, and the YAML that would allow it. */
export function refusedLines(plan: Plan, context: TextContext): string[][] {
  return refusals(plan).map((guard) => refusedBlock(guard, context));
}

function refusedBlock(guard: GuardVerdict, context: TextContext): string[] {
  const { width, palette } = context;
  const suffix = `: ${guard.guard}`;
  const where =
    guard.segment === null
      ? 'All segments'
      : labelOf(guard.segment, context.sections, width - 2 - suffix.length);
  const lines = [
    `  ${palette.bad(where)}${palette.bad(suffix)}`,
    ...wrap(sentence(showSentence(guard.message)), width, '    '),
  ];
  if (guard.allow === null) return lines;
  return [
    ...lines,
    '    If that is meant, write in its manifest:',
    '',
    ...showLines(guard.allow).map((line) => `        ${line}`),
  ];
}
