import { readFileSync } from 'node:fs';
import { failure } from '../../src/failure.ts';
import type { Message } from '../../src/message.ts';
import { asCommand, say } from '../../src/message.ts';

/** What started the run, as far as it decides something. */
export interface WorkflowEvent {
  /** `GITHUB_EVENT_NAME` */
  readonly name: string;
  /** `GITHUB_REF`, e.g. refs/heads/main. */
  readonly ref: string;
  readonly sha: string | null;
  /** null where the event does not say. */
  readonly defaultBranch: string | null;
  readonly pullRequest: EventPullRequest | null;
  /** In a merge queue, the commit that the group is put onto. */
  readonly mergeGroupBase: string | null;
  /** Anybody may read the repository, as far as the event says. */
  readonly isPublic: boolean;
}

export interface EventPullRequest {
  readonly number: number;
  readonly headSha: string;
  /** The branch that it wants to go into. */
  readonly baseRef: string;
  /** From another repository: its token reads, and its words are a stranger's. */
  readonly isFork: boolean;
}

/** Throws a Failure outside a runner. */
export function readEvent(env: NodeJS.ProcessEnv): WorkflowEvent {
  const name = env.GITHUB_EVENT_NAME ?? '';
  const path = env.GITHUB_EVENT_PATH ?? '';
  if (name === '' || path === '')
    throw noRunner(say`GITHUB_EVENT_NAME or GITHUB_EVENT_PATH is not set`);
  const payload = readPayload(path);
  return {
    name,
    ref: env.GITHUB_REF ?? '',
    sha: env.GITHUB_SHA || null,
    defaultBranch: textAt(payload, 'repository', 'default_branch'),
    pullRequest: pullRequestOf(payload),
    mergeGroupBase: textAt(payload, 'merge_group', 'base_sha'),
    isPublic: isPublic(payload),
  };
}

function readPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw noRunner(say`the file that GITHUB_EVENT_PATH names cannot be read`);
  }
}

function noRunner(what: Message): Error {
  return failure(
    'no-runner',
    say`${what}: this is not a GitHub runner`,
    say`Use the command line instead: ${asCommand('segops plan')}`,
  );
}

function pullRequestOf(payload: unknown): EventPullRequest | null {
  const number = at(payload, 'pull_request', 'number');
  const headSha = textAt(payload, 'pull_request', 'head', 'sha');
  if (typeof number !== 'number' || headSha === null) return null;
  const from = textAt(payload, 'pull_request', 'head', 'repo', 'full_name');
  const isFork = from === null || from !== textAt(payload, 'repository', 'full_name');
  const baseRef = textAt(payload, 'pull_request', 'base', 'ref') ?? '';
  return { number, headSha, baseRef, isFork };
}

/** GitHub names it in two ways; an event that says neither is taken for private. */
function isPublic(payload: unknown): boolean {
  return (
    textAt(payload, 'repository', 'visibility') === 'public' ||
    at(payload, 'repository', 'private') === false
  );
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined;
  }, value);
}

function textAt(value: unknown, ...path: readonly string[]): string | null {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : null;
}

/** Where the run is shown; null outside a run. */
export function runUrl(env: NodeJS.ProcessEnv): string | null {
  const { GITHUB_RUN_ID: run = '', GITHUB_RUN_ATTEMPT: attempt = '' } = env;
  const repository = repositoryUrl(env);
  if (repository === null || !/^\d+$/.test(run)) return null;
  const path = `${repository}/actions/runs/${run}`;
  return /^\d+$/.test(attempt) ? `${path}/attempts/${attempt}` : path;
}

/** Where files of the commit are shown; null outside a run. */
export function filesUrl(env: NodeJS.ProcessEnv, event: WorkflowEvent): string | null {
  const repository = repositoryUrl(env);
  const commit = commitOf(event);
  return repository === null || commit === null ? null : `${repository}/blob/${commit}`;
}

/** The commit that people know: of a pull request its head, not the merge that is tried out. */
export function commitOf(event: WorkflowEvent): string | null {
  return event.pullRequest?.headSha ?? event.sha;
}

function repositoryUrl(env: NodeJS.ProcessEnv): string | null {
  const server = env.GITHUB_SERVER_URL ?? '';
  const repository = env.GITHUB_REPOSITORY ?? '';
  const isPlain = /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository);
  return isPlain ? `${server}/${repository}` : null;
}
