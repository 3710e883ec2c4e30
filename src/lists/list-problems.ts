import { utf8 } from '../members/bytes.ts';
import type { OnFault } from '../members/line-scanner.ts';
import type { Message } from '../message.ts';
import { asPath, plural, say } from '../message.ts';
import type { Problem } from '../model.ts';
import { faultFinding } from './member-faults.ts';

const MAX_REPORTED = 20;
const MAX_SHOWN_BYTES = 80;

/** The problems of one list: the first with their lines, the rest counted. */
export class ListProblems {
  readonly #path: string;
  #reported: Problem[] = [];
  #more = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** A line that is not a valid member. The bytes are only read if it is reported. */
  readonly onFault: OnFault = (fault, line, kind, bytes, start, end) => {
    if (this.#isFull()) return;
    const value = utf8(bytes, start, Math.min(end, start + MAX_SHOWN_BYTES));
    const shown = end - start > MAX_SHOWN_BYTES ? `${value}...` : value;
    const { code, message, next } = faultFinding(fault, shown, kind);
    this.add(code, line, message, next);
  };

  add(code: string, line: number, message: Message, next: Message): void {
    if (this.#isFull()) return;
    const place = { file: this.#path, line };
    this.#reported.push({ severity: 'error', code, message, place, next });
  }

  all(): readonly Problem[] {
    if (this.#more === 0) return this.#reported;
    const rest: Problem = {
      severity: 'error',
      code: 'more-problems',
      message: say`${plural(this.#more, 'more line')} of ${asPath(this.#path)} ${this.#more === 1 ? 'has' : 'have'} problems`,
      place: { file: this.#path },
      next: say`Fix the lines above. Then run the command again.`,
    };
    return [...this.#reported, rest];
  }

  clear(): void {
    this.#reported = [];
    this.#more = 0;
  }

  /** Counts the problem if no more are reported. */
  #isFull(): boolean {
    if (this.#reported.length < MAX_REPORTED) return false;
    this.#more += 1;
    return true;
  }
}
