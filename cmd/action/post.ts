import { getInput, getState } from '@actions/core';
import { bugReport, knownFailure, reportUncaught } from '../../src/app/known-failure.ts';
import { recoverRun } from '../../src/app/run-lease.ts';
import { warnings } from '../../src/failure.ts';
import type { Problem } from '../../src/model.ts';
import { tellFailed } from './comment.ts';
import { readEvent } from './event.ts';
import { readInputs, readPrivacy } from './inputs.ts';
import { beginGit, foldersOf, gitHubOf, privacyIn, workspaceOptions } from './job.ts';
import { logProblems, logTerminal } from './runner-log.ts';

/** The step after a job: does something only where its plan or its apply was cut off. */
const write = (text: string) => void process.stdout.write(text);
const terminal = logTerminal(write);
let privacy = readPrivacy((name) => getInput(name), process.env);
const problems = (found: readonly Problem[]) =>
  logProblems(terminal, write, privacy.problems(found));

async function afterCutApply(): Promise<void> {
  const inputs = readInputs((name) => getInput(name), process.env);
  const { folder, top } = foldersOf(inputs);
  beginGit(inputs, top);
  const options = workspaceOptions({ inputs, top });
  privacy = privacyIn(privacy, readEvent(process.env), folder, options);
  if (await recoverRun(folder, options, inputs.environment)) {
    terminal.out(
      'The apply of this job was cut off. What it may have sent is unconfirmed in the lock;\n' +
        'the next run sends it again.\n',
    );
  }
}

async function afterCutPlan(): Promise<void> {
  const inputs = readInputs((name) => getInput(name), process.env);
  const github = gitHubOf(inputs);
  const event = readEvent(process.env);
  await tellFailed({ inputs, event, terminal, problems, privacy, github: () => github });
  await github.close();
}

/** The next run does what could not be done here. */
async function tried(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = knownFailure(error);
    if (failure === null) return tellBug(error);
    problems(warnings(failure));
  }
}

function tellBug(error: unknown): void {
  terminal.err(bugReport(error, { redacts: privacy.redacts, env: process.env }));
  process.exitCode = 1;
}

reportUncaught(tellBug);
if (getState('applying') === 'true') await tried(afterCutApply);
if (getState('planning') === 'true') await tried(afterCutPlan);
