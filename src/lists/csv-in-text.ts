import { asCode, asList, asValue, say } from '../message.ts';
import type { Finding } from '../yaml/source.ts';
import { likelyHeader, nameOf } from './dialect.ts';
import type { ListRef } from './list-ref.ts';
import { optionOf } from './list-ref.ts';
import { looksLikeMember, noHeader } from './no-header.ts';

/*
 * A CSV that is not named `.csv` and has no `column:` would be read as one identity to a line, so that
 * `ada@x.com;Ada` becomes a user. So it is refused, unless the list says what its identities look like.
 */

const DELIMITERS = ['\t', ';', ',', '|'] as const;
const LINES_LOOKED_AT = 20;
const LEAST_LINES = 2;

/** What is wrong with a list of one identity to a line whose lines look like rows; null if nothing is. */
export function csvInText(ref: ListRef, head: Buffer): Finding | null {
  if (ref.format.kind !== 'text' || saysWhatLinesAre(ref)) return null;
  const lines = firstLines(head);
  const delimiter = DELIMITERS.find((one) => isInEach(one, lines));
  if (delimiter === undefined) return null;
  const option = optionOf(ref);
  const { header } = likelyHeader(head);
  const columns = header.slice(0, 20).map(asValue);
  const name = header.some(looksLikeMember)
    ? noHeader(header, delimiter, [], option).next
    : say`Name the column of identities with ${asCode(ref.asked ? '--column' : 'column:')}: ${asList(columns, 'or')}.`;
  return {
    code: 'list-is-csv',
    message: say`this looks like a CSV: each line has several fields, separated by ${nameOf(delimiter)}`,
    next: say`${name} If each whole line is an identity, ${ref.asked ? say`save it as a CSV of one column` : say`write ${option('format', 'any')}`}.`,
  };
}

function saysWhatLinesAre({ identity }: ListRef): boolean {
  return identity?.some(({ kind }) => kind === 'any' || kind === 'pattern') ?? false;
}

/** Whole lines, without blank ones. */
function firstLines(head: Buffer): string[] {
  const lines = head.toString().split(/\r\n|\n|\r/);
  const whole = lines.length > LEAST_LINES ? lines.slice(0, -1) : lines;
  return whole.filter((line) => line !== '').slice(0, LINES_LOOKED_AT);
}

/** Whether each line has as many of them as the first. */
function isInEach(delimiter: string, lines: readonly string[]): boolean {
  const counts = new Set(lines.map((line) => line.split(delimiter).length));
  const [fields = 1] = counts;
  return lines.length >= LEAST_LINES && counts.size === 1 && fields > 1;
}
