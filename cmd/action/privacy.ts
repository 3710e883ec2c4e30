import type { ApplySummary } from '../../src/apply/apply-summary.ts';
import type { Config } from '../../src/config/config.ts';
import { failure } from '../../src/failure.ts';
import { asCode, say } from '../../src/message.ts';
import type { Problem } from '../../src/model.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { maskOf, redactPlan, redactProblems, redactSummary } from '../../src/report/redact.ts';
import type { Job } from './job.ts';

/** What of a plan, a result or a problem may be shown: the log of a run is shown too. */
export interface Privacy {
  plan(plan: Plan): Plan;
  summary(summary: ApplySummary): ApplySummary;
  problems(problems: readonly Problem[]): readonly Problem[];
}

const OPEN: Privacy = {
  plan: (plan) => plan,
  summary: (summary) => summary,
  problems: (problems) => problems,
};

/** With `redact`, members are masked: by pseudonyms where there is a key for them. */
export function privacyOf({ inputs }: Job): Privacy {
  if (!inputs.redact) return OPEN;
  const mask = maskOf(inputs.environment.SEGOPS_REDACT_KEY || null);
  return {
    plan: (plan) => redactPlan(plan, mask),
    summary: (summary) => redactSummary(summary, mask),
    problems: redactProblems,
  };
}

/** Comments, summaries and logs of a public repository are public: somebody must have meant that. */
export function checkPublic({ inputs, event }: Job, config: Config): void {
  if (!event.isPublic || inputs.redact || config.isPublic) return;
  throw failure(
    'members-would-be-public',
    say`the repository is public, and so would be every member that a plan names`,
    say`Set the input ${asCode('redact: true')}, or write ${asCode('public: true')} in the config if that is meant. Nothing was shown or sent.`,
    { file: config.file },
  );
}
