import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitPlace } from './git.ts';
import { runGitAsync } from './git.ts';
import { asVariables, urlOf, urlsOf } from './origin-access.ts';

/** Who may read `origin`: anyone at all, some, or who cannot be told by asking. */
export type Readers = 'anyone' | 'some' | 'unknown';

const TIMEOUT_MS = 30_000;

/**
 * Asks `origin`, wherever it is pushed to, without any credential: whoever gets an answer so is anyone.
 * SSH always has a key. A path is of this machine, where its files say who may read them.
 */
export async function readersOf(repository: GitPlace): Promise<Readers> {
  let isUnknown = false;
  for (const text of urlsOf(repository)) {
    const url = urlOf(text);
    if (url !== null && ['http:', 'https:', 'git:'].includes(url.protocol)) {
      if (await answersAnyone(repository, url)) return 'anyone';
    } else if (isElsewhere(text, url)) isUnknown = true;
  }
  return isUnknown ? 'unknown' : 'some';
}

/** As opposed to a path: `host:path` is SSH too. */
function isElsewhere(text: string, url: URL | null): boolean {
  if (url !== null) return url.protocol !== 'file:' && !/^[a-z]:$/.test(url.protocol);
  return /^[^/\\]+:/.test(text);
}

async function answersAnyone(repository: GitPlace, address: URL): Promise<boolean> {
  const plain = new URL(address);
  plain.username = '';
  plain.password = '';
  const url = plain.href;
  const settings = [
    ...configsOfUser(),
    // As it is: what git makes of addresses was done before.
    [`url.${url}.insteadOf`, url],
    ['http.extraHeader', ''],
    [`http.${url}.extraHeader`, ''],
    ['http.cookieFile', ''],
    ['credential.helper', ''],
    [`credential.${url}.helper`, ''],
    ['core.askPass', ''],
  ];
  const own = Object.entries(repository.variables).filter(([name]) => !/^GIT_CONFIG_/.test(name));
  const env = { GIT_ASKPASS: '', ...withoutNetrc(), ...asVariables(settings, process.env) };
  const asked = ['ls-remote', '--quiet', url, 'HEAD'];
  const place = { ...repository, variables: Object.fromEntries(own) };
  return (await runGitAsync(place, asked, { timeoutMs: TIMEOUT_MS, env })).code === 0;
}

/** curl takes a password from there by itself. git's own config is read from its places all the same. */
function withoutNetrc(): Readonly<Record<string, string>> {
  return hasNetrc() ? { HOME: join(tmpdir(), 'segops-no-home') } : {};
}

function hasNetrc(): boolean {
  return ['.netrc', '_netrc'].some((name) => existsSync(join(homedir(), name)));
}

function configsOfUser(): string[][] {
  if (!hasNetrc() || process.env.GIT_CONFIG_GLOBAL !== undefined) return [];
  const xdg = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
  const files = [join(xdg, 'git/config'), join(homedir(), '.gitconfig')];
  return files.filter((file) => existsSync(file)).map((file) => ['include.path', file]);
}
