import type { ApplySummary } from '../../src/apply/apply-summary.ts';
import { exitCodeOf } from '../../src/apply/apply-summary.ts';
import { asKey, NOTHING, say } from '../../src/message.ts';
import type { Problem } from '../../src/model.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { headline, nextStep } from '../../src/report/result-text.ts';
import { refusals } from '../../src/report/verdict.ts';

/** Why a plan is refused, so that the head of a red run says it. */
export function refusalProblems(plan: Plan): Problem[] {
  return refusals(plan).map(({ guard, segment, message }) => ({
    severity: 'error',
    code: `guard-${guard.replaceAll('_', '-')}`,
    message: segment === null ? message : say`${asKey(segment)}: ${message}`,
    next: say`If it is meant, paste the YAML that the summary of this run shows.`,
  }));
}

/** Why an apply is not done, or not yet; none where it is. */
export function applyProblems(summary: ApplySummary): Problem[] {
  const { outcome, stoppedBecause } = summary;
  if (exitCodeOf(outcome) === 0) return [];
  const why = stoppedBecause === null ? NOTHING : say` Stopped: ${stoppedBecause}.`;
  return [
    {
      severity: outcome === 'settling' ? 'warning' : 'error',
      code: `apply-${outcome}`,
      message: [headline(summary), ...why],
      next: nextStep(summary) ?? say`Run the job again.`,
    },
  ];
}
