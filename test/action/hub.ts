import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { accountOf, segops, write } from '../cli/segops.ts';
import { git, gitText } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import type { FakePull, FakeReview, GitHubState } from '../github/fake-state.ts';
import { ACTIONS_BOT, addPull, commentsOn } from '../github/fake-state.ts';
import { example } from './example.ts';
import type { ActionRan, ActionRun } from './run-action.ts';
import { pullRequestEvent, pushEvent, runAction, TOKEN } from './run-action.ts';

const INIT = ['init', '--yes', '--region', 'in1', '--no-example', '--lock-branch', 'segops-lock'];
const MINUTE = 60_000;
const REPOSITORY = { full_name: 'acme/segments', default_branch: 'main' };

function mergedTree(cwd: string, main: string, head: string): string {
  return gitText(['merge-tree', '--write-tree', '--no-messages', main, head], { cwd });
}

/** The number of the pull request that set everything up; the next one is number 1. */
const SET_UP = 900;

/** What a hub begins with: made once in a file of tests, and copied for each of them. */
interface SetUp {
  readonly folder: string;
  readonly state: GitHubState;
  readonly now: number;
}
let setUp: Promise<SetUp> | null = null;

export type MergeMethod = 'merge' | 'squash' | 'rebase';
type Files = Readonly<Record<string, string>>;

/**
 * A host with a repository: a bare one, GitHub's API beside it, and jobs on machines of their own.
 * Its clock moves a minute with every step, since commits and runs are told apart by seconds.
 */
export class Hub {
  readonly emulator: Emulator;
  readonly github: FakeGitHub;
  readonly remote: TestRemote;
  /** Inputs of every apply. */
  inputs: Record<string, string> = { 'require-approved-plan': 'true' };
  #now = Date.now() - 600 * MINUTE;
  #runs = 100;

  private constructor(emulator: Emulator, github: FakeGitHub, remote: TestRemote) {
    this.emulator = emulator;
    this.github = github;
    this.remote = remote;
  }

  /** A repository with a README alone. */
  static async fresh(): Promise<Hub> {
    const hub = new Hub(await startEmulator({}), await startFakeGitHub(), new TestRemote());
    const permissions = { contents: 'write', pull_requests: 'write', actions: 'read' } as const;
    hub.github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
    hub.github.state.people.set('grace', 'write').set('eve', 'read');
    hub.github.state.rules.set('segops-lock', ['update', 'deletion', 'non_fast_forward']);
    hub.remote.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    return hub;
  }

  /** With a lock branch, the workflow that plans, and no segment. */
  static async open(): Promise<Hub> {
    setUp ??= Hub.#setUp();
    const { folder, state, now } = await setUp;
    const github = await startFakeGitHub({ state: structuredClone(state) });
    const hub = new Hub(await startEmulator({}), github, new TestRemote(folder));
    hub.#now = now;
    return hub;
  }

