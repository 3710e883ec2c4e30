import type { ApplyWitness } from '../src/app/apply.ts';
import type { WorkspaceOptions } from '../src/app/workspace.ts';
import type { ApplyProgress } from '../src/apply/apply.ts';
import type { UnderWay } from '../src/lock/under-way.ts';
import { underWayText } from '../src/lock/under-way.ts';
import { moment } from '../src/message.ts';
import type { Problem } from '../src/model.ts';
import type { Plan } from '../src/plan/plan.ts';
import { problemsToAnnotations } from '../src/report/annotations.ts';
import { planToText } from '../src/report/plan-text.ts';
import type { Privacy, Shown } from '../src/report/privacy.ts';
import { problemsToText } from '../src/report/problems-text.ts';
import { progressLine as plainLine, progressBar } from '../src/report/progress.ts';
import { messageLines, messageText } from '../src/report/render-message.ts';
import type { Terminal } from './terminal.ts';

/** What several commands print, and the Action too. */

/** Problems go to stderr, so that stdout holds results and nothing else. */
export function printProblems(terminal: Terminal, problems: readonly Problem[]): void {
  const { width, colour, annotates } = terminal;
  terminal.err(problemsToText(problems, { width, colour }));
  if (annotates) terminal.err(problemsToAnnotations(problems));
}

export function printWarnings(terminal: Terminal, warnings: readonly Problem[]): void {
  if (warnings.length > 0) printProblems(terminal, warnings);
}

/** `apply` is the command that sends it, null where the next step is the caller's. */
export function printPlan(
  terminal: Terminal,
  plan: Shown<Plan>,
  { full, apply }: { readonly full: boolean; readonly apply: string | null },
): void {
  const { width, colour } = terminal;
  terminal.out(planToText(plan, { width, colour, full, apply }));
}

/** For commands that only look: where the lockfile cannot be used, the newest that is known here is. */
export function fromStaleLock(
  terminal: Terminal,
  options: WorkspaceOptions,
  privacy: Privacy,
): WorkspaceOptions {
  return {
    ...options,
    onStaleLock: ({ why, serial, writtenAt }) => {
      const written = writtenAt === null ? '' : `, written ${moment(writtenAt)}`;
      terminal.err(
        `Warning: ${messageText(privacy.message(why))}.\n` +
          `The newest lockfile that is known here is used: serial ${serial}${written}.\n`,
      );
    },
  };
}

/** Of an apply that runs or was cut off: what it may have sent counts as unconfirmed. */
export function warnOfApply(terminal: Terminal, underWay: UnderWay, privacy: Privacy): void {
  const text = underWayText(underWay);
  if (text === null) return;
  terminal.err(`${messageLines(privacy.message(text), terminal.width).join('\n')}\n`);
}

/** What an apply tells on its way, wherever it runs. */
export function applyNews(
  terminal: Terminal,
): Pick<ApplyWitness, 'recovered' | 'overtaken' | 'sends'> {
  return {
    recovered: () =>
      terminal.err('An apply that was cut off is recovered. Its changes are unconfirmed.\n'),
    overtaken: () =>
      terminal.err('Another run changed the lockfile in the meantime. Planning again.\n'),
    sends: (plan) => progressDisplay(terminal, plan.totals.requests),
  };
}

const REDRAW_MS = 100;
const LINE_MS = 5_000;

/** A bar that is redrawn on a terminal; a plain line every few seconds elsewhere. */
function progressDisplay(
  terminal: Terminal,
  requestsTotal: number,
): ReturnType<ApplyWitness['sends']> {
  const startedAt = Date.now();
  let shownAt = terminal.redraws ? 0 : startedAt;
  let drawn = false;
  const show = ({ changesDone, changesTotal, requestsDone }: ApplyProgress) => {
    const now = Date.now();
    if (now - shownAt < (terminal.redraws ? REDRAW_MS : LINE_MS)) return;
    shownAt = now;
    const elapsedMs = now - startedAt;
    const etaMs =
      changesDone === 0 ? null : (elapsedMs / changesDone) * (changesTotal - changesDone);
    const progress = {
      done: changesDone,
      total: changesTotal,
      requestsDone,
      requestsTotal,
      elapsedMs,
      etaMs,
    };
    terminal.err(
      terminal.redraws
        ? `\r\x1b[K${progressBar(progress, terminal.width)}`
        : `${plainLine(progress)}\n`,
    );
    drawn = true;
  };
  const end = () => {
    if (drawn && terminal.redraws) terminal.err('\r\x1b[K');
  };
  return { show, end };
}
