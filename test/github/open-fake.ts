import type { GitHub } from '../../src/github/client.ts';
import { openGitHub } from '../../src/github/client.ts';
import type { FakeGitHub } from './fake-github.ts';
import type { FakeToken } from './fake-state.ts';
import { ACTIONS_BOT } from './fake-state.ts';
import { quickClock } from './quick-clock.ts';

/** The fake through the client, with a workflow's token of these permissions. */
export function openFake(
  fake: FakeGitHub,
  permissions: FakeToken['permissions'] = { pull_requests: 'write' },
  clock = quickClock(),
): GitHub {
  fake.state.tokens.set('of-the-workflow', { ...ACTIONS_BOT, permissions });
  return openGitHub({
    apiUrl: fake.url,
    repository: `${fake.state.owner}/${fake.state.repo}`,
    token: 'of-the-workflow',
    userAgent: 'segops/test',
    env: {},
    clock,
  });
}

/** The first problem of what a promise is rejected with. */
export async function problemOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Error && 'problems' in error && Array.isArray(error.problems))
    return error.problems[0];
  throw new Error('no Failure was thrown', { cause: error });
}
