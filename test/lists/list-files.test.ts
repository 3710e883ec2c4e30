import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { confinement, repositoryOf } from '../../src/files/confine.ts';
import { openListFile, resolveList } from '../../src/lists/list-files.ts';
import type { ListRef } from '../../src/lists/list-ref.ts';

let top = '';
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'segops lists ')));
  mkdirSync(join(top, 'team/lists'), { recursive: true });
  const config = 'lock: { lineage: a }\naccount: { region: in1 }\n';
  writeFileSync(join(top, 'team/segops.yaml'), config);
  writeFileSync(join(top, 'common.txt'), 'ada\n');
});
afterEach(() => rmSync(top, { recursive: true }));

function config(): Config {
  const result = readConfig(join(top, 'team/segops.yaml'), null);
  if (!result.ok) throw new Error('the config is sound');
  return result.value;
}

function list(path: string): ListRef {
  const expectations = { maxAgeMs: null, expectRows: null };
  return {
    kind: 'list',
    path,
    format: { kind: 'text' },
    ...expectations,
    place: { file: 'a.yaml' },
  };
}

function outcome(path: string): string | string[] {
  const result = resolveList(config(), list(path));
  return result.ok ? result.value : result.problems.map((problem) => problem.code);
}

describe('where a list may lie', () => {
  it('is anywhere in the git repository around the config', () => {
    mkdirSync(join(top, '.git'));
    expect(repositoryOf(join(top, 'team'))).toBe(top);
    expect(outcome('../common.txt')).toBe(join(top, 'common.txt'));
  });

  it('is a worktree too, whose .git is a file', () => {
    writeFileSync(join(top, '.git'), 'gitdir: /elsewhere\n');
    expect(outcome('../common.txt')).toBe(join(top, 'common.txt'));
    expect(outcome('../.git')).toEqual(['list-in-git']);
  });

  it('is the folder of the config without git', () => {
    expect(repositoryOf(join(top, 'team'))).toBe(join(top, 'team'));
    expect(outcome('../common.txt')).toEqual(['list-outside-repository']);
  });

  it('follows a link inside the repository to its real path', () => {
    writeFileSync(join(top, 'team/lists/vip.txt'), 'ada\n');
    symlinkSync('lists/vip.txt', join(top, 'team/link.txt'));
    expect(outcome('link.txt')).toBe(join(top, 'team/lists/vip.txt'));
  });

  it('is not the repository itself, nor a device', () => {
    symlinkSync('/dev/zero', join(top, 'team/zero.txt'));
    expect(outcome('zero.txt')).toEqual(['list-outside-repository']);
    expect(outcome('.')).toEqual(['list-outside-repository']);
    expect(outcome('lists')).toEqual(['list-not-a-file']);
  });

  it.each([
    ['/repo/a.txt', 'inside'],
    ['/repo/..a.txt', 'inside'],
    ['/repo/.gitignore', 'inside'],
    ['/repo/.git/config', 'in-git'],
    ['/repo/sub/.GIT/config', 'in-git'],
    ['/repository/a.txt', 'outside'],
    ['/repo', 'outside'],
    ['/', 'outside'],
  ])('judges %s by its real path', (path, where) => {
    expect(confinement('/repo', path)).toBe(where);
  });
});

describe('reading a list', () => {
  it('gives all bytes in pieces and then nothing', () => {
    const path = join(top, 'big.txt');
    const bytes = Buffer.alloc(600_000, 'ada@example.com\n');
    writeFileSync(path, bytes);
    const reader = openListFile(path);
    const read = Buffer.alloc(700_000);
    expect(reader.read(read.subarray(0, 262_144))).toBe(262_144);
    expect(reader.read(read.subarray(262_144))).toBe(337_856);
    expect(reader.read(read)).toBe(0);
    reader.close();
    expect(read.subarray(0, 600_000).equals(bytes)).toBe(true);
  });

  it('does not follow a link that took the place of the file', () => {
    const path = join(top, 'vip.txt');
    writeFileSync(path, 'ada\n');
    renameSync(path, join(top, 'moved.txt'));
    symlinkSync('common.txt', path);
    expect(() => openListFile(path)).toThrow(/ELOOP/);
  });
});
