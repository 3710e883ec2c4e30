import { formatText } from '../config/identity-format.ts';
import type { Doubt } from '../members/doubts.ts';
import type { Message } from '../message.ts';
import { asCode, asList, asPath, asValue, lineText, NOTHING, plural, say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { OddRows, OddSource } from './odd-rows.ts';

/** What there is to say of odd rows, before it is an error, a notice or a warning. */
export interface Told {
  readonly code: 'identity-format' | 'invalid-rows' | 'exclusion-format' | 'doubtful-members';
  readonly message: Message;
  readonly next: Message;
  readonly path: string;
  readonly line: number | null;
}

/** What a check says of a segment besides its changes. */
export interface CheckedIdentities {
  readonly problems: readonly Problem[];
  readonly told: readonly Told[];
}

const UNKNOWN = say`Change a row only if CleverTap knows the person in that form: an unknown identity creates a user.`;
const NOBODY = say`Write an opt-out in the form in which CleverTap knows the person.`;

/** More rows than are left out. */
export function wrongRows(source: OddSource): Told {
  const { ref, most, found } = source;
  const allowed = most > 0 ? say` At most ${plural(most, 'row')} may be left out.` : NOTHING;
  // Where most are wrong, it is the format or the column that is.
  const isFew = 2 * found.wrong.count < source.total;
  const leave = isFew
    ? say` To leave such rows out, write ${asCode(`max_invalid: ${found.wrong.count}`)} there.`
    : NOTHING;
  const next =
    ref === null
      ? say`Look at these members. ${UNKNOWN} If identities look different here, write another ${asCode('format:')} under ${asCode('identity:')}.`
      : say`Look at these rows. ${UNKNOWN} If identities look different here, write another ${asCode('format:')} beside ${asCode('file:')}.${leave}`;
  return told('identity-format', source, say`${wrongText(source)}.${allowed}`, next);
}

/** What a plan would make of them, where the lockfile was not asked. */
export function inPlans(one: Told): Told {
  const plans = say`A plan refuses them, unless the lockfile has them as members.`;
  return { ...one, next: say`${plans} ${one.next}` };
}

/** No more rows than may be left out. */
export function leftOut(source: OddSource): Told {
  const message = say`${wrongText(source)}. They are left out. Members that CleverTap has already stay`;
  return told(
    'invalid-rows',
    source,
    message,
    say`To have them refused, remove ${asCode('max_invalid:')}.`,
  );
}

export function wrongInExclusion(source: OddSource): Told[] {
  if (source.found.wrong.count === 0) return [];
  const message = say`${wrongText(source)}. They hold back nobody, unless CleverTap knows a person by exactly that identity`;
  return [told('exclusion-format', source, message, say`Look at these rows. ${NOBODY}`)];
}

export function doubtful(source: OddSource): Told[] {
  return [...source.found.doubts].map(([doubt, rows]) => {
    const what =
      source.role === 'members'
        ? NOTHING
        : say`. Opt-outs that are written wrongly hold back nobody`;
    const message = say`${plural(rows.count, rowOf(source), `${rowOf(source)}s`)} of ${asPath(source.path)} ${DOUBTS[doubt](rows.count === 1)}; ${firstText(rows)}${what}`;
    const line = rows.first[0]?.line ?? null;
    const next = say`Look at these rows. ${source.role === 'members' ? UNKNOWN : NOBODY}`;
    return { code: 'doubtful-members', message, next, path: source.path, line };
  });
}

function told(code: Told['code'], source: OddSource, message: Message, next: Told['next']): Told {
  return {
    code,
    message,
    next,
    path: source.path,
    line: source.found.wrong.first[0]?.line ?? null,
  };
}

/** `214 of 9,000 rows of lists/vip.txt are not e-mail addresses; the first: line 3 "..."` */
function wrongText(source: OddSource): Message {
  const { path, total, format, found } = source;
  const rows = say`${found.wrong.count} of ${plural(total, rowOf(source), `${rowOf(source)}s`)} of ${asPath(path)}`;
  const isOne = found.wrong.count === 1;
  const verb = isOne ? say`is not` : say`are not`;
  return say`${rows} ${verb} ${formatText(format ?? [], isOne)}; ${firstText(found.wrong)}`;
}

function rowOf({ ref }: OddSource): 'row' | 'member' {
  return ref === null ? 'member' : 'row';
}

function firstText({ first }: OddRows): Message {
  const places = first.map(({ value, line }) =>
    line === null ? say`${asValue(value)}` : say`${lineText(line)} ${asValue(value)}`,
  );
  return say`the first: ${asList(places)}`;
}

type Words = (single: boolean) => Message;

function verb(one: Message, many: Message): Words {
  return (single) => (single ? one : many);
}

const DOUBTS: Readonly<Record<Doubt, Words>> = {
  'outer-quotes': verb(say`is in quotes`, say`are in quotes`),
  'smart-quotes': verb(say`has a curly quote`, say`have curly quotes`),
  'number-in-powers': verb(
    say`is a number that a spreadsheet has shortened`,
    say`are numbers that a spreadsheet has shortened`,
  ),
  'formatted-number': verb(
    say`is a number that a program has formatted`,
    say`are numbers that a program has formatted`,
  ),
  formula: verb(say`starts like a cell of a spreadsheet`, say`start like cells of a spreadsheet`),
  'no-value': verb(
    say`looks like what a program writes where there is no identity`,
    say`look like what a program writes where there is no identity`,
  ),
  'error-of-a-spreadsheet': verb(
    say`is an error of a spreadsheet`,
    say`are errors of a spreadsheet`,
  ),
  mailto: verb(say`starts with ${asCode('mailto:')}`, say`start with ${asCode('mailto:')}`),
  'trailing-comma': verb(say`ends with a comma or semicolon`, say`end with a comma or semicolon`),
  'several-fields': verb(say`contains a comma or semicolon`, say`contain a comma or semicolon`),
  header: verb(say`looks like the header of a table`, say`look like headers of a table`),
  comment: verb(say`looks like a comment`, say`look like comments`),
  'invisible-character': verb(
    say`has a character that cannot be seen`,
    say`have characters that cannot be seen`,
  ),
  'replacement-character': verb(
    say`has a character that was lost when the file was saved`,
    say`have characters that were lost when the file was saved`,
  ),
  'other-encoding': verb(
    say`has letters that were read in the wrong encoding`,
    say`have letters that were read in the wrong encoding`,
  ),
  bullet: verb(say`starts with a dash or a bullet`, say`start with a dash or a bullet`),
  'name-and-address': verb(
    say`has an e-mail address in angle brackets`,
    say`have e-mail addresses in angle brackets`,
  ),
  'several-addresses': verb(
    say`looks like two e-mail addresses in one`,
    say`look like two e-mail addresses in one`,
  ),
  'web-address': verb(say`is a web address`, say`are web addresses`),
  'white-space': verb(say`has white space inside`, say`have white space inside`),
};
