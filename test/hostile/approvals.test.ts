import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Hub } from '../action/hub.ts';
import type { FakePull } from '../github/fake-state.ts';
import type { Found } from './unapproved-in.ts';
import { CONFIG, unapprovedIn } from './unapproved-in.ts';

/** Ways to get something applied that no one else approved. The lock is empty, so everything would be sent. */
const vip = (...members: string[]) => ({
  'segments/vip.yaml': `segment: { customer_segment_id: vip }\nmembers: [${members.join(', ')}]\n`,
});

let hub: Hub;
/** The commit that was applied last. */
let since = '';

beforeEach(async () => {
  hub = await Hub.fresh();
  hub.github.state.people.set('linus', 'admin').set('ada', 'write');
  await merged({ 'segops.yaml': CONFIG, '.gitignore': 'fetched/\n', ...vip('old') });
  since = hub.main;
});
afterEach(async () => {
  expect(hub.github.violations).toEqual([]);
  await hub.close();
});

/** Opened by ada, approved by grace, merged. */
function merged(files: Readonly<Record<string, string>>): FakePull {
  const pull = hub.change(files);
  hub.approve(pull);
  hub.merge(pull);
  return pull;
}

const ask = (fetched: Readonly<Record<string, string>> = {}): Promise<Found | null> =>
  unapprovedIn(hub, since, fetched);

describe('what nobody else looked at', () => {
  it('is found, where all is as it should be, to be nothing', async () => {
    merged(vip('old', 'mallory'));
    expect(await ask()).toBeNull();
  });

  it.each([
    ['the author', ['grace', null]],
    ['the committer', [null, 'grace']],
  ] as const)('is not approved by %s of one of its commits', async (_, who) => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.github.state.writers.set(pull.headSha, [...who]);
    hub.push(pull, vip('old', 'mallory', 'more'));
    hub.approve(pull);
    hub.merge(pull);
    const found = await ask();
    expect(found?.members).toEqual(['mallory', 'more']);
    expect(found?.reasons[0]).toContain('only people who wrote or pushed to it approved it');
  });

  it('is not approved by who pushed its head', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.moved(`refs/heads/${pull.headRef}`, pull.headSha, 'grace');
    hub.approve(pull);
    hub.merge(pull);
    expect((await ask())?.reasons[0]).toContain('only people who wrote or pushed to it');
  });

  it('is not approved by who pushed a commit below its head', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.moved(`refs/heads/${pull.headRef}`, pull.headSha, 'grace');
    hub.push(pull, { NOTES: 'more\n' });
    hub.approve(pull);
    hub.merge(pull, 'squash');
    expect((await ask())?.reasons[0]).toContain('only people who wrote or pushed to it');
  });

  it('is not approved by who wrote a merge below its head', async () => {
    const pull = hub.change(vip('old'));
    hub.mergeInto(pull, vip('old', 'mallory'));
    hub.github.state.writers.set(pull.headSha, ['grace', 'grace']);
    hub.push(pull, { NOTES: 'more\n' });
    hub.approve(pull);
    hub.merge(pull, 'squash');
    expect((await ask())?.reasons[0]).toContain('only people who wrote or pushed to it');
  });

  it('is compared although a long list is out of order at its end', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `user${String(at).padStart(6, '0')}`);
    merged({
      'lists/vip.txt': `${rows.join('\n')}\naaron\n`,
      'segments/vip.yaml':
        'segment: { customer_segment_id: vip }\nmembers: [old]\nmembers_from: [file: lists/vip.txt]\n',
    });
    expect(await ask()).toBeNull();
  });

  it('is approved by another beside them', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.github.state.writers.set(pull.headSha, ['grace', 'grace']);
    hub.approve(pull, 'linus');
    hub.approve(pull);
    hub.merge(pull);
    expect(await ask()).toBeNull();
  });

  it('is not approved while somebody asks for changes, nor by who speaks after the merge', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.approve(pull, 'linus');
    hub.review(pull, 'grace', 'CHANGES_REQUESTED');
    hub.merge(pull);
    hub.approve(pull);
    expect((await ask())?.reasons[0]).toContain('grace asked for changes');
  });

  it('is not approved after the merge', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.merge(pull);
    hub.approve(pull);
    expect((await ask())?.reasons[0]).toContain('no one who may write here approved it');
  });
});

