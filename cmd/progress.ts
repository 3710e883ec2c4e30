import type { ApplyProgress } from '../src/apply/observe.ts';
import { progressLine as plainLine, progressBar } from '../src/report/progress.ts';
import type { Terminal } from './terminal.ts';

/** A bar that is redrawn on a terminal; a plain line every few seconds elsewhere. */
export interface ProgressDisplay {
  show(progress: ApplyProgress): void;
  end(): void;
}

const REDRAW_MS = 100;
const LINE_MS = 5_000;

export function progressDisplay(terminal: Terminal, requestsTotal: number): ProgressDisplay {
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
