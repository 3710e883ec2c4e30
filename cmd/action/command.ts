import { InvalidSources } from '../../src/app/workspace.ts';
import { failure } from '../../src/failure.ts';
import { defaultBranch } from '../../src/github/commits.ts';
import type { Message } from '../../src/message.ts';
import { asCode, asLabel, say } from '../../src/message.ts';
import { applyAction } from './apply.ts';
import type { WorkflowEvent } from './event.ts';
import type { ActionCommand } from './inputs.ts';
import type { Job } from './job.ts';
import type { ActionResult } from './outputs.ts';
import { planAction } from './plan.ts';
import { statusAction } from './status.ts';
import { tellInvalid, validateAction } from './validate.ts';

const ACTIONS: Readonly<
  Record<Exclude<ActionCommand, 'auto'>, (job: Job) => Promise<ActionResult>>
> = {
  plan: planAction,
  apply: applyAction,
  validate: validateAction,
  status: statusAction,
};

/** Does what inputs and event ask for. Throws a Failure. */
export async function runJob(job: Job): Promise<ActionResult> {
  const { inputs, event } = job;
  const branch = async () => event.defaultBranch ?? (await defaultBranch(job.github()));
  const command = await commandFor(inputs.command, event, branch);
  try {
    return await ACTIONS[command](job);
  } catch (error) {
    if (error instanceof InvalidSources) return tellInvalid(job, error);
    throw error;
  }
}

/** `defaultBranch` is asked only where it matters. */
async function commandFor(
  asked: ActionCommand,
  event: WorkflowEvent,
  defaultBranch: () => Promise<string>,
): Promise<Exclude<ActionCommand, 'auto'>> {
  if (event.name === 'pull_request_target') throw targetRefused();
  if (asked === 'plan' || asked === 'validate' || asked === 'status') return asked;
  if (asked === 'auto' && PLANNING.includes(event.name)) return 'plan';
  if (asked === 'auto' && event.name !== 'push') throw unclear(event, say`it can mean both`);
  const branch = await defaultBranch();
  if (event.ref === `refs/heads/${branch}` && !PLANNING.includes(event.name)) return 'apply';
  if (asked === 'auto')
    throw unclear(event, say`it is not of the default branch ${asLabel(branch)}`);
  throw failure(
    'apply-off-default-branch',
    say`apply runs only from the default branch ${asLabel(branch)}. This run is of ${asLabel(event.ref || 'no ref')}`,
    say`Merge first; on a pull request use ${asCode('command: plan')}. Nothing was sent.`,
  );
}

const PLANNING: readonly string[] = ['pull_request', 'merge_group'];

function unclear({ name, ref }: WorkflowEvent, why: Message): Error {
  return failure(
    'command-needed',
    say`the event ${asCode(name)} of ${asLabel(ref || 'no ref')} does not say whether to plan or to apply: ${why}`,
    say`Set the input ${asCode('command')} to plan, apply, validate or status.`,
  );
}

/** It runs with the secrets and the token of the base, on files that anybody can send. */
function targetRefused(): Error {
  return failure(
    'pull-request-target-refused',
    say`pull_request_target would hand secrets and a token that can write to files of strangers`,
    say`Use the event pull_request: a plan needs no secret. docs/action.md says how forks get a comment.`,
  );
}
