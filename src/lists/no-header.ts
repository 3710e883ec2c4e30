import { LOOKS, looksOf } from '../members/looks.ts';
import type { Marked, Message } from '../message.ts';
import { asLabel, asValue, say } from '../message.ts';
import type { Finding } from '../yaml/source.ts';

/*
 * A CSV without a header begins with a row of members. Whoever named the first of them as a column would
 * lose it: a person who opted out would be let in. So no value that looks like a member is ever offered,
 * or taken, as the name of a column.
 */

const MEMBERS = LOOKS.email | LOOKS.phone | LOOKS.uuid;

/** Whether no one would call a column so. */
export function looksLikeMember(text: string): boolean {
  const bytes = Buffer.from(text.trim());
  return (looksOf(bytes, 0, bytes.length) & MEMBERS) !== 0;
}

/** A field or flag with its value, to write; a value that somebody chose is marked as what it is. */
export type Option = (name: string, value: string | Marked) => Message;

/** What to do about a first line with members in it. `wanted`: the columns that are named. */
export function noHeader(
  fields: readonly string[],
  delimiter: string,
  wanted: readonly string[],
  option: Option,
): Finding {
  const member = fields.findIndex(looksLikeMember);
  const [name = 'identity'] = wanted.filter((one) => !looksLikeMember(one));
  const header = fields.map((_, at) => (at === member ? name : `field${at + 1}`));
  // A tab that is shown as an escape cannot be pasted.
  const named =
    delimiter === '\t'
      ? say`, with a tab between them: ${asLabel(header.join(' '))}`
      : say`: ${asLabel(header.join(delimiter))}`;
  return {
    code: 'unknown-column',
    message: say`the file has no header: its first line has ${asValue(fields[member] ?? '')}, which looks like a member`,
    // Columns have names that the authors chose, who may have named one after a person.
    next: say`Add a first line that names the fields${named}. Then write ${option('column', asLabel(name))}.`,
  };
}
