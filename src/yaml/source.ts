import type { ProblemCode } from '../codes.ts';
import type { Message, Span, SpanKind } from '../message.ts';
import { plain, plural, say } from '../message.ts';
import type { Place, Problem, Result } from '../model.ts';
import { codeFrame } from './frame.ts';

/** What is wrong and what to do next, before it has a place. */
export interface Finding {
  readonly code: ProblemCode;
  readonly message: Message;
  readonly next: Message;
}

/** A finding at an offset, before its frame is drawn. */
export interface Sighting {
  readonly at: number;
  readonly finding: Finding;
  readonly length?: number;
}

/** Problems of one kind that are shown for one file. The rest are counted. */
const MOST_SHOWN = 50;

/** Signs of a credential, in text that may not even be YAML. */
const SECRET_SIGN = /pass_?code|password|secret|token|:\/\/[^\s/]*@/i;

/** The text of a file, with its lines and frames. Offsets count UTF-16 units from 0. */
export class Source {
  readonly file: string;
  readonly text: string;
  #lineStarts: readonly number[] | null = null;
  #secret: boolean | null = null;

  constructor(file: string, text: string, mayHoldSecrets = false) {
    this.file = file;
    this.text = text;
    if (!mayHoldSecrets) this.#secret = false;
  }

  /** Whether the file seems to contain a credential. If so, nothing of it is shown. */
  get secret(): boolean {
    this.#secret ??= this.text
      .split('\n')
      .some((line) => !/^\s*#/.test(line) && SECRET_SIGN.test(line));
    return this.#secret;
  }

  /** The line (from 1) of an offset. */
  lineOf(offset: number): number {
    const starts = this.#starts();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  place(offset: number): Place {
    const line = this.lineOf(offset);
    return { file: this.file, line, column: offset - (this.#starts()[line - 1] ?? 0) + 1 };
  }

  problem(offset: number, finding: Finding, length = 1): Problem {
    return this.problemAt(this.place(offset), finding, length);
  }

  /** Draws the first of many, in the order of the file, and counts the rest. */
  problems(sightings: readonly Sighting[]): Problem[] {
    const shown = new ProblemsOfFile(this);
    for (const sighting of [...sightings].sort((a, b) => a.at - b.at)) shown.add(sighting);
    return shown.all();
  }

  /** As `problem`, for a place of this file that was kept. */
  problemAt(place: Place, finding: Finding, length = 1): Problem {
    const frame = this.#frame(place, length);
    const shown = this.secret ? withoutValues(finding) : finding;
    return { severity: 'error', ...shown, place, ...(frame === null ? {} : { frame }) };
  }

  #frame(place: Place, length: number): string | null {
    if (place.line === undefined || this.secret) return null;
    const before = place.line === 1 ? null : this.line(place.line - 1);
    const at = this.line(place.line);
    return codeFrame({ before, at }, place.line, (place.column ?? 1) - 1, length);
  }

  /** A line (from 1) without its end. */
  line(line: number): string {
    const starts = this.#starts();
    const end = starts[line] ?? this.text.length + 1;
    return this.text.slice(starts[line - 1] ?? 0, end - 1).replace(/\r$/, '');
  }

  #starts(): readonly number[] {
    if (this.#lineStarts !== null) return this.#lineStarts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) {
      starts.push(at + 1);
    }
    this.#lineStarts = starts;
    return starts;
  }
}

/** Problems of one kind in one file: the first are drawn as they come, the rest are only counted. */
export class ProblemsOfFile {
  readonly #source: Source;
  readonly #shown: Problem[] = [];
  #more = 0;
  #lastAt = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  add({ at, finding, length }: Sighting): void {
    if (this.#shown.length < MOST_SHOWN) {
      this.#shown.push(this.#source.problem(at, finding, length));
      return;
    }
    this.#more += 1;
    this.#lastAt = Math.max(this.#lastAt, at);
  }

  all(): Problem[] {
    if (this.#more === 0) return this.#shown;
    const rest: Finding = {
      code: 'more-problems',
      message: say`${plural(this.#more, 'more problem')} of this kind up to here ${this.#more === 1 ? 'is' : 'are'} not shown`,
      next: say`Fix the problems that are shown. Then run the command again.`,
    };
    return [...this.#shown, this.#source.problem(this.#lastAt, rest)];
  }
}

/** In a message, code may be the path of a field, whose names come from the file. Next steps have no such path. */
function withoutValues({ code, message, next }: Finding): Finding {
  return { code, message: masked(message, ['command']), next: masked(next, ['command', 'code']) };
}

function masked(message: Message, ours: readonly SpanKind[]): Message {
  return message.flatMap((span): Span[] => {
    if (typeof span === 'string' || ours.includes(span.kind)) return [span];
    return span.kind === 'foreign' ? [] : [{ ...span, text: '...' }];
  });
}

/** A problem of a file as a whole. */
export function fileProblem(file: string, finding: Finding): Problem {
  return { severity: 'error', ...finding, place: { file } };
}

/** The value, or the problems if there are any. */
export function resultOf<T>(value: T | null, problems: readonly Problem[]): Result<T> {
  if (problems.length > 0 || value === null) return { ok: false, problems };
  return { ok: true, value, warnings: [] };
}

/**
 * By line and column, each once: an alias may lead to the same place twice. What the schema says of a
 * value is left out where another problem has the same place, since that problem says more.
 */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const line = (problem: Problem) => problem.place?.line ?? 0;
  const column = (problem: Problem) => problem.place?.column ?? 0;
  const once = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${line(problem)}:${column(problem)}:${problem.code}:${plain(problem.message)}`;
    if (!once.has(key)) once.set(key, problem);
  }
  const explained = new Set(
    problems.filter(({ code }) => !OF_SCHEMA.includes(code)).map((p) => `${line(p)}:${column(p)}`),
  );
  const kept = [...once.values()].filter(
    (problem) =>
      !OF_SCHEMA.includes(problem.code) || !explained.has(`${line(problem)}:${column(problem)}`),
  );
  return kept.sort((a, b) => line(a) - line(b) || column(a) - column(b));
}

const OF_SCHEMA: readonly string[] = ['wrong-type', 'out-of-range'];
