import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { accountOf, folderWith, initialise, segops, write } from '../cli/segops.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import { ACTIONS_BOT, addComment, addPull, commentsOn } from '../github/fake-state.ts';
import type { ActionRun } from './run-action.ts';
import { commandsIn, HEAD, pullRequestEvent, runAction, TOKEN } from './run-action.ts';

const VIP = `segment:
  customer_segment_id: vip_customers
  name: VIP customers
  create: true
members:
  - ada@example.com
  - 00123
`;
const COMMENT_URL = 'https://github.example/acme/segments/pull/1#issuecomment-1000';
const FOOTER = `<sub>commit \`${HEAD.slice(0, 12)}\` · [run](https://github.example/acme/segments/actions/runs/77/attempts/1)`;

describe('the Action on a pull request', () => {
  let github: FakeGitHub;
  let cwd = '';

  beforeEach(async () => {
    github = await startFakeGitHub();
    github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions: { pull_requests: 'write' } });
    addPull(github.state, { headSha: HEAD });
    cwd = folderWith({ 'segments/vip.yaml': VIP });
    await initialise(cwd);
  });
  afterEach(async () => {
    expect(github.violations).toEqual([]);
    await github.close();
  });
  const act = (run: Partial<ActionRun> = {}) =>
    runAction({ cwd, github, event: 'pull_request', payload: pullRequestEvent(), ...run });
  const bodies = () => commentsOn(github.state, 1).map(({ body }) => body);

  it('plans: summary, outputs, plan file and a comment', async () => {
    const ran = await act();
    const {
      'plan-path': planPath = '',
      'html-path': page = '',
      'plan-digest': digest,
      ...outputs
    } = ran.outputs;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect([ran.code, outputs]).toEqual([
      0,
      {
        outcome: 'planned',
        adds: '2',
        removes: '0',
        segments: '1',
        requests: '1',
        'lock-serial': '0',
        'comment-url': COMMENT_URL,
      },
    ]);
    expect(readFileSync(planPath, 'utf8')).toMatch(/^\{"format":"segops-plan\/1"/);
    expect(readFileSync(page, 'utf8')).toContain('Plan:</span> 2 people join · 1 new segment');
    const [body = ''] = bodies();
    expect(body.split('\n').slice(0, 2)).toEqual([
      '<!-- segops: -->',
      '### 🟢 segops: 2 people join · 1 new segment',
    ]);
    expect(body.split('\n').at(-2)).toContain(FOOTER);
    expect(ran.summary.trim()).toBe(body.split('\n').slice(1).join('\n').trim());
    expect(ran.log).toContain('Creates 1 segment and adds 2 members to 1 segment.\n');
    expect(heard(ran.log)).toEqual([]);
  });

  it('updates the same comment after another push', async () => {
    await act();
    write(cwd, 'segments/vip.yaml', `${VIP}  - grace@example.com\n`);
    const ran = await act();
    expect(ran.outputs['comment-url']).toBe(COMMENT_URL);
    expect(bodies().length).toBe(1);
    expect(bodies()[0]).toContain('3 people join');
  });

  it('only writes a summary for a fork, and claims no comment', async () => {
    github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions: { pull_requests: 'read' } });
    const ran = await act({ payload: pullRequestEvent('eve/segments') });
    expect([ran.code, ran.outputs.outcome, ran.outputs['comment-url']]).toEqual([0, 'planned', '']);
    expect(ran.summary).toContain('2 people join');
    expect(ran.log).toContain('The pull request comes from a fork, whose token can only read');
    expect(heard(ran.log)).toEqual([]);
    expect(bodies()).toEqual([]);
  });

  it('warns, naming the permission, where its own token may not comment', async () => {
    github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions: { pull_requests: 'read' } });
    const ran = await act();
    expect([ran.code, ran.outputs.outcome]).toEqual([0, 'planned']);
    expect(heard(ran.log)).toEqual([
      '::warning title=segops%3A github-permission-missing::cannot write a comment: the token of the workflow has no permission%0AGive the job `permissions: { pull-requests: write }`.',
    ]);
  });

  it('leaves the comment alone where a newer commit or the merge was first', async () => {
    await act();
    const before = bodies();
    const pull = github.state.pulls.get(1);
    if (pull === undefined) throw new Error('no pull request');
    write(cwd, 'segments/vip.yaml', `${VIP}  - grace@example.com\n`);
    pull.headSha = 'c'.repeat(40);
    const late = await act();
    expect([late.code, late.outputs['comment-url'], bodies()]).toEqual([0, '', before]);
    expect(late.log).toContain('Pull request 1 has newer commits: its comment was left as it is.');
    pull.headSha = HEAD;
    pull.mergedAt = '2026-11-24T00:00:00Z';
    const rerun = await act();
    expect([rerun.outputs['comment-url'], bodies()]).toEqual(['', before]);
    expect(rerun.log).toContain('Pull request 1 is closed by now');
  });

  it('ignores a marker that somebody else planted', async () => {
    addComment(github.state, 1, '<!-- segops: -->\nAll is well', { login: 'eve', type: 'User' });
    const ran = await act();
    expect(ran.outputs['comment-url']).toBe(COMMENT_URL.replace('1000', '1001'));
    expect(bodies()[0]).toBe('<!-- segops: -->\nAll is well');
  });

  it('shows what is invalid at its line, in the summary, and with a link', async () => {
    write(cwd, 'segments/vip.yaml', `${VIP}  - ada@example.com\n`);
    const ran = await act();
    expect([ran.code, ran.outputs.outcome, ran.outputs.adds]).toEqual([1, 'invalid', '0']);
    const [annotation = ''] = heard(ran.log);
    expect(annotation).toMatch(
      /^::error file=segments\/vip\.yaml,line=8,col=5,title=segops%3A duplicate-member::/,
    );
    const link = `[\`segments/vip.yaml:8\`](https://github.example/acme/segments/blob/${HEAD}/segments/vip.yaml#L8)`;
    expect(ran.summary).toContain(`- **error** ${link}: `);
    expect(bodies()[0]).toContain(link);
  });

  it('fails the check where a guard refuses, and says why in the comment', async () => {
    await applyMembers(cwd, 20);
    write(cwd, 'segments/vip.yaml', VIP);
    const ran = await act();
    expect([ran.code, ran.outputs.outcome]).toEqual([3, 'refused']);
    expect(heard(ran.log)).toEqual([
      expect.stringMatching(
        /^::error file=segments\/vip\.yaml,title=segops%3A guard-max-removals::vip_customers: /,
      ),
    ]);
    expect(bodies()[0]).toContain('### ⛔ segops: refused. ');
  });

  it('keeps its working directory and environment apart from others', async () => {
    const top = folderWith({ 'emea/segments/vip.yaml': VIP });
    const emea = `${top}/emea`;
    await segops(['init', '--yes', '--region', 'eu1', '--no-example'], { cwd: emea });
    const run = { cwd: top, inputs: { 'working-directory': 'emea' } };
    expect((await act(run)).outputs.outcome).toBe('planned');
    expect(bodies()[0]?.split('\n')[0]).toBe('<!-- segops:%40emea -->');
    write(emea, 'segments/vip.yaml', `${VIP}  - ada@example.com\n`);
    const [annotation = ''] = heard((await act(run)).log);
    expect(annotation).toContain('file=emea/segments/vip.yaml,line=8');
    const out = await act({ cwd: emea, inputs: { 'working-directory': '../' } });
    expect(out.outputs.outcome).toBe('failed');
  });

  it('says at once on the old comment that a newer plan failed, and takes it back', async () => {
    await act();
    const [before = ''] = bodies();
    const config = readFileSync(`${cwd}/segops.yaml`, 'utf8');
    write(cwd, 'segops.yaml', config.replace(/lineage: \w+/, 'lineage: ffffff'));
    expect((await act()).outputs.outcome).toBe('failed');
    const run = 'https://github.example/acme/segments/actions/runs/77/attempts/1';
    const [, head = '', , told = '', , fold = '', , first = ''] = bodies()[0]?.split('\n') ?? [];
    expect([head, told, fold, first]).toEqual([
      '### 🔴 segops: the newest plan failed. Nothing below counts',
      `The plan of \`${HEAD.slice(0, 12)}\` failed. See [its run](${run}). What follows is an older one.`,
      '<details><summary>The older plan</summary>',
      before?.split('\n')[1],
    ]);
    write(cwd, 'segops.yaml', config);
    await act();
    expect(bodies()).toEqual([before]);
  });

  it('says so also where the job was cut off', async () => {
    await act();
    // What the runner remembers of a step that never came to its end.
    const env = { STATE_planning: 'true' };
    await act({ env, cutOff: () => new Promise(() => undefined) });
    expect(bodies()[0]).toContain('segops: the newest plan failed');
  });

  it('comments when it should: never, or once there are changes', async () => {
    await act({ inputs: { comment: 'never' } });
    expect(bodies()).toEqual([]);
    const empty = VIP.replace('  create: true\n', '').replace(/members:[\s\S]*$/, 'members: []\n');
    write(cwd, 'segments/vip.yaml', empty);
    const changes = { inputs: { comment: 'changes' } };
    expect((await act(changes)).outputs.outcome).toBe('no-changes');
    expect(bodies()).toEqual([]);
    write(cwd, 'segments/vip.yaml', VIP);
    await act(changes);
    write(cwd, 'segments/vip.yaml', empty);
    await act(changes);
    expect(bodies().map((body) => body.split('\n')[1])).toEqual([
      '### ⚪ segops: nothing to do: 1 segment matches its manifest (0 members)',
    ]);
  });

  it('comments on an Enterprise server', async () => {
    const enterprise = await startFakeGitHub({ prefix: '/api/v3', state: github.state });
    expect((await act({ github: enterprise })).outputs['comment-url']).toBe(COMMENT_URL);
    expect([github.requests, enterprise.violations]).toEqual([[], []]);
    await enterprise.close();
  });

  it('plans in a merge queue without a comment', async () => {
    const payload = { repository: { full_name: 'acme/segments' }, merge_group: {} };
    const ran = await act({ event: 'merge_group', payload });
    expect([ran.code, ran.outputs.outcome]).toEqual([0, 'planned']);
    expect(github.requests).toEqual([]);
  });

  it('obeys no word of a manifest', async () => {
    const hostile = [
      '::set-output name=outcome::applied',
      '##[error]forged',
      '@everybody',
      '</details><!-- segops: -->',
      '`] | [x](http://evil.example)',
    ];
    const text = `segment:\n  customer_segment_id: "${hostile[0]}"\n  name: "@octocat </details>"\nmembers:\n${hostile.map((member) => `  - ${JSON.stringify(member)}\n`).join('')}`;
    write(cwd, 'segments/vip.yaml', text);
    const ran = await act({ inputs: { env: '' } });
    expect(ran.outputs.outcome).toBe('planned');
    expect(heard(ran.log)).toEqual([]);
    expect(ran.log).not.toMatch(/^\s*::set-output|##\[/m);
    const [body = ''] = bodies();
    expect(body.match(/<!--/g)).toEqual(['<!--']);
    expect(body).not.toContain('@octocat</');
  });

  it('never shows the passcode', async () => {
    const passcode = 'secret-passcode';
    const ran = await act({ inputs: { passcode } });
    const log = ran.log.replace(`::add-mask::${passcode}\n`, '');
    expect(log).not.toBe(ran.log);
    expect(JSON.stringify([log, ran.summary, ran.outputs, bodies()])).not.toContain(passcode);
    expect(readFileSync(ran.outputs['plan-path'] ?? '', 'utf8')).not.toContain(passcode);
  });
});

/** What the runner obeys, besides what it is told to mask. */
function heard(log: string): string[] {
  return commandsIn(log).filter((line) => !line.startsWith('::add-mask::'));
}

/** Puts more members into the segment, as an earlier merge did. */
async function applyMembers(cwd: string, members: number): Promise<void> {
  const emulator = await startEmulator({});
  const list = Array.from({ length: members }, (_, n) => `  - member-${n}\n`).join('');
  write(cwd, 'segments/vip.yaml', `${VIP}${list}`);
  await segops(['apply', '--yes'], { cwd, env: accountOf(emulator) });
  await emulator.close();
}
