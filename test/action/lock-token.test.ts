import { afterEach, expect, it } from 'vitest';
import { readInputs } from '../../cmd/action/inputs.ts';
import { beginGit } from '../../cmd/action/job.ts';
import { currentJob } from '../../src/git/job.ts';

afterEach(() =>
  beginGit(
    readInputs(() => '', {}),
    '/',
  ),
);

it.each([
  [{ 'github-token': 'of-the-job' }, 'of-the-job'],
  [{ 'github-token': 'of-the-job', 'lock-token': 'of-the-app' }, 'of-the-app'],
])('git reaches the lock branch with the token that may push it: %o', (given, token) => {
  const inputs: Readonly<Record<string, string>> = given;
  beginGit(
    readInputs((name) => inputs[name] ?? '', {}),
    '/work',
  );
  expect(currentJob()?.token).toBe(token);
});
