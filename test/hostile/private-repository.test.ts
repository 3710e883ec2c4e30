import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { basicToken } from '../../src/git/origin-access.ts';
import { pullRequestEvent, pushEvent, runAction, TOKEN } from '../action/run-action.ts';
import { membersIn, write } from '../cli/segops.ts';
import type { HttpRemote } from '../git/http-remote.ts';
import { serveOverHttp } from '../git/http-remote.ts';
import { remoteWithLock } from '../git/lock-remote.ts';
import { git } from '../git/plain-git.ts';
import type { TestRemote } from '../git/remotes.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import { ACTIONS_BOT, addPull } from '../github/fake-state.ts';

/** As checkout leaves it: shallow, and with `persist-credentials: false` without a credential. */
describe('a private repository in the Action', () => {
  let emulator: Emulator;
  let github: FakeGitHub;
  let host: HttpRemote;
  let cwd = '';
  let remote: TestRemote;

  beforeEach(async () => {
    emulator = await startEmulator({});
    github = await startFakeGitHub();
    const permissions = { contents: 'write', pull_requests: 'write' } as const;
    github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
    addPull(github.state, {});
    const { remote: made, cwd: author } = await remoteWithLock();
    remote = made;
    remote.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    write(
      author,
      'segments/vip.yaml',
      'segment: { customer_segment_id: vip, create: true }\nmembers_from: [{ file: lists/vip.txt, max_age: 9h }]\n',
    );
    write(author, 'lists/vip.txt', 'ada\n');
    git(['add', '.'], { cwd: author });
    git(['commit', '--quiet', '-m', 'Three'], { cwd: author });
    git(['commit', '--quiet', '--allow-empty', '-m', 'Four'], { cwd: author });
    git(['push', '--quiet', 'origin', 'HEAD:main'], { cwd: author });
    host = await serveOverHttp(remote.folder, { user: 'x-access-token', password: TOKEN });
    cwd = remote.clone('--depth=1');
    git(['remote', 'set-url', 'origin', host.plainUrl], { cwd });
  });
  afterEach(async () => {
    await host.close();
    await github.close();
    await emulator.close();
  });

  it('is planned and applied, and the header is masked', async () => {
    const env = { GITHUB_SERVER_URL: host.origin };
    const planned = await runAction({
      ...{ cwd, github, event: 'pull_request', payload: pullRequestEvent(), env },
      inputs: { command: 'plan' },
    });
    expect([planned.code, planned.outputs.outcome]).toEqual([0, 'planned']);
    const { accountId, passcode, url } = emulator;
    const applied = await runAction({
      ...{ cwd, github, event: 'push', payload: pushEvent(), ref: 'refs/heads/main' },
      env: { ...env, GITHUB_SHA: git(['rev-parse', 'HEAD'], { cwd }).toString().trim() },
      inputs: { command: 'apply', 'account-id': accountId, passcode, 'base-url': url },
    });
    expect([applied.code, applied.outputs.outcome]).toEqual([0, 'applied']);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada']);
    for (const { log } of [planned, applied]) {
      const [mask, ...more] = log.split('\n').filter((line) => line.includes(basicToken(TOKEN)));
      expect([mask, more]).toEqual([`::add-mask::${basicToken(TOKEN)}`, []]);
    }
    expect(readFileSync(join(cwd, '.git/config'), 'utf8')).not.toMatch(/header|token/i);
  });

  it('is found ready by doctor, which pushes nothing', async () => {
    const before = git(['ls-remote', remote.url], { cwd }).toString();
    const { accountId, passcode, url } = emulator;
    const inputs = { command: 'doctor', 'account-id': accountId, passcode, 'base-url': url };
    const { code, log, summary } = await runAction({
      ...{ cwd, github, event: 'workflow_dispatch', payload: pushEvent(), inputs },
      env: { GITHUB_SERVER_URL: host.origin },
    });
    expect(log).toMatch(/^Ready: 12 checks passed\.$/m);
    expect(summary).toContain('### Ready: 12 checks passed.');
    expect(code).toBe(0);
    expect(git(['ls-remote', remote.url], { cwd }).toString()).toBe(before);
  });

  it('is found not ready where the token may not push', async () => {
    const inputs = { command: 'doctor' };
    const run = { cwd, github, event: 'workflow_dispatch', payload: pushEvent(), inputs };
    const { code, log } = await runAction(run);
    expect([code, log]).toEqual([1, expect.stringContaining('lock-unreachable')]);
  });

  it('is refused with what to do where the token may not read it', async () => {
    const { code, log } = await runAction({
      ...{ cwd, github, event: 'pull_request', payload: pullRequestEvent() },
      inputs: { command: 'plan' },
    });
    expect(code).toBe(1);
    expect(log).toContain('lock-unreachable');
    expect(log.replace(/\s+/g, ' ')).toContain('permission `contents`');
  });
});
