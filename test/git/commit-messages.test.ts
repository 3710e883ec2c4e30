import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commitMessages } from '../../src/git/commit-messages.ts';
import { repositoryAt } from '../../src/git/repository.ts';

it('reads the messages of commits that are here, and leaves out everything else', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'segops messages '));
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  const git = (...args: string[]) =>
    execFileSync('git', [...author, ...args], { cwd, encoding: 'utf8' }).trim();
  git('init', '--quiet');
  git('commit', '--quiet', '--allow-empty', '-m', 'Add three VIPs (#7)', '-m', 'Why.');
  git('commit', '--quiet', '--allow-empty', '-m', `Long ${'x'.repeat(100_000)}`);
  const [long = '', short = ''] = git('log', '--format=%H').split('\n');
  const tree = git('rev-parse', 'HEAD^{tree}');
  const repository = repositoryAt(cwd);
  if (repository === null) throw new Error('no repository');
  const found = commitMessages(repository, [short, long, short, tree, 'f'.repeat(40), 'HEAD', '']);
  expect([...found.keys()]).toEqual([short, long]);
  expect(found.get(short)).toBe('Add three VIPs (#7)\n\nWhy.\n');
  expect(found.get(long)?.length).toBeLessThan(70_000);
});
