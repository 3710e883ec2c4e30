import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { pushEvent, runAction } from '../action/run-action.ts';
import { commandsOf, follow } from '../cli/document.ts';
import { folderWith, membersIn } from '../cli/segops.ts';
import { serveOverHttp } from '../git/http-remote.ts';
import { git, gitText } from '../git/plain-git.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import { ACTIONS_BOT } from '../github/fake-state.ts';

/**
 * From an empty folder and an empty repository of a host to an apply on a lock branch, as `docs/start.md` and
 * `docs/action.md` say, word for word. Only the address of the emulator is another one.
 */
const TOKEN = 'token-of-the-workflow';

let emulator: Emulator;
let hosted = '';
beforeEach(async () => {
  emulator = await startEmulator({
    passcode: 'rehearsal',
    segments: [
      { kind: 'api', ctSegmentId: null, customerSegmentId: 'example_segment', name: 'Example' },
    ],
  });
  hosted = join(mkdtempSync(join(tmpdir(), 'segops host ')), 'acme', 'segments');
  mkdirSync(hosted, { recursive: true });
  git(['init', '--bare', '--quiet', '--initial-branch=main'], { cwd: hosted });
});
afterEach(() => emulator.close());

/** The first step of "Set up in five minutes", in a fresh clone. */
async function setUp(url: string): Promise<string> {
  const cwd = folderWith({});
  expect(await follow(`git clone --quiet '${url}' .`, cwd)).toMatchObject({ code: 0 });
  const [init = ''] = commandsOf('docs/action.md', 'Set up in five minutes');
  expect(init).toContain('segops init --region in1 --lock-branch segops-lock\n');
  // An empty repository would make the lock branch its default one. What is printed is what is run.
  const refused = await follow(init, cwd);
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('origin-empty') });
  const steps = [...refused.out.matchAll(/^ +(git .*)$/gm)].map(([, step = '']) => step);
  expect(await follow(steps.join('\n'), cwd)).toMatchObject({ code: 0 });
  expect(await follow(init, cwd)).toMatchObject({ code: 0 });
  // The lock branch was pushed first, and is not the default branch for that.
  const { out } = await follow(`git ls-remote --symref '${url}' HEAD`, cwd);
  expect(out).toContain('ref: refs/heads/main\tHEAD');
  return cwd;
}

it('applies on a private server with the token of the job alone', async () => {
  const host = await serveOverHttp(hosted, { user: 'x-access-token', password: TOKEN });
  const github = await startFakeGitHub();
  const permissions = { contents: 'write', pull_requests: 'write', actions: 'read' } as const;
  github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
  await setUp(host.url);
  const cwd = folderWith({});
  expect(await follow(`git clone --quiet '${host.url}' .`, cwd)).toMatchObject({ code: 0 });
  // As actions/checkout leaves it with `persist-credentials: false`.
  git(['remote', 'set-url', 'origin', host.plainUrl], { cwd });
  const commit = gitText(['rev-parse', 'HEAD'], { cwd });
  github.state.commits.set(commit, []);
  const { accountId, passcode, url } = emulator;
  const ran = await runAction({
    cwd,
    github,
    event: 'push',
    payload: pushEvent(),
    ref: 'refs/heads/main',
    env: { GITHUB_SERVER_URL: host.origin },
    inputs: { 'account-id': accountId, passcode, 'base-url': url, 'github-token': TOKEN },
  });
  expect(ran).toMatchObject({ code: 0, outputs: { outcome: 'applied', 'lock-serial': '1' } });
  expect(await membersIn(emulator, 'example_segment')).toEqual(['identity:ada@example.com']);
  expect(readFileSync(join(cwd, '.git/config'), 'utf8')).not.toContain(TOKEN);
  expect(ran.log.replaceAll(`::add-mask::${TOKEN}`, '')).not.toContain(TOKEN);
  await github.close();
  await host.close();
});

it('applies on a server without atomic pushes', async () => {
  git(['config', 'receive.advertiseAtomic', 'false'], { cwd: hosted });
  const cwd = await setUp(`file://${hosted}`);
  const steps = commandsOf('docs/start.md', 'Rehearse without an account');
  const plan = steps.find((step) => step.trim() === 'segops plan') ?? '';
  const apply = steps.find((step) => step.includes('segops apply')) ?? '';
  const script = `export SEGOPS_BASE_URL=${emulator.url}\n${plan}\n${apply}`;
  const ran = await follow(script.replace('segops apply', 'segops apply --yes'), cwd);
  expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('Applied 1 of 1 change') });
  expect(await membersIn(emulator, 'example_segment')).toEqual(['identity:ada@example.com']);
  const refs = gitText(['for-each-ref', '--format=%(refname) %(objectname)'], { cwd: hosted });
  const [, lock] = /^refs\/heads\/segops-lock (\w+)$/m.exec(refs) ?? [];
  expect(refs).toContain(`refs/segops/segops-lock/last ${lock}`);
  const again = await follow(`segops plan`, cwd);
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Nothing to do') });
});
