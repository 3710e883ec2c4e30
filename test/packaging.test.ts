import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentsIn, linksOf } from './documents.ts';

const TOP = resolve(import.meta.dirname, '..');

/** An empty folder in which the packed tarball was installed, without a network or a cache. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'segops packed '));
  const packed = npm(TOP, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder);
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  // Else npm installs into the nearest folder above that has a package.json.
  writeFileSync(join(folder, 'package.json'), '{}');
  npm(folder, 'install', '--offline', `./${filename}`);
}, 120_000);

function npm(cwd: string, ...args: readonly string[]): string {
  const env = { npm_config_cache: join(folder, '.cache') };
  return run('npm', args, cwd, env);
}

function installed(...args: readonly string[]): string {
  return run(join(folder, 'node_modules/.bin/segops'), args, folder);
}

function run(command: string, args: readonly string[], cwd: string, more = {}): string {
  const env = { PATH: process.env.PATH, HOME: folder, ...more };
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: 'pipe' });
}

describe('the packed tarball', () => {
  it('installs nothing but itself', () => {
    const names = readdirSync(join(folder, 'node_modules'));
    expect(names.filter((name) => !name.startsWith('.'))).toEqual(['segops']);
  });

  it('starts a repository and plans it', () => {
    const { version } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(installed('--version')).toBe(`${version}\n`);
    installed('init', '--yes', '--region', 'in1');
    expect(JSON.parse(installed('plan', '--format', 'json'))).toMatchObject({
      totals: { add: 1, remove: 0, requests: 1 },
    });
  });

  it('holds every document, and whatever a document links to', () => {
    const packed = join(folder, 'node_modules/segops');
    expect(documentsIn(packed)).toEqual(documentsIn(TOP));
    const missing = documentsIn(packed).flatMap((document) =>
      linksOf(packed, document)
        .filter((link) => !existsSync(join(packed, link.replace(/#.*/, ''))))
        .map((link) => `${document} -> ${link}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('package-lock.json', () => {
  it('names no registry', () => {
    expect(readFileSync(join(TOP, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"/);
  });
});
