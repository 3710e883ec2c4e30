import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { pushEvent, runAction, TOKEN } from '../action/run-action.ts';
import { accountOf, membersIn, segops, write } from '../cli/segops.ts';
import { git } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';
import { Traps } from '../git/traps.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import { ACTIONS_BOT } from '../github/fake-state.ts';
import {
  bareRepository,
  foreignGit,
  hostileConfig,
  hostilePath,
  newFolder,
  trackedFiles,
} from './ways-in.ts';

const INIT = ['init', '--yes', '--region', 'in1', '--no-example', '--lock-branch', 'segops-lock'];
const MANIFEST = `segment: { customer_segment_id: vip, create: true }
members: [zoe, ada]
members_from:
  - { file: lists/bare/vip.txt, max_age: 5h }
  - { file: lists/nested/vip.txt }
  - { file: lists/plain/vip.txt, max_age: 5h }
`;

describe('a repository with every way in', () => {
  let emulator: Emulator;
  let github: FakeGitHub;
  let traps: Traps;
  let remote: TestRemote;
  let here = '';
  let home = '';

  const initialised = new TestRemote();
  let config = '';

  beforeAll(async () => {
    const cwd = initialised.clone();
    expect((await segops(INIT, { cwd })).code).toBe(0);
    config = git(['show', ':segops.yaml'], { cwd: staged(cwd) }).toString();
  });
  beforeEach(async () => {
    emulator = await startEmulator({});
    github = await startFakeGitHub();
    const permissions = { contents: 'write', pull_requests: 'write', issues: 'write' } as const;
    github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
    traps = new Traps();
    remote = new TestRemote(initialised.folder);
    here = realpathSync(remote.clone());
    home = newFolder('home');
    hostileCheckout();
  });
  afterEach(async () => {
    await emulator.close();
    await github.close();
  });

  function staged(cwd: string): string {
    git(['add', 'segops.yaml'], { cwd });
    return cwd;
  }

  /** Committed before the config of the clone, which a person may have pointed at files of it. */
  function hostileCheckout(): void {
    write(here, 'segops.yaml', config);
    write(here, 'segments/vip.yaml', MANIFEST);
    bareRepository(join(here, 'lists/bare'), traps);
    for (const name of ['bare', 'plain']) write(here, `lists/${name}/vip.txt`, 'bob\neve\n');
    trackedFiles(here, traps);
    // With a segops of its own, for who works in it.
    write(here, 'lists/bare/segops.yaml', config);
    git(['add', '--all', '--force'], { cwd: here });
    git(['commit', '--quiet', '-m', 'Everything'], { cwd: here });
    git(['push', '--quiet', 'origin', 'HEAD:main'], { cwd: here });
    foreignGit(join(here, 'lists/nested'), traps);
    write(here, 'lists/nested/vip.txt', 'zoe\nmia\n');
    write(here, 'lists/nested/segops.yaml', config);
    writeFileSync(join(here, '.git/config'), hostileConfig(traps), { flag: 'a' });
    expect(traps.ran()).toEqual([]);
  }

  function run(...args: readonly string[]) {
    const env = { ...accountOf(emulator), HOME: home, PATH: hostilePath(here) };
    return segops(args, { cwd: here, env });
  }

  function act(command: string, inputs: Readonly<Record<string, string>> = {}) {
    const { accountId, passcode, url } = emulator;
    const account = { 'account-id': accountId, passcode, 'base-url': url };
    return runAction({
      ...{ cwd: here, github, event: 'push', payload: pushEvent(), ref: 'refs/heads/main' },
      inputs: { command, ...account, ...inputs },
      env: { PATH: hostilePath(here), HOME: home },
    });
  }

  it('is a trap for plain git', () => {
    for (const folder of ['lists/bare', 'lists/nested', '.']) {
      traps.forget();
      try {
        git(['diff'], { cwd: join(here, folder) });
      } catch {
        // What ran is what counts.
      }
      expect([folder, traps.ran().includes('fsmonitor')]).toEqual([folder, true]);
    }
  });

  it('runs nothing in the commands, which do their work', async () => {
    const commands = [['validate'], ['fmt', '--check'], ['plan'], ['fmt'], ['apply', '--yes']];
    const codes: unknown[] = [];
    for (const args of [...commands, ['log'], ['status'], ['plan']]) {
      const { code, err } = await run(...args);
      codes.push(`${args[0]} ${code} ${[0, 2].includes(code ?? 1) ? '' : err}`.trim());
    }
    expect(codes).toEqual([
      ...['validate 0', 'fmt 2', 'plan 0', 'fmt 0', 'apply 0', 'log 0', 'status 0', 'plan 0'],
    ]);
    expect(await membersIn(emulator, 'vip')).toHaveLength(5);
    expect(traps.ran()).toEqual([]);
  });

  it('runs nothing in the Action, which does its work', async () => {
    for (const command of ['validate', 'plan', 'apply', 'status']) {
      const { code, log } = await act(command);
      expect([command, code, code === 0 ? '' : log]).toEqual([command, 0, '']);
    }
    expect(await membersIn(emulator, 'vip')).toHaveLength(5);
    expect(traps.ran()).toEqual([]);
  });

  it.each([
    ['lists/bare', 'git-bare-folder'],
    ['lists/bare/refs', 'git-bare-folder'],
    ['lists/nested', 'repository-in-checkout'],
  ])('is refused as working-directory of the Action: %s', async (folder, code) => {
    for (const command of ['validate', 'apply']) {
      const ran = await act(command, { 'working-directory': folder });
      expect([command, ran.code]).toEqual([command, 1]);
      expect(ran.log).toContain(code);
    }
    expect(traps.ran()).toEqual([]);
  });

  it('runs nothing from the command line within such folders', async () => {
    const env = { ...accountOf(emulator), HOME: home, PATH: hostilePath(null) };
    for (const folder of ['lists/bare', 'lists/bare/hooks', 'lists/nested']) {
      for (const args of [['validate'], ['plan'], ['fmt'], ['log']]) {
        await segops(args, { cwd: join(here, folder), env });
      }
    }
    expect(traps.ran()).toEqual([]);
  });
});
