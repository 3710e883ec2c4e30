import { getInput, getState } from '@actions/core';
import { knownFailure } from '../../src/app/known-failure.ts';
import { recoverRun } from '../../src/app/run-lease.ts';
import { warnings } from '../../src/failure.ts';
import { refuseOldGit } from '../../src/git/program.ts';
import { readInputs } from './inputs.ts';
import { foldersOf, workspaceOptions } from './job.ts';
import { logProblems, logTerminal } from './runner-log.ts';

/** The step after a job: does something only where its apply was cut off. */
const write = (text: string) => void process.stdout.write(text);
const terminal = logTerminal(write);

async function afterCut(): Promise<void> {
  const inputs = readInputs((name) => getInput(name), process.env);
  const { folder, top } = foldersOf(inputs);
  try {
    if (await recoverRun(folder, workspaceOptions({ inputs, top }), inputs.environment)) {
      terminal.out(
        'The apply of this job was cut off. What it may have sent is unconfirmed in the lock;\n' +
          'the next run sends it again.\n',
      );
    }
  } catch (error) {
    const failure = knownFailure(error);
    if (failure === null) throw error;
    // The next run recovers it, once this one is over.
    logProblems(terminal, write, warnings(failure));
  }
}

refuseOldGit();
if (getState('applying') === 'true') await afterCut();
