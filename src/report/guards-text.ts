import type { Allowance, GuardVerdict, Plan } from '../plan/plan.ts';
import { allowanceSentence, byAllowance } from './allowances.ts';
import { wrap } from './display-width.ts';
import { showLines, showSentence } from './escape.ts';
import { labelOf } from './labels.ts';
import type { TextContext } from './text-context.ts';
import { refusals } from './verdict.ts';
import { sentence } from './words.ts';

/** One block for each guard that refuses, and after those of a file the YAML that would allow them. */
export function refusedLines(plan: Plan, context: TextContext): string[][] {
  return byAllowance(refusals(plan)).flatMap(({ guards, allow }) => [
    ...guards.map((guard) => refusedBlock(guard, context)),
    ...(allow === null ? [] : [allowanceBlock(allow, context)]),
  ]);
}

function refusedBlock(guard: GuardVerdict, context: TextContext): string[] {
  const { width, palette } = context;
  const suffix = `: ${guard.guard}`;
  const where =
    guard.segment === null
      ? 'All segments'
      : labelOf(guard.segment, context.sections, width - 2 - suffix.length);
  return [
    `  ${palette.bad(where)}${palette.bad(suffix)}`,
    ...wrap(sentence(showSentence(guard.message)), width, '    '),
  ];
}

function allowanceBlock(allow: Allowance, { width }: TextContext): string[] {
  return [
    ...wrap(`If that is meant, ${allowanceSentence(allow)}`, width, '    '),
    '',
    ...showLines(allow.yaml).map((line) => `        ${line}`),
  ];
}
