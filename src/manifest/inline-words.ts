import type { Message } from '../message.ts';
import { asCode, asLines, asValue, say } from '../message.ts';
import type { Finding } from '../yaml/source.ts';

/* What is wrong with an item below `members:`, in words. */

/** Its items may have lost the field above them, which nobody can tell from here. */
export const OF_LISTS = ['file', 'segment'];
export const BELOW_LISTS = say`A list belongs below ${asCode('members_from:')}, and who is left out below ${asCode('exclude_from:')}, like this:${asLines('exclude_from:\n  - file: lists/opted-out.txt')}`;

export const NAME_BEFORE = say`A member is written without a name before it.`;
export const COLON_IN_QUOTES = say`A member with a colon and a space needs quotes.`;

export function unknownField(name: string, next: Message): Finding {
  return {
    code: 'unknown-field',
    message: say`unknown field ${asValue(name)} in a member`,
    next,
  };
}

export function spaceMissing(name: string, written: Message): Finding {
  return {
    code: 'yaml-syntax',
    message: say`a space is missing after ${asCode(`${name}:`)}`,
    next: say`If it belongs to the member, put the member in quotes. If not, write a space after the colon. ${written}`,
  };
}

export function fieldTwice(name: string): Finding {
  return {
    code: 'duplicate-field',
    message: say`duplicate field ${asValue(name)} in a member`,
    next: say`Keep one of the two.`,
  };
}

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
    message: say`a member must be one value, not a list`,
    next: say`Write one member per dash. Put a member that starts with a dash or a bracket in quotes.`,
  },
  folded: {
    code: 'yaml-syntax',
    message: say`the member has several lines, which YAML joins with spaces`,
    next: say`Write each member on a line of its own, all dashes at the same column.`,
  },
} as const satisfies Record<string, Finding>;

function unquoted(mark: '*' | '&' | '!', what: 'an alias' | 'an anchor' | 'a tag'): Finding {
  return {
    code: 'yaml-syntax',
    message: say`a member cannot start with ${asCode(mark)} without quotes: YAML reads it as ${what}`,
    next: say`If ${asCode(mark)} does not belong to the member, remove it. If it does, put the member in quotes.`,
  };
}
