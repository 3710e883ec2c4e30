import { mkdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatting } from '../../src/app/fmt.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { openDesired } from '../../src/manifest/desired.ts';
import { readManifestText } from '../../src/manifest/parse-manifest.ts';
import { readManifestFiles, readManifests } from '../../src/manifest/read-manifests.ts';
import { textOf } from '../../src/members/cursor.ts';
import type { Problem } from '../../src/model.ts';
import { nearest } from '../../src/yaml/nearest.ts';
import { write } from '../cli/segops.ts';
import { cpuMsOf } from '../cpu.ts';
import { git } from '../git/plain-git.ts';
import { newFolder } from './ways-in.ts';

/** Small files that multiply: what reading manifests costs grows with their size alone. */
describe('manifests that anyone may propose', () => {
  let top = '';

  beforeEach(() => {
    top = join(newFolder('manifests'), 'repository');
    mkdirSync(join(top, '.git'), { recursive: true });
    write(top, 'segops.yaml', 'account: { region: in1 }\nlock: { lineage: f00000000001 }\n');
  });

  const read = () => {
    const config = readConfig(join(top, 'segops.yaml'), null);
    if (!config.ok) throw new Error('the config is valid');
    return readManifests(config.value);
  };
  const codes = () => {
    const found = read();
    return found.ok ? [] : found.problems.map(({ code }) => code);
  };
  const declare = (key: string, ...excluded: readonly string[]) => {
    const exclusions = excluded.map((one) => `  - ${one}\n`).join('');
    const rest = excluded.length === 0 ? '' : `exclude_from:\n${exclusions}`;
    const text = `segment: { customer_segment_id: ${key} }\nmembers: [Ada@example.com]\n${rest}`;
    write(top, `segments/${key}.yaml`, text);
  };
  const segment = (key: string) => `segment: ${key}`;

  it('are refused where their exclusions multiply', () => {
    const size = 36;
    for (let at = 0; at < size; at += 1) {
      const excluded = [at + 1, at + 2].filter((other) => other < size);
      declare(`s${at}`, ...excluded.map((other) => segment(`s${other}`)));
    }
    expect(codes()).toEqual(['too-many-exclusions']);
  });

  it('are refused where a chain of exclusions doubles what is read', () => {
    for (let at = 0; at < 40; at += 1) {
      declare(`s${at}`, ...(at < 39 ? [segment(`s${at + 1}`)] : []));
    }
    expect(codes()).toEqual(['too-many-exclusions']);
  });

  it('are refused where a segment with many lists is excluded', () => {
    const lists = Array.from({ length: 600 }, (_, at) => `lists/l${at}.txt`);
    for (const list of lists) write(top, list, 'ada\n');
    declare('out', ...lists.map((list) => `file: ${list}`));
    declare('vip', segment('out'));
    expect(codes()).toEqual(['too-many-exclusions']);
  });

  it('do not overflow the stack, however long the chain of exclusions', () => {
    const size = 3000;
    for (let at = 0; at < size; at += 1) {
      declare(`s${at}`, ...(at < size - 1 ? [segment(`s${at + 1}`)] : []));
    }
    expect(codes()).toEqual(['too-many-exclusions']);
  });

  it('are refused where they are too large together, though each is small enough', () => {
    const [first = '', ...others] = [0, 1, 2, 3, 4].map((at) => join(top, `segments/s${at}.yaml`));
    write(top, 'segments/s0.yaml', '');
    truncateSync(first, 60 << 20);
    for (const other of others) symlinkSync(first, other);
    const config = readConfig(join(top, 'segops.yaml'), null);
    const found = config.ok ? readManifestFiles(config.value) : null;
    expect(found?.problems.map(({ code }) => code)).toEqual(['file-too-large']);
  });

  it.each(['segops.lock', 'segops.lock.d/vip.yaml', 'segops.yaml', 'other.lock.d/vip.yaml'])(
    'have no list that is %s, which fmt would rewrite',
    (file) => {
      const lock = 'lock: { file: segops.lock, lineage: f00000000001 }\n';
      write(top, 'segops.yaml', `account: { region: in1 }\n${lock}`);
      if (file !== 'segops.yaml') write(top, file, 'bob\nada\n');
      write(
        top,
        'segments/vip.yaml',
        `segment: { customer_segment_id: vip }\nmembers_from: [{ file: ${file} }]\n`,
      );
      expect(codes()).toEqual(['list-not-a-file']);
      expect(() => formatting(top, { config: null, env: null })).toThrow('a file of segops');
    },
  );

  it.each(['segments/vip.yaml', '.github/workflows/apply.yml', '.gitattributes'])(
    'have no list that is %s, which is no list of members',
    (file) => {
      write(top, file, 'bob\nada\n');
      const text = `segment: { customer_segment_id: vip }\nmembers_from: [{ file: ${file} }]\n`;
      write(top, 'segments/vip.yaml', text);
      expect(codes()).toEqual(['list-not-a-file']);
      expect(() => formatting(top, { config: null, env: null })).toThrow('not a list');
    },
  );

  it('have no list formatted that git ignores', () => {
    rmSync(join(top, '.git'), { recursive: true });
    git(['init', '--quiet'], { cwd: top });
    write(top, '.gitignore', '.env\nfetched/\n');
    const lists = ['.env', 'fetched/vip.txt', 'new.txt'];
    for (const list of lists) write(top, list, 'bob\nada\n');
    const named = lists.map((list) => `  - file: ${list}\n`).join('');
    write(
      top,
      'segments/vip.yaml',
      `segment: { customer_segment_id: vip }\nmembers_from:\n${named}`,
    );
    const { reorderings, leftAlone } = formatting(top, { config: null, env: null });
    expect(reorderings.map(({ file }) => file)).toEqual(['new.txt']);
    expect(leftAlone.map(({ file, why }) => `${why} ${file}`)).toEqual([
      'ignored .env',
      'ignored fetched/vip.txt',
    ]);
  });

  it('are refused where they name a list again and again', () => {
    write(top, 'l.txt', 'ada\n');
    const named = '  - file: l.txt\n'.repeat(12_000);
    write(
      top,
      'segments/vip.yaml',
      `segment: { customer_segment_id: vip }\nmembers_from:\n${named}`,
    );
    expect(codes()).toEqual(['too-many-lists']);
  });

  it.each(['[', '{ a: ', '- ', '? '])('are refused at once where they nest %s', (opens) => {
    const before = process.memoryUsage().heapUsed;
    const text = `segment: { customer_segment_id: vip }\nx:\n  ${opens.repeat(1_000_000)}`;
    expect(readManifestText(text, 'vip.yaml').problems.map(({ code }) => code)).toEqual([
      'yaml-syntax',
    ]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000);
  });

  it('are refused where they have more parts than memory has room for', () => {
    const text = `segment: { customer_segment_id: vip }\nx: [${','.repeat(3_000_001)}]\n`;
    expect(readManifestText(text, 'vip.yaml').problems.map(({ code }) => code)).toEqual([
      'file-too-large',
    ]);
  });

  it('may exclude a few segments that exclude others', () => {
    for (let at = 0; at < 8; at += 1) {
      declare(`s${at}`, ...(at < 7 ? [segment(`s${at + 1}`)] : []));
    }
    const found = read();
    if (!found.ok) throw new Error('they are valid');
    const byKey = new Map(found.value.map((manifest) => [manifest.key, manifest]));
    const [first] = found.value;
    if (first === undefined) throw new Error('there is one');
    const open = () => {
      throw new Error('there is no list');
    };
    const members = openDesired(first, byKey, open).cursor('identity');
    expect(members.next() && textOf(members)).toBe(false);
  });

  it('show a cycle in full only where it is short, and not every cycle', () => {
    const size = 100;
    const all = Array.from({ length: size }, (_, at) => segment(`s${at}`));
    for (let at = 0; at < size; at += 1) declare(`s${at}`, ...all);
    const found = read();
    const problems = found.ok ? [] : found.problems;
    expect(problems.filter(({ code }) => code === 'exclusion-cycle')).toHaveLength(50);
    expect(Math.max(...problems.map(({ message }) => message.length))).toBeLessThan(60);
  });

  it('get no guess for every segment that does not exist', () => {
    const long = (name: string) => name.padEnd(60, 'x');
    for (let at = 0; at < 300; at += 1) declare(long(`s${at}`));
    const unknown = Array.from({ length: 2000 }, (_, at) => segment(long(`u${at}`)));
    for (const key of ['a', 'b']) declare(key, ...unknown);
    let problems: readonly Problem[] = [];
    const took = cpuMsOf(() => {
      const found = read();
      problems = found.ok ? [] : found.problems;
    });
    expect(took).toBeLessThan(30_000);
    const count = (word: string) =>
      problems.filter(({ next }) => next.join().includes(word)).length;
    expect([problems.length, count('Did you mean'), count('Name a segment')]).toEqual([
      102, 50, 50,
    ]);
  });

  it('are compared with names near by alone', () => {
    const far = Array.from({ length: 20_000 }, (_, at) => `${at}`.padStart(90, 'x'));
    const took = cpuMsOf(() => {
      for (let at = 0; at < 50; at += 1) expect(nearest('y'.repeat(90), far)).toBe(null);
    });
    expect(took).toBeLessThan(30_000);
    expect(nearest('a'.repeat(5000), ['a'.repeat(5000)])).toBe(null);
  });

  it.each([
    ['vpi', 'vip'],
    ['vp', 'vip'],
    ['VIP', 'vip'],
    ['do_not_contcat', 'do_not_contact'],
    ['o_nt_contac', 'do_not_contact'],
    ['do_not_contact_all', null],
    ['a', 'b'],
    ['abc', null],
  ])('are told what %s may have meant: %s', (written, meant) => {
    expect(nearest(written, ['vip', 'do_not_contact', 'b'])).toBe(meant);
  });
});
