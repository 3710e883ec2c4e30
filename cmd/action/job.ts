import { realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fitsHeader } from '../../src/app/account.ts';
import { USER_AGENT } from '../../src/app/version.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { configOf } from '../../src/app/workspace.ts';
import { systemClock } from '../../src/apply/clock.ts';
import type { Config } from '../../src/config/config.ts';
import { Failure, failure } from '../../src/failure.ts';
import { makeTemporaryFolder } from '../../src/files/temporary.ts';
import { beginJob } from '../../src/git/job.ts';
import type { GitHub } from '../../src/github/client.ts';
import { openGitHub } from '../../src/github/client.ts';
import type { Message } from '../../src/message.ts';
import { asCode, asPath, say } from '../../src/message.ts';
import type { Problem } from '../../src/model.ts';
import type { Privacy } from '../../src/report/privacy.ts';
import { redacting } from '../../src/report/privacy.ts';
import type { Terminal } from '../terminal.ts';
import type { WorkflowEvent } from './event.ts';
import type { ActionInputs } from './inputs.ts';

/** One run of the Action: what it was given, and where it may write. */
export interface Job {
  readonly inputs: ActionInputs;
  readonly event: WorkflowEvent;
  readonly terminal: Terminal;
  /** What may be shown. */
  readonly privacy: Privacy;
  /** Folder to work in, absolute. */
  readonly folder: string;
  /** Top of the checked-out repository: paths of annotations start there. */
  readonly top: string;
  /** In the log, and at their lines in the pull request, as far as they may be shown. */
  problems(problems: readonly Problem[]): void;
  /** At the head of the run alone: what the log tells already, in other words. */
  annotate(problems: readonly Problem[]): void;
  /** Adds Markdown to the summary of the run. */
  summary(markdown: string): void;
  /** Tells the step after this job whether an apply is under way. */
  applies(isUnderWay: boolean): void;
  /** Tells it whether the comment may be of an older plan. */
  plans(isUnderWay: boolean): void;
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

/** Every git works for this job from now on. */
export function beginGit(inputs: ActionInputs, top: string): void {
  const { environment, githubToken, lockToken } = inputs;
  const { GITHUB_SERVER_URL: server = 'https://github.com' } = environment;
  beginJob({ workspace: top, server, token: lockToken ?? githubToken });
}

export function workspaceOptions({ inputs, top }: Pick<Job, 'inputs' | 'top'>): WorkspaceOptions {
  const { config, env, environment, requireApprovedPlan: lockIsClosed } = inputs;
  return { config, env, environment, shownFrom: top, lockIsClosed };
}

/** One comment and one issue for each environment of each config. */
export function markerName({ inputs, privacy }: Pick<Job, 'inputs' | 'privacy'>): string {
  const { env, workingDirectory, config } = inputs;
  const where = join(workingDirectory, config ?? '')
    .split(sep)
    .join('/')
    .replace(/\/$/, '');
  const shown = privacy.place(env ?? '');
  return where === '.' || where === 'segops.yaml' ? shown : `${shown}@${privacy.place(where)}`;
}

/** A file that nothing else writes, in the folder that the runner empties after the job. */
export function newPlanPath({ inputs }: Job): string {
  const folder = inputs.environment.RUNNER_TEMP || tmpdir();
  return join(makeTemporaryFolder(folder), 'plan.json');
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
  if (!fitsHeader(token)) {
    throw failure(
      'bad-input',
      say`the input ${asCode('github-token')} has a line break, an outer space or a character that no HTTP header can have`,
      say`Leave the input out: the token of the workflow is its default.`,
    );
  }
  return openGitHub({
    apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
    repository: env.GITHUB_REPOSITORY ?? '',
    token,
    userAgent: USER_AGENT,
    env,
    clock: systemClock,
  });
}

/** Comments, summaries and logs of a public repository are public: somebody must have meant that. */
export function checkPublic({ inputs, event }: Job, config: Config): void {
  if (!event.isPublic || inputs.redact || config.isPublic) return;
  throw failure(
    'members-would-be-public',
    say`the repository is public, and so would be every member that a plan names`,
    say`Set the input ${asCode('redact: true')}, or write ${asCode('public: true')} in the config if that is meant. Nothing was shown or sent.`,
    { file: config.file },
  );
}

/** The run of a public repository names nobody, whatever it does, until the config says that it may. */
export function privacyIn(
  privacy: Privacy,
  { isPublic }: WorkflowEvent,
  folder: string,
  options: WorkspaceOptions,
): Privacy {
  const isMeant = privacy.redacts || !isPublic || saysPublic(folder, options);
  return isMeant ? privacy : redacting(null);
}

/** What is not valid may be what says so. */
function saysPublic(folder: string, options: WorkspaceOptions): boolean {
  try {
    return configOf(folder, options).isPublic === true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
