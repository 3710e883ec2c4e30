import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Hub } from './hub.ts';

/** What the comment says that a pull request changes, and what it says is pending without it. */
const vip = (members: string, more = '') => ({
  'segments/vip.yaml': `segment: { customer_segment_id: vip, create: true }\nmembers: [${members}]\n${more}`,
});

let hub: Hub;
beforeEach(async () => {
  hub = await Hub.open();
  hub.pushToMain(vip('ada'));
});
afterEach(async () => {
  expect(hub.github.violations).toEqual([]);
  await hub.close();
});

describe('what a pull request changes', () => {
  it('is all of its commits where its head is checked out', async () => {
    const pull = hub.change(vip('ada, bob'));
    hub.push(pull, vip('ada, bob, cleo'));
    hub.pushToMain({
      'segments/news.yaml': vip('dan')['segments/vip.yaml'].replace('vip', 'news'),
    });
    expect((await hub.planHead(pull)).code).toBe(0);
    expect(hub.comment(pull)).toMatch(/^### Adds 2 members to 1 segment\n/);
    expect(hub.comment(pull)).toContain('+ cleo');
    expect(hub.comment(pull)).toContain('**Pending without this pull request**');
    expect(hub.comment(pull)).not.toContain('dan');
  });

  it('is what it adds to the base of a merge queue', async () => {
    const ran = await hub.planQueued(hub.change(vip('ada, bob')));
    expect(ran.summary).toMatch(/^### Adds 1 member to 1 segment\n/);
    expect(ran.summary).toContain('**Pending without this pull request**');
  });

  it('is not hidden where main names a list that only the pull request has', async () => {
    hub.pushToMain(vip('ada', 'members_from: [file: lists/more.txt]\n'));
    const pull = hub.change({ 'lists/more.txt': 'mallory\n' });
    await hub.plan(pull);
    expect(hub.comment(pull)).toContain('+ mallory');
    expect(hub.comment(pull)).not.toContain('Changes no membership');
  });
});
