import type { Account } from '../../src/app/account.ts';
import type { Applied, ApplyWitness } from '../../src/app/apply.ts';
import { runApply } from '../../src/app/apply.ts';
import { isRefused } from '../../src/app/plan.ts';
import { checkPlanFile } from '../../src/app/plan-file.ts';
import { checkCheckout } from '../../src/app/superseded.ts';
import type { Workspace } from '../../src/app/workspace.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { exitCodeOf } from '../../src/apply/apply-summary.ts';
import { type ExitCode, failure } from '../../src/failure.ts';
import type { Message } from '../../src/message.ts';
import { asCode, asCommand, say } from '../../src/message.ts';
import { assertExhaustive } from '../../src/model.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { wrap } from '../../src/report/display-width.ts';
import { showValue } from '../../src/report/escape.ts';
import { paletteOf } from '../../src/report/palette.ts';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import { planLine } from '../../src/report/plan-line.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { messageLines } from '../../src/report/render-message.ts';
import { resultToJson } from '../../src/report/result-json.ts';
import { resultToText } from '../../src/report/result-text.ts';
import { applyNews, printPlan, printWarnings } from '../print.ts';
import type { Terminal } from '../terminal.ts';
import { confirms } from '../terminal.ts';
import {
  choice,
  cliCommand,
  count,
  duration,
  SAMPLES,
  text,
  toggle,
  WORKSPACE,
} from './command.ts';

const ACCOUNT_VARIABLES = `
Environment:
  CLEVERTAP_ACCOUNT_ID   the account ID
  CLEVERTAP_PASSCODE     its passcode; never read from a file
  SEGOPS_BASE_URL        where the API is, if not in a region
  SEGOPS_REDACT_KEY      the key of a redacted plan file
`;

/** Applies what the working folder declares, after showing it and asking. */
export const command = cliCommand({
  description: 'send the changes of the plan, and record them in the lockfile',
  example: 'segops apply --time-limit 30m',
  takes: {
    planFile: text('[plan]', 'a plan file: apply only if the plan is still the same'),
    ...WORKSPACE,
    segment: text('-s, --segment <key>', 'apply one segment alone'),
    format: choice('-f, --format <format>', 'how to print', ['text', 'json']),
    yes: toggle('-y, --yes', 'apply without asking'),
    samples: SAMPLES,
    full: toggle('--full', 'show every segment and member, also with a plan file'),
    timeLimitMs: duration('--time-limit <duration>', 'stop cleanly after this time, e.g. 5h'),
    stopAfterChanges: count('--stop-after <changes>', 'stop cleanly after this many changes'),
  },
  notes: ACCOUNT_VARIABLES,
  run: async (terminal, { planFile, segment, timeLimitMs, stopAfterChanges, ...shown }) => {
    const workspace = openWorkspace(process.cwd(), {
      ...shown,
      onLockWarning: (warning) => printWarnings(terminal, [warning]),
    });
    const request = {
      workspace,
      only: segment,
      timeLimitMs,
      stopAfterChanges,
      env: process.env,
    };
    const applied = await runApply(request, witnessOf(terminal, workspace, planFile, shown));
    return tell(terminal, shown.format, applied);
  },
});

const STOPPING = [
  say`Stopping: requests in flight are finished and recorded.`,
  say`To end at once, press Ctrl-C again. That is safe: the next apply sends again what had no answer.`,
];
const ENDED = [
  say`Ended at once. What had no answer is in the journal, and the next apply sends it again: ${asCommand('segops apply')}`,
];

function tellNow({ width, err }: Terminal, messages: readonly Message[]): void {
  const lines = messages.flatMap((message) => messageLines(message, width));
  err(`\n${lines.join('\n')}\n`);
}

type Format = 'text' | 'json';

interface Shown {
  readonly format: Format;
  readonly full: boolean;
  readonly samples: number | null;
  readonly yes: boolean;
}

function witnessOf(
  terminal: Terminal,
  { config }: Workspace,
  planFile: string | null,
  { format, full, samples, yes }: Shown,
): ApplyWitness {
  return {
    ...applyNews(terminal),
    // A file lock is of this machine: whoever goes back to an old commit there means it.
    locked: async (index) => {
      if (config.lock.at.kind === 'branch') await checkCheckout(config.folder, index);
    },
    planned: (plan, warnings) => {
      printWarnings(terminal, warnings);
      const isSeen =
        planFile !== null &&
        checkPlanFile(planFile, plan, process.env.SEGOPS_REDACT_KEY || null) === 'same';
      if (format === 'json') return;
      // Whoever names a plan file has seen the plan, where it is still the same.
      if (isSeen && !full && !isRefused(plan)) printPlanLine(terminal, plan);
      else printPlan(terminal, OPEN.plan(plan), { full, samples, apply: null });
    },
    approves: async () => undefined,
    consents: async (plan, account) =>
      yes || planFile !== null || consentsTo(terminal, plan, account),
    stops: () => tellNow(terminal, STOPPING),
    endsAtOnce: () => tellNow(terminal, ENDED),
  };
}

async function consentsTo(terminal: Terminal, plan: Plan, account: Account): Promise<boolean> {
  if (!terminal.interactive) {
    throw failure(
      'consent-needed',
      say`cannot ask for confirmation: this is not an interactive terminal`,
      say`Nothing was sent. Add ${asCode('--yes')}, or apply a plan file: ${asCommand('segops apply plan.json')}`,
    );
  }
  terminal.out('\n');
  printPlanLine(terminal, plan);
  const { accountId, origin } = account;
  return confirms(terminal, `Send this to ${showValue(accountId)} at ${new URL(origin).host}?`);
}

/** The verdict beside what it is asked for, or what comes of it: the plan may fill many screens. */
function printPlanLine(terminal: Terminal, plan: Plan): void {
  const lines = wrap(`Plan: ${planLine(plan)}`, terminal.width, '', '  ');
  terminal.out(`${lines.map(paletteOf(terminal.colour).strong).join('\n')}\n`);
}

function tell(terminal: Terminal, format: Format, applied: Applied): ExitCode {
  const { width, colour } = terminal;
  switch (applied.kind) {
    case 'refused':
      if (format === 'json') {
        for (const piece of planToJsonPieces(OPEN.plan(applied.plan))) terminal.out(piece);
      }
      return 3;
    case 'declined':
      terminal.out('Nothing was sent.\n');
      return 1;
    case 'done': {
      const summary = OPEN.summary(applied.summary);
      terminal.out(
        format === 'json' ? resultToJson(summary) : resultToText(summary, { width, colour }),
      );
      return exitCodeOf(summary.outcome);
    }
    default:
      return assertExhaustive(applied);
  }
}
