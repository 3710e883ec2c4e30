import { createInterface } from 'node:readline/promises';
import { wrap } from '../src/report/display-width.ts';

/** The only console of segops. Text that goes through it has been escaped by the report layer. */
export interface Terminal {
  /** Columns to write into: at most 100, 80 where it is not a terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** A person can answer a question. */
  readonly interactive: boolean;
  /** Progress may be redrawn on one line. */
  readonly redraws: boolean;
  /** A GitHub runner reads along: problems are shown at their lines in the pull request. */
  readonly annotates: boolean;
  out(text: string): void;
  err(text: string): void;
  /** null where input ends, or Ctrl-C is pressed. */
  ask(question: string): Promise<string | null>;
}

const MAX_WIDTH = 100;
const MIN_WIDTH = 40;

export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  return {
    width: widthOf(stdout.columns),
    colour: wantsColour(stdout.isTTY === true, env),
    interactive: stdin.isTTY === true && stdout.isTTY === true,
    redraws: stderr.isTTY === true && env.CI === undefined,
    annotates: env.GITHUB_ACTIONS === 'true',
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    ask,
  };
}

/** Some terminals say that they have no columns at all; below the least nothing can be aligned. */
export function widthOf(columns: number | undefined): number {
  if (columns === undefined || columns === 0) return 80;
  return Math.max(MIN_WIDTH, Math.min(columns, MAX_WIDTH));
}

/** https://no-color.org: any value that is not empty switches colour off. */
function wantsColour(isTTY: boolean, env: NodeJS.ProcessEnv): boolean {
  if ((env.NO_COLOR ?? '') !== '') return false;
  if ((env.FORCE_COLOR ?? '') !== '') return env.FORCE_COLOR !== '0';
  return isTTY && env.TERM !== 'dumb';
}

async function ask(question: string): Promise<string | null> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
  const answer = await Promise.race([lines.question(question), closed]);
  lines.close();
  // The question is still alone on its line.
  if (answer === null) process.stdout.write('\n');
  return answer?.trim() ?? null;
}

/** Yes must be typed; anything else is no. */
export async function confirms(terminal: Terminal, question: string): Promise<boolean> {
  const asked = wrap(`${question} Type yes: `, terminal.width).join('\n');
  const answer = await terminal.ask(asked);
  return /^y(es)?$/i.test(answer ?? '');
}
