import { Passcode } from '../clevertap/passcode.ts';
import type { AccountSettings } from '../config/config.ts';
import { originOf, parseOrigin } from '../config/origins.ts';
import { failure } from '../failure.ts';
import type { LockIndex } from '../lock/lock-index.ts';
import { asCode, asCommand, asLabel, say } from '../message.ts';

/** Whom an apply talks to. The passcode never leaves its holder but as a header. */
export interface Account {
  readonly origin: string;
  readonly accountId: string;
  readonly passcode: Passcode;
}

/** Reads the account from config and environment; throws a Failure that names what is missing. */
export function accountFrom(settings: AccountSettings, env: NodeJS.ProcessEnv): Account {
  return {
    origin: originFrom(settings, env),
    accountId: required(env, 'CLEVERTAP_ACCOUNT_ID'),
    passcode: new Passcode(required(env, 'CLEVERTAP_PASSCODE')),
  };
}

/** `SEGOPS_BASE_URL` wins: it is the only way to an origin that is neither a region nor loopback. */
export function originFrom(settings: AccountSettings, env: NodeJS.ProcessEnv): string {
  const override = env.SEGOPS_BASE_URL ?? '';
  if (override !== '') return checkedBaseUrl(override, 'SEGOPS_BASE_URL');
  if (settings.kind === 'region') return originOf(settings.region);
  return checkedBaseUrl(settings.baseUrl, 'account.base_url');
}

function checkedBaseUrl(text: string, name: string): string {
  const parsed = parseOrigin(text);
  if (parsed.ok) return parsed.origin;
  throw failure(
    'bad-base-url',
    say`${asCode(name)} ${parsed.why}`,
    say`Give scheme and host: https, or http on this machine, such as ${asCode('http://127.0.0.1:4010')}.`,
  );
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  // Secrets are often pasted or stored with a newline, which no account ID or passcode has.
  const value = (env[name] ?? '').trim();
  if (value !== '' && fitsHeader(value)) return value;
  if (value !== '') throw unfit(name);
  throw failure(
    'missing-credential',
    say`${asCode(name)} is not set`,
    say`Set ${asCode('CLEVERTAP_ACCOUNT_ID')} and ${asCode('CLEVERTAP_PASSCODE')} in the environment. They are never read from a file. In a workflow, keep them as secrets of an environment that only the default branch may use.`,
  );
}

/** What HTTP takes as the value of a header: a library that finds out quotes the whole value. */
export function fitsHeader(value: string): boolean {
  return /^[\x20-\x7e\x80-\xff]+$/.test(value) && value.trim() === value;
}

function unfit(name: string): Error {
  return failure(
    'bad-credential',
    say`${asCode(name)} has a line break within it, or a character that no HTTP header can have`,
    say`Nothing was sent. Copy the value again from CleverTap.`,
  );
}

/** A lock is of one account at one origin: a rehearsal can never be taken for the real thing. */
export function checkAccount(
  index: LockIndex,
  account: Account,
  does: 'apply would go to' | 'verification would ask' = 'apply would go to',
): void {
  const pairs = [
    ['account', index.binding?.account ?? null, account.accountId],
    ['origin', index.binding?.origin ?? null, account.origin],
  ] as const;
  for (const [name, locked, given] of pairs) {
    if (locked === null || locked === given) continue;
    throw failure(
      `lock-of-another-${name}`,
      say`the lockfile belongs to ${name} ${asLabel(locked)}. This ${does} ${asLabel(given)}`,
      say`Nothing was sent. Use the environment of that account, or give this one a lock of its own. If the lockfile was only rehearsed on, free it: ${asCommand('segops lock rebind')}`,
    );
  }
}
