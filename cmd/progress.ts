import type { ApplyWitness } from '../src/app/apply.ts';
import type { ApplyProgress, SendingProgress } from '../src/apply/apply.ts';
import type { Plan } from '../src/plan/plan.ts';
import {
  creatingLine,
  etaOf,
  progressLine as plainLine,
  progressBar,
} from '../src/report/progress.ts';
import type { Terminal } from './terminal.ts';

const TICK_MS = 1000;
const REDRAW_MS = 100;
/** A log gets a line every so often, and none of what is over by then. */
const LINE_MS = 5000;

/** A line that is redrawn on a terminal, from the first moment on; a plain one now and then elsewhere. */
export function showProgress(terminal: Terminal, plan: Plan): ReturnType<ApplyWitness['sends']> {
  const display = new Display(terminal, plan);
  display.show(firstStage(plan));
  const timer = setInterval(() => display.tick(), TICK_MS);
  timer.unref();
  return {
    show: (progress) => display.show(progress),
    end: () => {
      clearInterval(timer);
      display.end();
    },
  };
}

/** What is shown before anything was answered: the intent is recorded first, which may take a second. */
function firstStage({ creates, batches, totals }: Plan): ApplyProgress {
  if (creates.length > 0) return { stage: 'creating', done: 0, total: creates.length };
  return {
    stage: 'sending',
    changesDone: 0,
    changesTotal: totals.add + totals.remove,
    requestsDone: 0,
    batchesDone: 0,
    batchesTotal: batches.length,
  };
}

class Display {
  readonly #terminal: Terminal;
  readonly #inFlight: number;
  #now: ApplyProgress = { stage: 'recording' };
  #sendingSince = 0;
  /** What was left when the last answer came, and when that was. */
  #eta: { readonly ms: number | null; readonly at: number } = { ms: null, at: 0 };
  #shownAt: number;
  #drawn = false;

  constructor(terminal: Terminal, { inFlight }: Plan) {
    this.#terminal = terminal;
    this.#inFlight = inFlight;
    this.#shownAt = terminal.redraws ? 0 : Date.now();
  }

  show(progress: ApplyProgress): void {
    const began = this.#now.stage !== progress.stage;
    const now = Date.now();
    this.#now = progress;
    if (progress.stage === 'sending') this.#measure(progress, now);
    const every = this.#terminal.redraws ? REDRAW_MS : LINE_MS;
    if ((began && this.#terminal.redraws) || now - this.#shownAt >= every) this.#draw(now);
  }

  /** Also while no answer comes, time passes. */
  tick(): void {
    const now = Date.now();
    if (now - this.#shownAt >= (this.#terminal.redraws ? TICK_MS : LINE_MS)) this.#draw(now);
  }

  end(): void {
    if (this.#drawn && this.#terminal.redraws) this.#terminal.err('\r\x1b[K');
  }

  #measure({ batchesDone, batchesTotal }: SendingProgress, now: number): void {
    if (batchesDone === 0) this.#sendingSince = now;
    const elapsedMs = now - this.#sendingSince;
    const ms = etaOf({ elapsedMs, batchesDone, batchesTotal, inFlight: this.#inFlight });
    this.#eta = { ms, at: now };
  }

  #draw(now: number): void {
    const { redraws, err } = this.#terminal;
    const line = this.#line(now);
    this.#shownAt = now;
    this.#drawn = true;
    err(redraws ? `\r\x1b[K${line}` : `${line}\n`);
  }

  #line(now: number): string {
    const { width, redraws } = this.#terminal;
    const at = this.#now;
    if (at.stage === 'recording') return 'Recording what was sent...';
    if (at.stage === 'creating')
      return at.total === 0 ? '' : creatingLine(at.done, at.total, width);
    const progress = {
      done: at.changesDone,
      total: at.changesTotal,
      requestsDone: at.requestsDone,
      requestsTotal: at.batchesTotal,
      elapsedMs: now - this.#sendingSince,
      etaMs: this.#etaAt(now),
    };
    return redraws ? progressBar(progress, width) : plainLine(progress);
  }

  /** Counts down between answers; unknown once they are overdue. */
  #etaAt(now: number): number | null {
    const { ms, at } = this.#eta;
    return ms === null || now - at > ms ? null : ms - (now - at);
  }
}
