import type { EventCheckout } from '../../src/app/event-checkout.ts';
import { checkEventCheckout } from '../../src/app/event-checkout.ts';
import { InvalidSources } from '../../src/app/workspace.ts';
import { failure } from '../../src/failure.ts';
import { defaultBranch } from '../../src/github/commits.ts';
import type { Message } from '../../src/message.ts';
import { asCode, asLabel, say } from '../../src/message.ts';
import { withAlarm } from './alarm.ts';
import { applyAction } from './apply.ts';
import { tellFailed } from './comment.ts';
import { doctorAction } from './doctor.ts';
import type { WorkflowEvent } from './event.ts';
import type { ActionCommand } from './inputs.ts';
import type { Job } from './job.ts';
import type { ActionResult } from './outputs.ts';
import { planAction } from './plan.ts';
import { statusAction } from './status.ts';
import { tellInvalid, validateAction } from './validate.ts';
import { verifyAction } from './verify.ts';

const ACTIONS: Readonly<
  Record<Exclude<ActionCommand, 'auto'>, (job: Job) => Promise<ActionResult>>
> = {
  plan: planAction,
  apply: applyAction,
  validate: validateAction,
  status: statusAction,
  verify: verifyAction,
  doctor: doctorAction,
};

/** Does what inputs and event ask for. Throws a Failure. */
export async function runJob(job: Job): Promise<ActionResult> {
  const { inputs, event } = job;
  const branch = async () => event.defaultBranch ?? (await defaultBranch(job.github()));
  const command = await commandFor(inputs.command, event, branch);
  const work = (told: Job) => watchedOrInvalid(told, command);
  return command === 'apply' && event.name === 'schedule' ? withAlarm(job, work) : work(job);
}

async function watchedOrInvalid(
  job: Job,
  command: Exclude<ActionCommand, 'auto'>,
): Promise<ActionResult> {
  try {
    return await watched(job, command);
  } catch (error) {
    if (error instanceof InvalidSources) return tellInvalid(job, error);
    throw error;
  }
}

/** Until a plan has succeeded, the comment that is there is of another one. */
async function watched(job: Job, command: Exclude<ActionCommand, 'auto'>): Promise<ActionResult> {
  const comments = command === 'plan' || command === 'validate';
  if (comments) job.plans(true);
  try {
    checkEventCheckout(checkoutOf(job, command));
    const result = await ACTIONS[command](job);
    if (comments) job.plans(false);
    return result;
  } catch (error) {
    if (comments && !(error instanceof InvalidSources)) await tellFailed(job);
    if (comments) job.plans(false);
    throw error;
  }
}

function checkoutOf({ folder, event, inputs }: Job, command: ActionCommand): EventCheckout {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_SERVER_URL: server = '' } = inputs.environment;
  const { sha, pullRequest } = event;
  const pullHead = pullRequest?.headSha ?? null;
  return { folder, sha, pullHead, applies: WRITING.includes(command), repository, server };
}

/** `defaultBranch` is asked only where it matters. */
async function commandFor(
  asked: ActionCommand,
  event: WorkflowEvent,
  defaultBranch: () => Promise<string>,
): Promise<Exclude<ActionCommand, 'auto'>> {
  if (event.name === 'pull_request_target') throw targetRefused();
  if (asked !== 'auto' && !WRITING.includes(asked)) return asked;
  if (asked === 'auto' && PLANNING.includes(event.name)) return 'plan';
  if (asked === 'auto' && event.name !== 'push') throw unclear(event, say`it can mean both`);
  const branch = await defaultBranch();
  const isDefault = event.ref === `refs/heads/${branch}`;
  if (isDefault && APPLYING.includes(event.name)) return asked === 'auto' ? 'apply' : asked;
  if (asked === 'auto')
    throw unclear(event, say`it is not of the default branch ${asLabel(branch)}`);
  if (isDefault && !PLANNING.includes(event.name)) throw notWriting(event, asked);
  throw failure(
    'apply-off-default-branch',
    say`${asCode(asked)} runs only from the default branch ${asLabel(branch)}. This run is of ${asLabel(event.ref || 'no ref')}`,
    say`Merge first; on a pull request use ${asCode('command: plan')}. Nothing was sent.`,
  );
}

const PLANNING: readonly string[] = ['pull_request', 'merge_group'];
/** Events that only people who may write can cause, at a commit of the default branch. */
const APPLYING: readonly string[] = ['push', 'schedule', 'workflow_dispatch'];

/** They push the lock branch, so that what they go by must be merged. */
const WRITING: readonly ActionCommand[] = ['apply', 'verify'];

function notWriting({ name }: WorkflowEvent, command: ActionCommand): Error {
  return failure(
    'apply-event-refused',
    say`the event ${asCode(name)} cannot ${asCode(command)}: who causes it need not have a say in what is sent or recorded`,
    say`Run it on ${asCode('push')}, ${asCode('schedule')} or ${asCode('workflow_dispatch')}. Nothing was sent.`,
  );
}

function unclear({ name, ref }: WorkflowEvent, why: Message): Error {
  return failure(
    'command-needed',
    say`the event ${asCode(name)} of ${asLabel(ref || 'no ref')} does not say whether to plan or to apply: ${why}`,
    say`Set the input ${asCode('command')} to plan, apply, validate, status, verify or doctor.`,
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
