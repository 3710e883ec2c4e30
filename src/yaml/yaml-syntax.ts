import type { YAMLError } from 'yaml';
import type { Marked, Message } from '../message.ts';
import { asCode, asForeign, asValue, say } from '../message.ts';
import type { Finding, Sighting, Source } from './source.ts';
import type { ComposedYaml } from './yaml-document.ts';

/** Errors that spoil one value and leave the rest of the file readable. */
const LOCAL_ERRORS: ReadonlySet<string> = new Set([
  'BAD_SCALAR_START',
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'NON_STRING_KEY',
]);

/** Local errors, and the first that breaks the file. Most errors after it are only its effects. */
export function judgeSyntax(
  source: Source,
  composed: Extract<ComposedYaml, { kind: 'document' }>,
): { readonly broken: boolean; readonly sightings: readonly Sighting[] } {
  const { document, secondAt } = composed;
  if (secondAt !== null) {
    return { broken: true, sightings: [{ at: secondAt, finding: SECOND_DOCUMENT }] };
  }
  // Tags are reported from the tree, where members and fields differ.
  const errors = [...document.errors, ...document.warnings]
    .filter((error) => error.code !== 'TAG_RESOLVE_FAILED')
    .sort((a, b) => a.pos[0] - b.pos[0]);
  const breaking = errors.find((error) => !LOCAL_ERRORS.has(error.code));
  const local = errors.filter((error) => LOCAL_ERRORS.has(error.code));
  const sightings = local.map((error) => syntaxSighting(source, error));
  if (breaking === undefined) return { broken: false, sightings };
  const unclosed = isUnclosed(breaking) ? composed.unclosedAt() : null;
  const last =
    unclosed === null ? syntaxSighting(source, breaking) : unclosedSighting(source, unclosed);
  return { broken: true, sightings: [...sightings, last] };
}

function isUnclosed(error: YAMLError): boolean {
  return /^(Flow |Missing closing)/.test(error.message);
}

/** Reported where it starts: the parser notices it at the end of the file, which may be far away. */
function unclosedSighting(source: Source, at: number): Sighting {
  const mark = asCode(source.text.charAt(at));
  return {
    at,
    finding: {
      code: 'yaml-syntax',
      message: say`this ${mark} is never closed`,
      next: say`Close it at the end of the value. If ${mark} belongs to the value, put the value in quotes.`,
    },
  };
}

function syntaxSighting(source: Source, error: YAMLError): Sighting {
  const at = Math.min(error.pos[0], source.text.length);
  const advice = quotingAdvice(source, at);
  return {
    at,
    finding: {
      code: 'yaml-syntax',
      message: advice?.message ?? say`this is not valid YAML${asForeign(sentence(error.message))}`,
      next: advice?.next ?? syntaxNext(error.message),
    },
  };
}

function sentence(message: string): string {
  const short = message.length > 160 ? `${message.slice(0, 160)}...` : message;
  return short.charAt(0).toLowerCase() + short.slice(1);
}

const SECOND_DOCUMENT: Finding = {
  code: 'multiple-documents',
  message: say`the file has more than one YAML document`,
  next: say`Write one document per file. Remove ${asCode('---')} and what follows, or move it to another file.`,
};

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
function quotingAdvice(source: Source, offset: number): Pick<Finding, 'message' | 'next'> | null {
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
function syntaxNext(message: string): Message {
  if (message.endsWith('at node end')) return say`Put the whole value in one pair of quotes.`;
  if (message.startsWith('Tabs')) return say`Indent with spaces.`;
  return say`Fix the YAML at this place.`;
}
