import { hasWork, isRefused, makePlan, writePlanFile } from '../../src/app/plan.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import type { Owner } from '../../src/lock/lease.ts';
import { describeOwner, isProvablyGone } from '../../src/lock/lease.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { showValue } from '../../src/report/escape.ts';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { planToText } from '../../src/report/plan-text.ts';
import { printWarnings } from '../problems.ts';
import { fromStaleLock } from '../stale-lock.ts';
import type { Terminal } from '../terminal.ts';

export type Format = 'text' | 'json' | 'markdown';

export interface PlanOptions extends WorkspaceOptions {
  readonly segment?: string;
  readonly format: Format;
  readonly out?: string;
  readonly full?: boolean;
  readonly detailedExitcode?: boolean;
}

/** Shows what an apply would do. Needs no credentials and no network. */
export function plan(terminal: Terminal, options: PlanOptions): 0 | 2 | 3 {
  const made = makePlan(process.cwd(), fromStaleLock(terminal, options), options.segment ?? null);
  if (made.cutOff) warnOfJournal(terminal, made.heldBy);
  printWarnings(terminal, made.warnings);
  if (options.out !== undefined) writePlanFile(made.plan, options.out);
  printPlan(terminal, made.plan, options.format, options.full === true);
  if (isRefused(made.plan)) return 3;
  return options.detailedExitcode === true && hasWork(made.plan) ? 2 : 0;
}

export function printPlan(
  terminal: Terminal,
  plan: Plan,
  format: Format,
  full: boolean,
  apply: string | null = 'segops apply',
): void {
  const { width, colour } = terminal;
  if (format === 'text') terminal.out(planToText(plan, { width, colour, full, apply }));
  else if (format === 'markdown') terminal.out(planToMarkdown(plan));
  else for (const piece of planToJsonPieces(plan)) terminal.out(piece);
}

export function warnOfJournal(terminal: Terminal, owner: Owner | null): void {
  if (owner !== null && !isProvablyGone(owner)) {
    terminal.err(
      `An apply has not ended: it is held by ${showValue(describeOwner(owner))}.\n` +
        'What it may have sent counts as unconfirmed here.\n',
    );
    return;
  }
  terminal.err(
    'An apply was cut off. Changes that it may have sent count as unconfirmed here;\n' +
      'the next `segops apply` records that and sends them again.\n',
  );
}
