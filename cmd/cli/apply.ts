import type { Account } from '../../src/app/account.ts';
import type { Applied, ApplyWitness } from '../../src/app/apply.ts';
import { runApply } from '../../src/app/apply.ts';
import { checkPlanFile } from '../../src/app/plan.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { exitCodeOf } from '../../src/apply/apply-summary.ts';
import { type ExitCode, failure } from '../../src/failure.ts';
import { assertExhaustive } from '../../src/model.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { resultToJson } from '../../src/report/result-json.ts';
import { resultToText } from '../../src/report/result-text.ts';
import { printWarnings } from '../problems.ts';
import { progressDisplay } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { confirms } from '../terminal.ts';
import type { Format } from './plan.ts';
import { printPlan } from './plan.ts';

export interface ApplyOptions extends WorkspaceOptions {
  readonly segment?: string;
  readonly format: Format;
  readonly yes?: boolean;
  readonly full?: boolean;
  readonly timeLimit?: number;
  readonly stopAfter?: number;
}

/** Applies what the working folder declares, after showing it and asking. */
export async function apply(
  terminal: Terminal,
  planFile: string | null,
  options: ApplyOptions,
): Promise<ExitCode> {
  const request = {
    workspace: openWorkspace(process.cwd(), options),
    only: options.segment ?? null,
    timeLimitMs: options.timeLimit ?? null,
    stopAfterChanges: options.stopAfter ?? null,
    env: process.env,
  };
  const applied = await runApply(request, witnessOf(terminal, planFile, options));
  return tell(terminal, options.format, applied);
}

function witnessOf(
  terminal: Terminal,
  planFile: string | null,
  options: ApplyOptions,
): ApplyWitness {
  return {
    recovered: () =>
      terminal.err('An apply that was cut off was recovered: its changes are unconfirmed.\n'),
    overtaken: () => terminal.err('Another run was first to change the lock: planning again.\n'),
    locked: async () => {},
    planned: (plan, warnings) => {
      printWarnings(terminal, warnings);
      if (planFile !== null) checkPlanFile(planFile, plan);
      if (options.format === 'text') {
        printPlan(terminal, plan, 'text', options.full === true, null);
      }
    },
    approves: async () => undefined,
    consents: async (plan, account) =>
      options.yes === true || planFile !== null || consentsTo(terminal, plan, account),
    sends: (plan) => progressDisplay(terminal, plan.totals.requests),
    stops: () => terminal.err('\nStopping: what is in flight is finished and recorded.\n'),
  };
}

async function consentsTo(terminal: Terminal, plan: Plan, account: Account): Promise<boolean> {
  if (!terminal.interactive) {
    throw failure(
      'consent-needed',
      'nobody is there to confirm the plan',
      'Add --yes, or apply a plan file: `segops apply plan.json`. Nothing was sent.',
    );
  }
  const changes = plan.totals.add + plan.totals.remove;
  const where = `account ${account.accountId} at ${account.origin}`;
  return confirms(terminal, `Apply ${changes} changes to ${where}?`);
}

function tell(terminal: Terminal, format: Format, applied: Applied): ExitCode {
  switch (applied.kind) {
    case 'refused':
      if (format !== 'text') printPlan(terminal, applied.plan, format, false);
      return 3;
    case 'declined':
      terminal.out('Nothing was sent.\n');
      return 1;
    case 'done':
      terminal.out(resultOf(terminal, format, applied));
      return exitCodeOf(applied.summary.outcome);
    default:
      return assertExhaustive(applied);
  }
}

function resultOf(
  { width, colour }: Terminal,
  format: Format,
  { summary }: Extract<Applied, { kind: 'done' }>,
): string {
  return format === 'json' ? resultToJson(summary) : resultToText(summary, { width, colour });
}
