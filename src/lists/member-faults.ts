import type { MemberFault } from '../members/rules.ts';
import { MAX_MEMBER_CHARACTERS } from '../members/rules.ts';
import type { Marked } from '../message.ts';
import { asCode, asValue, say } from '../message.ts';
import type { MemberKind } from '../model.ts';
import { assertExhaustive } from '../model.ts';
import type { Finding } from '../yaml/source.ts';

/** Members that YAML does not read as the text that people see. */
export const UNQUOTED = {
  alias: unquoted('*', 'an alias'),
  anchor: unquoted('&', 'an anchor'),
  tag: unquoted('!', 'a tag'),
  comment: {
    code: 'empty-member',
    message: say`the member is empty: the text after ${asCode('#')} is a comment`,
    next: say`If ${asCode('#')} belongs to the member, put the member in quotes. If not, remove the line.`,
  },
  empty: {
    code: 'empty-member',
    message: say`the member is empty`,
    next: say`Write a member after the dash, or remove the line.`,
  },
  nested: {
    code: 'wrong-type',
    message: say`a member must be one value, not a sequence`,
    next: say`Write one member per dash. Put a member that starts with a dash or a bracket in quotes.`,
  },
  folded: {
    code: 'yaml-syntax',
    message: say`the member has several lines, which YAML joins with spaces`,
    next: say`Start each member with a dash. Write a member with spaces on one line.`,
  },
} as const satisfies Record<string, Finding>;

function unquoted(mark: '*' | '&' | '!', what: 'an alias' | 'an anchor' | 'a tag'): Finding {
  return {
    code: 'yaml-syntax',
    message: say`a member cannot start with ${asCode(mark)} without quotes: YAML reads it as ${what}`,
    next: say`If ${asCode(mark)} belongs to the member, put the member in quotes. If not, remove it.`,
  };
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
    case 'malformed-guid':
      return {
        message: say`${value} is not a valid guid`,
        next: say`Use only letters, digits and ( ) ! : @ $ _ -, or write it as an identity.`,
      };
    default:
      return assertExhaustive(fault);
  }
}
