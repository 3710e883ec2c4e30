import { beforeEach, describe, expect, it } from 'vitest';
import type { EventCheckout } from '../../src/app/event-checkout.ts';
import { checkEventCheckout } from '../../src/app/event-checkout.ts';
import { checkConfirmed } from '../../src/app/plan.ts';
import { folderWith } from '../cli/segops.ts';
import { git, gitText } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';

const WRONG = { exitCode: 3, problems: [{ code: 'wrong-checkout' }] };

/** What it throws; null: nothing. */
function thrown(work: () => void): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
}

let cwd = '';
let event: EventCheckout;
beforeEach(() => {
  cwd = new TestRemote().clone();
  event = {
    folder: cwd,
    sha: gitText(['rev-parse', 'HEAD'], { cwd }),
    pullHead: null,
    applies: true,
    repository: 'acme/segments',
    server: 'https://github.example',
  };
});
const check = (change: Partial<EventCheckout> = {}) =>
  thrown(() => checkEventCheckout({ ...event, ...change }));

describe('what is checked out for an apply', () => {
  it('is the commit of the event', () => {
    expect(check()).toBeNull();
    expect(check({ sha: null })).toMatchObject(WRONG);
  });

  it('is not an older commit of main', () => {
    git(['checkout', '--quiet', 'HEAD^'], { cwd });
    expect(check()).toMatchObject(WRONG);
  });

  it('is not the head of a pull request, which a plan may have', () => {
    const change = { sha: 'a'.repeat(40), pullHead: event.sha };
    expect(check(change)).toMatchObject(WRONG);
    expect(check({ ...change, applies: false })).toBeNull();
    expect(check({ ...change, applies: false, pullHead: 'b'.repeat(40) })).toMatchObject(WRONG);
  });

  it('is not a folder without commits', () => {
    expect(check({ folder: folderWith({}) })).toMatchObject(WRONG);
  });
});

describe('the origin of an apply', () => {
  it.each([
    'https://github.example/acme/segments',
    'https://user:secret@github.example/Acme/Segments.git/',
    'git@github.example:acme/segments.git',
    'ssh://git@ssh.github.example:443/acme/segments.git',
  ])('is %s', (url) => {
    git(['remote', 'set-url', 'origin', url], { cwd });
    expect(check()).toBeNull();
  });

  it.each([
    'https://elsewhere.example/acme/segments',
    'https://github.example/eve/segments',
    'https://github.example/acme/segments-of-eve',
    'https://github.example/acme',
    'git@github.example:eve/segments.git',
  ])('is not of this repository: %s', (url) => {
    git(['remote', 'set-url', 'origin', url], { cwd });
    expect(check()).toMatchObject(WRONG);
    expect(check({ applies: false })).toBeNull();
  });
});

describe('a plan', () => {
  it('is no other than the one that was confirmed', () => {
    const other = thrown(() => checkConfirmed('a'.repeat(64), { digest: 'b'.repeat(64) }));
    expect(other).toMatchObject({ exitCode: 3, problems: [{ code: 'plan-stale' }] });
    expect(thrown(() => checkConfirmed('a', { digest: 'a' }))).toBeNull();
  });
});
