import type { YAMLError } from 'yaml';
import { asCode, asForeign, say } from '../message.ts';
import type { Finding, Sighting, Source } from './source.ts';
import { quotingAdvice, syntaxNext } from './yaml-advice.ts';
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
