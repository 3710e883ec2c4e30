import type { AccountRequest } from '../../src/app/verify/from-account.ts';
import { verifyAccount } from '../../src/app/verify/from-account.ts';
import { configOf } from '../../src/app/workspace.ts';
import type { KeptIssue } from '../../src/github/status-issue.ts';
import { keepStatusIssue } from '../../src/github/status-issue.ts';
import { shellWord } from '../../src/message.ts';
import type { Problem } from '../../src/model.ts';
import { upToLines } from '../../src/report/comment-marks.ts';
import { lastingToMarkdown } from '../../src/report/lasting-markdown.ts';
import type { Shown } from '../../src/report/privacy.ts';
import { verifyToMarkdown } from '../../src/report/verify-markdown.ts';
import { verifyToText } from '../../src/report/verify-text.ts';
import type { Standing } from '../../src/verify/lasting.ts';
import { lastingOf, standingOf } from '../../src/verify/lasting.ts';
import type { Verification } from '../../src/verify/verification.ts';
import { LABEL } from './alarm.ts';
import { lockBranchOf } from './apply.ts';
import { footer } from './comment.ts';
import type { Job } from './job.ts';
import { checkPublic, markerName, workspaceOptions } from './job.ts';
import type { ActionResult } from './outputs.ts';
import { withoutPlan } from './outputs.ts';

/** Nothing becomes unconfirmed and nobody is taken over: a person decides that. */
const REQUEST: AccountRequest = {
  ...{ keys: [], rung: 'both', record: false, take: [] },
  remembers: true,
};

/**
 * Compares the account with the lockfile, and remembers what differs. One issue says what two runs
 * found, a day apart; it is closed when that is confirmed. The issue is the alarm, not the exit code.
 */
export async function verifyAction(job: Job): Promise<ActionResult> {
  const found = await verified(job);
  const shown = job.privacy.verification(found);
  const command = commandOf(job);
  const { width } = job.terminal;
  job.terminal.out(verifyToText(shown, { width, colour: false, command }));
  const summary = upToLines(verifyToMarkdown(shown, command), SUMMARY_ROOM, CUT);
  job.summary(summary + footer(job));
  if (found.remembered?.kind === 'busy') job.problems(found.remembered.problems);
  await keepIssue(job, shown, command);
  return withoutPlan('no-changes', 0);
}

async function verified(job: Job): Promise<Verification> {
  const onLockWarning = (warning: Problem) => job.problems([warning]);
  const options = { ...workspaceOptions(job), onLockWarning };
  const config = configOf(job.folder, options);
  lockBranchOf({ config });
  checkPublic(job, config);
  const witness = { warns: job.problems, reads: () => undefined };
  return verifyAccount(job.folder, options, REQUEST, witness);
}

/** Of the 1 MiB of a summary: no character has more than three bytes in it, and few have. */
const SUMMARY_ROOM = 300_000;
const CUT = 'More is in the log of the run.';
/** Of the 65,536 characters of an issue, what marker and footer leave. */
const ISSUE_ROOM = 60_000;

async function keepIssue(job: Job, shown: Shown<Verification>, command: string): Promise<void> {
  const standing = standingOf(shown);
  const kept =
    standing === 'unknown'
      ? ({ kind: 'none' } as const)
      : await keepStatusIssue(job.github(), {
          ...issueOf(job),
          body: lastingToMarkdown(shown, command, ISSUE_ROOM) + footer(job),
          isHealthy: standing === 'clear',
          newest: Math.max(...lastingOf(shown).map(({ newest }) => newest)),
          ...(standing === 'open' ? { opensNone: true } : {}),
        });
  job.terminal.out(`${WORDS[standing]}${whereIn(kept)}\n`);
}

function whereIn(kept: KeptIssue): string {
  if (kept.kind === 'none') return '';
  if (kept.kind === 'accepted') return ` ${kept.url} was closed as not planned, and stays closed.`;
  return ` See ${kept.url}`;
}

const WORDS = {
  lasting: 'Two verifications, a day apart, found the same.',
  open: 'What was found is remembered. An issue is opened if a later run finds it again.',
  clear: 'Nothing that was found is open.',
  unknown: 'This run does not count: the issue stays as it is.',
} as const satisfies Record<Standing, string>;

/** Not the status issue, though found the same way. No environment and no path has such a character. */
function issueOf(job: Job) {
  const name = markerName(job);
  const title = 'segops: the account differs from the lockfile';
  return {
    name: `${name}\0verify`,
    label: LABEL,
    title: name === '' ? title : `${title} (${name})`,
  };
}

/** The same verification on a person's machine. */
function commandOf({ inputs, privacy }: Job): string {
  const { config, env } = inputs;
  const flags = [
    ['--config', config],
    ['--env', env],
  ] as const;
  const words = flags.flatMap(([flag, value]) =>
    value === null ? [] : [flag, shellWord(privacy.place(value))],
  );
  return ['segops verify', ...words].join(' ');
}