describe('what came to main without a pull request', () => {
  it('is not approved by a pull request that does not touch it', async () => {
    hub.pushToMain(vip('old', 'mallory'));
    merged({ 'segments/news.yaml': 'segment: { customer_segment_id: news }\nmembers: [ada]\n' });
    expect((await ask())?.members).toEqual(['mallory']);
  });

  it.each([
    ['a limit', 'guard: { max_removals: 99% }\n', 'guard.max_removals'],
    ['a waiver', waiver(), 'guard.waiver'],
    ['the account', '', 'account'],
    ['the time to settle', 'settle: 1s\n', 'settle'],
    ['the limits of a request', 'limits: { users: 1 }\n', 'limits.users'],
    ['what an approval covers', 'approve: manifests-only\n', 'approve'],
  ])('is not approved where it is %s', async (_, more, name) => {
    const account = name === 'account' ? CONFIG.replace('in1', 'eu1') : CONFIG;
    hub.pushToMain({ 'segops.yaml': account + more });
    const found = await ask();
    expect(found?.members).toEqual([]);
    expect(found?.reasons[0]).toBe(`Of the config, ${name} has a value that nobody approved`);
  });

  it.each([
    ['a limit', 'guard: { max_removals: 99% }\n', 'guard.max_removals'],
    ['a decision', 'adopt: accepted\n', 'adopt'],
  ])('is not approved where it is %s of a segment', async (_, more, name) => {
    hub.pushToMain({
      'segments/vip.yaml': `segment: { customer_segment_id: vip${name === 'adopt' ? ', adopt: accepted' : ''} }\nmembers: [old]\n${name === 'adopt' ? '' : more}`,
    });
    expect((await ask())?.reasons[0]).toBe(`Of vip, ${name} has a value that nobody approved`);
  });

  it('is not approved where it brings back what a later pull request took away', async () => {
    merged(vip('old', 'eve'));
    merged(vip('old'));
    hub.pushToMain(vip('old', 'eve'));
    expect((await ask())?.members).toEqual(['eve']);
  });

  it('is not approved where it is the list that an approved manifest names', async () => {
    merged({
      'segments/vip.yaml':
        'segment: { customer_segment_id: vip }\nmembers: [old]\nmembers_from: [file: fetched/more.txt]\n',
    });
    hub.pushToMain({ '.gitignore': '', 'fetched/more.txt': 'mallory\n' });
    expect((await ask())?.members).toEqual(['mallory']);
  });

  it('is not approved where a merge names it as a second parent', async () => {
    hub.pushToMain(vip('old', 'mallory'));
    const pull = hub.change({
      'segments/news.yaml': 'segment: { customer_segment_id: news }\nmembers: [ada]\n',
    });
    hub.approve(pull);
    hub.mergeOnto(pull, since);
    await expect(ask()).rejects.toMatchObject({
      exitCode: 3,
      problems: [{ code: 'approval-unknown' }],
    });
  });
});

