import { randomUUID } from 'node:crypto';
import type { ApplyResult } from '../../src/apply/apply.ts';
import { applyPlan } from '../../src/apply/apply.ts';
import { systemClock } from '../../src/apply/clock.ts';
import { recordFacts } from '../../src/apply/record-facts.ts';
import { recover } from '../../src/apply/recover.ts';
import { createClient } from '../../src/clevertap/client.ts';
import { type ExitCode, failure } from '../../src/failure.ts';
import type { Hold } from '../../src/lock/hold.ts';
import type { LockIndex } from '../../src/lock/lock-index.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { exitCodeOf } from '../../src/report/apply-summary.ts';
import { resultToJson } from '../../src/report/result-json.ts';
import { resultToText } from '../../src/report/result-text.ts';
import type { Account } from '../account.ts';
import { accountFrom, checkAccount } from '../account.ts';

import { checkPlanFile } from '../plan-file.ts';
import { printWarnings } from '../problems.ts';
import { progressDisplay } from '../progress.ts';
import { provenanceOf } from '../provenance.ts';
import { stopSignal } from '../signals.ts';
import { summarise } from '../summary.ts';
import type { Terminal } from '../terminal.ts';
import { confirms } from '../terminal.ts';
import { VERSION } from '../version.ts';
import type { Workspace, WorkspaceOptions } from '../workspace.ts';
import { openWorkspace, planWorkspace } from '../workspace.ts';
import type { Format } from './plan.ts';
import { isRefused, printPlan, sends } from './plan.ts';

export interface ApplyOptions extends WorkspaceOptions {
  readonly segment?: string;
  readonly format: Format;
  readonly yes?: boolean;
  readonly full?: boolean;
  readonly timeLimit?: number;
  readonly stopAfter?: number;
}

/** Plan, guards, consent, apply. Nothing is sent unless all of them say yes. */
export async function apply(
  terminal: Terminal,
  planFile: string | null,
  options: ApplyOptions,
): Promise<ExitCode> {
  const workspace = openWorkspace(process.cwd(), options);
  const account = accountFrom(workspace.config.account, process.env);
  const startedAt = Date.now();
  const hold = workspace.store.hold(startedAt);
  try {
    return await applyHeld(terminal, { workspace, account, hold, planFile, options, startedAt });
  } finally {
    hold.release();
  }
}

interface HeldApply {
  readonly workspace: Workspace;
  readonly account: Account;
  readonly hold: Hold;
  readonly planFile: string | null;
  readonly options: ApplyOptions;
  readonly startedAt: number;
}

async function applyHeld(terminal: Terminal, held: HeldApply): Promise<ExitCode> {
  const { workspace, account, options, startedAt } = held;
  checkAccount(workspace.store.read(), account);
  const { readChunk, readPart } = workspace.store;
  const { index, recovered } = recover(workspace.store, startedAt);
  checkAccount(index, account);
  if (recovered)
    terminal.err('An apply that was cut off was recovered: its changes are unconfirmed.\n');
  const { plan, warnings } = planWorkspace(
    workspace,
    { index, readChunk, readPart },
    startedAt,
    options.segment ?? null,
  );
  printWarnings(terminal, warnings);
  if (held.planFile !== null) checkPlanFile(held.planFile, plan);
  const toPrint = options.format === 'json' ? 'text' : options.format;
  if (options.format === 'text')
    await printPlan(terminal, plan, toPrint, options.full === true, null);
  if (isRefused(plan)) {
    if (options.format !== 'text') await printPlan(terminal, plan, options.format, false);
    return 3;
  }
  if (!sends(plan)) return finish(terminal, held, plan, withoutSending(held, plan, index));
  if (!(await consents(terminal, held, plan))) return 1;
  return finish(terminal, held, plan, await send(terminal, held, plan, index));
}

/** null where there is nothing to remember either. */
function withoutSending(held: HeldApply, plan: Plan, index: LockIndex): ApplyResult | null {
  const { store } = held.workspace;
  const next = recordFacts(store, index, plan, { ...orderOf(held, plan), at: held.startedAt });
  if (next === index) return null;
  return { index: next, creates: { index: next, created: [], stopped: null }, sent: null };
}

/** Who applies what to which account. */
function orderOf({ workspace, account }: HeldApply, plan: Plan) {
  const { accountId, origin } = account;
  const provenance = provenanceOf(plan, workspace.config.folder, process.env);
  return { apply: randomUUID(), account: accountId, origin, provenance };
}

async function consents(terminal: Terminal, held: HeldApply, plan: Plan): Promise<boolean> {
  if (held.options.yes === true || held.planFile !== null) return true;
  if (!terminal.interactive) {
    throw failure(
      'consent-needed',
      'nobody is there to confirm the plan',
      'Add --yes, or apply a plan file: `segops apply plan.json`. Nothing was sent.',
    );
  }
  const changes = plan.totals.add + plan.totals.remove;
  const where = `account ${held.account.accountId} at ${held.account.origin}`;
  if (await confirms(terminal, `Apply ${changes} changes to ${where}?`)) return true;
  terminal.out('Nothing was sent.\n');
  return false;
}

async function send(
  terminal: Terminal,
  held: HeldApply,
  plan: Plan,
  index: LockIndex,
): Promise<ApplyResult> {
  const { workspace, account, hold, options, startedAt } = held;
  const { config, store } = workspace;
  const { origin, accountId, passcode } = account;
  const client = createClient({
    origin,
    accountId,
    passcode,
    inFlight: config.limits.inFlight,
    userAgent: `segops/${VERSION}`,
    env: process.env,
  });
  const stop = stopSignal(() =>
    terminal.err('\nStopping: what is in flight is finished and recorded.\n'),
  );
  const progress = progressDisplay(terminal, plan.totals.requests);
  try {
    const order = {
      ...orderOf(held, plan),
      startedAt,
      settleMs: config.settleMs,
      limits: config.limits,
      timeLimitMs: options.timeLimit ?? null,
      stopAfterChanges: options.stopAfter ?? null,
    };
    const send = {
      clock: systemClock,
      random: Math.random,
      holdIsOurs: hold.isOurs,
      signal: stop.signal,
    };
    return await applyPlan(plan, index, order, { store, client, send, onProgress: progress.show });
  } finally {
    progress.end();
    stop.dispose();
    await client.close();
  }
}

function finish(
  terminal: Terminal,
  held: HeldApply,
  plan: Plan,
  result: ApplyResult | null,
): ExitCode {
  const summary = summarise(plan, result, Date.now() - held.startedAt);
  const { width, colour } = terminal;
  if (held.options.format === 'json') terminal.out(resultToJson(summary));
  else terminal.out(resultToText(summary, { width, colour }));
  return exitCodeOf(summary.outcome);
}
