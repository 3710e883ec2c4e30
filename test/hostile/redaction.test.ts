import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActionRan, ActionRun } from '../action/run-action.ts';
import { HEAD, pullRequestEvent, pushEvent, runAction, TOKEN } from '../action/run-action.ts';
import type { Manners } from '../clevertap/raw-server.ts';
import { answer, rawServer } from '../clevertap/raw-server.ts';
import { folderWith, write } from '../cli/segops.ts';
import { remoteWithLock } from '../git/lock-remote.ts';
import { git, gitText } from '../git/plain-git.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import { ACTIONS_BOT, addPull } from '../github/fake-state.ts';
import { ADDRESS, filesIn, GUID, leaksIn, PEOPLE, PHONE, QUOTED, UUID, WORD } from './marker.ts';

/**
 * With `redact: true` nobody is named, whatever the command and whatever goes wrong: people stand in
 * members, lists, columns, names, keys, files, reasons, commits, in the words of everything that segops
 * asks, and in bugs.
 */

const LIST = `${PEOPLE.filter((one) => !one.startsWith('*')).join('\n')}\n`;
const quoted = (text: string) => JSON.stringify(text);
const SOON = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 16)}Z`;

/** People everywhere, and all of it valid. */
const VALID: Readonly<Record<string, string>> = {
  'segments/all.yaml': `
segment: { customer_segment_id: all, name: ${quoted(`Friends of ${WORD}`)}, create: true }
members:
${PEOPLE.map((one) => `  - ${quoted(one)} # ${WORD}`).join('\n')}
  - guid: ${GUID}
`,
  [`segments/${ADDRESS}.yaml`]: `
segment: { customer_segment_id: ${quoted(ADDRESS)}, name: ${WORD}, create: true }
members_from:
  - file: ${quoted(`lists/${PHONE}.txt`)}
  - { file: lists/some.csv, column: ${quoted(WORD)}, guid_column: "${WORD} guid" }
exclude_from:
  - file: lists/${UUID}.txt
`,
  [`lists/${PHONE}.txt`]: LIST + LIST,
  'lists/some.csv': `"${WORD}","${WORD} guid"\n"${ADDRESS}",\n,${GUID}\n`,
  [`lists/${UUID}.txt`]: `${WORD}-out\n`,
};

const SEGMENT = 'segment: { customer_segment_id: all }\n';
/** By the code of the problem that each is. */
const INVALID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'duplicate-member': {
    'segments/all.yaml': `${SEGMENT}members: [${quoted(QUOTED)}, ${quoted(QUOTED)}]\n`,
  },
  'unknown-field': {
    'segments/all.yaml': `${SEGMENT}${quoted(ADDRESS)}: [a]\nmembers: [{ ${WORD}: a }]\n`,
  },
  'yaml-syntax': {
    'segments/all.yaml': `${SEGMENT}members:\n  - "${WORD}\n  - ${ADDRESS}: : ${WORD}\n`,
  },
  'wrong-type': { 'segments/all.yaml': `${SEGMENT}members: { ${WORD}: ${WORD} }\n` },
  'csv-syntax': {
    'lists/some.csv': `"${WORD}","${WORD} guid"\n"${ADDRESS}"${WORD},\n${PHONE}"${WORD},a,b,c\n`,
  },
  'unknown-column': { 'lists/some.csv': `${WORD} guid,${quoted(ADDRESS)}\na,b\n` },
};

let github: FakeGitHub;
let cwd = '';

beforeEach(async () => {
  github = await startFakeGitHub();
  const permissions = {
    contents: 'write',
    pull_requests: 'write',
    issues: 'write',
    actions: 'read',
  } as const;
  github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
  addPull(github.state, { headSha: HEAD });
  ({ cwd } = await remoteWithLock());
  files(VALID);
});
afterEach(async () => {
  await github.close();
});

function files(texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) write(cwd, path, text);
}

/** Commits what is there, as a merge would, by people and with words of people. */
function merge(): string {
  const who = { GIT_AUTHOR_NAME: WORD, GIT_AUTHOR_EMAIL: ADDRESS };
  git(['add', '-A'], { cwd });
  git(['commit', '--quiet', '--allow-empty', '-m', `Add ${ADDRESS}`], { cwd, env: who });
  const commit = gitText(['rev-parse', 'HEAD'], { cwd });
  const parents = gitText(['rev-list', '--parents', '-1', commit], { cwd }).split(' ').slice(1);
  github.state.commits.set(commit, parents);
  git(['checkout', '-q', '--detach', commit], { cwd });
  return commit;
}

interface Told {
  readonly ran: ActionRan;
  readonly outputs: Readonly<Record<string, string>>;
}

