import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Hub } from './hub.ts';

/** What the comment says that a pull request changes, and what it says is pending without it. */
const vip = (members: string, more = '') => ({
  'segments/vip.yaml': `segment: { customer_segment_id: vip, create: true }\nmembers: [${members}]\n${more}`,
});

let hub: Hub;
beforeEach(async () => {
  hub = await Hub.open();
});
afterEach(async () => {
  expect(hub.github.violations).toEqual([]);
  await hub.close();
});

describe('what a pull request changes', () => {
  beforeEach(() => hub.pushToMain(vip('ada')));

  it('is all of its commits where its head is checked out', async () => {
    const pull = hub.change(vip('ada, bob'));
    hub.push(pull, vip('ada, bob, cleo'));
    hub.pushToMain({
      'segments/news.yaml': vip('dan')['segments/vip.yaml'].replace('vip', 'news'),
    });
    expect((await hub.planHead(pull)).code).toBe(0);
    expect(hub.comment(pull)).toMatch(/^### 🟢 segops: 2 people join · 1 segment\n/);
    expect(hub.comment(pull)).toContain('+ cleo');
    expect(hub.comment(pull)).toContain('<b>Pending without this pull request</b>');
    expect(hub.comment(pull)).not.toContain('dan');
  });

  it('is what it adds to the base of a merge queue', async () => {
    const ran = await hub.planQueued(hub.change(vip('ada, bob')));
    expect(ran.summary).toMatch(/^### 🟢 segops: 1 person joins · 1 segment\n/);
    expect(ran.summary).toContain('<b>Pending without this pull request</b>');
  });

  it('is not hidden where main names a list that only the pull request has', async () => {
    hub.pushToMain(vip('ada', 'members_from: [file: lists/more.txt]\n'));
    const pull = hub.change({ 'lists/more.txt': 'mallory\n' });
    await hub.plan(pull);
    expect(hub.comment(pull)).toContain('+ mallory');
    expect(hub.comment(pull)).not.toContain('no membership changes');
  });
});

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `user${from + at}@example.com\n`).join('');

describe('what a reviewer must not miss', () => {
  it('is a rule that changes, though nobody joins or leaves', async () => {
    hub.pushToMain(vip('ada'));
    const pull = hub.change(vip('ada', 'guard: { max_removals: 90% }\n'));
    await hub.plan(pull);
    expect(hub.comment(pull)).toMatch(/^### 🟡 segops: no membership changes · 1 rule changes\n/);
    expect(hub.comment(pull)).toContain(
      '**Rules changed**\n\n- **`vip`**: `guard.max_removals` not set → **90%**\n',
    );
  });

  it('is an opt-out list that was cut off, with the command that restores it', async () => {
    const first = hub.change({
      'lists/all.txt': rows(0, 60),
      'lists/out.txt': rows(0, 40),
      'segments/vip.yaml':
        'segment: { customer_segment_id: vip, create: true }\nmembers_from: [file: lists/all.txt]\nexclude_from: [file: lists/out.txt]\n',
    });
    hub.approve(first);
    hub.merge(first);
    expect((await hub.apply()).code).toBe(0);
    const pull = hub.change({ 'lists/out.txt': rows(0, 20) });
    const ran = await hub.plan(pull);
    expect(ran.code).toBe(3);
    expect(hub.comment(pull)).toMatch(
      /^### ⛔ segops: refused\. 20 people who were on `lists\/out\.txt` would get `vip`\n/,
    );
    expect(hub.comment(pull)).toContain('\n> git checkout origin/main -- lists/out.txt\n');
    expect(ran.log).toContain(
      '::error file=lists/out.txt,title=segops%3A guard-max-exclusion-shrink',
    );
  });
});
