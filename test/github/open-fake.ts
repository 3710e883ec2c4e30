import { Failure } from '../../src/failure.ts';
import type { GitHub } from '../../src/github/client.ts';
import { openGitHub } from '../../src/github/client.ts';
import { plain } from '../../src/message.ts';
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

/** The first problem of what a promise is rejected with, its words as plain text. */
export async function problemOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const [problem] = error instanceof Failure ? error.problems : [];
  if (problem === undefined) throw new Error('no Failure was thrown', { cause: error });
  return { ...problem, message: plain(problem.message), next: plain(problem.next) };
}
