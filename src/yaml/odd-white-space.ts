import { say } from '../message.ts';
import { writeLines } from './instead.ts';
import type { Sighting, Source } from './source.ts';

/** What looks like a space, and is a letter to YAML: no-break spaces, as pages on the web have them. */
const SPACE = '[\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u3000\\ufeff]';
/** Before a line, or right after its dash or its colon. */
const ODD = new RegExp(`^ *(?:${SPACE}|-${SPACE}|(?:- +)?[a-z_]+:${SPACE})`);
const LEAD = new RegExp(`^(?: |${SPACE})*(?:-(?: |${SPACE})+)?(?:[a-z_]+:)?(?: |${SPACE})*`);

/** Asked where a file has other problems: then all of them come from this. */
export function oddWhiteSpace(source: Source): Sighting | null {
  return crAlone(source) ?? noBreakSpaces(source);
}

/** The lines of an old Mac are one line for YAML. */
function crAlone({ text }: Source): Sighting | null {
  const at = text.search(/\r(?!\n)/);
  if (at < 0 || /[^\r]\n/.test(text)) return null;
  return {
    at,
    finding: {
      code: 'yaml-syntax',
      message: say`the lines of this file end in an old way (CR), so YAML reads them as one line`,
      next: say`Save the file with the line ends LF or CRLF. Editors show these names at the bottom of the window, or when you save.`,
    },
  };
}

function noBreakSpaces(source: Source): Sighting | null {
  const lines = source.text.split('\n');
  const first = lines.findIndex((line) => ODD.test(line));
  if (first < 0) return null;
  const after = lines.slice(first).findIndex((line) => !ODD.test(line));
  const block = lines.slice(first, after < 0 ? lines.length : first + after);
  const spaced = block.map((line) =>
    line.replace(/\r$/, '').replace(LEAD, (lead) => lead.replace(new RegExp(SPACE, 'g'), ' ')),
  );
  const at = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
  const write = writeLines(first + 1, first + block.length, spaced);
  return {
    at: at + (lines[first] ?? '').search(new RegExp(SPACE)),
    finding: {
      code: 'yaml-syntax',
      message: say`this is not a space, although it looks like one: it was pasted from a page or a document`,
      next: say`Replace such characters by spaces. ${write}`,
    },
  };
}
