import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reviews } from '../../src/github/reviews.ts';
import { reviewsOf } from '../../src/github/reviews.ts';
import type { FakeGitHub } from './fake-github.ts';
import { startFakeGitHub } from './fake-github.ts';
import type { FakeReview } from './fake-state.ts';
import { addPull } from './fake-state.ts';
import { openFake } from './open-fake.ts';

const PULL = { number: 1, author: 'ada', mergedAt: '2026-11-24T00:05:00Z' };
const READ = { contents: 'read', pull_requests: 'read' } as const;

let fake: FakeGitHub;
beforeEach(async () => {
  fake = await startFakeGitHub();
  fake.state.people.set('grace', 'write').set('linus', 'admin').set('eve', 'read');
  fake.state.people.set('ada', 'write').set('helper[bot]', 'write').set('ci-account', 'write');
});
afterEach(async () => {
  expect(fake.violations).toEqual([]);
  await fake.close();
});

type Word = readonly [minute: number, login: string, state: FakeReview['state'], commit: string];

function said(words: readonly Word[]): Promise<Reviews> {
  const reviews = words.map(([minute, login, state, commit], at) => ({
    ...{ id: at + 1, login, state, commit },
    submittedAt: `2026-11-24T00:0${minute}:00Z`,
  }));
  addPull(fake.state, { number: 1, reviews });
  return reviewsOf(openFake(fake, READ), PULL);
}

describe('the approvals that count', () => {
  it.each<[string, readonly Word[], readonly string[]]>([
    ['are none where nobody spoke', [], []],
    [
      'are of who may write, the last one first',
      [
        [1, 'linus', 'APPROVED', 'one'],
        [2, 'grace', 'APPROVED', 'two'],
      ],
      ['grace two', 'linus one'],
    ],
    [
      'are kept by a comment',
      [
        [1, 'grace', 'APPROVED', 'one'],
        [2, 'grace', 'COMMENTED', 'two'],
      ],
      ['grace one'],
    ],
    ['are not those that were dismissed', [[1, 'grace', 'DISMISSED', 'one']], []],
    ['are not the opener\u2019s', [[1, 'ada', 'APPROVED', 'one']], []],
    ['are not those of who may only read', [[1, 'eve', 'APPROVED', 'one']], []],
    ['are not a stranger\u2019s', [[1, 'mallory', 'APPROVED', 'one']], []],
    ['are not an App\u2019s', [[1, 'helper[bot]', 'APPROVED', 'one']], []],
    [
      'are a machine account\u2019s too',
      [[1, 'ci-account', 'APPROVED', 'one']],
      ['ci-account one'],
    ],
    ['count up to the second of the merge', [[5, 'grace', 'APPROVED', 'one']], ['grace one']],
    ['are not those after the merge', [[6, 'grace', 'APPROVED', 'one']], []],
    [
      'are those before the merge, whatever is said after it',
      [
        [4, 'grace', 'APPROVED', 'one'],
        [6, 'grace', 'APPROVED', 'two'],
      ],
      ['grace one'],
    ],
  ])('%s', async (_, words, expected) => {
    const { approvals, objector } = await said(words);
    expect(approvals.map(({ login, head }) => `${login} ${head}`)).toEqual(expected);
    expect(objector).toBeNull();
  });

  it('are found on the third page', async () => {
    const one = { login: 'linus', state: 'COMMENTED', commit: 'old' } as const;
    const reviews: FakeReview[] = Array.from({ length: 250 }, (_, at) => ({
      ...{ ...one, id: at + 1, submittedAt: '2026-11-24T00:00:00Z' },
    }));
    reviews.push({ ...one, id: 251, state: 'APPROVED', submittedAt: '2026-11-24T00:01:00Z' });
    addPull(fake.state, { number: 1, reviews });
    const { approvals } = await reviewsOf(openFake(fake, READ), PULL);
    expect(approvals).toMatchObject([{ login: 'linus', head: 'old' }]);
  });
});

describe('a request for changes', () => {
  it.each<[string, readonly Word[], string | null]>([
    ['blocks', [[1, 'grace', 'CHANGES_REQUESTED', 'one']], 'grace'],
    [
      'blocks beside the approval of another',
      [
        [1, 'grace', 'CHANGES_REQUESTED', 'one'],
        [2, 'linus', 'APPROVED', 'one'],
      ],
      'grace',
    ],
    [
      'is taken back by an approval before the merge',
      [
        [1, 'grace', 'CHANGES_REQUESTED', 'one'],
        [2, 'grace', 'APPROVED', 'two'],
      ],
      null,
    ],
    [
      'is not taken back by one after the merge',
      [
        [1, 'grace', 'CHANGES_REQUESTED', 'one'],
        [6, 'grace', 'APPROVED', 'one'],
      ],
      'grace',
    ],
    ['blocks also after the merge', [[6, 'grace', 'CHANGES_REQUESTED', 'one']], 'grace'],
    ['is over once it is dismissed', [[1, 'grace', 'DISMISSED', 'one']], null],
    [
      'does not block where its author may only read',
      [[1, 'eve', 'CHANGES_REQUESTED', 'one']],
      null,
    ],
  ])('%s', async (_, words, expected) => {
    expect((await said(words)).objector).toBe(expected);
  });
});
