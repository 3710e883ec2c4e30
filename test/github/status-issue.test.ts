import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepStatusIssue } from '../../src/github/status-issue.ts';
import type { FakeGitHub } from './fake-github.ts';
import { startFakeGitHub } from './fake-github.ts';
import { addIssue } from './fake-state.ts';
import { openFake, problemOf } from './open-fake.ts';

const STATUS = {
  name: 'production',
  label: 'segops',
  title: 'segops: something waits',
  body: '3 members are unconfirmed.',
  isHealthy: false,
};

describe('the status issue', () => {
  let fake: FakeGitHub;

  beforeEach(async () => {
    fake = await startFakeGitHub();
  });
  afterEach(async () => {
    expect(fake.violations).toEqual([]);
    await fake.close();
  });

  it('opens one issue, updates it, and closes it when nothing waits any more', async () => {
    const github = openFake(fake, { issues: 'write' });
    expect((await keepStatusIssue(github, STATUS)).kind).toBe('opened');
    expect((await keepStatusIssue(github, STATUS)).kind).toBe('unchanged');
    const more = { ...STATUS, body: '4 members are unconfirmed.' };
    expect((await keepStatusIssue(github, more)).kind).toBe('updated');
    const healthy = { ...STATUS, body: 'All is well.', isHealthy: true };
    expect((await keepStatusIssue(github, healthy)).kind).toBe('closed');
    expect(await keepStatusIssue(github, healthy)).toEqual({ kind: 'none' });
    expect([...fake.state.issues.values()]).toMatchObject([
      {
        number: 1,
        title: 'segops: something waits',
        body: '<!-- segops:production -->\nAll is well.',
        state: 'closed',
        stateReason: 'completed',
        labels: ['segops'],
      },
    ]);
  });

  it('leaves alone what people opened', async () => {
    const body = '<!-- segops:production -->\nforged';
    addIssue(fake.state, { labels: ['segops'], body, author: { login: 'eve', type: 'User' } });
    const github = openFake(fake, { issues: 'write' });
    expect(await keepStatusIssue(github, { ...STATUS, isHealthy: true })).toEqual({ kind: 'none' });
    expect((await keepStatusIssue(github, STATUS)).kind).toBe('opened');
    expect(fake.state.issues.get(1)?.body).toBe(body);
  });

  it('leaves closed what a person closed as not planned, until something newer is found', async () => {
    const github = openFake(fake, { issues: 'write' });
    const status = { ...STATUS, newest: Date.UTC(2026, 10, 25) };
    await keepStatusIssue(github, status);
    const [issue] = fake.state.issues.values();
    if (issue === undefined) throw new Error('no issue was opened');
    const close = (stateReason: string, closedAt: string) =>
      Object.assign(issue, { state: 'closed', stateReason, closedAt });
    close('not_planned', '2026-11-25T12:00:00Z');
    expect(await keepStatusIssue(github, status)).toMatchObject({
      kind: 'accepted',
      url: expect.stringMatching(/issues\/1$/),
    });
    expect((await keepStatusIssue(github, STATUS)).kind).toBe('opened');
    fake.state.issues.delete(2);
    close('not_planned', '2026-11-24T12:00:00Z');
    expect((await keepStatusIssue(github, status)).kind).toBe('opened');
    fake.state.issues.delete(3);
    close('completed', '2026-11-25T12:00:00Z');
    expect((await keepStatusIssue(github, status)).kind).toBe('opened');
  });

  it('names the permission that is missing', async () => {
    const github = openFake(fake, { issues: 'read' });
    expect(await problemOf(keepStatusIssue(github, STATUS))).toMatchObject({
      code: 'github-permission-missing',
      next: 'Give the job `permissions: { issues: write }`.',
    });
  });
});
