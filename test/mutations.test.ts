import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';

/** Only a nightly run takes the safeties away; this shows that it will find them. */
function check(...options: readonly string[]): string {
  const args = ['scripts/mutations.mjs', '--check', ...options];
  return spawnSync(process.execPath, args, { encoding: 'utf8' }).stderr;
}

const FOUND = {
  safety: 'layout means nothing',
  find: 'export   function\nassertExhaustive ( ',
  put: '',
  test: 'structure.test.ts',
  title: 'has no import cycle',
};

describe('the list of mutations', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'segops-mutations-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('names code and tests that are there, and is the table of docs/safety.md', () => {
    expect(check()).toBe('');
  });

  it('reports what moved, and what is not alone', () => {
    const list = join(folder, 'list.yaml');
    const mutations = [
      FOUND,
      { ...FOUND, safety: 'A', find: 'gone()' },
      { ...FOUND, safety: 'B', find: 'export function' },
      { ...FOUND, safety: 'C', test: 'gone.test.ts' },
      { ...FOUND, safety: 'D', test: 'apply.test.ts', title: '' },
      { ...FOUND, safety: 'E', title: 'has no wings' },
    ];
    writeFileSync(list, stringify(mutations));
    expect(
      check('--list', list)
        .replace(/\d{3,}/, 'many')
        .split('\n'),
    ).toEqual([
      'A: 0 places in cmd/ and src/ have: gone()',
      'B: many places in cmd/ and src/ have: export function',
      'C: 0 files are called gone.test.ts',
      'D: 2 files are called apply.test.ts',
      'E: 0 tests of structure.test.ts are called: has no wings',
      '',
    ]);
  });
});

describe('the soak', () => {
  it('names test files that are there, each once', () => {
    const { soak } = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
    const named = [...soak.matchAll(/\S+\.test\.ts/g)].map(([name]) => name);
    const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).map((path) =>
      basename(path),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(files.filter((name) => named.includes(name)).sort()).toEqual(named.sort());
  });
});
