import { createHash } from 'node:crypto';
import { realpathSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { changedAt, isCommitted } from '../../src/app/list-evidence.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { Failure } from '../../src/failure.ts';
import { folderWith, write } from '../cli/segops.ts';
import { git } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';
import { bareFolder, Traps } from '../git/traps.ts';

const CONFIG = 'account: { region: in1 }\nlock: { lineage: abc }\n';
const COMMITTED = '2026-01-02T03:04:05Z';
const OLD = new Date('2020-01-01T00:00:00Z');
const DATES = { GIT_AUTHOR_DATE: COMMITTED, GIT_COMMITTER_DATE: COMMITTED };

function pointerTo(text: string): string {
  const oid = createHash('sha256').update(text).digest('hex');
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${text.length}\n`;
}

describe('when a list was changed', () => {
  let cwd = '';

  beforeEach(() => {
    cwd = realpathSync(
      folderWith({ 'segops.yaml': CONFIG, 'lists/vip.txt': 'ada\n', '.gitignore': 'fetched/\n' }),
    );
  });

  function commit(): void {
    const names = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    git(['init', '--quiet'], { cwd });
    git(['add', '.'], { cwd });
    git([...names, 'commit', '--quiet', '-m', 'One'], { cwd, env: DATES });
  }

  function asked(path: string): { readonly changed: string | null; readonly committed: boolean } {
    const config = readConfig(join(cwd, 'segops.yaml'), null);
    if (!config.ok) throw new Error('the config is not valid');
    const real = realpathSync(join(cwd, path));
    const at = changedAt(config.value, real, { mayFetch: true });
    const changed = at === null ? null : new Date(at).toISOString();
    return { changed, committed: isCommitted(config.value, real) };
  }

  function age(path: string): void {
    utimesSync(join(cwd, path), OLD, OLD);
  }

  const BY_COMMIT = { changed: '2026-01-02T03:04:05.000Z', committed: true };
  const UNKNOWN = { changed: null, committed: false };
  const BY_FILE = { changed: OLD.toISOString(), committed: false };

  it('is when it was committed, whatever a checkout made of its time', () => {
    commit();
    age('lists/vip.txt');
    expect(asked('lists/vip.txt')).toEqual(BY_COMMIT);
  });

  it.each([
    ['it is not in git', 'lists/new.txt', 'eve\n'],
    ['git ignores it', 'fetched/vip.txt', 'eve\n'],
    ['its name looks like a pattern', 'lists/*.txt', 'eve\n'],
  ])('is the time of the file where %s', (_, path, text) => {
    commit();
    write(cwd, path, text);
    age(path);
    expect(asked(path)).toEqual(BY_FILE);
  });

  it('cannot be told where git has it, and not as it is', () => {
    commit();
    write(cwd, 'lists/vip.txt', 'eve\n');
    expect(asked('lists/vip.txt')).toEqual(UNKNOWN);
    git(['rm', '--quiet', '--cached', 'lists/vip.txt'], { cwd });
    git(['add', '.'], { cwd });
    expect(asked('lists/vip.txt')).toEqual(UNKNOWN);
  });

  it.each([
    ['with other line ends', 'ada\n', 'ada\r\n'],
    ['with the content of its LFS pointer', pointerTo('ada\n'), 'ada\n'],
  ])('is when it was committed, also as a checkout wrote it: %s', (_, kept, there) => {
    write(cwd, 'lists/vip.txt', kept);
    commit();
    write(cwd, 'lists/vip.txt', there);
    age('lists/vip.txt');
    expect(asked('lists/vip.txt')).toEqual(BY_COMMIT);
  });

  it('is the time of the file outside git', () => {
    age('lists/vip.txt');
    expect(asked('lists/vip.txt')).toEqual(BY_FILE);
  });

  it('is not what a repository says that the checkout contains', () => {
    commit();
    const [top, nested] = [cwd, join(cwd, 'nested')];
    write(nested, 'vip.txt', 'eve\n');
    cwd = nested;
    commit();
    cwd = top;
    age('nested/vip.txt');
    expect(asked('nested/vip.txt')).toEqual(UNKNOWN);
    git(['add', '.'], { cwd });
    expect(asked('nested/vip.txt')).toEqual(UNKNOWN);
  });

  it('runs nothing that a folder of lists names, though it looks like a repository', () => {
    commit();
    const traps = new Traps();
    const folder = join(cwd, 'lists/bare');
    bareFolder(folder, traps.set('fsmonitor'));
    writeFileSync(join(folder, 'vip.txt'), 'eve\n');
    age('lists/bare/vip.txt');
    expect(asked('lists/bare/vip.txt')).toEqual(BY_FILE);
    expect(traps.ran()).toEqual([]);
  });

  describe('in a shallow clone', () => {
    let remote: TestRemote;

    /** A list that is committed once, and a commit after it. */
    beforeEach(() => {
      remote = new TestRemote();
      const author = remote.clone();
      write(author, 'segops.yaml', CONFIG);
      write(author, 'lists/vip.txt', 'ada\n');
      git(['add', '.'], { cwd: author });
      git(['commit', '--quiet', '-m', 'Three'], { cwd: author, env: DATES });
      git(['commit', '--quiet', '--allow-empty', '-m', 'Four'], { cwd: author });
      git(['push', '--quiet', 'origin', 'HEAD:main'], { cwd: author });
      cwd = realpathSync(remote.clone('--depth=1'));
    });

    it('is not when the last commit was made: the history is completed', () => {
      expect(asked('lists/vip.txt')).toEqual(BY_COMMIT);
    });

    it('is a question that is not answered where the rest cannot be fetched', () => {
      git(['remote', 'set-url', 'origin', join(cwd, 'gone')], { cwd });
      expect(() => asked('lists/vip.txt')).toThrow('cannot fetch the history');
    });
  });

  it.each([
    ['its index', 'index', 'no index'],
    ['its config', 'config', '[core]\nrepositoryFormatVersion = 99\n'],
    ['its HEAD', 'HEAD', `${'c'.repeat(40)}\n`],
  ])('is a question that is not answered where git cannot read %s', (_, file, text) => {
    commit();
    writeFileSync(join(cwd, '.git', file), text);
    expect(() => asked('lists/vip.txt')).toThrow(Failure);
  });
});
