import { execSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLockRules } from '../../src/app/lock-rules.ts';
import { Hub } from '../action/hub.ts';
import { membersIn, segops, stateOf } from '../cli/segops.ts';
import { TestRemote } from '../git/remotes.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import { openFake, problemOf } from '../github/open-fake.ts';

/** Whoever may push the lock branch can say that main was applied as it is. */
describe('the rules of a lock branch', () => {
  let fake: FakeGitHub;
  beforeEach(async () => {
    fake = await startFakeGitHub();
  });
  afterEach(async () => {
    expect(fake.violations).toEqual([]);
    await fake.close();
  });
  const check = () => checkLockRules(openFake(fake, { contents: 'read' }), 'segops/lock');

  it.each([
    [[], 'restrict updates, restrict deletions and block force pushes'],
    [['deletion', 'non_fast_forward', 'creation'], 'restrict updates'],
    [['update', 'non_fast_forward'], 'restrict deletions'],
    [['update', 'deletion'], 'block force pushes'],
  ])('are not enough where they are %j', async (rules, missing) => {
    fake.state.rules.set('segops/lock', rules);
    expect(await problemOf(check())).toMatchObject({
      code: 'lock-branch-open',
      message: `the rules of the branch segops/lock do not ${missing}: whoever may push it could approve everything`,
    });
  });

  it('are enough where nobody else may move it', async () => {
    fake.state.rules.set('segops/lock', ['update', 'deletion', 'non_fast_forward', 'creation']);
    await expect(check()).resolves.toBeUndefined();
  });
});

it('lets nothing be applied that needs approvals while its branch is open', async () => {
  const hub = await Hub.open();
  const pull = hub.change({
    'segments/vip.yaml': 'segment: { customer_segment_id: vip, create: true }\nmembers: [ada]\n',
  });
  hub.approve(pull);
  hub.merge(pull);
  hub.github.state.rules.clear();
  const ran = await hub.apply();
  expect([ran.code, ran.outputs.outcome]).toEqual([3, 'refused']);
  expect(ran.log).toContain('error lock-branch-open');
  expect((await stateOf(hub.emulator)).requests).toBe(0);
  await hub.close();
});

/** The host closes the branch to all but the App, and cannot close the shadow ref. */
describe('a shadow ref that anyone may push', () => {
  const SHADOW = 'refs/segops/segops-lock/last';
  const env = { APP_TOKEN: '1' };
  let hub: Hub;
  beforeEach(async () => {
    hub = await Hub.open();
    const pull = hub.change(vip('ada'));
    hub.approve(pull);
    hub.merge(pull);
    expect((await hub.apply()).outputs.outcome).toBe('applied');
    const hook = join(hub.remote.folder, 'hooks', 'update');
    writeFileSync(
      hook,
      '#!/bin/sh\n[ "$1" != refs/heads/segops-lock ] || [ "$APP_TOKEN" = 1 ] || exit 1\n',
    );
    chmodSync(hook, 0o755);
  });
  afterEach(() => hub.close());

  const head = () => hub.remote.git('rev-parse', 'segops-lock');
  const shadow = () => hub.remote.git('rev-parse', SHADOW);

  /** A lockfile that says that main was applied as it is, made by segops itself in a copy. */
  async function forge(): Promise<string> {
    const copy = new TestRemote(hub.remote.folder);
    rmSync(join(copy.folder, 'hooks', 'update'));
    const ran = await segops(['lock', 'accept-history', 'HEAD', '--yes'], { cwd: copy.clone() });
    expect(ran.code).toBe(0);
    hub.remote.git('fetch', '--quiet', copy.folder, 'segops-lock');
    return copy.git('rev-parse', 'segops-lock');
  }

  it('approves nothing, and is put back by who may not push the branch', async () => {
    hub.pushToMain(vip('ada', 'mallory'));
    const before = head();
    hub.remote.git('update-ref', SHADOW, await forge());
    const ran = await hub.apply({ env });
    expect([ran.code, ran.outputs.outcome]).toEqual([1, 'failed']);
    expect(ran.log).toContain('error lock-branch-moved');
    expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada']);
    expect(head()).toBe(before);

    const cwd = hub.remote.clone();
    const asked = await segops(['lock', 'restore', '--yes'], { cwd });
    expect([asked.code, head()]).toEqual([1, before]);
    const [look] = [...asked.err.matchAll(/^ *(git fetch .*)$/gm)].map(([, line = '']) => line);
    expect(execSync(look ?? 'false', { cwd, encoding: 'utf8' })).toContain('Update the lock');
    const command = /^ *segops (lock restore --from branch)$/m.exec(ran.log)?.[1] ?? '';
    const back = await segops([...command.split(' '), '--yes'], { cwd });
    expect(back).toMatchObject({ code: 0, err: '' });
    expect([head(), shadow()]).toEqual([before, before]);
    const again = await hub.apply({ env });
    expect(again.log).toContain('error plan-not-approved');
    expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada']);
  });

  it.each(['blob', 'tree', 'older'])('stops no apply for good where it is %s', async (kind) => {
    const before = head();
    const junk = { blob: `${before}:segops.lock`, tree: `${before}^{tree}`, older: `${before}~1` };
    const at = hub.remote.git('rev-parse', junk[kind as keyof typeof junk]);
    hub.remote.git('update-ref', SHADOW, at);
    const ran = await hub.apply({ env });
    expect(ran.log).toContain('error lock-branch-moved');
    const command = /^ *segops (lock restore)$/m.exec(ran.log)?.[1] ?? '';
    const back = await segops([...command.split(' '), '--yes'], { cwd: hub.remote.clone() });
    expect(back).toMatchObject({ code: 0, err: '' });
    expect([head(), shadow()]).toEqual([before, before]);
    expect((await hub.apply({ env })).outputs.outcome).toBe('no-changes');
  });

  it('is taken only by a person who is told that anyone may have written it', async () => {
    hub.pushToMain(vip('ada', 'mallory'));
    const forged = await forge();
    hub.remote.git('update-ref', SHADOW, forged);
    const cwd = hub.remote.clone();
    const run = ['lock', 'restore', '--from', 'shadow', '--yes'];
    const back = await segops(run, { cwd, env });
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(back.out.replaceAll(/\s+/g, ' ')).toContain('whoever may push may have written it');
    expect(hub.remote.git('rev-parse', 'segops-lock^2')).toBe(forged);
    expect(shadow()).toBe(head());
  });
});

function vip(...members: readonly string[]): Record<string, string> {
  const segment = '{ customer_segment_id: vip, create: true }';
  return { 'segments/vip.yaml': `segment: ${segment}\nmembers: [${members.join(', ')}]\n` };
}