async function act(run: Partial<ActionRun>): Promise<Told> {
  const commit = merge();
  const { env = {}, inputs = {}, ...more } = run;
  const ran = await runAction({
    ...{ cwd, github, event: 'push', payload: pushEvent(), ref: 'refs/heads/main' },
    ...more,
    inputs: { redact: 'true', ...inputs },
    env: { GITHUB_SHA: commit, GITHUB_ACTOR: WORD, ...env },
  });
  const { comments, issues } = github.state;
  const plan = ran.outputs['plan-path'] ?? '';
  const outputs = {
    log: ran.log,
    summary: ran.summary,
    outputs: JSON.stringify(ran.outputs),
    ...(plan === '' ? {} : filesIn(dirname(plan))),
    comments: [...comments.values()].map(({ body }) => body).join('\n'),
    issues: [...issues.values()].map(({ title, body }) => `${title}\n${body}`).join('\n'),
  };
  return { ran, outputs };
}

const PLAN = { event: 'pull_request', payload: pullRequestEvent(), ref: 'refs/pull/1/merge' };
const KEYS: readonly Record<string, string>[] = [
  {},
  { 'redact-key': 'a key that nobody can guess' },
];

/** CleverTap, which answers every POST in the words of `said`. */
async function clevertap(
  respond: (said: string, number: number) => string,
): Promise<Record<string, string>> {
  const manners: Manners = (socket, request, number) => {
    if (!request.startsWith('HEAD')) return void socket.write(respond(wordsFor(request), number));
    socket.write(answer(404, '', `Date: ${new Date().toUTCString()}\r\n`));
  };
  const { origin } = await rawServer(manners);
  return {
    CLEVERTAP_ACCOUNT_ID: 'ACCOUNT',
    CLEVERTAP_PASSCODE: 'QWE-RTY',
    SEGOPS_BASE_URL: origin,
  };
}

/** An answer that quotes all of the request. */
function wordsFor(request: string): string {
  return `no ${WORD} ${request.slice(request.indexOf('\r\n\r\n') + 4)}`;
}

const WELL = () => clevertap(() => answer(200, '{"success":true}'));
const fail = (status: number, code: number) => (said: string) =>
  answer(status, JSON.stringify({ status: 'fail', error: said, code }));

/** They wait for retries, so .ci/run leaves them out. */
const long = it.skipIf(process.env.SEGOPS_SHORT === 'yes');

