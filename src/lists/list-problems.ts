import type { Code } from '../codes.ts';
import { utf8 } from '../members/bytes.ts';
import type { OnFault } from '../members/line-scanner.ts';
import type { MemberFault } from '../members/rules.ts';
import { MAX_MEMBER_CHARACTERS } from '../members/rules.ts';
import type { Marked, Message } from '../message.ts';
import { asCode, asPath, asValue, plural, say } from '../message.ts';
import type { MemberKind, Problem } from '../model.ts';
import { assertExhaustive } from '../model.ts';
import type { Finding } from '../yaml/source.ts';
import type { Encoding } from './encoding.ts';
import type { ListRef } from './list-ref.ts';
import { optionOf } from './list-ref.ts';

const MAX_REPORTED = 20;
const MAX_SHOWN_BYTES = 80;

/** The problems of one list: the first with their lines, the rest counted. */
export class ListProblems {
  readonly #ref: ListRef;
  readonly #encoding: Encoding;
  #reported: Problem[] = [];
  #more = 0;

  constructor(ref: ListRef, encoding: Encoding) {
    this.#ref = ref;
    this.#encoding = encoding;
  }

  /** A line that is not a valid member. The bytes are only read if it is reported. */
  readonly onFault: OnFault = (fault, line, kind, bytes, start, end) => {
    if (this.#isFull()) return;
    const value = utf8(bytes, start, Math.min(end, start + MAX_SHOWN_BYTES));
    const shown = end - start > MAX_SHOWN_BYTES ? `${value}...` : value;
    const found = fault === 'not-utf8' ? this.#notDecoded(shown) : faultFinding(fault, shown, kind);
    this.add(found.code, line, found.message, found.next);
  };

  #notDecoded(shown: string): Finding {
    const option = optionOf(this.#ref);
    const encoding = this.#encoding;
    const code = 'not-utf8';
    return encoding === null
      ? {
          code,
          message: say`${asValue(shown)} is not valid UTF-8`,
          next: say`Save the file as UTF-8, or name its encoding: ${option('encoding', 'windows-1252')}, for example.`,
        }
      : {
          code,
          message: say`${asValue(shown)} does not decode as ${asCode(encoding)}`,
          next: say`Name the encoding in which the file was saved: ${option('encoding', 'utf-8')}, for example.`,
        };
  }

  add(code: Code, line: number, message: Message, next: Message): void {
    if (this.#isFull()) return;
    const place = { file: this.#ref.path, line };
    this.#reported.push({ severity: 'error', code, message, place, next });
  }

  all(): readonly Problem[] {
    if (this.#more === 0) return this.#reported;
    const rest: Problem = {
      severity: 'error',
      code: 'more-problems',
      message: say`${plural(this.#more, 'more line')} of ${asPath(this.#ref.path)} ${this.#more === 1 ? 'has' : 'have'} problems`,
      place: { file: this.#ref.path },
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
        next: say`Remove the character, which is shown as an escape above, only if CleverTap knows the person without it: an unknown identity creates a user.`,
      };
    case 'outer-white-space':
      return {
        message: say`${value} starts or ends with white space`,
        next: say`Remove the white space only if CleverTap knows the person without it: an unknown identity creates a user.`,
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