describe('what a reviewer was not shown', () => {
  const typo = { NOTES: 'a typo\n' };

  it.each(['base_ref_changed', 'automatic_base_change_succeeded', 'base_ref_force_pushed'])(
    'is not approved before a change of the base: %s',
    async (event) => {
      const below = hub.change(vip('old', 'mallory'));
      const pull = hub.change(typo, below.headSha);
      hub.approve(pull);
      hub.rebased(pull, event);
      hub.merge(pull, 'squash');
      const found = await ask();
      expect(found?.members).toEqual(['mallory']);
      expect(found?.reasons[0]).toContain('its base changed after it was approved');
    },
  );

  it('is approved after a change of the base', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.approve(pull, 'linus');
    hub.rebased(pull, 'base_ref_changed');
    hub.approve(pull);
    hub.merge(pull, 'squash');
    expect(await ask()).toBeNull();
  });

  it('is not approved where GitHub does not say when the base changed', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.approve(pull);
    pull.events.push({ event: 'base_ref_changed', createdAt: 'yesterday' });
    hub.merge(pull, 'squash');
    expect((await ask())?.reasons[0]).toContain('GitHub does not say when its base changed last');
  });

  it('is not approved where its timeline is longer than what is read', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.approve(pull);
    const createdAt = '2026-11-24T00:00:00Z';
    for (let at = 0; at < 3000; at += 1) pull.events.push({ event: 'labeled', createdAt });
    hub.merge(pull, 'squash');
    expect((await ask())?.reasons[0]).toContain('GitHub does not say when its base changed last');
  });

  it.each(['squash', 'rebase'] as const)(
    'is not approved where main was moved back by force, by a %s',
    async (method) => {
      hub.pushToMain(vip('old', 'mallory'));
      const pull = hub.change(typo);
      hub.approve(pull);
      hub.moveBack(since);
      hub.merge(pull, method);
      const found = await ask();
      expect(found?.members).toEqual(['mallory']);
      expect(found?.reasons.join()).toContain('may have hidden a part of it');
    },
  );

  it('is not approved where main had it below another commit', async () => {
    const evil = hub.pushToMain(vip('old', 'mallory'));
    const pull = hub.change(typo);
    hub.approve(pull);
    hub.pushToMain({ NOTES: 'more\n' });
    hub.forgetMove(evil);
    hub.moveBack(since);
    hub.merge(pull, 'squash');
    expect((await ask())?.members).toEqual(['mallory']);
  });

  it('is not approved behind more moves of main than are read', async () => {
    hub.pushToMain(vip('old', 'mallory'));
    const pull = hub.change(typo);
    hub.approve(pull);
    hub.moveBack(since);
    hub.merge(pull, 'squash');
    const { main } = hub;
    for (let at = 0; at < 5000; at += 1) hub.moved('refs/heads/main', main, 'mallory');
    await expect(ask()).rejects.toMatchObject({
      exitCode: 3,
      problems: [{ code: 'approval-unknown' }],
    });
  });

  it('is not approved behind more pushes to its branch than are read', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.approve(pull);
    for (let at = 0; at < 5000; at += 1) hub.moved('refs/heads/change', since, 'ada');
    hub.merge(pull);
    expect((await ask())?.reasons[0]).toContain('more pushes to its branch than segops reads');
  });
});

describe('what git or GitHub cannot say', () => {
  it('is refused where the approved commit is gone', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.approve(pull);
    pull.reviews.splice(0, 1, { ...first(pull), commit: 'f'.repeat(40) });
    hub.merge(pull);
    expect((await ask())?.reasons[0]).toContain('cannot be fetched any more');
  });

  it('is refused where it was pushed to main as it is', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.approve(pull);
    hub.pushAsMerged(pull);
    expect((await ask())?.reasons[0]).toContain('git does not say where');
  });

  it('is refused where histories crossed', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    const main = hub.pushToMain({ NOTES: 'one\n' });
    const other = hub.change(vip('old', 'mallory'));
    hub.cross(pull, other, main);
    hub.approve(pull);
    hub.merge(pull);
    expect((await ask())?.reasons.join()).toContain('git does not say where');
  });

  it('is refused where the merge is not among the commits that are applied', async () => {
    const pull = hub.change(vip('old', 'mallory'));
    hub.approve(pull);
    hub.merge(pull);
    pull.mergeCommit = since;
    expect((await ask())?.reasons[0]).toContain('was not merged into what is applied');
  });
});

function first(pull: FakePull) {
  const [review] = pull.reviews;
  if (review === undefined) throw new Error('nobody spoke');
  return review;
}

function waiver(): string {
  return 'guard: { waiver: { until: 2026-12-01, reason: once, max_changes: 100% } }\n';
}
