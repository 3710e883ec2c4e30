import { realpathSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { changedAt, isCommitted } from '../../src/app/list-evidence.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { Failure } from '../../src/failure.ts';
import { folderWith, write } from '../cli/segops.ts';
import { git } from '../git/plain-git.ts';
import { bareFolder, Traps } from '../git/traps.ts';

const CONFIG = 'account: { region: in1 }\nlock: { lineage: abc }\n';
const COMMITTED = '2026-01-02T03:04:05Z';
const OLD = new Date('2020-01-01T00:00:00Z');
const DATES = { GIT_AUTHOR_DATE: COMMITTED, GIT_COMMITTER_DATE: COMMITTED };

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

  function asked(path: string): { readonly changed: string; readonly committed: boolean } {
    const config = readConfig(join(cwd, 'segops.yaml'), null);
    if (!config.ok) throw new Error('the config is not valid');
    const real = realpathSync(join(cwd, path));
    const changed = new Date(changedAt(config.value, real)).toISOString();
    return { changed, committed: isCommitted(config.value, real) };
  }

  function age(path: string): void {
    utimesSync(join(cwd, path), OLD, OLD);
  }

  const BY_COMMIT = { changed: '2026-01-02T03:04:05.000Z', committed: true };
  const BY_FILE = { changed: OLD.toISOString(), committed: false };

  it('is when it was committed, whatever a checkout made of its time', () => {
    commit();
    age('lists/vip.txt');
    expect(asked('lists/vip.txt')).toEqual(BY_COMMIT);
  });

  it.each([
    ['it is not as committed', 'lists/vip.txt', 'eve\n'],
    ['it is not in git', 'lists/new.txt', 'eve\n'],
    ['git ignores it', 'fetched/vip.txt', 'eve\n'],
    ['its name looks like a pattern', 'lists/*.txt', 'eve\n'],
  ])('is the time of the file where %s', (_, path, text) => {
    commit();
    write(cwd, path, text);
    age(path);
    expect(asked(path)).toEqual(BY_FILE);
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
    expect(asked('nested/vip.txt')).toEqual(BY_FILE);
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
