import { quote } from './frame.ts';
import type { Source } from './source.ts';

/** Characters that mean something to YAML at the start of a value. */
const INDICATORS: ReadonlyMap<string, string> = new Map([
  ['@', 'is reserved by YAML'],
  ['`', 'is reserved by YAML'],
  ['%', 'starts a directive'],
  ['!', 'starts a tag'],
  ['&', 'starts an anchor'],
  ['*', 'starts an alias'],
  ['#', 'starts a comment'],
  [',', 'separates values'],
  ['[', 'starts a sequence'],
  ['{', 'starts a mapping'],
  [']', 'ends a sequence'],
  ['}', 'ends a mapping'],
  ['|', 'starts a block of text'],
  ['>', 'starts a block of text'],
]);
const VALUE_IN_LINE = /^(\s*(?:- +)*(?:[\w-]+: +)?)(\S.*)$/;

/** Where a value at this place starts with what YAML reads otherwise: put it in quotes. */
export function quotingAdvice(
  source: Source,
  offset: number,
): { readonly message: string; readonly next: string } | null {
  const start = source.text.lastIndexOf('\n', offset - 1) + 1;
  const end = source.text.indexOf('\n', offset);
  const line = source.text.slice(start, end < 0 ? undefined : end);
  const match = VALUE_IN_LINE.exec(line.slice(0, 4000).trimEnd());
  const value = match?.[2] ?? '';
  const meaning = INDICATORS.get(value.charAt(0));
  if (meaning === undefined || start + (match?.[1]?.length ?? 0) > offset) return null;
  return {
    message: `a value cannot start with ${value.charAt(0)} without quotes: it ${meaning}`,
    next: `Put the value in quotes: ${quoted(value)}`,
  };
}

/** The next step for a value that needs quotes. */
export function quotingNext(mark: string): string {
  return `If ${mark} belongs to the value, put the value in quotes; else remove it.`;
}

function quoted(value: string): string {
  return value.includes('"') || value.includes('\\') ? `'...'` : quote(value);
}

/** The next step for what the parser says otherwise. */
export function syntaxNext(message: string): string {
  if (message.endsWith('at node end')) return 'Put the whole value in one pair of quotes.';
  if (message.startsWith('Tabs')) return 'Indent with spaces.';
  return 'Mend the YAML at this place.';
}
