import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/segops.ts';

const TOP = resolve(import.meta.dirname, '../..');

function run(...args: readonly string[]) {
  const ran = spawnSync(process.execPath, [join(TOP, 'scripts/reference.mjs'), ...args]);
  return { code: ran.status, err: ran.stderr.toString() };
}

/** A copy in which something changed. */
function copy(file: string, from: string, to: string): string {
  const folder = folderWith({});
  for (const name of ['schema', 'docs']) {
    cpSync(join(TOP, name), join(folder, name), { recursive: true });
  }
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
  return folder;
}

describe('the reference of config and manifest', () => {
  it('is what the schemas say', () => {
    expect(run('--check')).toEqual({ code: 0, err: '' });
  });

  it.each([
    ['schema/config.schema.json', '"default": "15m"', '"default": "20m"'],
    ['schema/manifest.schema.json', 'true: a row also', 'true: each row also'],
    ['docs/reference.md', '| `settle` |', '| `setle` |'],
  ])('fails its check where %s changed, until it is written again', (file, from, to) => {
    const folder = copy(file, from, to);
    expect(run('--check', folder).code).toBe(1);
    expect(run(folder).code).toBe(0);
    expect(run('--check', folder).code).toBe(0);
  });

  it('has every key, with a meaning, and says where it may stand', () => {
    const text = readFileSync(join(TOP, 'docs/reference.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `([\w.[\]]+)` \| (.*) \|$/gm)].map(
      ([, key = '', rest = '']) => ({
        key,
        cells: rest.split(' | '),
      }),
    );
    const keys = rows.map(({ key }) => key);
    for (const key of ['settle', 'approve', 'environments', 'limits.in_flight', 'guard.window'])
      expect(keys).toContain(key);
    for (const key of ['ignore_case', 'max_age', 'segment'])
      expect(keys).toContain(`exclude_from[].${key}`);
    expect(
      rows.filter(({ cells }) => (cells[2] ?? '').trim() === '').map(({ key }) => key),
    ).toEqual([]);
    expect(text).toMatch(/^\| `guard\.max_removals` .* environment, manifest \|$/m);
    expect(text).toMatch(/^\| `guard\.window` .* environment \|$/m);
  });
});
