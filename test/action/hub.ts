import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { accountOf, segops, write } from '../cli/segops.ts';
import { git, gitText } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import type { FakePull } from '../github/fake-state.ts';
import { ACTIONS_BOT, addPull, commentsOn } from '../github/fake-state.ts';
import { ACTION, example } from './example.ts';
import type { ActionRan, ActionRun } from './run-action.ts';
import { pullRequestEvent, pushEvent, runAction, TOKEN } from './run-action.ts';

const INIT = ['init', '--yes', '--region', 'in1', '--no-example', '--lock-branch', 'segops-lock'];
const MINUTE = 60_000;

function mergedTree(cwd: string, main: string, head: string): string {
  return gitText(['merge-tree', '--write-tree', '--no-messages', main, head], { cwd });
}

export type MergeMethod = 'merge' | 'squash' | 'rebase';
type Files = Readonly<Record<string, string>>;

/**
 * A host with a repository: a bare one, GitHub's API beside it, and jobs on machines of their own.
 * Its clock moves a minute with every step, since commits and runs are told apart by seconds.
 */
export class Hub {
  readonly emulator: Emulator;
  readonly github: FakeGitHub;
  readonly remote = new TestRemote();
  /** Inputs of every apply. */
  inputs: Record<string, string> = { 'require-approved-plan': 'true' };
  #now = Date.now() - 600 * MINUTE;
  #runs = 100;

  private constructor(emulator: Emulator, github: FakeGitHub) {
    this.emulator = emulator;
    this.github = github;
  }

  /** A repository with a README alone. */
  static async fresh(): Promise<Hub> {
    const hub = new Hub(await startEmulator({}), await startFakeGitHub());
    const permissions = { contents: 'write', pull_requests: 'write', actions: 'read' } as const;
    hub.github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
    hub.github.state.people.set('grace', 'write').set('eve', 'read');
    hub.remote.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    return hub;
  }

  /** With a lock branch, the workflow that plans, and no segment. */
  static async open(): Promise<Hub> {
    const hub = await Hub.fresh();
    const author = hub.remote.clone();
    const env = hub.#dated();
    await segops(INIT, { cwd: author, env });
    write(author, '.github/workflows/plan.yml', example('plan.yml'));
    write(author, '.gitignore', 'fetched/\n');
    hub.#commit(author, 'Set up');
    git(['push', '--quiet', 'origin', 'HEAD:main'], { cwd: author });
    hub.tellCommits(author);
    return hub;
  }

  async close(): Promise<void> {
    await this.github.close();
    await this.emulator.close();
  }

