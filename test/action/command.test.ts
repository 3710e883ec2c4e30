import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readInputs, readPrivacy } from '../../cmd/action/inputs.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { failureCode } from '../../src/failure.ts';
import { folderWith, initialise, stateOf, unwrapped } from '../cli/segops.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import { ACTIONS_BOT, addPull } from '../github/fake-state.ts';
import type { ActionRun } from './run-action.ts';
import { commandsIn, HEAD, pullRequestEvent, pushEvent, runAction, TOKEN } from './run-action.ts';

const VIP = 'segment:\n  customer_segment_id: vip\nmembers:\n  - ada@example.com\n';
const MAIN = 'refs/heads/main';
const METADATA = parse(readFileSync('action.yml', 'utf8'));

describe('what the Action does at an event', () => {
  let github: FakeGitHub;
  let emulator: Emulator;
  let cwd = '';

  beforeEach(async () => {
    github = await startFakeGitHub();
    const permissions = { contents: 'read', pull_requests: 'write', issues: 'write' } as const;
    github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
    addPull(github.state, { headSha: HEAD });
    emulator = await startEmulator({});
    cwd = folderWith({ 'segments/vip.yaml': VIP });
    await initialise(cwd);
  });
  afterEach(async () => {
    expect(github.violations).toEqual([]);
    await github.close();
    await emulator.close();
  });
  const act = (run: Partial<ActionRun>) => {
    const account = {
      'account-id': emulator.accountId,
      passcode: emulator.passcode,
      'base-url': emulator.url,
    };
    const inputs = { ...account, ...run.inputs };
    return runAction({
      cwd,
      github,
      event: 'push',
      payload: pushEvent(),
      ref: MAIN,
      ...run,
      inputs,
    });
  };
  const failed = {
    outcome: 'failed',
    adds: '0',
    removes: '0',
    segments: '0',
    requests: '0',
    'lock-serial': '',
    'plan-path': '',
    'html-path': '',
    'plan-digest': '',
    'comment-url': '',
  };

  it('refuses to apply with a lock that dies with the job', async () => {
    const ran = await act({});
    expect([ran.code, ran.outputs]).toEqual([1, failed]);
    expect(unwrapped(ran.log)).toContain(
      'error lock-branch-needed the lockfile is on the disk of this job, which is deleted when the job ends',
    );
    expect(ran.summary).toContain('### 🔴 segops: failed. 1 problem to fix');
    expect((await stateOf(emulator)).requests).toBe(0);
  });

  it('refuses pull_request_target, whatever the command', async () => {
    for (const command of ['auto', 'plan']) {
      const payload = pullRequestEvent('eve/segments');
      const ran = await act({ event: 'pull_request_target', payload, inputs: { command } });
      expect([ran.code, ran.outputs]).toEqual([1, failed]);
      expect(ran.log).toContain('error pull-request-target-refused');
    }
    expect(github.requests).toEqual([]);
  });

  it('applies from the default branch alone', async () => {
    const other = { ref: 'refs/heads/feature', inputs: { command: 'apply' } };
    expect((await act(other)).log).toContain('error apply-off-default-branch');
    const tag = { ref: 'refs/tags/main', inputs: { command: 'apply' } };
    expect((await act(tag)).log).toContain('error apply-off-default-branch');
    const pull = { event: 'pull_request', payload: pullRequestEvent(), ref: MAIN };
    expect((await act({ ...pull, inputs: { command: 'apply' } })).log).toContain(
      'error apply-off-default-branch',
    );
  });

  it('applies on no event that others can cause', async () => {
    for (const event of ['issue_comment', 'workflow_run', 'repository_dispatch']) {
      const ran = await act({ event, inputs: { command: 'apply' } });
      expect([ran.code, ran.log.includes('error apply-event-refused')]).toEqual([1, true]);
    }
  });

  it('asks what to do where the event does not say', async () => {
    expect((await act({ event: 'schedule' })).log).toContain('error command-needed');
    expect((await act({ ref: 'refs/heads/feature' })).log).toContain('error command-needed');
    const planned = await act({ event: 'workflow_dispatch', inputs: { command: 'plan' } });
    expect([planned.code, planned.outputs.outcome]).toEqual([0, 'planned']);
  });

  it('obeys no word of a branch, an environment or a folder', async () => {
    const word = '\n::set-output name=outcome::applied';
    const runs = [
      { ref: `refs/heads/x${word}` },
      { inputs: { command: 'plan', env: `x${word}` } },
      { inputs: { command: 'plan', 'working-directory': `x${word}` } },
      { inputs: { command: `plan${word}` } },
    ];
    for (const run of runs) {
      const ran = await act(run);
      expect(ran.code).toBe(1);
      const heard = commandsIn(ran.log).filter((line) => !line.startsWith('::add-mask::'));
      expect(heard.map((line) => line.replace(/^::(\S+?)(::| ).*/, '$1'))).toEqual(['error']);
      expect(ran.log).not.toMatch(/^\s*::set-output/m);
    }
  });

  it('asks GitHub for the default branch where the event does not name it', async () => {
    const run = { event: 'schedule', payload: {}, inputs: { command: 'apply' } };
    expect((await act(run)).log).toContain('error lock-branch-needed');
    expect(github.requests[0]).toBe('GET /repos/acme/segments');
  });

  it('validates without lock, account and comment', async () => {
    const ran = await act({ inputs: { command: 'validate' } });
    expect([ran.code, ran.outputs.outcome, ran.summary.split('\n')[0]]).toEqual([
      0,
      'no-changes',
      '### 🟢 segops: valid: 1 segment',
    ]);
  });

  it('says what waits in one issue', async () => {
    const status = { event: 'schedule', inputs: { command: 'status' } };
    const first = await act(status);
    await act(status);
    expect([first.code, first.outputs.outcome]).toEqual([0, 'planned']);
    const issues = [...github.state.issues.values()].filter(({ labels }) => labels.length > 0);
    expect(issues.map(({ title, body }) => [title, body.split('\n').slice(0, 4)])).toEqual([
      [
        'segops: something waits',
        [
          '<!-- segops: -->',
          '**Waiting: 1 pending change.**',
          '',
          '| Segment | Sent | Desired | State |',
        ],
      ],
    ]);
  });

  it('reads the inputs and sets the outputs that action.yml names, and no others', async () => {
    const read = new Set<string>();
    const note = (name: string) => {
      read.add(name);
      return '';
    };
    readInputs(note, {});
    readPrivacy((name) => (name === 'redact' ? 'true' : note(name)), {});
    expect([...read].sort()).toEqual(Object.keys(METADATA.inputs).sort());
    const { outputs } = await act({ inputs: { command: 'validate' } });
    expect(Object.keys(outputs)).toEqual(Object.keys(METADATA.outputs));
  });

  it('refuses inputs that it cannot honour', async () => {
    const ran = await act({ inputs: { command: 'plan', 'require-approved-plan': 'yes' } });
    expect([ran.code, ran.outputs.outcome]).toEqual([1, 'failed']);
    expect(ran.log).toContain('error bad-input');
    const code = (name: string, value: string) => {
      try {
        readInputs((asked) => (asked === name ? value : ''), {});
        return null;
      } catch (error) {
        return failureCode(error);
      }
    };
    expect(code('redact', 'yes')).toBe('bad-input');
    expect(code('plan-digest', 'abc')).toBe('bad-input');
    expect(code('command', 'destroy')).toBe('bad-input');
    expect(code('time-limit', 'soon')).toBe('bad-input');
    expect(code('time-limit', '1h30m')).toBe(null);
  });
});
