import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvedHead } from '../../src/github/reviews.ts';
import { successfulRuns } from '../../src/github/runs.ts';
import type { FakeGitHub } from './fake-github.ts';
import { startFakeGitHub } from './fake-github.ts';
import type { FakeReview } from './fake-state.ts';
import { addPull } from './fake-state.ts';
import { openFake, problemOf } from './open-fake.ts';

const PULL = { number: 1, author: 'ada' };
const READ = { contents: 'read', pull_requests: 'read', actions: 'read' } as const;

let fake: FakeGitHub;
beforeEach(async () => {
  fake = await startFakeGitHub();
  fake.state.people.set('grace', 'write').set('linus', 'admin').set('eve', 'read');
});
afterEach(async () => {
  expect(fake.violations).toEqual([]);
  await fake.close();
});

type Word = readonly [login: string, state: FakeReview['state'], commit: string];

describe('the approval that stands', () => {
  it.each<[string, readonly Word[], string | null]>([
    ['of nobody', [], null],
    ['of who may write', [['grace', 'APPROVED', 'one']], 'one'],
    [
      'is the last one',
      [
        ['linus', 'APPROVED', 'one'],
        ['grace', 'APPROVED', 'two'],
      ],
      'two',
    ],
    [
      'is kept by a comment',
      [
        ['grace', 'APPROVED', 'one'],
        ['grace', 'COMMENTED', 'two'],
      ],
      'one',
    ],
    [
      'is taken back by a request for changes',
      [
        ['grace', 'APPROVED', 'one'],
        ['grace', 'CHANGES_REQUESTED', 'one'],
      ],
      null,
    ],
    ['is not one that was dismissed', [['grace', 'DISMISSED', 'one']], null],
    ['is not the author\u2019s', [['ada', 'APPROVED', 'one']], null],
    [
      'is not of who may only read, nor of a stranger',
      [
        ['grace', 'APPROVED', 'one'],
        ['eve', 'APPROVED', 'two'],
        ['mallory', 'APPROVED', 'two'],
      ],
      'one',
    ],
  ])('%s', async (_, words, head) => {
    const reviews = words.map(([login, state, commit], at) => ({
      ...{ id: at + 1, login, state, commit },
      submittedAt: `2026-11-24T00:0${at}:00Z`,
    }));
    addPull(fake.state, { number: 1, reviews });
    fake.state.people.set('ada', 'write');
    expect(await approvedHead(openFake(fake, READ), PULL)).toBe(head);
  });

  it('is found on the third page', async () => {
    const said = { login: 'linus', state: 'COMMENTED', commit: 'old' } as const;
    const reviews: FakeReview[] = Array.from({ length: 250 }, (_, at) => ({
      ...{ ...said, id: at + 1, submittedAt: '2026-11-24T00:00:00Z' },
    }));
    reviews.push({ ...said, id: 251, state: 'APPROVED', submittedAt: '2026-11-24T01:00:00Z' });
    addPull(fake.state, { number: 1, reviews });
    expect(await approvedHead(openFake(fake, READ), PULL)).toBe('old');
  });
});

describe('runs that succeeded', () => {
  const run = (id: number, event: string, conclusions: readonly ('success' | 'failure')[]) =>
    fake.state.runs.set(id, {
      ...{ id, event, headSha: 'head', path: '.github/workflows/plan.yml@main' },
      attempts: conclusions.map((conclusion, at) => ({
        ...{ status: 'completed' as const, conclusion },
        startedAt: `2026-11-24T0${id % 10}:0${at}:00Z`,
      })),
    });

  it('are those of pull requests whose last attempt did, the newest first', async () => {
    run(11, 'pull_request', ['failure', 'success']);
    run(12, 'pull_request', ['success', 'failure']);
    run(13, 'push', ['success']);
    run(14, 'pull_request', ['success']);
    expect(await successfulRuns(openFake(fake, READ), 'head')).toEqual([
      {
        workflow: '.github/workflows/plan.yml',
        createdAt: Date.parse('2026-11-24T04:00:00Z'),
        startedAt: Date.parse('2026-11-24T04:00:00Z'),
      },
      {
        workflow: '.github/workflows/plan.yml',
        createdAt: Date.parse('2026-11-24T01:00:00Z'),
        startedAt: Date.parse('2026-11-24T01:01:00Z'),
      },
    ]);
    expect(await successfulRuns(openFake(fake, READ), 'another')).toEqual([]);
  });

  it('are not guessed where the token may not read them', async () => {
    const found = problemOf(successfulRuns(openFake(fake, { contents: 'read' }), 'head'));
    expect(await found).toMatchObject({ code: 'github-permission-missing' });
  });
});
