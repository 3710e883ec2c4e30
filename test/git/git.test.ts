import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.ts';
import { causeOf, git, gitText, gitTextOrNull, runGit, runGitAsync } from '../../src/git/git.ts';
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
  });

  it.each([
    ['a complaint between hints', 'hint: a\nfatal: b\nhint: c\n', 'b'],
    [
      'SSH without a key',
      "Warning: Permanently added 'example.com' (ED25519) to the list of known hosts.\ngit@example.com: Permission denied (publickey).\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n",
      'git@example.com: Permission denied (publickey).',
    ],
    [
      'SSH to a host that is not there',
      'ssh: Could not resolve hostname example.com: Name or service not known\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n',
      'ssh: Could not resolve hostname example.com: Name or service not known',
    ],
    [
      'a job token of GitLab that may not push',
      "remote: \nremote: ========================================================================\nremote: \nremote: You are not allowed to upload code.\nremote: \nremote: ========================================================================\nremote: \nfatal: unable to access 'https://gitlab.example.com/acme/segments.git/': The requested URL returned error: 403\n",
      "unable to access 'https://gitlab.example.com/acme/segments.git/': The requested URL returned error: 403: You are not allowed to upload code.",
    ],
    [
      'a password that is not taken',
      "remote: HTTP Basic: Access denied\nfatal: Authentication failed for 'https://gitlab.example.com/acme/segments.git/'\n",
      "Authentication failed for 'https://gitlab.example.com/acme/segments.git/': HTTP Basic: Access denied",
    ],
    [
      'an option that an old git does not know',
      "error: unknown option `no-filter'\nusage: git fetch [<options>] [<repository> [<refspec>...]]\n",
      "unknown option `no-filter'",
    ],
    [
      'a pack that breaks off',
      'remote: Enumerating objects: 5, done.\nfatal: pack has bad object at offset 12: inflate returned -5\nfatal: index-pack failed\n',
      'pack has bad object at offset 12: inflate returned -5',
    ],
    [
      'a push that a rule refuses',
      'remote: error: GH013: Repository rule violations found for refs/heads/segops-lock.\nTo https://github.com/acme/segments.git\nerror: failed to push some refs to https://github.com/acme/segments.git\n',
      'GH013: Repository rule violations found for refs/heads/segops-lock.',
    ],
    [
      'a line that breaks',
      'fatal: the remote end hung up unexpectedly\n',
      'the remote end hung up unexpectedly',
    ],
    ['nothing', '', 'no reason'],
  ])('names the cause of %s', (_name, err, cause) => {
    expect(causeOf(err)).toBe(cause);
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
