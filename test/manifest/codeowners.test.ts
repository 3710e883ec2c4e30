import { describe, expect, it } from 'vitest';
import { ownersIn, parseCodeowners } from '../../src/manifest/codeowners.ts';
import { cpuMsOf } from '../cpu.ts';

/** The example of GitHub's documentation. */
const EXAMPLE = `
# This is a comment.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/* docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
`;

const ownersOf = (text: string, path: string) => ownersIn(parseCodeowners(text), path).join(' ');

describe('CODEOWNERS', () => {
  it.each([
    ['segments/vip.yaml', '@global-owner1 @global-owner2'],
    ['any/where/a.js', '@js-owner'],
    ['a.go', 'docs@example.com'],
    ['lists/vip.txt', '@octo-org/octocats'],
    ['build/logs/deep/er.md', '@octocat'],
    ['docs/a.md', '@doctocat'],
    ['docs/build-app/a.md', '@doctocat'],
    ['in/apps/a.md', '@octocat'],
    ['scripts/x/y', '@doctocat @octocat'],
    ['deeply/nested/logs/a', '@octocat'],
    ['apps/x', '@octocat'],
    ['apps/github/x', ''],
    ['apps/github', ''],
  ])('gives %s to %s, as GitHub does', (path, owners) => {
    expect(ownersOf(EXAMPLE, path)).toBe(owners);
  });

  it.each([
    ['docs/* @a', 'docs/x.md', '@a'],
    ['docs/* @a', 'docs/in/x.md', ''],
    ['docs/* @a', 'in/docs/x.md', ''],
    ['docs/** @a', 'docs/in/x.md', '@a'],
    ['docs/** @a', 'docs', ''],
    ['lists @a', 'lists/x.txt', '@a'],
    ['lists @a', 'in/lists/x.txt', '@a'],
    ['/lists @a', 'in/lists/x.txt', ''],
    ['lists/x.txt @a', 'in/lists/x.txt', ''],
    ['lists/ @a', 'lists', ''],
    ['a/**/b @a', 'a/b', '@a'],
    ['a/**/b @a', 'a/x/y/b/z', '@a'],
    ['a/**/b @a', 'x/a/b', ''],
    ['** @a', 'x/y', '@a'],
    ['**/ @a', 'x', ''],
    ['**/ @a', 'x/y', '@a'],
    ['/ @a', 'x', ''],
    ['/*.txt @a', 'x.txt', '@a'],
    ['/*.txt @a', 'in/x.txt', ''],
    ['*.TXT @a', 'x.txt', ''],
    ['x? @a', 'xy/z', '@a'],
    ['my\\ lists/ @a', 'my lists/x.txt', '@a'],
    ['* @a\n!x.txt @b', 'x.txt', '@a'],
    ['* @a\n[xy].txt @b', 'x.txt', '@a'],
    ['* @a\n*.txt nobody', 'x.txt', '@a'],
    ['* @a\n*.txt', 'x.txt', ''],
    ['* @a\r\n*.txt @b\r\n', 'x.txt', '@b'],
    ['\\#x @a', 'x', ''],
    ['* @a ***/x @b', 'x', ''],
  ])('of %j gives %s to %j', (text, path, owners) => {
    expect(ownersOf(text, path)).toBe(owners);
  });

  it('is read in time, whatever it has', () => {
    const pattern = `/${'**/a/'.repeat(200)}b`;
    const path = 'a/'.repeat(400);
    const rules = `${pattern} @a\n`.repeat(50);
    const took = cpuMsOf(() => expect(ownersOf(rules, `${path}c`)).toBe(''));
    expect(took).toBeLessThan(3000);
  });
});
