import { describe, expect, it } from 'vitest';
import { fetchBranch } from '../../src/git/branch.ts';
import { catchUp, push } from '../../src/git/push-branch.ts';
import { commitTexts, lockBranch, TestRemote } from './remotes.ts';

const NOWHERE = { head: null, last: null };
const SHADOW = 'refs/segops/segops-lock/last';

/** Hosts that take pushes otherwise than git does by itself. */
function remoteWith(...settings: readonly (readonly [string, string])[]): TestRemote {
  const remote = new TestRemote();
  for (const setting of settings) remote.git('config', ...setting);
  return remote;
}

describe('a host without atomic pushes', () => {
  const make = () => remoteWith(['receive.advertiseAtomic', 'false']);

  it('moves the shadow ref and the branch', async () => {
    const remote = make();
    const here = lockBranch(remote.clone());
    const first = await commitTexts(here.repository.folder, null, { a: 'one' });
    const at = { head: first, last: first };
    const pushed = await push(here, first, NOWHERE);
    expect(pushed).toEqual({ kind: 'pushed', at, way: 'shadow-first' });
    expect(await fetchBranch(here)).toEqual({ kind: 'found', at });
  });

  it('decides between two at the shadow ref, where the branch was left behind', async () => {
    const remote = make();
    const [here, there] = [lockBranch(remote.clone()), lockBranch(remote.clone())];
    const first = await commitTexts(here.repository.folder, null, { a: 'one' });
    await push(here, first, NOWHERE);
    await fetchBranch(there);
    const at = { head: first, last: first };
    const winner = await commitTexts(here.repository.folder, first, { a: 'two' });
    const loser = await commitTexts(there.repository.folder, first, { a: 'three' });
    await push(here, winner, at);
    // As if the winner had died between its two pushes.
    remote.git('update-ref', 'refs/heads/segops-lock', first);
    expect(await push(there, loser, at)).toEqual({ kind: 'lost-race' });
    expect([remote.git('rev-parse', 'segops-lock'), remote.git('rev-parse', SHADOW)]).toEqual([
      first,
      winner,
    ]);
    const behind = { head: first, last: winner };
    expect(await fetchBranch(there)).toEqual({ kind: 'found', at: behind });
    expect(await catchUp(there, behind)).toEqual({ head: winner, last: winner });
    expect(remote.git('rev-parse', 'segops-lock')).toBe(winner);
  });

  it('moves on from a branch that was left behind', async () => {
    const remote = make();
    const here = lockBranch(remote.clone());
    const folder = here.repository.folder;
    const first = await commitTexts(folder, null, { a: 'one' });
    await push(here, first, NOWHERE);
    const second = await commitTexts(folder, first, { a: 'two' });
    remote.git('fetch', '--quiet', folder, second);
    remote.git('update-ref', SHADOW, second);
    const third = await commitTexts(folder, second, { a: 'three' });
    const pushed = await push(here, third, { head: first, last: second });
    expect(pushed).toMatchObject({ kind: 'pushed', at: { head: third, last: third } });
  });
});

describe('a host that hides refs', () => {
  it.each([
    ['for all', [['transfer.hideRefs', 'refs/segops']]],
    ['from readers', [['uploadpack.hideRefs', 'refs/segops']]],
    [
      'for all, without atomic pushes',
      [
        ['transfer.hideRefs', 'refs/segops'],
        ['receive.advertiseAtomic', 'false'],
      ],
    ],
  ] as const)('works with the branch alone: %s', async (_, settings) => {
    const remote = remoteWith(...settings);
    const here = lockBranch(remote.clone());
    const first = await commitTexts(here.repository.folder, null, { a: 'one' });
    expect(await push(here, first, NOWHERE)).toMatchObject({ kind: 'pushed' });
    const at = { head: first, last: null };
    expect(await fetchBranch(here)).toEqual({ kind: 'found', at });
    const second = await commitTexts(here.repository.folder, first, { a: 'two' });
    const pushed = await push(here, second, at);
    expect(pushed).toEqual({
      kind: 'pushed',
      at: { head: second, last: null },
      way: 'head-alone',
    });
    const late = await commitTexts(here.repository.folder, first, { a: 'three' });
    expect(await push(here, late, at)).toEqual({ kind: 'lost-race' });
    expect(remote.git('rev-parse', 'segops-lock')).toBe(second);
  });
});
