import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountOf, membersIn, scheduleFaults, segops, stateOf } from '../cli/segops.ts';
import type { MergeMethod } from './hub.ts';
import { Hub } from './hub.ts';

/** Reviewed is applied: whole stories of pull requests, from opening to what the account has. */
const MANIFEST = 'segments/vip.yaml';
const vip = (...members: string[]) => ({
  [MANIFEST]: `segment: { customer_segment_id: vip, create: true }\nmembers:\n${members.map((one) => `  - ${one}\n`).join('')}`,
});
const news = (...members: string[]) => ({
  'segments/news.yaml': `segment: { customer_segment_id: news, create: true }\nmembers: [${members.join(', ')}]\n`,
});

let hub: Hub;
beforeEach(async () => {
  hub = await Hub.open();
});
afterEach(async () => {
  expect(hub.github.violations).toEqual([]);
  await hub.close();
});

/** Planned, approved, merged, applied. */
async function done(files: Readonly<Record<string, string>>, method: MergeMethod = 'merge') {
  const pull = hub.change(files);
  await hub.plan(pull);
  hub.approve(pull);
  hub.merge(pull, method);
  const ran = await hub.apply();
  expect(ran.outputs.outcome).toBe('applied');
  return pull;
}

describe('a pull request that was reviewed', () => {
  it('is planned, planned again, approved, merged, applied, and says so', async () => {
    const pull = hub.change(vip('ada'));
    await hub.plan(pull);
    expect(hub.comment(pull)).toMatch(/^### 🟢 segops: 1 person joins · 1 new segment\n/);
    hub.push(pull, vip('ada', 'bob'));
    await hub.plan(pull);
    expect(hub.comment(pull)).toMatch(/^### 🟢 segops: 2 people join · 1 new segment\n/);
    hub.approve(pull);
    hub.merge(pull);
    const ran = await hub.apply();
    expect([ran.code, ran.outputs.outcome]).toEqual([0, 'applied']);
    expect(hub.comment(pull)).toMatch(/^### ✅ segops: sent\. 2 people joined · 1 new segment\n/);
    expect(hub.comment(pull)).toContain('+ bob');
    expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
  });

  it.each(['merge', 'squash', 'rebase'] as const)('is applied after a %s', async (method) => {
    const pull = hub.change(vip('ada'));
    hub.push(pull, vip('ada', 'bob'));
    await hub.plan(pull);
    hub.approve(pull);
    hub.merge(pull, method);
    expect((await hub.apply()).outputs.outcome).toBe('applied');
    expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
  });

  it('needs no run of a workflow, and no comment', async () => {
    const pull = hub.change(vip('ada'));
    hub.approve(pull);
    hub.merge(pull);
    expect((await hub.apply()).outputs.outcome).toBe('applied');
    expect(hub.github.requests.filter((request) => request.includes('/actions/'))).toEqual([]);
  });

  it('is applied although it was rebased after the approval, and its branch deleted', async () => {
    const pull = hub.change(vip('ada'));
    hub.approve(pull);
    await done(news('bob'));
    hub.rebase(pull);
    hub.merge(pull);
    hub.remote.git('update-ref', '-d', `refs/pull/${pull.number}/head`);
    expect((await hub.apply()).outputs.outcome).toBe('applied');
    expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada']);
  });

  it('is applied with others that a merge queue brought in at once', async () => {
    const one = hub.change(vip('ada'));
    const two = hub.change(news('ada'));
    for (const pull of [one, two]) {
      await hub.plan(pull);
      hub.approve(pull);
    }
    hub.merge(one, 'squash');
    hub.merge(two, 'squash');
    expect((await hub.apply()).outputs.outcome).toBe('applied');
    expect(await membersIn(hub.emulator, 'news')).toEqual(['identity:ada']);
  });

  it('is applied although main and the lock moved on after its plan', async () => {
    await done(vip('ada', 'bob', 'cleo'));
    const late = hub.change(news('ada'));
    await hub.plan(late);
    hub.approve(late);
    await done(vip('ada', 'bob', 'dan'));
    expect(hub.comment(late)).toMatch(
      /^### 🕓 segops: outdated\. Plan again\n\nAn apply has changed/,
    );
    hub.merge(late);
    expect((await hub.apply()).outputs.outcome).toBe('applied');
    expect(await membersIn(hub.emulator, 'news')).toEqual(['identity:ada']);
  });

  it('is undone by a pull request of its own', async () => {
    await done(vip('ada', 'bob'));
    await done(vip('ada', 'bob', 'eve'));
    await done(vip('ada', 'bob'));
    expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
  });

  it('may be applied in two parts: what was not sent is approved already', async () => {
    const people = Array.from({ length: 150 }, (_, at) => `user${at}`);
    const pull = hub.change(vip(...people));
    await hub.plan(pull);
    hub.approve(pull);
    hub.merge(pull);
    await scheduleFaults(hub.emulator, 'status=401,api=update');
    expect((await hub.apply()).outputs.outcome).toBe('partial');
    const asked = hub.github.requests.length;
    expect((await hub.apply()).outputs.outcome).toBe('applied');
    expect((await membersIn(hub.emulator, 'vip')).length).toBe(150);
    const since = hub.github.requests.slice(asked);
    expect(since.filter((request) => request.includes('/reviews'))).toEqual([]);
  });
});

describe('a merge that nobody approved as it is', () => {
  /** Refused, and nothing was sent. */
  async function refused(before: number) {
    const ran = await hub.apply();
    expect([ran.code, ran.outputs.outcome]).toEqual([3, 'refused']);
    expect((await stateOf(hub.emulator)).requests).toBe(before);
    return ran;
  }

  it('is refused where nobody approved, or only who may not write', async () => {
    const pull = hub.change(vip('ada'));
    await hub.plan(pull);
    hub.approve(pull, 'eve');
    hub.merge(pull);
    const ran = await refused(0);
    expect(ran.log).toContain('error plan-not-approved');
    expect(ran.log).toContain('Pull request `1`: no one who may write here approved it');
    expect(hub.comment(pull)).toMatch(
      /^### ⛔ segops: not applied: 1 of 1 change was not approved/,
    );
    expect(hub.comment(pull)).toContain('- #1: no one who may write here approved it.');
    expect(hub.comment(pull)).toContain('+ ada');
  });

  it('is refused where it was approved, and then pushed to', async () => {
    const pull = hub.change(vip('ada'));
    await hub.plan(pull);
    hub.approve(pull);
    hub.push(pull, vip('ada', 'mallory'));
    await hub.plan(pull);
    hub.merge(pull);
    const ran = await refused(0);
    expect(ran.log).toContain('was approved, and');
    expect(hub.comment(pull)).toContain(
      '### ⛔ segops: not applied: 1 of 2 changes was not approved',
    );
    expect(hub.comment(pull)).toContain('+ mallory');
    expect(hub.comment(pull)).not.toContain('+ ada');
  });

  it('is refused where what was approved was not valid', async () => {
    const pull = hub.change(vip('ada', 'ada'));
    hub.approve(pull);
    hub.push(pull, vip('ada'));
    hub.merge(pull);
    expect((await refused(0)).log).toContain('declares cannot be read');
  });

  it('is refused where two that were approved do together what neither showed', async () => {
    const people = Array.from({ length: 20 }, (_, at) => `user${at}`);
    const excluding = (...members: string[]) => ({
      'segments/news.yaml': `segment: { customer_segment_id: news, create: true }\nmembers: [${members.join(', ')}]\nexclude_from: [segment: vip]\n`,
    });
    await done({ ...vip(...people), ...excluding() });
    const { requests } = await stateOf(hub.emulator);
    const one = hub.change(vip(...people.slice(1)));
    const two = hub.change(excluding('user0'));
    for (const pull of [one, two]) {
      await hub.plan(pull);
      hub.approve(pull);
    }
    for (const pull of [one, two]) hub.merge(pull);
    await refused(requests);
    expect(hub.comment(two)).toContain(
      '### ⛔ segops: not applied: 1 of 2 changes was not approved',
    );
    expect(hub.comment(two)).toContain('Several together cause them.');
    expect(hub.comment(two)).toContain('+ user0');
    expect(hub.comment(two)).toContain('| **`news`** | **+1** | 0 → **1** |');
  });

  it('is refused where it came without a pull request, until it is undone and approved', async () => {
    await done(vip('ada'));
    const { requests } = await stateOf(hub.emulator);
    const commit = hub.pushToMain(vip('ada', 'bob'));
    expect((await refused(requests)).log).toContain(
      `Commit \`${commit.slice(0, 12)}\` came without a pull request`,
    );
    const empty = hub.change({});
    hub.approve(empty);
    hub.merge(empty);
    await refused(requests);
    for (const files of [vip('ada'), vip('ada', 'bob')]) {
      const pull = hub.change(files);
      hub.approve(pull);
      hub.merge(pull);
    }
    expect((await hub.apply()).outputs.outcome).toBe('applied');
    expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
  });

  it('is refused where it came without a pull request, until a person accepts it', async () => {
    await done(vip('ada'));
    const { requests } = await stateOf(hub.emulator);
    hub.pushToMain(vip('ada', 'bob'));
    await refused(requests);
    const cwd = hub.remote.clone();
    const accepted = await segops(['lock', 'accept-history', 'HEAD', '--yes'], {
      cwd,
      env: accountOf(hub.emulator),
    });
    expect([accepted.code, accepted.err]).toEqual([0, '']);
    expect((await hub.apply()).outputs.outcome).toBe('applied');
    expect(await membersIn(hub.emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
  });

  it('names nobody where members are masked', async () => {
    const pull = hub.change(vip('mallory@example.com'));
    hub.merge(pull);
    hub.inputs = { ...hub.inputs, redact: 'true' };
    const ran = await refused(0);
    expect(JSON.stringify([ran, hub.comment(pull)])).not.toContain('mallory');
    expect(hub.comment(pull)).toContain('+ m***@e***.com');
  });

  it('asks for the permission that it lacks, and sends nothing', async () => {
    hub.github.state.tokens.set('token-of-the-workflow', {
      login: 'github-actions[bot]',
      type: 'Bot',
      permissions: { contents: 'write' },
    });
    const pull = hub.change(vip('ada'));
    await hub.plan(pull);
    hub.approve(pull);
    hub.merge(pull);
    const ran = await hub.apply();
    expect([ran.code, ran.outputs.outcome]).toEqual([1, 'failed']);
    expect(ran.log).toContain('permissions: { pull-requests: read }');
    expect((await stateOf(hub.emulator)).requests).toBe(0);
  });
});

describe('a list that git does not have', () => {
  const night = {
    'segments/night.yaml':
      'segment: { customer_segment_id: night, create: true }\nmembers_from: [file: fetched/night.txt]\n',
  };

  it('is refused once it has changed, since nobody can tell what was reviewed', async () => {
    hub.fetched = { 'fetched/night.txt': 'ada\n' };
    const pull = hub.change(night);
    await hub.plan(pull);
    hub.approve(pull);
    hub.merge(pull);
    const ran = await hub.apply();
    expect([ran.code, ran.outputs.outcome]).toEqual([3, 'refused']);
    expect(ran.log).toContain('The list fetched/night.txt is outside git');
    expect(hub.comment(pull)).toContain('approve: manifests-only');
  });

  it('needs no approval with `approve: manifests-only`, and manifests still do', async () => {
    hub.fetched = { 'fetched/night.txt': 'ada\n' };
    const config = hub.remote.git('show', 'main:segops.yaml');
    await done({ ...night, 'segops.yaml': `${config}\napprove: manifests-only\n` });
    hub.fetched = { 'fetched/night.txt': 'ada\nbob\n' };
    expect((await hub.apply()).outputs.outcome).toBe('applied');
    expect(await membersIn(hub.emulator, 'night')).toEqual(['identity:ada', 'identity:bob']);
    const pull = hub.change(vip('mallory'));
    hub.merge(pull);
    const ran = await hub.apply();
    expect([ran.code, ran.outputs.outcome]).toEqual([3, 'refused']);
  });
});