  /** A minute later. */
  #tick(): number {
    this.#now += MINUTE;
    return this.#now;
  }

  #dated(): Record<string, string> {
    const date = new Date(this.#tick()).toISOString();
    return { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date };
  }

  #commit(cwd: string, message: string): string {
    git(['add', '--all'], { cwd });
    const asked = ['commit', '--quiet', '--allow-empty', '-m', message];
    git(asked, { cwd, env: this.#dated() });
    return gitText(['rev-parse', 'HEAD'], { cwd });
  }

  /** The host learns of commits as they are pushed. */
  tellCommits(cwd: string): void {
    for (const line of gitText(['log', '--all', '--format=%H %P'], { cwd }).split('\n')) {
      const [commit = '', ...parents] = line.split(' ');
      this.github.state.commits.set(commit, parents);
    }
  }

  get main(): string {
    return this.remote.git('rev-parse', 'main');
  }

  /** Opens a pull request with these files, from main as it is; others get it as the host has it. */
  change(files: Files): FakePull {
    const cwd = this.remote.clone();
    for (const [path, text] of Object.entries(files)) write(cwd, path, text);
    const head = this.#commit(cwd, 'Change');
    const pull = addPull(this.github.state, { headSha: head });
    this.#pushHead(cwd, pull, head);
    return pull;
  }

  /** Another commit on top of its head. */
  push(pull: FakePull, files: Files): void {
    const cwd = this.remote.clone();
    git(['fetch', '--quiet', 'origin', pull.headSha], { cwd });
    git(['checkout', '--quiet', pull.headSha], { cwd });
    for (const [path, text] of Object.entries(files)) write(cwd, path, text);
    this.#pushHead(cwd, pull, this.#commit(cwd, 'Change more'));
  }

  #pushHead(cwd: string, pull: FakePull, head: string): void {
    pull.headSha = head;
    pull.commits.add(head);
    git(['push', '--quiet', '--force', 'origin', `${head}:refs/pull/${pull.number}/head`], { cwd });
  }

  /** The job of the plan workflow at its head, merged with main as it is now. */
  async plan(pull: FakePull, run: Partial<ActionRun> = {}): Promise<ActionRan> {
    const at = new Date(this.#tick()).toISOString();
    const cwd = this.#checkOut(this.#tryMerge(pull));
    await this.#fetchLists(cwd);
    const head = { sha: pull.headSha };
    const payload = pullRequestEvent();
    const pull_request = {
      ...payload.pull_request,
      number: pull.number,
      head: { ...payload.pull_request.head, ...head },
    };
    const ran = await runAction({
      ...{ cwd, github: this.github, event: 'pull_request', payload: { ...payload, pull_request } },
      ...run,
    });
    const id = this.#nextRun();
    const conclusion = ran.code === 0 ? 'success' : 'failure';
    const attempts = [{ status: 'completed' as const, conclusion, startedAt: at } as const];
    const path = '.github/workflows/plan.yml';
    const shown = { id, event: 'pull_request', headSha: pull.headSha, path };
    this.github.state.runs.set(id, { ...shown, attempts: [...attempts] });
    return ran;
  }

  /** Lists that an earlier step of a job fetches. */
  fetched: Files = {};

  async #fetchLists(cwd: string): Promise<void> {
    for (const [path, text] of Object.entries(this.fetched)) write(cwd, path, text);
  }

  #nextRun(): number {
    this.#runs += 1;
    return this.#runs;
  }

  /** What the host checks out for a pull request. */
  #tryMerge({ headSha }: FakePull): string {
    const { main } = this;
    const { folder } = this.remote;
    const tree = mergedTree(folder, main, headSha);
    return this.#commitTree(tree, [main, headSha], 'Try it out');
  }

  #commitTree(tree: string, parents: readonly string[], message: string): string {
    const from = parents.flatMap((parent) => ['-p', parent]);
    const names = ['-c', 'user.name=Host', '-c', 'user.email=host@example.com'];
    return gitText([...names, 'commit-tree', tree, ...from, '-m', message], {
      cwd: this.remote.folder,
      env: this.#dated(),
    });
  }

  #checkOut(commit: string): string {
    const cwd = this.remote.clone('--depth=1');
    git(['fetch', '--quiet', '--depth=1', 'origin', commit], { cwd });
    git(['checkout', '--quiet', commit], { cwd });
    return cwd;
  }

  approve(pull: FakePull, login = 'grace'): void {
    const submittedAt = new Date(this.#tick()).toISOString();
    const id = pull.reviews.length + 1;
    pull.reviews.push({ id, login, state: 'APPROVED', commit: pull.headSha, submittedAt });
  }

  /** Merges into main; the commit that main then is. */
  merge(pull: FakePull, method: MergeMethod = 'merge'): string {
    const commits = this.#mergeCommits(pull, method);
    const last = commits.at(-1) ?? '';
    this.remote.git('update-ref', 'refs/heads/main', last);
    pull.mergedAt = new Date(this.#now).toISOString();
    pull.mergeCommit = last;
    for (const commit of commits) pull.commits.add(commit);
    this.tellCommits(this.remote.folder);
    return last;
  }

  #mergeCommits({ headSha }: FakePull, method: MergeMethod): string[] {
    const { main } = this;
    const { folder } = this.remote;
    if (method !== 'rebase') {
      const tree = mergedTree(folder, main, headSha);
      return [this.#commitTree(tree, method === 'merge' ? [main, headSha] : [main], 'Merge')];
    }
    const cwd = this.remote.clone();
    git(['fetch', '--quiet', 'origin', headSha], { cwd });
    const picked = ['-c', 'user.name=Host', '-c', 'user.email=host@example.com', 'cherry-pick'];
    git([...picked, '--allow-empty', `${main}..${headSha}`], { cwd, env: this.#dated() });
    git(['push', '--quiet', 'origin', 'HEAD:refs/heads/rebased'], { cwd });
    return gitText(['rev-list', '--reverse', `${main}..HEAD`], { cwd }).split('\n');
  }

  /** Straight to main, as who may bypass the rules. */
  pushToMain(files: Files): string {
    const cwd = this.remote.clone();
    for (const [path, text] of Object.entries(files)) write(cwd, path, text);
    const commit = this.#commit(cwd, 'No pull request');
    git(['push', '--quiet', 'origin', 'HEAD:main'], { cwd });
    this.tellCommits(cwd);
    return commit;
  }

  /** The job of the apply workflow on main. */
  async apply(run: Partial<ActionRun> = {}): Promise<ActionRan> {
    const commit = this.main;
    const cwd = this.#checkOut(commit);
    await this.#fetchLists(cwd);
    const env = {
      ...accountOf(this.emulator),
      ...this.#dated(),
      GITHUB_SHA: commit,
      GITHUB_ACTION_REPOSITORY: ACTION,
      GITHUB_RUN_ID: String(this.#nextRun()),
    };
    const { github, inputs } = this;
    const common = { cwd, github, event: 'push', payload: pushEvent(), ref: 'refs/heads/main' };
    return runAction({ ...common, inputs, ...run, env: { ...env, ...run.env } });
  }

  /** The comment on a pull request, without its marker; empty if there is none. */
  comment({ number }: FakePull): string {
    const [found, ...more] = commentsOn(this.github.state, number);
    if (more.length > 0) throw new Error('there are two comments');
    return (found?.body ?? '').split('\n').slice(1).join('\n');
  }
}
