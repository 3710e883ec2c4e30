import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { NO_COUNTS } from '../src/verify/tally.ts';
import { anchorsOf, documentsIn, linksOf } from './documents.ts';

const TOP = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(TOP, path), 'utf8');

describe('the documents', () => {
  it('are all linked from the first page or from the list of their folder', () => {
    const lists = ['README.md', 'docs/README.md', 'docs/decisions/README.md'];
    const known = [...lists, ...lists.flatMap((list) => linksOf(TOP, list))];
    expect(documentsIn(TOP).filter((path) => !known.includes(path))).toEqual([]);
  });

  it('link to files and headings that are there', () => {
    const broken = documentsIn(TOP).flatMap((document) =>
      linksOf(TOP, document)
        .filter((link) => !isThere(link))
        .map((link) => `${document} -> ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('name commands that the command line has', () => {
    const main = read('cmd/cli/main.ts');
    const called = documentsIn(TOP).flatMap((document) =>
      [...read(document).matchAll(/`segops ([a-z-]+)/g)].map(([, command = '']) => command),
    );
    const known = [...main.matchAll(/^ {2}'?([\w-]+)'?: \(\) => import/gm)].map(([, it]) => it);
    expect(called.filter((command) => !known.includes(command))).toEqual([]);
  });

  it('explain problems that the code has', () => {
    const [, problems = ''] = read('docs/lock.md').split('| problem | meaning |');
    const codes = [...problems.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([\w-]+)`/g)].map(([, code = '']) => code),
    );
    const sources = sourcesIn('src').map(read).join('');
    expect(codes.length).toBeGreaterThan(9);
    expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });

  it('say what to do with each verdict of a verification', () => {
    const [, table = ''] = read('docs/verify.md').split('| verdict | it means | what to do |\n');
    const told = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| ([a-z ]+) \|/gm)];
    const verdicts = Object.keys(NO_COUNTS).map((kind) => kind.replace('-', ' '));
    expect(told.map(([, verdict]) => verdict).sort()).toEqual(
      [...verdicts, 'unexplained count'].sort(),
    );
  });

  it('name files that are there', () => {
    const missing = documentsIn(TOP).flatMap((document) =>
      [...read(document).matchAll(/`((?:src|cmd|test|scripts|bench)\/[\w./-]+)`/g)]
        .map(([, path = '']) => path)
        .filter((path) => !path.includes('NAME') && !existsSync(join(TOP, path)))
        .map((path) => `${document}: ${path}`),
    );
    expect(missing).toEqual([]);
  });
});

function sourcesIn(folder: string): string[] {
  const names = readdirSync(join(TOP, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

function isThere(link: string): boolean {
  const [path = '', anchor] = link.split('#');
  if (!existsSync(join(TOP, path))) return false;
  return anchor === undefined || anchorsOf(TOP, path).includes(anchor);
}

describe('names that are not ours', () => {
  const files = execFileSync('git', ['ls-files'], { cwd: TOP, encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.(md|ya?ml|m?js|ts|json)$/.test(path))
    .filter((path) => !/^(dist\/|package-lock\.json)/.test(path));

  it.each([
    ['one that npx fetches', /npx\s+(-\S+\s+)*segops\b/],
    ['one that npm installs', /npm\s+(i|install)\s+([^\n]*\s)?segops\b/],
    ['one of that owner', /\bsegops\/segops@/i],
    ['one at a tag that moves', /\bsegops@v?\d{1,3}\b/],
  ])('are in no file: %s', (_, pattern) => {
    expect(files.filter((path) => pattern.test(read(path)))).toEqual([]);
  });

  it('are published by no one: release.yml waits for a variable that names the owner', () => {
    const { jobs } = parse(read('.github/workflows/release.yml')) as {
      jobs: { release: { if: string } };
    };
    expect(jobs.release.if).toBe(
      "vars.SEGOPS_OWNER != '' && vars.SEGOPS_OWNER == github.repository_owner",
    );
  });
});
