import type { Failure } from '../../src/failure.ts';
import { defaultBranch } from '../../src/github/commits.ts';
import { assertExhaustive } from '../../src/model.ts';
import { applyAction } from './apply.ts';
import { commandFor } from './command.ts';
import type { Job } from './job.ts';
import { planAction } from './plan.ts';
import type { ActionResult } from './result.ts';
import { withoutPlan } from './result.ts';
import { statusAction } from './status.ts';
import { validateAction } from './validate.ts';

/** Does what inputs and event ask for. Throws a Failure. */
export async function runJob(job: Job): Promise<ActionResult> {
  const { inputs, event } = job;
  const branch = async () => event.defaultBranch ?? (await defaultBranch(job.github()));
  const command = await commandFor(inputs.command, event, branch);
  switch (command) {
    case 'plan':
      return planAction(job);
    case 'apply':
      return applyAction(job);
    case 'validate':
      return validateAction(job);
    case 'status':
      return statusAction(job);
    default:
      return assertExhaustive(command);
  }
}

/** A run that ended early. */
export function failedResult({ exitCode }: Failure): ActionResult {
  return exitCode === 3 ? withoutPlan('refused', 3) : withoutPlan('failed', exitCode);
}
