import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatting } from '../../src/app/fmt.ts';
import { fileLockPlace } from '../../src/app/lock/file-lock-place.ts';
import { findConfig, readConfig } from '../../src/config/read-config.ts';
import { Failure, failureCode } from '../../src/failure.ts';
import { nodeFiles } from '../../src/files/files.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import { fileStore } from '../../src/lock/store/file-store.ts';
import { NO_FILES } from '../../src/lock/store/store.ts';
import { readManifests } from '../../src/manifest/read-manifests.ts';
import { write } from '../cli/segops.ts';
import { newFolder } from './ways-in.ts';

const ACCOUNT = 'account: { region: in1 }\n';
const LINEAGE = 'f00000000001';

function makePipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
}

/** A repository whose files are hostile, and what lies beside it. */
describe('files of a repository', () => {
  let top = '';
  let outside = '';

  beforeEach(() => {
    const folder = newFolder('files');
    top = join(folder, 'repository');
    outside = join(folder, 'outside');
    mkdirSync(join(top, '.git'), { recursive: true });
    mkdirSync(outside);
    write(top, 'segops.yaml', `${ACCOUNT}lock: { lineage: ${LINEAGE} }\n`);
    write(top, 'segments/vip.yaml', 'segment: { customer_segment_id: vip }\nmembers: [ada]\n');
  });

  function codesOf(path = 'segops.yaml'): string[] {
    const file = findConfig(top, path);
    const config = file.ok ? readConfig(file.value, null, top) : file;
    const read = config.ok ? readManifests(config.value, top) : config;
    return read.ok ? [] : [...new Set(read.problems.map(({ code }) => code))];
  }

  function caught(run: () => unknown): string | null {
    try {
      run();
      return null;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return failureCode(error);
    }
  }

  const lockAt = (file: string) => {
    const lock = { at: { kind: 'file', file }, lineage: LINEAGE } as const;
    return fileLockPlace({ folder: top, lock }, file);
  };

  describe('as the config', () => {
    it.each([
      ['a link out', () => join(outside, 'mine.yaml')],
      ['a link into .git', () => '../.git/config'],
      ['a link that leads nowhere', () => 'gone.yaml'],
      ['a link to what never ends', () => '/dev/zero'],
    ])('are not read through %s', (_, to) => {
      writeFileSync(join(outside, 'mine.yaml'), `secret: 1\n${ACCOUNT}`);
      writeFileSync(join(top, '.git/config'), ACCOUNT);
      mkdirSync(join(top, 'sub'));
      symlinkSync(to(), join(top, 'sub/segops.yaml'));
      const [code] = codesOf('sub/segops.yaml');
      expect(['file-outside-repository', 'file-unreadable']).toContain(code);
      const found = findConfig(join(top, 'sub'));
      expect(found.ok && found.value).toBe(join(top, 'sub/segops.yaml'));
    });

    it('are not read in a folder that is a link out', () => {
      writeFileSync(join(outside, 'segops.yaml'), ACCOUNT);
      symlinkSync(outside, join(top, 'env'));
      expect(codesOf('env/segops.yaml')).toEqual(['file-outside-repository']);
    });

    it('may be a link to another config of the repository', () => {
      mkdirSync(join(top, 'env'));
      symlinkSync('../segops.yaml', join(top, 'env/segops.yaml'));
      write(top, 'env/segments/a.yaml', 'segment: { customer_segment_id: a }\nmembers: [b]\n');
      expect(codesOf('env/segops.yaml')).toEqual([]);
    });

    it('are not waited for where they are a pipe', () => {
      rmSync(join(top, 'segops.yaml'));
      makePipe(join(top, 'segops.yaml'));
      expect(codesOf()).toEqual(['file-unreadable']);
    });
  });

  describe('as the lockfile', () => {
    it.each([
      ['absolute', '/tmp/x.lock'],
      ['of another system', 'C:\\x.lock'],
      ['a device', '/dev/zero'],
    ])('may not be at a place that is %s', (_, file) => {
      write(top, 'segops.yaml', `${ACCOUNT}lock: { file: '${file}', lineage: ${LINEAGE} }\n`);
      expect(codesOf()).toEqual(['bad-lock-file']);
    });

    it.each([
      ['climbs out', '../outside/segops.lock'],
      ['is in .git', '.git/segops.lock'],
      ['is behind a link out', 'out/segops.lock'],
      ['is behind a link that leads nowhere', 'gone/segops.lock'],
    ])('are refused where their place %s', (_, file) => {
      symlinkSync(outside, join(top, 'out'));
      symlinkSync(join(outside, 'gone'), join(top, 'gone'));
      expect(caught(() => lockAt(file))).toBe('outside-repository');
      expect(readdirSync(outside)).toEqual([]);
    });

    it.each(['segops.lock', 'segops.lock.d/after-none', 'segops.lock.d/lease'])(
      'are not waited for where %s is a pipe, and not followed where it is a link',
      (name) => {
        const files = nodeFiles(top);
        mkdirSync(join(top, 'segops.lock.d'));
        makePipe(join(top, name));
        expect(caught(() => files.read(join(top, name)))).toBe('not-a-regular-file');
        expect(caught(() => files.read(join(top, name), Buffer.alloc(99)))).toBe(
          'not-a-regular-file',
        );
        rmSync(join(top, name));
        symlinkSync('/dev/zero', join(top, name));
        expect(caught(() => files.read(join(top, name)))).toBe('not-a-regular-file');
      },
    );

    it('are not read where they are larger than memory', () => {
      writeFileSync(join(top, 'segops.lock'), '');
      truncateSync(join(top, 'segops.lock'), 3 * 2 ** 30);
      expect(caught(() => nodeFiles(top).read(join(top, 'segops.lock')))).toBe('file-too-large');
    });

    it('lose nothing that segops did not write', async () => {
      const place = { ...lockAt('conf'), home: null };
      const mine = [
        ...['settings.yaml', 'a.json', 'b.tsv', 'vip.1-0.yaml', 'apply-1.json', 'x.tmp'],
        ...['nginx.0123456789abcdef.tmp', 'after-none.yaml', 'apply-000001-0123abcd.json.bak'],
      ];
      const own = [
        ...['vip.1-1-0123456789abcdef.yaml', 'apply-000001-0123abcd.json'],
        ...['changes-000001-0123abcd.tsv', 'vip.1-1-0123456789abcdef.yaml.0123456789abcdef.tmp'],
      ];
      for (const name of [...mine, ...own]) {
        write(top, `conf.d/${name}`, 'mine\n');
        utimesSync(join(top, 'conf.d', name), new Date(1e12), new Date(1e12));
      }
      await fileStore(place).create(emptyIndex(LINEAGE), NO_FILES);
      expect(readdirSync(join(top, 'conf.d')).sort()).toEqual([...mine].sort());
    });

    it('are not removed in a folder that is a link', async () => {
      for (const name of ['a.yaml', 'vip.1-1-0123456789abcdef.yaml']) {
        write(outside, name, 'mine\n');
        utimesSync(join(outside, name), new Date(1e12), new Date(1e12));
      }
      symlinkSync(outside, join(top, 'segops.lock.d'));
      const store = fileStore({ ...lockAt('segops.lock'), home: null });
      await expect(store.create(emptyIndex(LINEAGE), NO_FILES)).rejects.toThrow(Failure);
      expect(readdirSync(outside).sort()).toEqual(['a.yaml', 'vip.1-1-0123456789abcdef.yaml']);
      expect(existsSync(join(top, 'segops.lock'))).toBe(false);
    });
  });

  describe('under the names of temporary files', () => {
    it('are not written through by fmt', () => {
      writeFileSync(join(outside, 'bashrc'), 'mine');
      const manifest =
        'segment: { customer_segment_id: vip }\nmembers_from: [{ file: lists/vip.txt }]\n';
      write(top, 'segments/vip.yaml', manifest);
      write(top, 'lists/vip.txt', 'bob\nada\n');
      for (const name of ['lists/vip.txt', 'segments/vip.yaml', 'segops.lock']) {
        symlinkSync(join(outside, 'bashrc'), join(top, `${name}.tmp`));
      }
      for (const one of formatting(top, { config: null, env: null }).reorderings) one.write();
      expect(readFileSync(join(top, 'lists/vip.txt'), 'utf8')).toBe('ada\nbob\n');
      expect([readdirSync(outside), readFileSync(join(outside, 'bashrc'), 'utf8')]).toEqual([
        ['bashrc'],
        'mine',
      ]);
    });

    it('are not written through by the lock', async () => {
      writeFileSync(join(outside, 'bashrc'), 'mine');
      symlinkSync(join(outside, 'bashrc'), join(top, 'segops.lock.tmp'));
      mkdirSync(join(top, 'segops.lock.d'));
      for (const name of ['lease', 'after-none.tmp', 'lease.tmp']) {
        symlinkSync(join(outside, 'new'), join(top, 'segops.lock.d', name));
      }
      const store = fileStore({ ...lockAt('segops.lock'), home: null });
      await store.create(emptyIndex(LINEAGE), NO_FILES);
      await store.takeLease(Date.now()).catch(() => undefined);
      expect([readdirSync(outside), readFileSync(join(outside, 'bashrc'), 'utf8')]).toEqual([
        ['bashrc'],
        'mine',
      ]);
    });
  });

  describe('as manifests', () => {
    const globs = (...patterns: readonly string[]) => {
      const segments = JSON.stringify(patterns);
      write(top, 'segops.yaml', `${ACCOUNT}lock: { lineage: abc }\nsegments: ${segments}\n`);
      return codesOf();
    };

    it.each([
      `segments/${'*a'.repeat(12)}b.yaml`,
      'segments/+(*)+(*)+(*)+(*)b.yaml',
      'segments/@(a|*)(b)',
      '[ab]+[ab]+[ab]+[ab]+x',
      '{a,*}{b,*}{c,*}{d,*}',
      '**/**/**/**/*.yaml',
      '!**/*a*a*a',
      `${'a'.repeat(300)}.yaml`,
    ])('are not looked for with %s', (pattern) => {
      expect(globs('segments/*.yaml', pattern)).toEqual(['bad-glob']);
    });

    it('are not looked for a thousand times', () => {
      expect(globs(...Array.from({ length: 51 }, () => 'segments/*.yaml'))).toEqual(['bad-glob']);
    });

    it.each([
      'segments/**/*.{yaml,yml}',
      '**/segments/*/*-vip-*.yaml',
      'segments/[a-z]?p.yaml',
      '{segments,more}/**/*.yaml',
    ])('are looked for with %s', (pattern) => {
      write(
        top,
        'x/segments/y/a-vip-b.yaml',
        readFileSync(join(top, 'segments/vip.yaml'), 'utf8').replace('vip', 'b'),
      );
      expect(globs(pattern)).toEqual([]);
    });

    it('are found in time where the costliest glob meets the longest names', () => {
      const long = 'a'.repeat(240);
      for (let at = 0; at < 40; at += 1) write(top, `s/${at}/${long}/${long}${at}`, '');
      const started = Date.now();
      globs('**/**/*a*a/*a*a{b,c}{*,d}.yaml', 'segments/*.yaml');
      expect(Date.now() - started).toBeLessThan(10_000);
    });

    it('are found in time where folders link to each other', () => {
      const names = Array.from({ length: 5 }, (_, at) => `f${at}`);
      for (const name of names) {
        mkdirSync(join(top, 'segments', name));
        for (const other of names) {
          if (other !== name)
            symlinkSync(`../${other}`, join(top, 'segments', name, `to-${other}`));
        }
      }
      expect(globs('segments/**/*.yaml')).toEqual(['too-many-links']);
    });
  });
});
