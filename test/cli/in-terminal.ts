import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const SEGOPS = resolve(import.meta.dirname, '../../dist/segops.js');

export interface Asked {
  readonly code: number | null;
  /** All that the terminal showed, typed answers included. */
  readonly shown: string;
}

export interface TerminalOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** As the terminal says; without it, it does not know. */
  readonly columns?: number;
}

/**
 * Runs segops in a terminal of its own, which `script` of util-linux gives it. Types each answer once
 * its question is there, as a person does.
 */
export function inTerminal(
  command: string,
  cwd: string,
  answers: readonly (readonly [question: string, answer: string])[],
  { env = {}, columns }: TerminalOptions = {},
): Promise<Asked> {
  const size = columns === undefined ? '' : `stty cols ${columns}; `;
  const child = spawn(
    'script',
    ['-qec', `${size}'${process.execPath}' '${SEGOPS}' ${command}`, '/dev/null'],
    {
      cwd,
      env: { PATH: process.env.PATH ?? '', HOME: cwd, TERM: 'dumb', SHELL: '/bin/sh', ...env },
    },
  );
  const left = [...answers];
  let shown = '';
  let seen = 0;
  child.stdout.on('data', (piece: Buffer) => {
    shown += piece.toString();
    for (let [next] = left; next !== undefined; [next] = left) {
      const at = shown.indexOf(next[0], seen);
      if (at < 0) return;
      seen = at + next[0].length;
      left.shift();
      child.stdin.write(next[1]);
    }
  });
  return new Promise((done, reject) => {
    child.once('error', reject);
    child.once('close', (code) => done({ code, shown: shown.replace(/\r+(?=\n)/g, '') }));
  });
}
