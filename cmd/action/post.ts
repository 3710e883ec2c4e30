import { getInput, getState } from '@actions/core';
import { bugReport, knownFailure, reportUncaught } from '../../src/app/known-failure.ts';
import { recoverRun } from '../../src/app/run-lease.ts';
import { warnings } from '../../src/failure.ts';
import { readInputs } from './inputs.ts';
import { beginGit, foldersOf, workspaceOptions } from './job.ts';
import { readPrivacy } from './privacy.ts';
import { logProblems, logTerminal } from './runner-log.ts';

/** The step after a job: does something only where its apply was cut off. */
const write = (text: string) => void process.stdout.write(text);
const terminal = logTerminal(write);
const privacy = readPrivacy((name) => getInput(name), process.env);

async function afterCut(): Promise<void> {
  const inputs = readInputs((name) => getInput(name), process.env);
  const { folder, top } = foldersOf(inputs);
  beginGit(inputs, top);
  try {
    if (await recoverRun(folder, workspaceOptions({ inputs, top }), inputs.environment)) {
      terminal.out(
        'The apply of this job was cut off. What it may have sent is unconfirmed in the lock;\n' +
          'the next run sends it again.\n',
      );
    }
  } catch (error) {
    const failure = knownFailure(error);
    if (failure === null) return tellBug(error);
    // The next run recovers it, once this one is over.
    logProblems(terminal, write, privacy.problems(warnings(failure)));
  }
}

function tellBug(error: unknown): void {
  terminal.err(bugReport(error, { redacts: privacy.redacts, env: process.env }));
  process.exitCode = 1;
}

reportUncaught(tellBug);
if (getState('applying') === 'true') await afterCut();
