import type { ApplySummary } from '../../src/apply/apply-summary.ts';
import { exitCodeOf } from '../../src/apply/apply-summary.ts';
import type { Problem } from '../../src/model.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { headline, nextStep } from '../../src/report/result-text.ts';
import { refusals } from '../../src/report/verdict.ts';

/** Why a plan is refused, so that the head of a red run says it. */
export function refusalProblems(plan: Plan): Problem[] {
  return refusals(plan).map(({ guard, segment, message }) => ({
    severity: 'error',
    code: `guard-${guard.replaceAll('_', '-')}`,
    message: segment === null ? message : `${segment}: ${message}`,
    next: 'The summary of the run has the YAML that would allow it.',
  }));
}

/** Why an apply is not done, or not yet; none where it is. */
export function applyProblems(summary: ApplySummary): Problem[] {
  const { outcome, stoppedBecause } = summary;
  if (exitCodeOf(outcome) === 0) return [];
  const why = stoppedBecause === null ? '' : ` Stopped: ${stoppedBecause}.`;
  return [
    {
      severity: outcome === 'settling' ? 'warning' : 'error',
      code: `apply-${outcome}`,
      message: `${headline(summary)}${why}`,
      next: nextStep(summary) ?? 'Run the job again.',
    },
  ];
}
