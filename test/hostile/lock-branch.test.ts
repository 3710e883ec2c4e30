import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLockRules } from '../../src/app/lock-rules.ts';
import { Hub } from '../action/hub.ts';
import { stateOf } from '../cli/segops.ts';
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
