import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { git, gitText } from '../git/plain-git.ts';
import type { FakeGitHub } from '../github/fake-github.ts';

/** The built Action, run as a runner runs it. */
const ACTION = resolve(import.meta.dirname, '../../dist/action.js');
const POST = resolve(import.meta.dirname, '../../dist/action-post.js');
/** What `using: node24` means, where it is at hand. */
const NODE = process.env.SEGOPS_NODE24 ?? process.execPath;

export const TOKEN = 'token-of-the-workflow';
export const HEAD = 'a'.repeat(40);

export interface ActionRun {
  readonly cwd: string;
  readonly github: FakeGitHub;
  readonly event: string;
  readonly payload: unknown;
  readonly ref?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Once it resolves, the machine loses the job, and the step after the job runs. */
  readonly cutOff?: () => Promise<void>;
}

export interface ActionRan {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export async function runAction(run: ActionRun): Promise<ActionRan> {
  const folder = mkdtempSync(join(tmpdir(), 'segops runner '));
  const file = (name: string, text = '') => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  mkdirSync(join(folder, 'temp'));
  const output = file('output');
  const summary = file('summary');
  const { owner, repo } = run.github.state;
  const inputs = { 'github-token': TOKEN, ...run.inputs };
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    GITHUB_ACTIONS: 'true',
    CI: 'true',
    GITHUB_API_URL: run.github.url,
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: `${owner}/${repo}`,
    GITHUB_EVENT_NAME: run.event,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(run.payload)),
    GITHUB_OUTPUT: output,
    GITHUB_REF: run.ref ?? 'refs/pull/1/merge',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '77',
    GITHUB_SHA: checkedOut(run.cwd),
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_WORKSPACE: run.cwd,
    RUNNER_TEMP: join(folder, 'temp'),
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    ...run.env,
  };
  const state = file('state');
  const main = await ended(ACTION, run.cwd, { ...env, GITHUB_STATE: state }, run.cutOff);
  const states = Object.entries(outputsOf(readFileSync(state, 'utf8')));
  const kept = Object.fromEntries(states.map(([name, value]) => [`STATE_${name}`, value]));
  const { code, log } =
    run.cutOff === undefined ? main : await ended(POST, run.cwd, { ...env, ...kept, ...run.env });
  return {
    code,
    log,
    outputs: outputsOf(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
  };
}

/** The commit of a checkout. A plain folder becomes one commit, with all that is in it by now. */
function checkedOut(cwd: string): string {
  const mark = join(cwd, '.git', 'plain-folder');
  if (!existsSync(join(cwd, '.git'))) {
    git(['init', '--quiet', '--initial-branch=main'], { cwd });
    git(['remote', 'add', 'origin', 'https://github.example/acme/segments'], { cwd });
    writeFileSync(join(cwd, '.git', 'info', 'exclude'), 'segops.lock*\n');
    writeFileSync(mark, '');
  }
  if (existsSync(mark)) {
    git(['add', '--all'], { cwd });
    const isNew = git(['for-each-ref'], { cwd }).length === 0;
    const amend = isNew ? [] : ['--amend'];
    git([...AUTHOR, 'commit', '--quiet', '--allow-empty', ...amend, '-m', 'All of it'], { cwd });
  }
  return gitText(['rev-parse', 'HEAD'], { cwd });
}

const AUTHOR = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];

function ended(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
  cutOff?: () => Promise<void>,
): Promise<{ code: number | null; log: string }> {
  const child = spawn(NODE, [script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  void cutOff?.().then(() => child.kill('SIGKILL'));
  return new Promise((done, reject) => {
    let log = '';
    const add = (piece: Buffer) => {
      log += piece.toString();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.once('error', reject);
    child.once('close', (code) => done({ code, log }));
  });
}

/** As the runner reads the file: name, delimiter, lines, delimiter. */
function outputsOf(text: string): Record<string, string> {
  const found = text.matchAll(/^([\w-]+)<<(\S+)\n(?:(.*?)\n)?\2$/gms);
  return Object.fromEntries([...found].map(([, name = '', , value = '']) => [name, value]));
}

/** What the runner obeys of a log: commands outside the stretches in which it is deaf. */
export function commandsIn(log: string): string[] {
  const heard: string[] = [];
  let deafTo: string | null = null;
  for (const line of log.split('\n')) {
    const [, token] = /^\s*::stop-commands::(.+)$/.exec(line) ?? [];
    if (deafTo !== null) {
      if (line.trim() === `::${deafTo}::`) deafTo = null;
    } else if (token !== undefined) deafTo = token;
    else if (/^\s*::|##\[/.test(line)) heard.push(line);
  }
  return heard;
}

const REPOSITORY = { full_name: 'acme/segments', default_branch: 'main' };

export function pullRequestEvent(headRepo = 'acme/segments') {
  const head = { sha: HEAD, ref: 'change', repo: { full_name: headRepo } };
  return { repository: REPOSITORY, pull_request: { number: 1, head, base: { ref: 'main' } } };
}

export function pushEvent() {
  return { repository: REPOSITORY };
}
