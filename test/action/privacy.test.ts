import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderWith, initialise, write } from '../cli/segops.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import { ACTIONS_BOT, addPull, commentsOn } from '../github/fake-state.ts';
import type { ActionRun } from './run-action.ts';
import { HEAD, pullRequestEvent, runAction, TOKEN } from './run-action.ts';

const AUTHOR = {
  GIT_AUTHOR_NAME: 'ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};

let github: FakeGitHub;
let cwd = '';

beforeEach(async () => {
  github = await startFakeGitHub();
  github.state.tokens.set(TOKEN, {
    ...ACTIONS_BOT,
    permissions: { pull_requests: 'write' },
  });
  addPull(github.state, { headSha: HEAD });
  cwd = folderWith({
    'segments/vip.yaml': 'segment: { customer_segment_id: vip }\nmembers: [zoe@example.com]\n',
  });
  await initialise(cwd);
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function git(folder: string, ...args: string[]): string {
  const env = { ...process.env, ...AUTHOR };
  return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], { cwd: folder, env })
    .toString()
    .trim();
}

function act(run: Partial<ActionRun> = {}) {
  return runAction({ cwd, github, event: 'pull_request', payload: pullRequestEvent(), ...run });
}

function body(): string {
  return commentsOn(github.state, 1)[0]?.body ?? '';
}

/** A merge of one commit into a base, as GitHub checks out `refs/pull/N/merge`. */
function mergeOf(change: () => void): void {
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-qm', 'base');
  git(cwd, 'checkout', '-qb', 'change');
  change();
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-qm', 'change');
  git(cwd, 'checkout', '-q', 'main');
  git(cwd, 'merge', '-q', '--no-ff', '-m', 'merge', 'change');
}

describe('what a pull request decides', () => {
  const change = () =>
    write(
      cwd,
      'segments/vip.yaml',
      'segment: { customer_segment_id: vip }\nmembers: [zoe@example.com, ada@example.com]\n',
    );

  it('stands apart from what is pending without it', async () => {
    mergeOf(change);
    const ran = await act();
    expect([ran.code, ran.outputs.adds]).toEqual([0, '2']);
    expect(body()).toContain('### 🟢 segops: 1 person joins · 1 segment\n');
    expect(body()).toContain('Pending without this pull request');
    const [own = '', pending = ''] = body().split('<b>Pending without');
    expect([own.includes('+ ada@example.com'), own.includes('zoe@')]).toEqual([true, false]);
    expect([pending.includes('+ zoe@example.com'), pending.includes('ada@')]).toEqual([
      true,
      false,
    ]);
    expect(ran.log).toContain('zoe@example.com');
  });

  it('is told also in a checkout that holds the merge alone', async () => {
    mergeOf(change);
    const origin = `file://${cwd}`;
    git(cwd, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const shallow = folderWith({});
    git(shallow, 'clone', '-q', '--depth=1', origin, 'clone');
    // git does not have the lockfile: whoever keeps it in a file brings it to the job.
    for (const path of ['segops.lock', 'segops.lock.d']) {
      cpSync(`${cwd}/${path}`, `${shallow}/clone/${path}`, { recursive: true });
    }
    const ran = await act({ cwd: `${shallow}/clone` });
    expect(ran.code).toBe(0);
    expect(body()).toContain('### 🟢 segops: 1 person joins · 1 segment\n');
  });

  it('is everything where there was no config before', async () => {
    const files = cwd;
    cwd = folderWith({ 'README.md': 'x\n' });
    mergeOf(() => {
      for (const path of ['segops.yaml', 'segops.lock', 'segments/vip.yaml']) {
        write(cwd, path, readFileSync(`${files}/${path}`, 'utf8'));
      }
    });
    expect((await act()).code).toBe(0);
    expect(body()).toContain('### 🟢 segops: 1 person joins · 1 segment\n');
    expect(body()).not.toContain('Pending without');
  });

  it('counts lists that git does not have as those of now', async () => {
    write(cwd, '.gitignore', 'lists/\n');
    write(cwd, 'lists/night.txt', 'kim@example.com\n');
    write(
      cwd,
      'segments/night.yaml',
      'segment: { customer_segment_id: night }\nmembers_from: [file: lists/night.txt]\n',
    );
    mergeOf(change);
    expect((await act()).code).toBe(0);
    expect(body()).toContain('### 🟢 segops: 1 person joins · 1 segment\n');
    expect(body()).toContain('<b>Pending without this pull request</b>: 2 people');
  });
});

describe('members that nobody may see', () => {
  it.each([
    [{}, 'z***@e***.com'],
    [{ SEGOPS_REDACT_KEY: 'secret' }, /user-[0-9a-f]{12}/],
  ])('are masked in comment, summary, log, plan file and page with %j', async (env, shown) => {
    const ran = await act({ inputs: { redact: 'true' }, env });
    const files = ['plan-path', 'html-path'].map((name) =>
      readFileSync(ran.outputs[name] ?? '', 'utf8'),
    );
    for (const text of [body(), ran.summary, ran.log, ...files]) {
      expect(text).not.toContain('zoe@');
      expect(text).toMatch(shown);
    }
    expect([ran.code, ran.outputs.adds]).toEqual([0, '1']);
  });

  it('are masked where the manifest is not valid, too', async () => {
    const twice = 'segment: { customer_segment_id: vip }\nmembers: [zoe@x.y, zoe@x.y]\n';
    write(cwd, 'segments/vip.yaml', twice);
    const ran = await act({ inputs: { redact: 'true' } });
    expect([ran.code, ran.outputs.outcome]).toEqual([1, 'invalid']);
    for (const text of [body(), ran.summary, ran.log]) expect(text).not.toContain('zoe@');
    expect(body()).toContain('duplicate-member');
  });

  it('are not shown in a public repository until somebody says that it is meant', async () => {
    const payload = pullRequestEvent();
    const open = { ...payload, repository: { ...payload.repository, private: false } };
    const refused = await act({ payload: open });
    expect([refused.code, refused.outputs.outcome, commentsOn(github.state, 1)]).toEqual([
      1,
      'failed',
      [],
    ]);
    expect(refused.log).toContain('error members-would-be-public');
    expect(refused.log + refused.summary).not.toContain('zoe@');
    write(
      cwd,
      'segments/b.yaml',
      'segment: { customer_segment_id: b }\nmembers: [eve@x.y, eve@x.y]\n',
    );
    const invalid = await act({ payload: open });
    expect(invalid.outputs.outcome).toBe('invalid');
    expect(body() + invalid.log + invalid.summary).not.toContain('eve@');
    write(cwd, 'segments/b.yaml', 'segment: { customer_segment_id: b }\nmembers: []\n');
    expect((await act({ payload: open, inputs: { redact: 'true' } })).code).toBe(0);
    write(cwd, 'segops.yaml', `${readFileSync(`${cwd}/segops.yaml`, 'utf8')}public: true\n`);
    expect((await act({ payload: open })).code).toBe(0);
  });

  it('are not shown there while the config is not valid', async () => {
    write(
      cwd,
      'segments/b.yaml',
      'segment: { customer_segment_id: b }\nmembers: [eve@x.y, eve@x.y]\n',
    );
    const { repository, ...payload } = pullRequestEvent();
    const open = { ...payload, repository: { ...repository, private: false } };
    write(cwd, 'segops.yaml', `${readFileSync(`${cwd}/segops.yaml`, 'utf8')}eve@x.y: true\n`);
    const invalid = await act({ payload: open, inputs: { command: 'validate' } });
    expect(invalid.outputs.outcome).toBe('invalid');
    expect(body() + invalid.log + invalid.summary).not.toContain('eve@');
  });

  it('are not shown there by validate either', async () => {
    write(cwd, 'lists/a.txt', 'zoe@x.example,eve@x.example\n');
    const manifest = 'segment: { customer_segment_id: a }\nmembers_from: [{ file: lists/a.txt }]\n';
    write(cwd, 'segments/a.yaml', manifest);
    const payload = pullRequestEvent();
    const open = { ...payload, repository: { ...payload.repository, private: false } };
    const inputs = { command: 'validate' };
    const masked = await act({ payload: open, inputs });
    expect(masked.log).toContain('warning doubtful-members');
    expect(masked.log + masked.summary).not.toContain('zoe@');
    write(cwd, 'segops.yaml', `${readFileSync(`${cwd}/segops.yaml`, 'utf8')}public: true\n`);
    expect((await act({ payload: open, inputs })).log).toContain('zoe@x.example');
  });
});
