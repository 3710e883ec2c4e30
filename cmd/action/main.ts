import { getInput, saveState, setSecret } from '@actions/core';
import { bugReport, knownFailure, reportUncaught } from '../../src/app/known-failure.ts';
import { appendText } from '../../src/files/named.ts';
import { basicToken } from '../../src/git/origin-access.ts';
import { repositoryAt } from '../../src/git/repository.ts';
import type { GitHub } from '../../src/github/client.ts';
import type { Problem } from '../../src/model.ts';
import { problemsToAnnotations } from '../../src/report/annotations.ts';
import { problemsToMarkdown } from '../../src/report/problems-markdown.ts';
import { runJob } from './command.ts';
import { readEvent } from './event.ts';
import { readInputs, readPrivacy } from './inputs.ts';
import type { Job } from './job.ts';
import { beginGit, foldersOf, gitHubOf, privacyIn, workspaceOptions } from './job.ts';
import type { ActionResult } from './outputs.ts';
import { failedResult, setOutputs, withoutPlan } from './outputs.ts';
import { logProblems, logTerminal } from './runner-log.ts';

/** The Action: inputs in, outputs out. What it does is behind it, the same as behind the CLI. */
const write = (text: string) => void process.stdout.write(text);
const terminal = logTerminal(write);
let privacy = readPrivacy((name) => getInput(name), process.env);
const annotate = (found: readonly Problem[]) =>
  write(problemsToAnnotations(privacy.problems(found)));
const problems = (found: readonly Problem[]) =>
  logProblems(terminal, write, privacy.problems(found));

/** Secrets are masked before anything else is written, and with them the account ID. */
function maskSecrets(): void {
  const { CLEVERTAP_ACCOUNT_ID, CLEVERTAP_PASSCODE, SEGOPS_REDACT_KEY } = process.env;
  const given = ['passcode', 'github-token', 'lock-token', 'account-id', 'redact-key'].map((name) =>
    getInput(name),
  );
  const tokens = ['github-token', 'lock-token'].map((name) => getInput(name));
  const inHeaders = tokens.filter((token) => token !== '').map(basicToken);
  const set = [CLEVERTAP_PASSCODE, CLEVERTAP_ACCOUNT_ID, SEGOPS_REDACT_KEY, ...inHeaders];
  for (const secret of [...given, ...set.map((value) => value ?? '')]) {
    // What is sent is without outer white space.
    for (const line of new Set([secret, secret.trim(), ...secret.split(/\r?\n/)])) {
      if (line.trim() !== '') setSecret(line);
    }
  }
}

/** Some runners have none. */
function writeSummary(markdown: string): void {
  const path = process.env.GITHUB_STEP_SUMMARY ?? '';
  if (path !== '') appendText(path, `${markdown}\n`);
}

async function runAction(): Promise<ActionResult> {
  let opened: GitHub | null = null;
  try {
    const inputs = readInputs((name) => getInput(name), process.env);
    const github = () => {
      opened ??= gitHubOf(inputs);
      return opened;
    };
    const event = readEvent(process.env);
    const folders = foldersOf(inputs);
    beginGit(inputs, folders.top);
    // Whether it is one to work in, before anything in it is read.
    repositoryAt(folders.folder);
    privacy = privacyIn(privacy, event, folders.folder, workspaceOptions({ inputs, ...folders }));
    const job: Job = {
      inputs,
      event,
      terminal,
      privacy,
      ...folders,
      problems,
      annotate,
      summary: writeSummary,
      applies: (isUnderWay) => saveState('applying', isUnderWay),
      plans: (isUnderWay) => saveState('planning', isUnderWay),
      github,
    };
    return await runJob(job);
  } finally {
    await close(opened);
  }
}

async function close(opened: GitHub | null): Promise<void> {
  await opened?.close();
}

const SUMMARY_ROOM = 100_000;

function tellBug(error: unknown): void {
  terminal.err(bugReport(error, { redacts: privacy.redacts, env: process.env }));
}

/** What people can cause is a problem with a next step; anything else is a bug and says so. */
function failed(error: unknown): ActionResult {
  const failure = knownFailure(error);
  if (failure !== null) {
    problems(failure.problems);
    writeSummary(
      problemsToMarkdown(privacy.problems(failure.problems), {
        verdict: 'failed',
        environment: null,
        linkTo: null,
        limit: SUMMARY_ROOM,
      }),
    );
    return failedResult(failure);
  }
  tellBug(error);
  write('::error::segops ended with a bug of its own; see the log of this step\n');
  return withoutPlan('failed', 1);
}

reportUncaught(tellBug);
maskSecrets();
const result = await runAction().catch(failed);
setOutputs(result);
process.exitCode = result.exitCode;
