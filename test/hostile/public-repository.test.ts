import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { storeOf } from '../../src/app/workspace.ts';
import { failureCode } from '../../src/failure.ts';
import type { LockIndex } from '../../src/lock/lock-index.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import { createLockBranch } from '../../src/lock/store/new-branch.ts';
import { NO_FILES } from '../../src/lock/store/store.ts';
import type { Problem } from '../../src/model.ts';
import { write } from '../cli/segops.ts';
import type { HttpHost, HttpRemote } from '../git/http-remote.ts';
import { serveOverHttp } from '../git/http-remote.ts';
import { git } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';
import { Traps } from '../git/traps.ts';
import { newFolder } from './ways-in.ts';

const LINEAGE = 'f00000000001';

describe('a lock branch that is pushed', () => {
  const template = new TestRemote();
  let remote: TestRemote;
  let traps: Traps;
  let here = '';
  let host: HttpRemote | null = null;
  let told: Problem[] = [];

  beforeAll(() => createLockBranch(template.clone(), 'segops-lock', emptyIndex(LINEAGE)));
  beforeEach(() => {
    remote = new TestRemote(template.folder);
    traps = new Traps();
    here = realpathSync(remote.clone());
    told = [];
    const home = newFolder('home');
    vi.stubEnv('HOME', home);
    vi.stubEnv('XDG_CONFIG_HOME', join(home, '.config'));
    vi.stubEnv('GIT_ASKPASS', traps.set('askpass', 'echo pa55-of-ada'));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await host?.close();
    host = null;
  });

  async function serve(options: HttpHost = {}): Promise<HttpRemote> {
    host = await serveOverHttp(remote.folder, options);
    git(['remote', 'set-url', 'origin', host.url], { cwd: here });
    return host;
  }

  /** So that git itself asks nothing without a credential. */
  async function serveWithHeader(): Promise<HttpRemote> {
    const served = await serve();
    const basic = Buffer.from(`ada:${served.password}`).toString('base64');
    const key = `http.${served.origin}/.extraHeader`;
    git(['config', key, `Authorization: Basic ${basic}`], { cwd: here });
    git(['remote', 'set-url', 'origin', served.plainUrl], { cwd: here });
    return served;
  }

  function store(isPublic: boolean | null = null) {
    const lock = { at: { kind: 'branch', branch: 'segops-lock' }, lineage: LINEAGE } as const;
    return storeOf({ folder: here, lock, isPublic }, { onLockWarning: (one) => told.push(one) });
  }

  /** Pushes twice; the code of the failure that stops it. */
  async function pushes(isPublic: boolean | null = null): Promise<string | null> {
    const to = store(isPublic);
    try {
      let index: LockIndex = await to.read();
      for (let times = 0; times < 2; times += 1) {
        index = await to.swap({ ...index, serial: index.serial + 1 }, NO_FILES);
      }
      return null;
    } catch (error) {
      return failureCode(error) ?? String(error);
    }
  }

  const anonymous = () => host?.heard.filter((given) => given.length === 0).length ?? 0;

  it('is refused where anyone may read it, before anything leaves', async () => {
    await serve({ isPublic: true });
    const before = remote.git('rev-parse', 'segops-lock');
    expect(await pushes()).toBe('lock-would-be-public');
    expect(await pushes(false)).toBe('lock-would-be-public');
    expect(remote.git('rev-parse', 'segops-lock')).toBe(before);
    expect(traps.ran()).toEqual([]);
  });

  it('is pushed where that is meant, and nobody is asked', async () => {
    await serve({ isPublic: true });
    expect([await pushes(true), told]).toEqual([null, []]);
  });

  it('is pushed where a credential is needed, which the question is asked without', async () => {
    const { password } = await serveWithHeader();
    const helper = `!${traps.set('helper', `printf "username=ada\\npassword=${password}\\n"`)}`;
    git(['config', 'credential.helper', helper], { cwd: here });
    write(process.env.HOME ?? '', '.netrc', `machine 127.0.0.1 login ada password ${password}\n`);
    expect([await pushes(), told, traps.ran()]).toEqual([null, [], []]);
    expect(anonymous()).toBeGreaterThan(0);
  });

  it('is asked about once in an apply, and never where nothing is pushed', async () => {
    await serveWithHeader();
    const to = store();
    const index = await to.read();
    expect(anonymous()).toBe(0);
    const next = await to.swap({ ...index, serial: 1 }, NO_FILES);
    expect(anonymous()).toBe(1);
    await to.swap({ ...next, serial: 2 }, NO_FILES);
    expect(anonymous()).toBe(1);
  });

  it('is pushed over SSH with one notice, which the config can answer', async () => {
    const ssh = traps.set('ssh', 'for last; do :; done; exec sh -c "$last"');
    git(['config', 'core.sshCommand', ssh], { cwd: here });
    git(['remote', 'set-url', 'origin', `ssh://host.example${encodeURI(remote.folder)}`], {
      cwd: here,
    });
    expect(await pushes()).toBe(null);
    expect(told.map(({ code, severity }) => [code, severity])).toEqual([
      ['readers-unknown', 'warning'],
    ]);
    told = [];
    expect([await pushes(false), await pushes(true), told]).toEqual([null, null, []]);
  });
});
