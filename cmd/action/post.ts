import { getInput, getState } from '@actions/core';
import { knownFailure } from '../../src/app/known-failure.ts';
import { readEvent } from './event.ts';
import { readInputs } from './inputs.ts';
import type { Job } from './job.ts';
import { foldersOf, gitHubOf } from './job.ts';
import { logProblems, logTerminal } from './log.ts';
import { recoverOwn } from './recover-own.ts';

/** The step after a job: does something only where its apply was cut off. */
const write = (text: string) => void process.stdout.write(text);
const terminal = logTerminal(write);

function afterCut(): void {
  const inputs = readInputs((name) => getInput(name), process.env);
  const job: Job = {
    inputs,
    event: readEvent(process.env),
    terminal,
    ...foldersOf(inputs),
    problems: (found) => logProblems(terminal, write, found),
    annotate: () => undefined,
    summary: () => undefined,
    applies: () => undefined,
    github: () => gitHubOf(inputs),
  };
  try {
    if (recoverOwn(job)) {
      terminal.out(
        'The apply of this job was cut off. What it may have sent is unconfirmed in the lock;\n' +
          'the next run sends it again.\n',
      );
    }
  } catch (error) {
    const failure = knownFailure(error);
    if (failure === null) throw error;
    // The next run recovers it, once this one is over.
    job.problems(failure.problems.map((problem) => ({ ...problem, severity: 'warning' as const })));
  }
}

if (getState('applying') === 'true') afterCut();
