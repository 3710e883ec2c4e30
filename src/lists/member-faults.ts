import type { MemberFault } from '../members/rules.ts';
import { MAX_MEMBER_CHARACTERS } from '../members/rules.ts';
import type { MemberKind } from '../model.ts';
import { assertExhaustive } from '../model.ts';
import { quote } from '../yaml/frame.ts';
import type { Finding } from '../yaml/source.ts';

/** Members that YAML reads as something else than the text that people see. */
export const UNQUOTED = {
  alias: unquoted('*', 'an alias'),
  anchor: unquoted('&', 'an anchor'),
  tag: unquoted('!', 'a tag'),
  comment: {
    code: 'empty-member',
    message: 'the member is empty: what follows # is a comment',
    next: 'If # belongs to the member, put the member in quotes; else remove the line.',
  },
  empty: {
    code: 'empty-member',
    message: 'the member is empty',
    next: 'Write a member after the dash or remove the line.',
  },
  nested: {
    code: 'wrong-type',
    message: 'a member must be one value, not a sequence',
    next: 'Write one member per dash; put a member that starts with a dash or a bracket in quotes.',
  },
  folded: {
    code: 'yaml-syntax',
    message: 'the member goes over several lines, which YAML joins by spaces',
    next: 'Start each member with a dash; put a member that holds spaces on one line.',
  },
} as const satisfies Record<string, Finding>;

function unquoted(mark: string, what: string): Finding {
  return {
    code: 'yaml-syntax',
    message: `a member cannot start with ${mark} without quotes: YAML takes it for ${what}`,
    next: `If ${mark} belongs to the member, put the member in quotes; else remove it.`,
  };
}

/** Says what is wrong with a member and how to go on. */
export function faultFinding(fault: MemberFault, value: string, kind: MemberKind): Finding {
  switch (fault) {
    case 'empty-member':
      return finding(fault, `the ${kind} is empty`, 'Write a value or remove the member.');
    case 'member-too-long':
      return finding(
        fault,
        `${quote(value)} has more than ${MAX_MEMBER_CHARACTERS.toLocaleString('en-US')} characters`,
        'Remove the member: CleverTap has no identity of that length.',
      );
    case 'not-utf8':
      return finding(
        fault,
        `${quote(value)} is not valid Unicode`,
        'Write the member as valid UTF-8.',
      );
    case 'control-character':
      return finding(
        fault,
        `${quote(value)} holds a control character or another that files cannot carry safely`,
        'Remove the character: it shows as an escape above.',
      );
    case 'outer-white-space':
      return finding(
        fault,
        `${quote(value)} starts or ends with white space`,
        'Remove the white space at both ends.',
      );
    case 'reserved-identity':
      return finding(
        fault,
        `${quote(value)} is a value that CleverTap rejects as an identity`,
        'Remove the member: it stands for a missing value, not for a user.',
      );
    case 'malformed-guid':
      return finding(
        fault,
        `${quote(value)} cannot be a guid`,
        'Use letters, digits and ( ) ! : @ $ _ - only, or write it as an identity.',
      );
    default:
      return assertExhaustive(fault);
  }
}

function finding(code: MemberFault, message: string, next: string): Finding {
  return { code, message, next };
}
