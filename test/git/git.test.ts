import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.ts';
import { git, gitText, gitTextOrNull, lastLine, runGit, runGitAsync } from '../../src/git/git.ts';
import type { Repository } from '../../src/git/repository.ts';
import { git as plainGit } from './plain-git.ts';
import { openRepository } from './remotes.ts';

describe('git', () => {
  let at: Repository;

  beforeAll(() => {
    const cwd = mkdtempSync(join(tmpdir(), 'segops git '));
    plainGit(['init', '--quiet'], { cwd });
    at = openRepository(cwd);
  });

  it('gives bytes as they are, through stdin and stdout', async () => {
    const input = Buffer.from([0, 13, 10, 255, 10]);
    const blob = gitText(at, ['hash-object', '-w', '--stdin'], { input });
    expect(git(at, ['cat-file', 'blob', blob])).toEqual(input);
    const again = await runGitAsync(at, ['hash-object', '--stdin'], { input });
    expect([again.code, again.out.toString()]).toEqual([0, `${blob}\n`]);
  });

  it('says what git said last', () => {
    const ask = () => git(at, ['rev-parse', '--verify', 'no-such-thing']);
    expect(ask).toThrow(Failure);
    expect(ask).toThrow('`git rev-parse` failed: Needed a single revision');
    expect(lastLine('hint: a\nfatal: b\nhint: c\n')).toBe('b');
  });

  it('tells nothing from an error', () => {
    expect(gitTextOrNull(at, ['rev-parse', '--verify', '--quiet', 'HEAD'])).toBe(null);
    expect(() => gitTextOrNull(at, ['rev-parse', '--verify', 'HEAD'])).toThrow(
      '`git rev-parse` failed: Needed a single revision',
    );
  });

  it('masks the credentials of a URL', async () => {
    const sync = runGit(at, ['ls-remote', 'http://ada:s3cret@127.0.0.1:1/x.git']);
    const later = await runGitAsync(at, ['ls-remote', 'http://t0ken@127.0.0.1:1/x.git']);
    expect(sync.err).not.toMatch(/ada|s3cret/);
    expect(later.err).not.toMatch(/t0ken/);
    expect([sync.code, later.code]).toEqual([128, 128]);
  });

  it('ends a git that takes too long', () => {
    const options = { timeoutMs: 200, env: { GIT_ALLOW_PROTOCOL: 'ext' } };
    expect(runGit(at, ['ls-remote', 'ext::sleep 2'], options).code).toBe(null);
  });
});
