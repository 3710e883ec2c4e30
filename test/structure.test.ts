import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The house: data flows downward through these rooms; a room imports only rooms above it and the
 * model. `emulator` shares wire types with `clevertap` and nothing else.
 */
const ROOMS = [
  'files',
  'git',
  'members',
  'yaml',
  'config',
  'lists',
  'manifest',
  'clevertap',
  'lock',
  'diff',
  'plan',
  'report',
  'apply',
  'github',
  'emulator',
  'app',
];
/** The vendor's JSON: plain types that every room may speak. */
const WIRE = 'src/clevertap/wire.ts';
const PURE = ['members', 'yaml', 'config', 'lists', 'manifest', 'diff', 'plan', 'report'];
/** The few files of a pure room that touch the disk, each for a reason that its head gives. */
const EFFECTFUL_FILES = [
  'src/yaml/read-text.ts',
  'src/config/read-config.ts',
  'src/manifest/read-manifests.ts',
  'src/lists/list-files.ts',
  'src/manifest/match-files.ts',
  'src/members/spill.ts',
];
const FORBIDDEN_IN_PURE = [
  /\bconsole\./,
  /\bprocess\./,
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bMath\.random\b/,
  /\bperformance\./,
  /\bsetTimeout\b/,
  /\bfetch\(/,
  /from '(node:)?(fs|fs\/promises|http|https|net|child_process|os|undici|timers)'/,
];

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return found.map((specifier) => normalize(join(dirname(file), specifier)));
}

function roomOf(path: string): string {
  const [top, room, rest] = relative('.', path).split('/');
  if (top !== 'src') return top ?? '';
  return rest === undefined ? 'src' : (room ?? '');
}

function strayImports(file: string): string[] {
  const room = roomOf(file);
  return importsOf(file).filter((target) => {
    const other = roomOf(target);
    if (other === room || other === 'src') return false;
    if (room === 'src') return true;
    if (target === WIRE || target.startsWith('schema/')) return false;
    if (room === 'emulator') return true;
    return ROOMS.indexOf(other) < 0 || ROOMS.indexOf(other) > ROOMS.indexOf(room);
  });
}

describe('the house', () => {
  const files = sourceFiles('src');

  it('has only the rooms of the design', () => {
    const unknown = files.map(roomOf).filter((room) => room !== 'src' && !ROOMS.includes(room));
    expect(unknown).toEqual([]);
  });

  it('lets data flow downward only', () => {
    const stray = files.flatMap((file) => strayImports(file).map((to) => `${file} -> ${to}`));
    expect(stray).toEqual([]);
  });

  it('keeps the pure rooms from clock, environment, network and console', () => {
    const touches = files
      .filter((file) => PURE.includes(roomOf(file)) && !EFFECTFUL_FILES.includes(file))
      .flatMap((file) => {
        const text = readFileSync(file, 'utf8');
        return FORBIDDEN_IN_PURE.filter((pattern) => pattern.test(text)).map(
          (pattern) => `${file}: ${pattern.source}`,
        );
      });
    expect(touches).toEqual([]);
  });

  it('leaves the console to the doors', () => {
    const printing = files.filter((file) =>
      /\bconsole\.|process\.std(out|err)/.test(readFileSync(file, 'utf8')),
    );
    expect(printing).toEqual([]);
  });
});