  static async #setUp(): Promise<SetUp> {
    const hub = await Hub.fresh();
    const author = hub.remote.clone();
    const env = hub.#dated();
    await segops(INIT, { cwd: author, env });
    write(author, '.github/workflows/plan.yml', example('plan.yml'));
    write(author, '.gitignore', 'fetched/\n');
    const pull = hub.#opened(author, { number: SET_UP });
    hub.approve(pull);
    hub.merge(pull);
    hub.github.state.nextNumber = 1;
    await hub.close();
    return { folder: hub.remote.folder, state: hub.github.state, now: hub.#now };
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

  /**
   * Opens a pull request with these files, from main as it is; others get it as the host has it.
   * `prepare` moves and links files before.
   */
  change(files: Files, from = 'main', prepare: (cwd: string) => void = () => undefined): FakePull {
    const cwd = this.remote.clone();
    git(['fetch', '--quiet', 'origin', from], { cwd });
    git(['checkout', '--quiet', 'FETCH_HEAD'], { cwd });
    prepare(cwd);
    for (const [path, text] of Object.entries(files)) write(cwd, path, text);
    return this.#opened(cwd, {});
  }

  #opened(cwd: string, given: Partial<FakePull>): FakePull {
    const head = this.#commit(cwd, 'Change');
    const pull = addPull(this.github.state, { ...given, headSha: head });
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

  /** A merge of main into its branch, with files that neither has. */
  mergeInto(pull: FakePull, files: Files): void {
    const cwd = this.remote.clone();
    git(['fetch', '--quiet', 'origin', pull.headSha], { cwd });
    git(['checkout', '--quiet', pull.headSha], { cwd });
    for (const [path, text] of Object.entries(files)) write(cwd, path, text);
    git(['add', '--all'], { cwd });
    const tree = gitText(['write-tree'], { cwd });
    const parents = ['-p', pull.headSha, '-p', 'origin/main'];
    const asked = ['commit-tree', tree, ...parents, '-m', 'Merge main'];
    this.#pushHead(cwd, pull, gitText(asked, { cwd, env: this.#dated() }));
  }

  /** Its base is another branch from now on. */
  rebased(pull: FakePull, event: string): void {
    pull.events.push({ event, createdAt: new Date(this.#tick()).toISOString() });
  }

  /** By force. */
  moveBack(commit: string): void {
    this.remote.git('update-ref', 'refs/heads/main', commit);
    this.moved('refs/heads/main', commit, 'mallory');
  }

  /** Two commits that came in one push: the host remembers where the branch was at its end. */
  forgetMove(commit: string): void {
    const { moves } = this.github.state;
    moves.splice(0, moves.length, ...moves.filter(({ after }) => after !== commit));
  }

  /** Its commits again, on main as it is now. */
  rebase(pull: FakePull): void {
    const cwd = this.remote.clone();
    git(['fetch', '--quiet', 'origin', pull.headSha], { cwd });
    git(['cherry-pick', '--allow-empty', pull.headSha], { cwd, env: this.#dated() });
    this.#pushHead(cwd, pull, gitText(['rev-parse', 'HEAD'], { cwd }));
  }

  #pushHead(cwd: string, pull: FakePull, head: string): void {
    pull.headSha = head;
    pull.commits.add(head);
    git(['push', '--quiet', '--force', 'origin', `${head}:refs/pull/${pull.number}/head`], { cwd });
    this.tellCommits(cwd);
    this.moved(`refs/heads/${pull.headRef}`, head, 'ada');
  }

  /** What the host remembers of a push or merge. */
  moved(ref: string, after: string, actor: string): void {
    this.github.state.moves.push({ ref, before: '0'.repeat(40), after, actor });
  }

  /** The job of the plan workflow at its head, merged with main as it is now. */
  plan(pull: FakePull, run: Partial<ActionRun> = {}): Promise<ActionRan> {
    return this.#planAt(this.#tryMerge(pull), pull, run);
  }

  /** The same in a workflow that checks out the head itself. */
  planHead(pull: FakePull): Promise<ActionRan> {
    return this.#planAt(pull.headSha, pull, { env: { GITHUB_SHA: this.#tryMerge(pull) } });
  }

  /** The job of a merge queue, whose branch is put onto main. */
  planQueued(pull: FakePull): Promise<ActionRan> {
    const payload = { repository: REPOSITORY, merge_group: { base_sha: this.main } };
    return this.plan(pull, { event: 'merge_group', payload });
  }

  async #planAt(commit: string, pull: FakePull, run: Partial<ActionRun>): Promise<ActionRan> {
    this.#tick();
    const cwd = this.#checkOut(commit);
    await this.#fetchLists(cwd);
    const head = { sha: pull.headSha };
    const payload = pullRequestEvent();
    const pull_request = {
      ...payload.pull_request,
      number: pull.number,
      head: { ...payload.pull_request.head, ...head },
    };
    return runAction({
      ...{ cwd, github: this.github, event: 'pull_request', payload: { ...payload, pull_request } },
      ...run,
    });
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
    this.review(pull, login, 'APPROVED');
  }

  review(pull: FakePull, login: string, state: FakeReview['state']): void {
    const submittedAt = new Date(this.#tick()).toISOString();
    const id = pull.reviews.length + 1;
    pull.reviews.push({ id, login, state, commit: pull.headSha, submittedAt });
  }

  /** Merges into main; the commit that main then is. */
  merge(pull: FakePull, method: MergeMethod = 'merge'): string {
    return this.#moveMain(pull, this.#mergeCommits(pull, method));
  }

  /** Merges by a push whose first parent is not where main is. */
  mergeOnto(pull: FakePull, parent: string): string {
    const tree = `${pull.headSha}^{tree}`;
    return this.#moveMain(pull, [this.#commitTree(tree, [parent, pull.headSha], 'Merge')]);
  }

  /** Merges by a push of its head itself. */
  pushAsMerged(pull: FakePull): string {
    return this.#moveMain(pull, [pull.headSha]);
  }

  /** Its head gets two common ancestors with main, and main has the same. */
  cross(pull: FakePull, other: FakePull, main: string): void {
    const [one, two] = [pull.headSha, other.headSha];
    const joined = this.#commitTree(`${two}^{tree}`, [one, two], 'Join');
    const crossed = this.#commitTree(`${two}^{tree}`, [main, one, two], 'Cross');
    this.remote.git('update-ref', 'refs/heads/main', crossed);
    this.remote.git('update-ref', `refs/pull/${pull.number}/head`, joined);
    pull.headSha = joined;
    this.tellCommits(this.remote.folder);
  }

  #moveMain(pull: FakePull, commits: readonly string[]): string {
    const last = commits.at(-1) ?? '';
    this.remote.git('update-ref', 'refs/heads/main', last);
    pull.mergedAt = new Date(this.#now).toISOString();
    pull.mergeCommit = last;
    for (const commit of commits) pull.commits.add(commit);
    this.moved('refs/heads/main', last, 'linus');
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
    this.moved('refs/heads/main', commit, 'mallory');
    return commit;
  }

  /** The job of the apply workflow on main. */
  apply(run: Partial<ActionRun> = {}): Promise<ActionRan> {
    return this.applyFrom(this.main, () => undefined, run);
  }

  /** The same with a checkout of another commit, in which somebody does something. */
  async applyFrom(
    checkedOut: string,
    work: (cwd: string) => void,
    run: Partial<ActionRun> = {},
  ): Promise<ActionRan> {
    const commit = this.main;
    const cwd = this.#checkOut(checkedOut);
    await this.#fetchLists(cwd);
    work(cwd);
    const env = {
      ...accountOf(this.emulator),
      ...this.#dated(),
      GITHUB_SHA: commit,
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
