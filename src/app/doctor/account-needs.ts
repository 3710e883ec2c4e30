import { createClient } from '../../clevertap/client.ts';
import type { CallOutcome } from '../../clevertap/outcomes.ts';
import type { Config } from '../../config/config.ts';
import { failure } from '../../failure.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import type { Message } from '../../message.ts';
import { asCode, asLabel, say } from '../../message.ts';
import { assertExhaustive } from '../../model.ts';
import type { Account } from '../account.ts';
import { accountFrom, checkAccount } from '../account.ts';
import { RunTime } from '../time.ts';
import { USER_AGENT } from '../version.ts';
import type { Examined, Examiner } from './examine.ts';

/** Account, clock and passcode. Sends one request, which changes nothing. */
export async function examineAccount(
  examiner: Examiner,
  config: Config,
  index: LockIndex | null,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (VARIABLES.every((name) => (env[name] ?? '') === '')) {
    await examiner.look('Credentials', () => ({ value: null, message: null, doubts: [NOT_SET] }));
    return;
  }
  const account = await examiner.look('Credentials', () => credentials(config, index, env));
  if (account === null) return;
  await examiner.look('Clock', () => clock(account, env));
  await examiner.look('CleverTap', () => passcode(account, env));
}

const VARIABLES = ['CLEVERTAP_ACCOUNT_ID', 'CLEVERTAP_PASSCODE'] as const;

const NOT_SET = {
  message: say`${asCode(VARIABLES[0])} and ${asCode(VARIABLES[1])} are not set: CleverTap was not asked`,
  next: say`A plan needs neither. Where you apply, set both and run this again.`,
};

function credentials(
  config: Config,
  index: LockIndex | null,
  env: NodeJS.ProcessEnv,
): Examined<Account> {
  const account = accountFrom(config.account, env);
  if (index !== null) checkAccount(index, account);
  const { accountId, origin } = account;
  return { value: account, message: say`account ${asLabel(accountId)} at ${asLabel(origin)}` };
}

async function clock({ origin }: Account, env: NodeJS.ProcessEnv): Promise<Examined<null>> {
  const doubts = await new RunTime(origin, env).check();
  const message = doubts.length > 0 ? null : say`agrees with CleverTap's to the minute`;
  return { value: null, message, doubts };
}

/** An update of nothing: whoever checks credentials first answers 401, whoever reads it first 400. */
async function passcode(account: Account, env: NodeJS.ProcessEnv): Promise<Examined<null>> {
  const client = createClient({ ...account, inFlight: 1, userAgent: USER_AGENT, env });
  try {
    return judge(await client.updateSegment({ bulk_profiles: [] }), account);
  } finally {
    await client.close();
  }
}

function judge(outcome: CallOutcome, { origin }: Account): Examined<null> {
  switch (outcome.kind) {
    case 'rejected':
      return outcome.reason === 'rate' || outcome.reason === 'address'
        ? cannotTell(outcome.said)
        : probablyRight(outcome.said);
    case 'unauthorised':
      throw failure(
        'credentials-refused',
        say`to an update of nothing, ${outcome.said}`,
        say`Compare account ID and passcode with CleverTap's dashboard (Settings, Passcode), and the region with the address that it opens at: a wrong region is answered like a wrong passcode.`,
      );
    case 'unsent':
      throw failure(
        'clevertap-unreachable',
        say`${outcome.said} to ${asLabel(origin)}`,
        say`Check the network, the proxy variables, and ${asCode('account:')} of the config.`,
      );
    case 'accepted':
      return cannotTell(say`CleverTap answered with success`);
    case 'ambiguous':
      return cannotTell(outcome.said);
    default:
      return assertExhaustive(outcome);
  }
}

function probablyRight(said: Message): Examined<null> {
  const message = say`account and passcode are probably right. To an update of nothing, ${said}`;
  return { value: null, message };
}

function cannotTell(said: Message): Examined<null> {
  const doubt = {
    message: say`account and passcode may be right or not. To an update of nothing, ${said}`,
    next: say`Apply one change to a segment made for trying out, and look at it in CleverTap.`,
  };
  return { value: null, message: null, doubts: [doubt] };
}
