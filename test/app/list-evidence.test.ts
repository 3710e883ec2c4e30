import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { changedAt, evidenceOf, isCommitted } from '../../src/app/list-evidence.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { Failure } from '../../src/failure.ts';
import { readManifestText } from '../../src/manifest/parse-manifest.ts';
import { plain } from '../../src/message.ts';
import { otherDigest } from '../../src/plan/guards/list-guards.ts';
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

describe('the digest of a list whose line endings git has converted', () => {
  const LIST = 'ada@example.com\nbob@example.com\n';
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

  function planned(cwd: string): string[] {
    const found = readConfig(join(cwd, 'segops.yaml'), null);
    if (!found.ok) throw new Error('the config is not valid');
    const manifest =
      'segment: { customer_segment_id: vip }\nmembers_from: [{ file: lists/a b.txt }]\n';
    const [ref] = readManifestText(manifest, 'vip.yaml').lists;
    if (ref === undefined) throw new Error('the manifest names no list');
    const evidence = evidenceOf(found.value, join(cwd, ref.path), ref);
    const facts = { role: 'members', path: ref.path, rows: 2, bytes: 0 } as const;
    const own = sha256(readFileSync(join(cwd, ref.path), 'latin1'));
    const list = { ...facts, sha256: own, endsWithNewline: true };
    const message = otherDigest({ ref, facts: list, outside: 0, locked: null, evidence, now: 0 });
    return message === null ? [] : [plain(message)];
  }

  it('is said to be so, with the line that ends it, which does end it', () => {
    const cwd = realpathSync(folderWith({ 'segops.yaml': CONFIG, '.gitignore': '' }));
    const names = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    git(['init', '--quiet'], { cwd });
    write(cwd, 'lists/a b.txt', LIST);
    write(cwd, 'lists/a b.txt.sha256', `${sha256(LIST)}  a b.txt\n`);
    git(['add', '.'], { cwd });
    git([...names, 'commit', '--quiet', '-m', 'One'], { cwd });
    const again = () => {
      rmSync(join(cwd, 'lists/a b.txt'));
      const converting = ['-c', 'core.autocrlf=true'];
      git([...converting, 'checkout', '--quiet', '--', 'lists/a b.txt'], { cwd });
    };
    again();
    expect(readFileSync(join(cwd, 'lists/a b.txt'), 'utf8')).toContain('\r\n');
    const [told = ''] = planned(cwd);
    expect(told).toContain('only its line endings differ');
    const line = /segops\.yaml: `(.*?)`/.exec(told)?.[1] ?? '';
    write(cwd, '.gitattributes', `${line}\n`);
    again();
    expect(readFileSync(join(cwd, 'lists/a b.txt'), 'utf8')).toBe(LIST);
    expect(planned(cwd)).toEqual([]);
  });

  it('is found in pieces of any size, and another content is not', () => {
    const cwd = realpathSync(folderWith({ 'segops.yaml': CONFIG }));
    const long = `${'x'.repeat(65_535)}\n${'y\n'.repeat(50_000)}`;
    write(cwd, 'lists/a b.txt', long.replaceAll('\n', '\r\n'));
    write(cwd, 'lists/a b.txt.sha256', sha256(long));
    expect(planned(cwd)[0]).toContain('only its line endings differ');
    write(cwd, 'lists/a b.txt.sha256', sha256('other'));
    expect(planned(cwd)[0]).toContain('Its digest is');
  });
});
