import type { Marked, Message } from '../message.ts';
import { asCode, asValue, say } from '../message.ts';
import type { Finding, Source } from './source.ts';

/** Characters that mean something to YAML at the start of a value. */
const INDICATORS: ReadonlyMap<string, Message> = new Map([
  ['@', say`is reserved by YAML`],
  ['`', say`is reserved by YAML`],
  ['%', say`starts a directive`],
  ['!', say`starts a tag`],
  ['&', say`starts an anchor`],
  ['*', say`starts an alias`],
  ['#', say`starts a comment`],
  [',', say`separates values`],
  ['[', say`starts a sequence`],
  ['{', say`starts a mapping`],
  [']', say`ends a sequence`],
  ['}', say`ends a mapping`],
  ['|', say`starts a block of text`],
  ['>', say`starts a block of text`],
]);
const VALUE_IN_LINE = /^(\s*(?:- +)*(?:[\w-]+: +)?)(\S.*)$/;

/** Advice to use quotes, where the value at this place starts with a character that YAML reads otherwise. */
export function quotingAdvice(
  source: Source,
  offset: number,
): Pick<Finding, 'message' | 'next'> | null {
  const start = source.text.lastIndexOf('\n', offset - 1) + 1;
  const end = source.text.indexOf('\n', offset);
  const line = source.text.slice(start, end < 0 ? undefined : end);
  const match = VALUE_IN_LINE.exec(line.slice(0, 4000).trimEnd());
  const value = match?.[2] ?? '';
  const meaning = INDICATORS.get(value.charAt(0));
  if (meaning === undefined || start + (match?.[1]?.length ?? 0) > offset) return null;
  return {
    message: say`a value cannot start with ${asCode(value.charAt(0))} without quotes: it ${meaning}`,
    next: say`Put the value in quotes: ${quoted(value)}`,
  };
}

/** The next step for a value that needs quotes. */
export function quotingNext(mark: '!' | '*'): Message {
  return say`If ${asCode(mark)} belongs to the value, put the value in quotes. If not, remove it.`;
}

function quoted(value: string): Marked {
  return value.includes('"') || value.includes('\\') ? asCode(`'...'`) : asValue(value);
}

/** The next step for every other error of the parser. */
export function syntaxNext(message: string): Message {
  if (message.endsWith('at node end')) return say`Put the whole value in one pair of quotes.`;
  if (message.startsWith('Tabs')) return say`Indent with spaces.`;
  return say`Fix the YAML at this place.`;
}
