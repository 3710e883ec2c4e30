import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { accountOf, segops, unwrapped, write } from '../cli/segops.ts';
import { git, gitText } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import { ACTIONS_BOT } from '../github/fake-state.ts';
import type { ActionRun } from './run-action.ts';
import { pullRequestEvent, pushEvent, runAction, TOKEN } from './run-action.ts';

const INIT = ['init', '--yes', '--region', 'in1', '--no-example', '--lock-branch', 'segops-lock'];
const VIP = 'segment: { customer_segment_id: vip, create: true }\nmembers: [ada, bob, cyd]\n';
const HOUR = 3_600_000;
const MAIN = 'refs/heads/main';

/** Of the account and of each process: a day passes at once. */
let shift = 0;
let github: FakeGitHub;
let emulator: Emulator;
let remote: TestRemote;
let cwd = '';

beforeEach(async () => {
  shift = -72 * HOUR;
  github = await startFakeGitHub();
  const permissions = { contents: 'write', issues: 'write' } as const;
  github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
  emulator = await startEmulator({ now: () => Date.now() + shift });
  remote = new TestRemote();
  cwd = remote.clone();
  write(cwd, 'segments/vip.yaml', VIP);
  await segops(INIT, { cwd });
  const config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
  const zoned = config.replace(/^( *)(region: in1)/m, '$1$2\n$1timezone: UTC');
  write(cwd, 'segops.yaml', `${zoned}verify: { lag: 1s }\n`);
  git(['add', '-A'], { cwd });
  git(['commit', '--quiet', '-m', 'first'], { cwd });
  const env = { ...accountOf(emulator), ...clock() };
  expect(await segops(['apply', '--yes'], { cwd, env })).toMatchObject({ code: 0, err: '' });
  shift += HOUR;
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  await emulator.close();
});

/** Makes a process tell the time of the account. */
function clock(wrongBy = 0): Record<string, string> {
  const source = `const real=Date.now;Date.now=()=>real()+(${shift + wrongBy});`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}` };
}

function verify(inputs: Record<string, string> = {}, run: Partial<ActionRun> = {}) {
  const { accountId, passcode, url } = emulator;
  const account = { 'account-id': accountId, passcode, 'base-url': url };
  return runAction({
    ...{ cwd, github, event: 'schedule', payload: pushEvent(), ref: MAIN, env: clock() },
    inputs: { command: 'verify', ...account, ...inputs },
    ...run,
  });
}

async function changeThere(action: 'ADD' | 'REMOVE', identity: string) {
  const body = [{ customer_segment_id: 'vip', action, user_profiles: [{ identity }] }];
  const response = await fetch(`${emulator.url}/_emulator/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

/** As a machine that nobody can look into would. */
function holdLease(isHeld: boolean): void {
  const path = 'segops.lock.d/lease';
  const other = remote.clone('--branch', 'segops-lock');
  const owner = { token: 't', who: 'eve', pid: 1, host: 'elsewhere', boot: 'elsewhere' };
  if (isHeld) write(other, path, `${JSON.stringify({ ...owner, since: Date.now() + shift })}\n`);
  else git(['rm', '--quiet', path], { cwd: other });
  git(['add', '-A'], { cwd: other });
  git(['commit', '--quiet', '-m', 'Lease'], { cwd: other });
  const refs = ['HEAD:segops-lock', '+HEAD:refs/segops/segops-lock/last'];
  git(['push', '--quiet', 'origin', ...refs], { cwd: other });
}

const issues = () => [...github.state.issues.values()].filter(({ labels }) => labels.length > 0);
const lockCommits = () => gitText(['ls-remote', 'origin', 'segops-lock'], { cwd });

