import type { Code } from './codes.ts';
import type { Message } from './message.ts';
import { plain } from './message.ts';
import type { Problem } from './model.ts';

/** 1: error or usage. 3: refused by a guard, a stale plan. 4: applied in part, blocked or settling. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/**
 * Something people can cause and fix, thrown where returning it would thread a value through code
 * that cannot act on it. The doors print its problems; anything else that is thrown is a bug.
 */
export class Failure extends Error {
  readonly problems: readonly Problem[];
  readonly exitCode: ExitCode;

  constructor(problems: readonly Problem[], exitCode: ExitCode = 1) {
    super(problems.map(({ message }) => plain(message)).join('; '));
    this.name = 'Failure';
    this.problems = problems;
    this.exitCode = exitCode;
  }
}

/** A failure of one problem. */
export function failure(
  code: Code,
  message: Message,
  next: Message,
  options: { file?: string; exitCode?: ExitCode } = {},
): Failure {
  const place = options.file === undefined ? {} : { place: { file: options.file } };
  return new Failure([{ severity: 'error', code, message, next, ...place }], options.exitCode ?? 1);
}

/** Its problems as warnings, for what goes on without. */
export function warnings({ problems }: Failure): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, severity: 'warning' }));
}

/** What kind of failure it is, null for anything else that was thrown. */
export function failureCode(error: unknown): Code | null {
  return error instanceof Failure ? (error.problems[0]?.code ?? null) : null;
}
