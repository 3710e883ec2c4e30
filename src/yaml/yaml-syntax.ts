import type { YAMLError } from 'yaml';
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

/** Local errors, and the first that breaks the file: what `yaml` says after it is mostly echo. */
export function judgeSyntax(
  source: Source,
  composed: Extract<ComposedYaml, { kind: 'document' }>,
): { readonly broken: boolean; readonly sightings: readonly Sighting[] } {
  const { document, secondAt } = composed;
  if (secondAt !== null) {
    return { broken: true, sightings: [{ at: secondAt, finding: SECOND_DOCUMENT }] };
  }
  // Tags are told from the tree, where members and fields differ.
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

/** Told where it starts: the parser notices at the end of the file, which may be far. */
function unclosedSighting(source: Source, at: number): Sighting {
  const mark = source.text.charAt(at);
  return {
    at,
    finding: {
      code: 'yaml-syntax',
      message: `the ${mark} is never closed`,
      next: `Close it where the value ends, or put the value in quotes if ${mark} belongs to it.`,
    },
  };
}

function syntaxSighting(source: Source, error: YAMLError): Sighting {
  const at = Math.min(error.pos[0], source.text.length);
  const advice = quotingAdvice(source, at);
  const said = source.secret ? 'this is not valid YAML' : sentence(error.message);
  return {
    at,
    finding: {
      code: 'yaml-syntax',
      message: advice?.message ?? said,
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
  message: 'the file holds more than one YAML document',
  next: 'Write one document per file: remove `---` and what follows, or move it to a file of its own.',
};
