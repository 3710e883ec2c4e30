import { realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { VERSION } from '../../src/app/version.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { systemClock } from '../../src/apply/clock.ts';
import { failure } from '../../src/failure.ts';
import { makeTemporaryFolder } from '../../src/files/write.ts';
import type { GitHub } from '../../src/github/client.ts';
import { openGitHub } from '../../src/github/client.ts';
import type { Message } from '../../src/message.ts';
import { asCode, asPath, say } from '../../src/message.ts';
import type { Problem } from '../../src/model.ts';
import type { Terminal } from '../terminal.ts';
import type { WorkflowEvent } from './event.ts';
import type { ActionInputs } from './inputs.ts';

/** One run of the Action: what it was given, and where it may write. */
export interface Job {
  readonly inputs: ActionInputs;
  readonly event: WorkflowEvent;
  readonly terminal: Terminal;
  /** Folder to work in, absolute. */
  readonly folder: string;
  /** Top of the checked-out repository: paths of annotations start there. */
  readonly top: string;
  /** In the log, and at their lines in the pull request. */
  problems(problems: readonly Problem[]): void;
  /** At the head of the run alone: what the log tells already, in other words. */
  annotate(problems: readonly Problem[]): void;
  /** Adds Markdown to the summary of the run. */
  summary(markdown: string): void;
  /** Tells the step after this job whether an apply is under way. */
  applies(isUnderWay: boolean): void;
  /** Throws a Failure where there is no token. */
  github(): GitHub;
}

/** Folders of a run, links resolved. Throws a Failure where there is no such folder in the repository. */
export function foldersOf(inputs: ActionInputs): { folder: string; top: string } {
  const top = folderAt(inputs.environment.GITHUB_WORKSPACE || process.cwd());
  const folder = folderAt(resolve(top, inputs.workingDirectory));
  const way = relative(top, folder);
  if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return { folder, top };
  throw badFolder(say`the input ${asCode('working-directory')} leads out of the repository`);
}

function folderAt(path: string): string {
  try {
    if (statSync(path).isDirectory()) return realpathSync(path);
  } catch {
    // Told below: whatever the system says of it, it is not a folder to work in.
  }
  throw badFolder(say`there is no folder ${asPath(path)}`);
}

function badFolder(what: Message): Error {
  return failure(
    'bad-input',
    what,
    say`Check the repository out first, and give ${asCode('working-directory')} as a folder from its top.`,
  );
}

export function workspaceOptions({ inputs, top }: Job): WorkspaceOptions {
  const { config, env } = inputs;
  return { config, env, shownFrom: top };
}

/** One comment and one issue for each environment of each config. */
export function markerName({ inputs }: Job): string {
  const { env, workingDirectory, config } = inputs;
  const where = join(workingDirectory, config ?? '')
    .split(sep)
    .join('/')
    .replace(/\/$/, '');
  return where === '.' || where === 'segops.yaml' ? (env ?? '') : `${env ?? ''}@${where}`;
}

/** A file that nothing else writes, in the folder that the runner empties after the job. */
export function newPlanPath({ inputs }: Job): string {
  const folder = inputs.environment.RUNNER_TEMP || tmpdir();
  return join(makeTemporaryFolder(folder), 'plan.json');
}

/** Where the run is shown; null outside a run. */
export function runUrl({ inputs }: Job): string | null {
  const { GITHUB_RUN_ID: run = '', GITHUB_RUN_ATTEMPT: attempt = '' } = inputs.environment;
  const repository = repositoryUrl(inputs.environment);
  if (repository === null || !/^\d+$/.test(run)) return null;
  const path = `${repository}/actions/runs/${run}`;
  return /^\d+$/.test(attempt) ? `${path}/attempts/${attempt}` : path;
}

/** Where files of the commit are shown; null outside a run. */
export function filesUrl({ inputs, event }: Job): string | null {
  const repository = repositoryUrl(inputs.environment);
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

/** Opened when it is first needed: a plan without a comment asks GitHub nothing. */
export function gitHubOf(inputs: ActionInputs): GitHub {
  const { environment: env, githubToken: token } = inputs;
  if (token === '') {
    throw failure(
      'github-token-missing',
      say`there is no token to ask GitHub with`,
      say`Leave the input ${asCode('github-token')} out: the token of the workflow is its default.`,
    );
  }
  return openGitHub({
    apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
    repository: env.GITHUB_REPOSITORY ?? '',
    token,
    userAgent: `segops/${VERSION}`,
    env,
    clock: systemClock,
  });
}
