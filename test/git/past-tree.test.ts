import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeTree } from '../../src/git/past-tree.ts';
import type { Repository } from '../../src/git/repository.ts';
import { folderWith } from '../cli/segops.ts';
import { git, gitText } from './plain-git.ts';
import { openRepository, TestRemote } from './remotes.ts';

describe('a tree of the past', () => {
  let cwd = '';
  let at: Repository;

  beforeEach(() => {
    cwd = new TestRemote().clone();
    at = openRepository(cwd);
  });

  function written(tree: string) {
    const folder = folderWith({});
    const lacking = writeTree(at, tree, folder);
    return { folder, lacking: [...lacking] };
  }

  const read = (folder: string, path: string) => readFileSync(join(folder, path), 'latin1');

  it('is its files and links, byte for byte', () => {
    mkdirSync(join(cwd, 'lists/deep'), { recursive: true });
    writeFileSync(join(cwd, '.gitattributes'), '* text eol=crlf ident\n');
    const bytes = Buffer.from([0, 255, 13, 10, 10]);
    writeFileSync(join(cwd, 'lists/deep/ü.txt'), bytes);
    writeFileSync(join(cwd, 'lists/empty.txt'), '');
    symlinkSync('lists/deep', join(cwd, 'link'));
    git(['-c', 'core.safecrlf=false', 'add', '.'], { cwd });
    const blob = gitText(['hash-object', '-w', '--stdin'], { cwd, input: bytes });
    git(['update-index', '--cacheinfo', `100644,${blob},lists/deep/ü.txt`], { cwd });
    const { folder, lacking } = written(gitText(['write-tree'], { cwd }));
    expect(readdirSync(folder).sort()).toEqual(['.gitattributes', 'README', 'link', 'lists']);
    expect(read(folder, 'link/ü.txt')).toBe(bytes.toString('latin1'));
    expect([read(folder, 'lists/empty.txt'), read(folder, 'README')]).toEqual(['', 'manifests\n']);
    expect([lstatSync(join(folder, 'link')).isSymbolicLink(), lacking]).toEqual([true, []]);
  });

  /** A tree as no index would take it. */
  function treeOf(...entries: readonly (readonly [mode: string, name: string, object: string])[]) {
    const pieces = entries.flatMap(([mode, name, object]) => [
      Buffer.from(`${mode} ${name}\0`),
      Buffer.from(object, 'hex'),
    ]);
    const asked = ['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'];
    return gitText(asked, { cwd, input: Buffer.concat(pieces) });
  }

  it.each(['.git', '.GIT', '..'])('is not written where it would leave its folder: %s', (name) => {
    const blob = gitText(['hash-object', '-w', '--stdin'], { cwd, input: '[core]\n' });
    const tree = treeOf(['40000', name, treeOf(['100644', 'config', blob])]);
    expect(() => written(tree)).toThrow('is not inside the repository');
  });

  it('is not written through a link of its own', () => {
    const outside = folderWith({});
    const [blob, target] = ['mine', outside].map((input) =>
      gitText(['hash-object', '-w', '--stdin'], { cwd, input }),
    );
    const inner = treeOf(['100644', 'bashrc', blob ?? '']);
    const tree = treeOf(['120000', 'out', target ?? ''], ['40000', 'out', inner]);
    expect(() => written(tree)).toThrow();
    expect(readdirSync(outside)).toEqual([]);
  });

  it('has what git-lfs points to where that is here, and says where it is not', () => {
    const content = 'ada\neve\n';
    const oid = createHash('sha256').update(content).digest('hex');
    const pointer = (of: string) =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${of}\nsize ${content.length}\n`;
    const store = (of: string, text: string) => {
      const path = join(cwd, '.git/lfs/objects', of.slice(0, 2), of.slice(2, 4), of);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    };
    store(oid, content);
    store('a'.repeat(64), 'something else');
    writeFileSync(join(cwd, 'here.txt'), pointer(oid));
    writeFileSync(join(cwd, 'other.txt'), pointer('a'.repeat(64)));
    writeFileSync(join(cwd, 'gone.txt'), pointer('b'.repeat(64)));
    git(['add', '.'], { cwd });
    const { folder, lacking } = written(gitText(['write-tree'], { cwd }));
    expect(read(folder, 'here.txt')).toBe(content);
    expect(lacking.sort()).toEqual(['gone.txt', 'other.txt']);
  });

  it('is not half of it where an object is missing', () => {
    const blob = gitText(['rev-parse', 'HEAD:README'], { cwd });
    const tree = treeOf(['100644', 'README', blob], ['100644', 'lost', 'c'.repeat(40)]);
    expect(() => written(tree)).toThrow(/`git (cat-file|ls-tree)` failed/);
  });
});
