import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import type { Message } from '../message.ts';
import { asCommand, say } from '../message.ts';

/** What cannot be known about approvals is a refusal. A person who may push the lock branch can vouch. */
export function cannotTell(why: Message): Failure {
  return failure(
    'approval-unknown',
    say`cannot tell what was approved: ${why}`,
    say`Nothing was sent. If you have reviewed the default branch as it is, accept it as applied: ${asCommand('segops lock accept-history HEAD')}`,
    { exitCode: 3 },
  );
}
