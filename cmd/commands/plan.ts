import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { hasAdoptions } from '../../src/apply/record-facts.ts';
import { readLock } from '../../src/apply/recover.ts';
import { failure } from '../../src/failure.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { planToText } from '../../src/report/plan-text.ts';
import { printWarnings } from '../problems.ts';
import type { Terminal } from '../terminal.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { openWorkspace, planWorkspace } from '../workspace.ts';

export type Format = 'text' | 'json' | 'markdown';

export interface PlanOptions extends WorkspaceOptions {
  readonly segment?: string;
  readonly format: Format;
  readonly out?: string;
  readonly full?: boolean;
  readonly detailedExitcode?: boolean;
}

/** Shows what an apply would do. Needs no credentials and no network. */
export async function plan(terminal: Terminal, options: PlanOptions): Promise<0 | 2 | 3> {
  const workspace = openWorkspace(process.cwd(), options);
  const now = Date.now();
  const lock = readLock(workspace.store, now);
  if (lock.cutOff) warnOfJournal(terminal);
  const made = planWorkspace(workspace, lock, now, options.segment ?? null);
  printWarnings(terminal, made.warnings);
  if (options.out !== undefined) await writePlanFile(made.plan, options.out);
  await printPlan(terminal, made.plan, options.format, options.full === true);
  if (isRefused(made.plan)) return 3;
  return options.detailedExitcode === true && hasWork(made.plan) ? 2 : 0;
}

export function isRefused(plan: Plan): boolean {
  return plan.guards.some((guard) => guard.verdict === 'refuse');
}

/** Whether an apply would send something. */
export function sends(plan: Plan): boolean {
  return plan.batches.length > 0 || plan.creates.length > 0;
}

/** Whether an apply would change anything, if only in the lock. */
function hasWork(plan: Plan): boolean {
  return sends(plan) || hasAdoptions(plan);
}

export async function printPlan(
  terminal: Terminal,
  plan: Plan,
  format: Format,
  full: boolean,
  apply: string | null = 'segops apply',
): Promise<void> {
  const { width, colour } = terminal;
  if (format === 'text') terminal.out(planToText(plan, { width, colour, full, apply }));
  else if (format === 'markdown') terminal.out(planToMarkdown(plan));
  else for (const piece of planToJsonPieces(plan)) terminal.out(piece);
}

function warnOfJournal(terminal: Terminal): void {
  terminal.err(
    'An apply was cut off. Changes that it may have sent count as unconfirmed here;\n' +
      'the next `segops apply` records that and sends them again.\n',
  );
}

async function writePlanFile(plan: Plan, path: string): Promise<void> {
  const stream = createWriteStream(path);
  try {
    await once(stream, 'open');
    for (const piece of planToJsonPieces(plan)) {
      if (!stream.write(piece)) await once(stream, 'drain');
    }
    stream.end();
    await once(stream, 'close');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw failure(
      'plan-file-unwritable',
      `the plan could not be written: ${message}`,
      'Name a file in a folder that exists.',
      { file: path },
    );
  }
}