describe('with `redact: true`, nobody is named', { timeout: 240_000 }, () => {
  it.each(KEYS)('by a plan on a pull request, with %j', async (inputs) => {
    const { ran, outputs } = await act({ ...PLAN, inputs });
    expect([ran.code, ran.outputs.outcome, leaksIn(outputs)]).toEqual([0, 'planned', []]);
    expect(outputs.comments).toContain('`all`');
  });

  it('by an apply, the status after it, a guard that refuses, and a waiver', async () => {
    const env = await WELL();
    const applied = await act({ env });
    expect([applied.ran.outputs.outcome, leaksIn(applied.outputs)]).toEqual(['applied', []]);
    const left = `segment: { customer_segment_id: all }\nmembers: [${quoted(ADDRESS)}]\n`;
    const config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
    files({
      'segments/all.yaml': left,
      'segops.yaml': config.replace('min_existing: 10', 'min_existing: 1'),
    });
    const status = await act({ inputs: { command: 'status' } });
    expect([status.ran.code, leaksIn(status.outputs)]).toEqual([0, []]);
    expect(status.outputs.issues).toContain('Waiting:');
    const refused = await act({ env });
    expect([refused.ran.outputs.outcome, leaksIn(refused.outputs)]).toEqual(['refused', []]);
    expect(refused.ran.log).toContain('max_removals');
    const waiver = `{ max_removals: 100%, until: ${SOON}, reason: ${quoted(`${WORD} asked`)} }`;
    files({ 'segments/all.yaml': `${left}guard: { waiver: ${waiver} }\n` });
    const waived = await act({ env });
    expect([waived.ran.outputs.outcome, leaksIn(waived.outputs)]).toEqual(['applied', []]);
    expect(waived.ran.log + waived.ran.summary).toContain('A waiver allows it');
  });

  long.each([
    ['refuses the credentials', fail(401, 401)],
    ['says nothing that it should', (said: string) => answer(200, said)],
    ['redirects', (said: string) => answer(302, said, `Location: https://${WORD}.example/\r\n`)],
    ['is not HTTP', (said: string) => `${said}\r\n\r\n`],
    [
      'creates, and rejects',
      (said: string) =>
        said.includes('bulk_profiles') ? fail(400, 400)(said) : answer(200, '{"success":true}'),
    ],
  ])('by an apply to which CleverTap %s', async (_, respond) => {
    const env = await clevertap(respond);
    const { ran, outputs } = await act({ env, inputs: { 'time-limit': '5s' } });
    expect([ran.code, leaksIn(outputs)]).toEqual([4, []]);
  });

  it('by an apply that nobody approved', async () => {
    const inputs = { 'require-approved-plan': 'true' };
    const open = await act({ env: await WELL(), inputs });
    expect(open.ran.summary).toContain('lock-branch-open');
    expect(leaksIn(open.outputs)).toEqual([]);
    github.state.rules.set('segops-lock', ['update', 'deletion', 'non_fast_forward']);
    const { ran, outputs } = await act({ env: await WELL(), inputs });
    expect([ran.outputs.outcome, leaksIn(outputs)]).toEqual(['refused', []]);
    expect(ran.summary).toContain('came without a pull request');
  });

  it('by what is not valid, in whatever way', async () => {
    for (const [code, texts] of Object.entries(INVALID)) {
      files({ ...VALID, ...texts });
      const { ran, outputs } = await act(PLAN);
      expect([code, leaksIn(outputs)]).toEqual([code, []]);
      expect(ran.log).toContain(`error ${code}`);
    }
    const { ran, outputs } = await act({ inputs: { command: 'validate' } });
    expect([ran.outputs.outcome, leaksIn(outputs)]).toEqual(['invalid', []]);
  });

  it('by the name of an environment that is not valid', async () => {
    const config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
    const name = 'ada-lovelace';
    files({ 'segops.yaml': `${config}environments: { ${name}: { lock: [x] } }\n` });
    const { ran } = await act(PLAN);
    expect(ran.log).toContain('error wrong-type');
    for (const shown of [ran.log, ran.summary]) expect(shown).not.toContain(name);
  });

  it('by inputs that name nothing', async () => {
    const bad = [
      { redact: WORD },
      { command: WORD },
      { env: ADDRESS },
      { config: `${ADDRESS}.yaml` },
      { 'working-directory': `lists/${PHONE}` },
    ];
    for (const inputs of bad) {
      const { ran, outputs } = await act({ ...PLAN, inputs });
      expect([inputs, ran.code, leaksIn(outputs)]).toEqual([inputs, 1, []]);
    }
  });

  it('by the words of git and of GitHub', async () => {
    const { origin } = await rawServer((socket) => {
      socket.write(answer(422, JSON.stringify({ message: `no ${WORD}` }), JSON_TYPE));
    });
    const refused = await act({ ...PLAN, env: { GITHUB_API_URL: origin } });
    expect(refused.ran.log).toContain('GitHub answered 422');
    expect(leaksIn(refused.outputs)).toEqual([]);
    git(['remote', 'set-url', 'origin', `file:///${ADDRESS}/${WORD}/acme/segments.git`], { cwd });
    const lost = await act({ env: await WELL() });
    expect(lost.ran.log).toContain('error lock-unreachable');
    expect(leaksIn(lost.outputs)).toEqual([]);
  });

  long('by an apply that was cut off, and by whoever finds it', async () => {
    let arrived = () => {};
    const sent = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const env = await clevertap((said) => {
      if (!said.includes('bulk_profiles')) return answer(200, '{"success":true}');
      arrived();
      return '';
    });
    const url = gitText(['remote', 'get-url', 'origin'], { cwd });
    const cutOff = async () => {
      await sent;
      git(['remote', 'set-url', 'origin', `file:///${ADDRESS}/${WORD}.git`], { cwd });
    };
    const cut = await act({ env, cutOff });
    expect(cut.ran.log).toContain('warning lock-unreachable');
    expect(leaksIn(cut.outputs)).toEqual([]);
    git(['remote', 'set-url', 'origin', url], { cwd });
    for (const run of [PLAN, { inputs: { command: 'status' } }]) {
      const { ran, outputs } = await act(run);
      expect([ran.code, leaksIn(outputs)]).toEqual([0, []]);
      expect(ran.log + outputs.issues).toContain('An apply was cut off');
    }
  });

  it.each([
    [
      'is thrown',
      `const { now } = Date; Date.now = () => { if (/make\\w*Plan/.test(new Error().stack)) throw BUG; return now(); };`,
    ],
    [
      'no one waits for',
      `const look = setInterval(() => { if (process.listenerCount('uncaughtException') === 0) return; clearInterval(look); void Promise.reject(BUG); }, 1);`,
    ],
  ])('by a bug that %s', async (_, trouble) => {
    const message = quoted(`${WORD}\n    at ${WORD} (${WORD}.js:1:1)`);
    const text = `const BUG = Object.assign(new TypeError(${message}), { member: ${quoted(WORD)} });\n${trouble}\n`;
    const preload = join(folderWith({ 'preload.cjs': text }), 'preload.cjs');
    const { ran, outputs } = await act({
      ...PLAN,
      env: { NODE_OPTIONS: `--require "${preload}"` },
    });
    expect([ran.code, leaksIn(outputs)]).toEqual([1, []]);
    expect(ran.log).toContain('This is a bug in segops');
    expect(ran.log).toContain('TypeError');
  });
});

const JSON_TYPE = 'Content-Type: application/json\r\n';
