import { getInput, saveState, setSecret } from '@actions/core';
import { bugReport, knownFailure } from '../../src/app/known-failure.ts';
import { appendText } from '../../src/files/named.ts';
import { refuseOldGit } from '../../src/git/program.ts';
import type { GitHub } from '../../src/github/client.ts';
import type { Problem } from '../../src/model.ts';
import { problemsToAnnotations } from '../../src/report/annotations.ts';
import { problemsToMarkdown } from '../../src/report/problems-markdown.ts';
import { OPEN, redacting } from '../../src/report/redact.ts';
import { runJob } from './command.ts';
import { readEvent } from './event.ts';
import { readInputs } from './inputs.ts';
import type { Job } from './job.ts';
import { foldersOf, gitHubOf } from './job.ts';
import type { ActionResult } from './outputs.ts';
import { failedResult, setOutputs, withoutPlan } from './outputs.ts';
import { logProblems, logTerminal } from './runner-log.ts';

/** The Action: inputs in, outputs out. What it does is behind it, the same as behind the CLI. */
const write = (text: string) => void process.stdout.write(text);
const terminal = logTerminal(write);
const annotate = (found: readonly Problem[]) => write(problemsToAnnotations(found));
const problems = (found: readonly Problem[]) => logProblems(terminal, write, found);

/** Secrets are masked before anything else is written. */
function maskSecrets(): void {
  const { CLEVERTAP_PASSCODE = '' } = process.env;
  for (const secret of [getInput('passcode'), CLEVERTAP_PASSCODE, getInput('github-token')]) {
    for (const line of new Set([secret, ...secret.split(/\r?\n/)])) {
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
    const job: Job = {
      inputs,
      event,
      terminal,
      privacy: inputs.redact ? redacting(process.env.SEGOPS_REDACT_KEY || null) : OPEN,
      ...folders,
      problems,
      annotate,
      summary: writeSummary,
      applies: (isUnderWay) => saveState('applying', isUnderWay),
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

/** What people can cause is a problem with a next step; anything else is a bug and says so. */
function failed(error: unknown): ActionResult {
  const failure = knownFailure(error);
  if (failure !== null) {
    problems(failure.problems);
    writeSummary(
      problemsToMarkdown(failure.problems, {
        verdict: 'Failed',
        linkTo: null,
        limit: SUMMARY_ROOM,
      }),
    );
    return failedResult(failure);
  }
  terminal.err(bugReport(error));
  write('::error::segops ended with a bug of its own; see the log of this step\n');
  return withoutPlan('failed', 1);
}

maskSecrets();
refuseOldGit();
const result = await runAction().catch(failed);
setOutputs(result);
process.exitCode = result.exitCode;
