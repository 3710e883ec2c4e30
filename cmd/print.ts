import type { ApplyWitness } from '../src/app/apply.ts';
import type { WorkspaceOptions } from '../src/app/workspace.ts';
import type { UnderWay } from '../src/lock/under-way.ts';
import { underWayText } from '../src/lock/under-way.ts';
import { moment } from '../src/message.ts';
import type { Problem } from '../src/model.ts';
import type { Plan } from '../src/plan/plan.ts';
import { problemsToAnnotations } from '../src/report/annotations.ts';
import { wrap } from '../src/report/display-width.ts';
import type { PlanTextOptions } from '../src/report/plan-text.ts';
import { planToText } from '../src/report/plan-text.ts';
import type { Privacy, Shown } from '../src/report/privacy.ts';
import { problemsToText } from '../src/report/problems-text.ts';
import { messageLines, messageText } from '../src/report/render-message.ts';
import { showProgress } from './progress.ts';
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

/** Each wrapped, but for commands to copy and names of files, which stand two spaces in. */
export function printLines({ width, out }: Terminal, lines: readonly string[]): void {
  const wrapped = lines.flatMap((line) =>
    line.startsWith('  ') ? [line] : wrap(line, width, '', '  '),
  );
  out(`${wrapped.join('\n')}\n`);
}

/** `apply` is the command that sends it, null where the next step is the caller's. */
export function printPlan(
  terminal: Terminal,
  plan: Shown<Plan>,
  options: Pick<PlanTextOptions, 'full' | 'samples' | 'apply'>,
): void {
  const { width, colour } = terminal;
  terminal.out(planToText(plan, { width, colour, ...options }));
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
      const used = `The newest lockfile that is known here is used: serial ${serial}${written}.`;
      tell(terminal, `Warning: ${messageText(privacy.message(why))}.`);
      tell(terminal, used);
    },
  };
}

function tell({ width, err }: Terminal, text: string): void {
  err(`${wrap(text, width).join('\n')}\n`);
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
      tell(terminal, 'An apply that was cut off is recovered. Its changes are unconfirmed.'),
    overtaken: () =>
      tell(terminal, 'Another run changed the lockfile in the meantime. Planning again.'),
    sends: (plan) => showProgress(terminal, plan),
  };
}
