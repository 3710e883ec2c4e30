import type { YAMLError } from 'yaml';
import type { Message } from '../message.ts';
import { asCode, asLines, NOTHING, say } from '../message.ts';
import { quotedYaml, writeLine } from './instead.ts';
import type { KnownFields } from './repair.ts';
import type { Finding, Sighting, Source } from './source.ts';
import type { ComposedYaml } from './yaml-document.ts';
import { isLocal } from './yaml-document.ts';
import { findMistake, partsOf } from './yaml-mistakes.ts';

/** Local errors, and the first that breaks the file. Most errors after it are only its effects. */
export function judgeSyntax(
  source: Source,
  composed: Extract<ComposedYaml, { kind: 'document' }>,
  fields: KnownFields,
): { readonly broken: boolean; readonly sightings: readonly Sighting[] } {
  const { document, secondAt } = composed;
  if (secondAt !== null) {
    return { broken: true, sightings: [{ at: secondAt, finding: SECOND_DOCUMENT }] };
  }
  // Tags are reported from the tree, where members and fields differ.
  const errors = [...document.errors, ...document.warnings]
    .filter((error) => error.code !== 'TAG_RESOLVE_FAILED')
    .sort((a, b) => a.pos[0] - b.pos[0]);
  const breaking = errors.find((error) => !isLocal(error));
  const local = localSightings(source, errors.filter(isLocal), fields);
  if (breaking === undefined) return { broken: false, sightings: local };
  const conflict = conflictSighting(source);
  if (conflict !== null) return { broken: true, sightings: [conflict] };
  const unclosed = isUnclosed(breaking) ? composed.unclosedAt() : null;
  const last =
    mistakeSighting(source, unclosed ?? breaking.pos[0], fields) ??
    (unclosed === null
      ? syntaxSighting(source, breaking, fields)
      : unclosedSighting(source, unclosed));
  // What else the parser says of a line that is wrong comes from that.
  const others = local.filter(({ at }) => source.lineOf(at) !== source.lineOf(last.at));
  return { broken: true, sightings: [...others, last] };
}

/** What else is wrong then comes from the two versions. */
function conflictSighting(source: Source): Sighting | null {
  const at = source.text.search(/^<{7}( |\r?$)/m);
  return at < 0 ? null : { at, length: CONFLICT_LENGTH, finding: CONFLICT };
}

const CONFLICT_LENGTH = 7;
const CONFLICT: Finding = {
  code: 'conflict-marker',
  message: say`this is a conflict marker: git could not merge two versions of this file`,
  next: say`Decide for each conflict which lines stay. Remove the lines that begin with <<<<<<<, ======= and >>>>>>>.`,
};

/** A bullet of `* ` is an alias for the parser, in each line of its own. */
function localSightings(
  source: Source,
  errors: readonly YAMLError[],
  fields: KnownFields,
): Sighting[] {
  const told = new Map<number, Sighting>();
  for (const error of errors) {
    const isBullet = /^ *(- +)?\* /.test(source.line(source.lineOf(error.pos[0])));
    const mistake = isBullet ? mistakeSighting(source, error.pos[0], fields) : null;
    const sighting = mistake ?? syntaxSighting(source, error, fields);
    told.set(sighting.at, sighting);
  }
  return [...told.values()];
}

function mistakeSighting(source: Source, at: number, fields: KnownFields): Sighting | null {
  const mistake = findMistake(source.text, at, fields);
  if (mistake === null) return null;
  const { message, next, ...place } = mistake;
  return { ...place, finding: { code: 'yaml-syntax', message, next } };
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

function syntaxSighting(source: Source, error: YAMLError, fields: KnownFields): Sighting {
  const at = Math.min(error.pos[0], source.text.length);
  const advice = quotingAdvice(source, at);
  return {
    at,
    finding: {
      code: 'yaml-syntax',
      message:
        advice?.message ??
        say`YAML cannot be read from here on: this line does not fit the lines above it`,
      next: advice?.next ?? syntaxNext(error.message, fields),
    },
  };
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
  ['[', say`starts a list`],
  ['{', say`starts a group of fields`],
  [']', say`ends a list`],
  ['}', say`ends a group of fields`],
  ['|', say`starts a block of text`],
  ['>', say`starts a block of text`],
  ['-', say`starts an item of a list`],
]);

/** Advice to use quotes, where the value at this place starts with a character that YAML reads otherwise. */
function quotingAdvice(source: Source, offset: number): Pick<Finding, 'message' | 'next'> | null {
  const { line = 1, column = 1 } = source.place(offset);
  const text = source.line(line);
  const parts = text.length > LONGEST_LINE ? null : partsOf(text);
  const meaning = INDICATORS.get(parts?.value.charAt(0) ?? '');
  if (parts === null || meaning === undefined || parts.lead.length >= column) return null;
  // What is not a value of a field or an item is none in quotes either.
  if (parts.lead.trim() === '') return null;
  const { lead, value, comment } = parts;
  const [, inTicks = value] = /^`(.+)`$/.exec(value) ?? [];
  return {
    message: say`a value cannot start with ${asCode(value.charAt(0))} without quotes: it ${meaning}`,
    next: say`Put the value in quotes. ${writeLine(line, lead + quotedYaml(inTicks) + comment)}`,
  };
}

const LONGEST_LINE = 4000;

/** The next step for a value that needs quotes. */
export function quotingNext(mark: '!' | '*'): Message {
  return say`If ${asCode(mark)} belongs to the value, put the value in quotes. If not, remove it.`;
}

/** The next step for every other error of the parser, whose words help only who knows its grammar. */
function syntaxNext(message: string, { top }: KnownFields): Message {
  if (message.endsWith('at node end')) return say`Put the whole value in one pair of quotes.`;
  if (message.startsWith('Tabs')) return say`Indent with spaces.`;
  const example = top.includes('members')
    ? 'members:\n  - ada@example.com'
    : 'account:\n  region: in1';
  const item = top.includes('members') ? say`, or an item after a dash and a space` : NOTHING;
  return say`Write here a field, a colon, a space and a value${item}. What is below a field is indented by two spaces, like this:${asLines(example)}`;
}
