import { checkSources } from '../../src/app/validate.ts';
import { InvalidSources } from '../../src/app/workspace.ts';
import { plural } from '../../src/message.ts';
import { footer } from './comment.ts';
import type { Job } from './job.ts';
import { workspaceOptions } from './job.ts';
import { invalidAction } from './plan.ts';
import type { ActionResult } from './result.ts';
import { withoutPlan } from './result.ts';

/** Checks config, manifests and lists; writes no comment unless something is wrong. */
export async function validateAction(job: Job): Promise<ActionResult> {
  try {
    const { plan, warnings } = checkSources(job.folder, workspaceOptions(job));
    job.problems(warnings);
    const verdict = `Valid: ${plural(plan.segments.length, 'segment')}`;
    job.terminal.out(`${verdict}.\n`);
    job.summary(`### ${verdict}\n${footer(job)}`);
    return withoutPlan('no-changes', 0);
  } catch (error) {
    if (error instanceof InvalidSources) return invalidAction(job, error);
    throw error;
  }
}
