import { asCommand, asLabel, say, shellWord } from '../message.ts';
import type { Problem } from '../model.ts';
import { writeLines, writeThere } from '../yaml/instead.ts';
import type { Source } from '../yaml/source.ts';
import type { YamlValue } from '../yaml/yaml-value.ts';
import { fieldOf, valueAt } from '../yaml/yaml-value.ts';
import type { AccountSettings } from './config.ts';
import type { Settings } from './config-settings.ts';

/*
 * A lockfile is what is known of one account. An environment without a lock of its own uses that of
 * the config, so the first apply to another account would bind the lockfile of production to it.
 */

/** Environments that share the lock of the config, and not its account. */
export function sharedLocks(
  source: Source,
  root: YamlValue,
  base: Settings,
  levels: ReadonlyMap<string, Settings>,
): Problem[] {
  const sharing = [...levels].filter(([, level]) => level.lock === undefined && level.account);
  const [first] = sharing;
  const owner = base.account ?? first?.[1].account;
  return sharing
    .filter(([, { account }]) => addressOf(account) !== addressOf(owner))
    .map(([name]) => sharedLock(source, root, base, name));
}

function addressOf(account: AccountSettings | null | undefined): string {
  return JSON.stringify(account ?? null);
}

function sharedLock(source: Source, root: YamlValue, base: Settings, name: string): Problem {
  const level = valueAt(valueAt(root, 'environments'), name);
  const at = fieldOf(level, 'account')?.at ?? 0;
  const { line = 1, column = 1 } = source.place(at);
  const before = source.line(line).slice(0, column - 1);
  const file = /^[\w.-]+$/.test(name) ? name : 'other';
  const lock =
    base.lock?.at.kind === 'branch'
      ? `lock: { branch: segops-lock-${file} }`
      : `lock: { file: segops-${file}.lock }`;
  const instead =
    before.trim() === ''
      ? writeLines(line, line, [before + lock, source.line(line)])
      : writeThere(source, at, 0, `${lock}, `);
  return source.problem(at, {
    code: 'environment-shares-lock',
    message: say`the environment ${asLabel(name)} has another account, and no lock of its own: it would use the lockfile of the other account`,
    next: say`Give it a lock of its own. ${instead} Then make that lock: ${asCommand(`segops lock init --env ${shellWord(name)}`)}`,
  });
}
