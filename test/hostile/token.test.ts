import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchBranch } from '../../src/git/branch.ts';
import { beginJob } from '../../src/git/job.ts';
import { basicToken } from '../../src/git/origin-access.ts';
import { push } from '../../src/git/push-branch.ts';
import type { HttpHost, HttpRemote } from '../git/http-remote.ts';
import { serveOverHttp } from '../git/http-remote.ts';
import { git } from '../git/plain-git.ts';
import { commitTexts, lockBranch, openRepository, TestRemote } from '../git/remotes.ts';
import { Traps } from '../git/traps.ts';
import { newFolder } from './ways-in.ts';

const TOKEN = 'token-of-the-job';
const OURS = `Basic ${basicToken(TOKEN)}`;

describe('the token of a job', () => {
  let remote: TestRemote;
  let traps: Traps;
  let here = '';
  const hosts: HttpRemote[] = [];

  beforeEach(() => {
    remote = new TestRemote();
    traps = new Traps();
    here = realpathSync(remote.clone());
    vi.stubEnv('HOME', newFolder('home'));
    vi.stubEnv('GIT_ASKPASS', traps.set('askpass', 'echo eve'));
    vi.stubEnv('SSH_ASKPASS', traps.set('ssh-askpass', 'echo eve'));
    const helper = `!${traps.set('helper', 'printf "username=eve\\npassword=eve\\n"')}`;
    git(['config', '--global', 'credential.helper', helper], { cwd: here });
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    for (const host of hosts.splice(0)) await host.close();
  });

  async function host(options: HttpHost = {}): Promise<HttpRemote> {
    const opened = await serveOverHttp(remote.folder, {
      user: 'x-access-token',
      password: TOKEN,
      ...options,
    });
    hosts.push(opened);
    return opened;
  }

  /** A job whose server is that host, and whose origin is its repository. */
  function work(server: string, url: string, token = TOKEN): void {
    beginJob({ workspace: here, server, token });
    git(['remote', 'set-url', 'origin', url], { cwd: here });
  }

  async function pushes(): Promise<string> {
    const place = lockBranch(here);
    const commit = await commitTexts(here, null, { a: 'one' });
    return (await push(place, commit, { head: null, last: null })).kind;
  }

  const reaches = async () => (await fetchBranch(lockBranch(here))).kind;

  it('fetches and pushes where checkout left nothing behind', async () => {
    const { plainUrl, origin, heard } = await host();
    work(origin, plainUrl);
    expect([await reaches(), await pushes(), await reaches()]).toEqual([
      'missing',
      'pushed',
      'found',
    ]);
    expect(new Set(heard.flat())).toEqual(new Set([OURS]));
    expect([heard.every((given) => given.length === 1), traps.ran()]).toEqual([true, []]);
    expect(readFileSync(join(here, '.git/config'), 'utf8')).not.toContain('xtra');
  });

  it.each([
    ['in the config', '.git/config'],
    ['in a file that the config includes', '.git/of-checkout'],
  ])('takes the place of what checkout left %s', async (_, file) => {
    const { plainUrl, origin, heard } = await host();
    work(origin, plainUrl);
    const left = `Authorization: basic ${Buffer.from('x-access-token:older').toString('base64')}`;
    const key = `http.${origin}/.extraheader`;
    git(['config', '--file', file, key, left], { cwd: here });
    if (file !== '.git/config') {
      git(['config', 'include.path', join(here, file)], { cwd: here });
    }
    expect([await reaches(), await pushes()]).toEqual(['missing', 'pushed']);
    expect(new Set(heard.flat())).toEqual(new Set([OURS]));
    expect(heard.every((given) => given.length === 1)).toBe(true);
  });

  it('is given for the address that git makes of a short one, also for pushes alone', async () => {
    const [first, second] = [await host(), await host()];
    work(first.origin, 'short:x');
    git(['config', `url.${first.plainUrl}.insteadOf`, 'short:x'], { cwd: here });
    expect(await reaches()).toBe('missing');
    expect(first.heard.flat()).toContain(OURS);
    git(['config', `url.${second.plainUrl}.pushInsteadOf`, 'short:x'], { cwd: here });
    expect(await pushes()).toBe('failed');
    expect(second.heard.flat()).not.toContain(OURS);
  });

  it('does not go along where the server sends git elsewhere', async () => {
    const other = await host();
    const { origin } = await host({ redirectsTo: other.origin });
    work(origin, `${origin}${new URL(other.plainUrl).pathname}`);
    git(['config', `http.${origin}/.followRedirects`, 'true'], { cwd: here });
    expect(await reaches()).toBe('unreachable');
    expect(other.heard).toEqual([]);
  });

  it('goes to no other server, which is reached as git would by itself', async () => {
    const other = await host();
    work('https://github.example', other.plainUrl);
    expect(await reaches()).toBe('unreachable');
    expect(other.heard.flat()).not.toContain(OURS);
    expect(traps.ran()).toContain('helper');
  });

  it('goes to no server over plain HTTP that is another machine', async () => {
    const url = 'http://github.invalid/acme/x';
    work('http://github.invalid', url);
    vi.stubEnv('HTTP_PROXY', (await host()).origin);
    vi.stubEnv('http_proxy', hosts[0]?.origin);
    expect(await reaches()).toBe('unreachable');
    expect(hosts[0]?.heard.length).toBeGreaterThan(0);
    expect(hosts[0]?.heard.flat()).not.toContain(OURS);
  });

  it('leaves an address with a user of its own alone', async () => {
    const { url, origin, heard } = await host({ user: 'ada', password: 'pa55' });
    work(origin, url);
    expect([await reaches(), await pushes()]).toEqual(['missing', 'pushed']);
    expect(heard.flat()).not.toContain(OURS);
  });

  it('asks no helper, and nobody, where it is refused', async () => {
    const { plainUrl, origin } = await host({ password: 'another' });
    work(origin, plainUrl);
    expect(await reaches()).toBe('unreachable');
    expect(traps.ran()).toEqual([]);
  });

  it('leaves SSH its key', async () => {
    const heard = join(newFolder('heard'), 'env');
    const ssh = traps.set('ssh', `env > '${heard}'; exit 1`);
    git(['config', 'core.sshCommand', ssh], { cwd: here });
    vi.stubEnv('SSH_AUTH_SOCK', '/run/agent');
    work('https://github.example', 'git@github.example:acme/segments.git');
    expect(await reaches()).toBe('unreachable');
    expect(existsSync(heard)).toBe(true);
    const env = readFileSync(heard, 'utf8');
    expect(env).toContain('SSH_AUTH_SOCK=/run/agent');
    expect(env).not.toContain(basicToken(TOKEN));
  });

  it('is in the environment of no git that asks nothing of the remote', () => {
    work('https://github.example', 'https://github.example/acme/segments.git');
    const { variables } = openRepository(here);
    expect(JSON.stringify(variables)).not.toContain(basicToken(TOKEN));
    expect(JSON.stringify(lockBranch(here).repository.variables)).toContain(basicToken(TOKEN));
  });

  it('comes after the settings that a person has in the environment', async () => {
    const { plainUrl, origin, heard } = await host();
    work(origin, plainUrl);
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', `http.${plainUrl}.extraHeader`);
    vi.stubEnv('GIT_CONFIG_VALUE_0', 'Authorization: Basic x');
    expect(await reaches()).toBe('missing');
    expect(new Set(heard.flat())).toEqual(new Set([OURS]));
  });
});
