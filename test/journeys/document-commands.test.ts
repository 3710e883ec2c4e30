import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { follow } from '../cli/document.ts';
import { accountOf, folderWith, segops, write } from '../cli/segops.ts';
import { documentsIn } from '../documents.ts';
import { git } from '../git/plain-git.ts';

/**
 * Every block of commands in the documents is run: by the test of a journey, by a test of its command,
 * or here. A block that nothing runs has to be listed, with the reason.
 */
const TOP = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(TOP, path), 'utf8');

interface Block {
  readonly document: string;
  readonly heading: string;
  readonly script: string;
}

function blocksOf(document: string): Block[] {
  let heading = '';
  const found = read(document).matchAll(/^##+ (.*)$|^ {0,3}```(\w*)\n([\s\S]*?)^ {0,3}```$/gm);
  return [...found].flatMap(([, title, language, script = '']) => {
    heading = title ?? heading;
    return language === 'sh' || language === 'console' ? [{ document, heading, script }] : [];
  });
}

const BLOCKS = documentsIn(TOP).flatMap(blocksOf);

/** Under these headings (all of the document: null) a test follows each block, and reads it from there. */
const FOLLOWED: readonly [document: string, heading: string | null, test: string][] = [
  ['README.md', 'See it work', 'test/cli/readme.test.ts'],
  ['docs/start.md', 'Rehearse without an account', 'test/cli/readme.test.ts'],
  ['docs/action.md', 'Set up in five minutes', 'test/action/set-up-document.test.ts'],
  ['docs/adopt.md', null, 'test/cli/adopt-document.test.ts'],
  ['docs/lock.md', 'Move a lockfile to a branch', 'test/git/lock-branch-cli.test.ts'],
  ['docs/rehearse.md', null, 'test/journeys/rehearse.test.ts'],
];

/** Run by a test of the command, with other names: the words must be in it. */
const ELSEWHERE: readonly [script: string, test: string, words: string][] = [
  ['segops lock accept-history HEAD', 'test/git/lock-branch-cli.test.ts', "'accept-history'"],
  ['segops lock restore', 'test/git/lock-branch-cli.test.ts', "'restore'"],
  ['segops lock restore --from branch', 'test/hostile/lock-branch.test.ts', "'--from', 'shadow'"],
  ['segops import-errors FILE', 'test/cli/mending.test.ts', "'import-errors', 'errors.csv'"],
  ['segops verify --events', 'test/cli/verify-story.test.ts', "'--record', '--take', 'vip'"],
  [
    'segops verify vip_customers',
    'test/cli/verify.test.ts',
    "'verify', 'vip', '--from', 'vip.csv'",
  ],
  ['npm install --global', 'test/journeys/tarball.test.ts', "'Install'"],
  ['$ segops emulate --segment vip_customers', 'test/cli/emulate.test.ts', "'--segment'"],
  ['$ segops emulate --fault status=500', 'test/emulator/docs.test.ts', 'emulator.md'],
];

const CANNOT: readonly [script: string, why: string][] = [
  ['export CLEVERTAP_ACCOUNT_ID=...', 'the values are those of the reader'],
  ['npm ci', 'this is how the tests themselves are run'],
  ['gh release download', 'needs a release on GitHub'],
  ['gh attestation verify', 'needs a release on GitHub'],
];

/** Run here, in a repository that has had one apply. Of each, the exit code. */
const HERE: readonly [document: string, heading: string, code: number][] = [
  ['docs/start.md', 'Install', 0],
  ['docs/start.md', 'Start with your account', 0],
  ['docs/segments.md', 'Write a manifest', 0],
  ['docs/commands.md', 'When something goes wrong', 0],
  ['docs/commands.md', 'Look back and undo', 0],
  ['docs/commands.md', 'Why is somebody in a segment?', 0],
  ['docs/guards.md', 'Look back and undo', 0],
  ['docs/lists.md', 'Say what an identity looks like', 0],
  ['docs/on-call.md', '', 0],
];

function isRunHere({ document, heading, script }: Block): boolean {
  const isOther = [...ELSEWHERE, ...CANNOT].some(([start]) => script.trim().startsWith(start));
  return !isOther && HERE.some(([path, title]) => path === document && title === heading);
}

describe('the commands of the documents', () => {
  it('are all run, or listed as what cannot be', () => {
    const left = BLOCKS.filter(
      (block) =>
        !isRunHere(block) &&
        !FOLLOWED.some(
          ([path, title]) => path === block.document && (title === null || title === block.heading),
        ) &&
        ![...ELSEWHERE, ...CANNOT].some(([start]) => block.script.trim().startsWith(start)),
    );
    expect(left).toEqual([]);
    expect(BLOCKS.length).toBeGreaterThan(30);
  });

  it.each(FOLLOWED)('of %s (%s) are read by %s', (document, _, test) => {
    expect(read(test)).toContain(`'${document}'`);
    expect(read(test)).toContain('commandsOf(');
  });

  it.each(ELSEWHERE)('such as %s are run by %s', (script, test, words) => {
    expect(BLOCKS.some((block) => block.script.trim().startsWith(script))).toBe(true);
    expect(read(test)).toContain(words);
  });

  it.each(CANNOT)('such as %s are still there: %s', (script) => {
    expect(BLOCKS.some((block) => block.script.trim().startsWith(script))).toBe(true);
  });
});

describe('run in a repository that has had an apply', () => {
  let emulator: Emulator;
  let applied = '';

  beforeAll(async () => {
    emulator = await startEmulator({});
    applied = folderWith({
      'segments/vip.yaml':
        'segment: { customer_segment_id: vip_customers, create: true }\nmembers: [ada@example.com]\n',
    });
    git(['init', '--quiet'], { cwd: applied });
    const init = ['init', '--yes', '--no-example', '--base-url', emulator.url];
    expect((await segops(init, { cwd: applied })).code).toBe(0);
    write(applied, '.gitignore', `${read('.gitignore')}segops.lock*\n`);
    git(['add', '--all'], { cwd: applied });
    git(['commit', '--quiet', '-m', 'Begin'], { cwd: applied });
    const { SEGOPS_BASE_URL: _, ...env } = accountOf(emulator);
    expect((await segops(['apply', '--yes'], { cwd: applied, env })).code).toBe(0);
  }, 60_000);
  afterAll(() => emulator.close());

  /** Where a block says where it is run, or begins a repository, there; else in the one that is ready. */
  function folderOf({ script }: Block): string {
    if (script.includes('dist/segops.js')) return TOP;
    return script.includes('segops init') ? folderWith({}) : applied;
  }

  it.each(BLOCKS.filter(isRunHere).map((block) => [block.document, block.script, block] as const))(
    '%s: %s',
    async (_, script, block) => {
      const [, , code = 0] =
        HERE.find(([path, title]) => path === block.document && title === block.heading) ?? [];
      const { accountId, passcode } = emulator;
      const account = `export CLEVERTAP_ACCOUNT_ID=${accountId} CLEVERTAP_PASSCODE=${passcode}`;
      const used = script.startsWith('alias') ? `${script}segops --version\n` : script;
      const ran = await follow(
        `${account}\n${used.replace('revert 12', 'revert 1')}`,
        folderOf(block),
      );
      expect(ran, ran.out).toMatchObject({ code });
      if (script.includes('revert')) git(['checkout', '--quiet', '.'], { cwd: applied });
    },
    60_000,
  );
});