it('opens an issue for what two runs found a day apart, masks it, and closes it when that is confirmed', async () => {
  await changeThere('REMOVE', 'ada');
  await changeThere('ADD', 'eve-from-elsewhere');
  shift += HOUR;
  const first = await verify();
  expect([first.code, first.outputs.outcome, issues()]).toEqual([0, 'no-changes', []]);
  expect(first.summary).toContain('**Differs: 1 missing member and 1 foreign member.**');
  expect(unwrapped(first.log)).toContain('An issue is opened if a later run finds it again.');
  const remembered = lockCommits();
  shift += HOUR;
  expect([(await verify()).code, issues(), lockCommits()]).toEqual([0, [], remembered]);

  shift += 23 * HOUR;
  const second = await verify({ redact: 'true' });
  const [issue] = issues();
  expect([second.code, issue?.title, issue?.state]).toEqual([
    0,
    'segops: the account differs from the lockfile',
    'open',
  ]);
  expect(issue?.body).toContain(
    'Found by two verifications, a day apart: 2 memberships in 1 segment.',
  );
  expect(`${issue?.body}${second.summary}${second.log}`).not.toMatch(/\bada\b|eve-from/);
  await verify();
  expect(issues().map(({ body }) => body)).toEqual([
    expect.stringContaining('`ada`: removed by someone else, last sent by apply 1'),
  ]);
  expect(lockCommits()).toBe(remembered);

  await changeThere('ADD', 'ada');
  await changeThere('REMOVE', 'eve-from-elsewhere');
  shift += HOUR;
  const last = await verify();
  expect([last.code, issues().map(({ state }) => state)]).toEqual([0, ['closed']]);
  expect(last.summary).toContain('**Nothing differs: 1 segment, 3 members confirmed.**');
  expect(issues()[0]?.body).toContain('**Everything that was found is confirmed.**');
});

it('writes nothing by a wrong clock or while another run has the lease, and leaves closed what is accepted', async () => {
  await changeThere('REMOVE', 'ada');
  shift += HOUR;
  const before = lockCommits();
  const wrong = await verify({}, { env: clock(2 * HOUR) });
  expect([wrong.code, wrong.log.includes('error clock-skewed')]).toEqual([1, true]);
  holdLease(true);
  const busy = await verify();
  expect([busy.code, busy.log.includes('warning lease-held')]).toEqual([0, true]);
  expect(unwrapped(busy.log)).toContain('This run does not count: the issue stays as it is.');
  expect(busy.summary).toContain('**Differs: 1 missing member.**');
  holdLease(false);
  expect(lockCommits()).not.toBe(before);

  await verify();
  const remembered = lockCommits();
  shift += 24 * HOUR;
  const readOnly = { contents: 'write', issues: 'read' } as const;
  github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions: readOnly });
  const forbidden = await verify();
  expect([forbidden.code, forbidden.log.includes('issues: write'), issues()]).toEqual([
    1,
    true,
    [],
  ]);
  const permissions = { ...readOnly, issues: 'write' } as const;
  github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
  await verify();
  const [issue] = issues();
  expect([issue?.state, lockCommits()]).toEqual(['open', remembered]);

  const closedAt = new Date(Date.now() + shift).toISOString();
  Object.assign(issue ?? {}, { state: 'closed', stateReason: 'not_planned', closedAt });
  shift += 24 * HOUR;
  const accepted = await verify();
  expect([accepted.code, issues().length]).toEqual([0, 1]);
  expect(unwrapped(accepted.log)).toContain('was closed as not planned, and stays closed.');
});

it('runs on the default branch alone, and shows no member of a public repository', async () => {
  const payload = pullRequestEvent();
  const pull = await verify({}, { event: 'pull_request', payload, ref: 'refs/pull/1/merge' });
  expect(unwrapped(pull.log)).toContain('`verify` runs only from the default branch');
  const repository = { ...pushEvent().repository, private: false, visibility: 'public' };
  const open = await verify({}, { payload: { repository } });
  expect([open.code, open.log.includes('members-would-be-public')]).toEqual([1, true]);
});
