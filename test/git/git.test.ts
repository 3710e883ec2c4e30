import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../src/failure.ts';
import { git, gitText, lastLine, runGit, runGitAsync } from '../../src/git/git.ts';

describe('git', () => {
  let cwd = '';

  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'segops git '));
    git(['init', '--quiet'], { cwd });
  });

  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('gives bytes as they are, through stdin and stdout', async () => {
    const input = Buffer.from([0, 13, 10, 255, 10]);
    const blob = gitText(['hash-object', '-w', '--stdin'], { cwd, input });
    expect(git(['cat-file', 'blob', blob], { cwd })).toEqual(input);
    const again = await runGitAsync(['hash-object', '--stdin'], { cwd, input });
    expect([again.code, again.out.toString()]).toEqual([0, `${blob}\n`]);
  });

  it('says what git said last', () => {
    const ask = () => git(['rev-parse', '--verify', 'no-such-thing'], { cwd });
    expect(ask).toThrow(Failure);
    expect(ask).toThrow('`git rev-parse` failed: Needed a single revision');
    expect(lastLine('hint: a\nfatal: b\nhint: c\n')).toBe('b');
  });

  it('masks the credentials of a URL', async () => {
    const url = 'http://ada:s3cret@127.0.0.1:1/x.git';
    const sync = runGit(['ls-remote', url], { cwd });
    const later = await runGitAsync(['ls-remote', 'http://t0ken@127.0.0.1:1/x.git'], { cwd });
    expect(sync.err).not.toMatch(/ada|s3cret/);
    expect(later.err).not.toMatch(/t0ken/);
    expect([sync.code, later.code]).toEqual([128, 128]);
  });

  it('keeps to its folder inside a hook', () => {
    vi.stubEnv('GIT_DIR', '/nowhere');
    expect(gitText(['rev-parse', '--git-dir'], { cwd })).toBe('.git');
  });

  it('ends a git that takes too long', () => {
    const url = 'ext::sleep 2';
    const options = { cwd, timeoutMs: 200, env: { GIT_ALLOW_PROTOCOL: 'ext' } };
    expect(runGit(['ls-remote', url], options).code).toBe(null);
  });
});
