import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../src/failure.ts';
import { nodeFiles } from '../../src/files/files.ts';
import { writeNamed } from '../../src/files/named.ts';
import { createFile, createText, replaceFile, rewriteFile } from '../../src/files/write.ts';

const NEW = Buffer.from('new');

describe('writing files', () => {
  /** A repository, and what lies beside it. */
  let top = '';
  let outside = '';

  beforeEach(() => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'segops write ')));
    top = join(folder, 'repository');
    outside = join(folder, 'outside');
    for (const made of [join(top, '.git'), join(top, 'lists'), outside]) {
      mkdirSync(made, { recursive: true });
    }
    writeFileSync(join(outside, 'bashrc'), 'mine');
    vi.spyOn(process, 'cwd').mockReturnValue(top);
  });

  const at = (path: string) => join(top, path);
  const read = (path: string) => readFileSync(path, 'utf8');
  const untouched = () => [readdirSync(outside), read(join(outside, 'bashrc'))];
  const UNTOUCHED = [['bashrc'], 'mine'];

  it('replaces a file whole, with its mode, and leaves nothing beside it', () => {
    writeFileSync(at('vip.txt'), 'old, and longer');
    chmodSync(at('vip.txt'), 0o666);
    replaceFile(top, at('vip.txt'), NEW);
    expect(read(at('vip.txt'))).toBe('new');
    expect(statSync(at('vip.txt')).mode & 0o777).toBe(0o666);
    expect(readdirSync(top)).toEqual(['.git', 'lists', 'vip.txt']);
  });

  it('keeps the old file where the new one cannot be written whole', () => {
    writeFileSync(at('vip.txt'), 'old');
    const stop = () =>
      rewriteFile(top, at('vip.txt'), (write) => {
        write(NEW);
        throw new Error('no more');
      });
    expect(stop).toThrow('no more');
    expect([read(at('vip.txt')), readdirSync(top)]).toEqual(['old', ['.git', 'lists', 'vip.txt']]);
  });

  it('keeps the old file where it is killed before it takes its place', () => {
    const program = join(outside, 'killed-writer.mjs');
    buildSync({
      entryPoints: [join(import.meta.dirname, 'killed-writer.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
    writeFileSync(at('vip.txt'), 'old');
    const { signal } = spawnSync(process.execPath, [program, at('vip.txt')]);
    expect([signal, read(at('vip.txt'))]).toEqual(['SIGKILL', 'old']);
    const left = readdirSync(top).filter((name) => /^vip\.txt\.[0-9a-f]{16}\.tmp$/.test(name));
    expect(left.map((name) => read(at(name)))).toEqual(['new']);
    replaceFile(top, at('vip.txt'), NEW);
    expect(read(at('vip.txt'))).toBe('new');
  });

  it('follows no link that has the name of a temporary file', () => {
    symlinkSync(join(outside, 'bashrc'), at('vip.txt.tmp'));
    writeFileSync(at('vip.txt'), 'old');
    replaceFile(top, at('vip.txt'), NEW);
    expect([read(at('vip.txt')), untouched()]).toEqual(['new', UNTOUCHED]);
  });

  it('replaces a link, never the file that it leads to', () => {
    symlinkSync(join(outside, 'bashrc'), at('vip.txt'));
    replaceFile(top, at('vip.txt'), NEW);
    expect([lstatSync(at('vip.txt')).isFile(), untouched()]).toEqual([true, UNTOUCHED]);
  });

  it.each([
    ['a link out', () => symlinkSync(outside, at('out')), 'out/bashrc'],
    ['a link that leads nowhere', () => symlinkSync(join(outside, 'new'), at('out')), 'out/bashrc'],
    ['a link into .git', () => symlinkSync('.git', at('out')), 'out/config'],
    ['the way up', () => undefined, '../outside/bashrc'],
    ['.git', () => undefined, '.git/config'],
  ])('refuses %s', (_, make, path) => {
    make();
    const writes = [
      () => replaceFile(top, at(path), NEW),
      () => createFile(top, at(path), NEW),
      () => createText(top, at(`${path}/deeper`), 'new'),
    ];
    for (const write of writes) {
      expect(write).toThrow(Failure);
      expect(write).toThrow('is not inside the repository');
    }
    expect([untouched(), existsSync(at('.git/config'))]).toEqual([UNTOUCHED, false]);
  });

  it('makes a file once, and says where there is one already', () => {
    createText(top, at('segments/a/vip.yaml'), 'new');
    expect(read(at('segments/a/vip.yaml'))).toBe('new');
    expect(() => createText(top, at('segments/a/vip.yaml'), 'newer')).toThrow(
      'segments/a/vip.yaml exists already',
    );
    symlinkSync(join(outside, 'new'), at('dangling'));
    expect([createFile(top, at('dangling'), NEW), untouched()]).toEqual([false, UNTOUCHED]);
  });

  describe('that a person names', () => {
    const write = (path: string) => writeNamed(path, (piece) => piece(NEW));

    it('stays in the repository with what is named there', () => {
      symlinkSync(join(outside, 'bashrc'), at('plan.json'));
      symlinkSync(outside, at('out'));
      write(at('plan.json'));
      expect(read(at('plan.json'))).toBe('new');
      expect(() => write(at('out/plan.json'))).toThrow('is not inside the repository');
      expect(untouched()).toEqual(UNTOUCHED);
    });

    it('goes wherever else they say, through their own links', () => {
      symlinkSync(join(outside, 'bashrc'), join(outside, 'link'));
      write(join(outside, 'link'));
      write(join(outside, 'plan.json'));
      expect(readdirSync(outside)).toEqual(['bashrc', 'link', 'plan.json']);
      expect([lstatSync(join(outside, 'link')).isSymbolicLink()]).toEqual([true]);
      expect(read(join(outside, 'bashrc'))).toBe('new');
    });

    it('goes through a device, which stays one', () => {
      write('/dev/null');
      expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    });
  });

  it('keeps a lock to its folder', () => {
    symlinkSync(outside, at('segops.lock.d'));
    const files = nodeFiles(top);
    const path = at('segops.lock.d/bashrc');
    for (const use of [
      () => files.replace(path, NEW),
      () => files.create(path, NEW),
      () => files.remove(path),
      () => files.rename(path, at('mine')),
      () => files.append(path),
    ]) {
      expect(use).toThrow('is not inside the repository');
    }
    expect(untouched()).toEqual(UNTOUCHED);
  });
});
