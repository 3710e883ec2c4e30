import { utf8 } from '../members/bytes.ts';
import type { OnFault } from '../members/line-scanner.ts';
import type { MemberFault } from '../members/rules.ts';
import { MAX_MEMBER_CHARACTERS } from '../members/rules.ts';
import type { Marked, Message } from '../message.ts';
import { asPath, asValue, plural, say } from '../message.ts';
import type { MemberKind, Problem } from '../model.ts';
import { assertExhaustive } from '../model.ts';
import type { Finding } from '../yaml/source.ts';

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

/** Says what is wrong with a member and what to do. */
export function faultFinding(fault: MemberFault, text: string, kind: MemberKind): Finding {
  return { code: fault, ...wordsFor(fault, asValue(text), kind) };
}

function wordsFor(
  fault: MemberFault,
  value: Marked,
  kind: MemberKind,
): Pick<Finding, 'message' | 'next'> {
  switch (fault) {
    case 'empty-member':
      return {
        message: say`the ${kind} is empty`,
        next: say`Write a value, or remove the member.`,
      };
    case 'member-too-long':
      return {
        message: say`${value} has more than ${MAX_MEMBER_CHARACTERS} characters`,
        next: say`Remove the member: CleverTap has no identity of that length.`,
      };
    case 'not-utf8':
      return {
        message: say`${value} is not valid Unicode`,
        next: say`Write the member as valid UTF-8.`,
      };
    case 'control-character':
      return {
        message: say`${value} contains a control character, or another that is not safe in files`,
        next: say`Remove the character: it is shown as an escape above.`,
      };
    case 'outer-white-space':
      return {
        message: say`${value} starts or ends with white space`,
        next: say`Remove the white space at both ends.`,
      };
    case 'reserved-identity':
      return {
        message: say`${value} is a value that CleverTap rejects as an identity`,
        next: say`Remove the member: it means a missing value, not a user.`,
      };
    case 'conflict-marker':
      return {
        message: say`${value} is a conflict marker: git could not merge two versions of this file`,
        next: say`Decide for each conflict which lines stay. Remove the lines that begin with <<<<<<<, ======= and >>>>>>>.`,
      };
    case 'markup':
      return {
        message: say`${value} is a tag of HTML or XML, not a member`,
        next: say`Look into the file: an error page may have been saved in it. Fetch the list again.`,
      };
    case 'malformed-guid':
      return {
        message: say`${value} is not a valid guid`,
        next: say`Use only letters, digits and ( ) ! : @ $ _ -, or write it as an identity.`,
      };
    default:
      return assertExhaustive(fault);
  }
}
