import type { Message } from '../message.ts';
import { asCode, say } from '../message.ts';
import {
  bracketsInside,
  bullets,
  colonMissing,
  dashMissing,
  itemBesideField,
  itemFieldMoved,
  patternInBrackets,
} from './field-mistakes.ts';
import { firstMoved, moved, tabbed, topMoved } from './indent-mistakes.ts';
import { quotedYaml, writeLine, writeLines } from './instead.ts';
import type { Broken, KnownFields, Look, Repair } from './repair.ts';
import { isAccepted, NEAR_LINES } from './repair.ts';
import { windowsPath } from './windows-path.ts';

/*
 * What the author of a broken line most likely meant. A parser says what its grammar expected, which
 * helps no one who never read the grammar ("nested mappings are not allowed in compact mappings" for
 * a name with a colon). So each common mistake is recognised by its looks and repaired, and the
 * repair is tried: only one that the parser accepts is shown, as the lines to write instead.
 */

/** A mistake, and the lines to write in place of those that hold it. */
export interface Mistake {
  /** Offset and length of what is marked. */
  readonly at: number;
  readonly length: number;
  readonly message: Message;
  readonly next: Message;
}

/** In the order in which they are looked for: what is most certain by its looks comes first. */
const LOOKS: readonly Look[] = [
  tabbed,
  colonMissing,
  itemBesideField,
  bullets,
  patternInBrackets,
  spaceAfterDash,
  firstMoved,
  topMoved,
  itemFieldMoved,
  escapesInside,
  quotesInside,
  bracketsInside,
  dashMissing,
  colonInside,
  spaceAfterColon,
  moved,
];

/** null if it is none of the common ones. */
export function findMistake(text: string, at: number, fields: KnownFields): Mistake | null {
  const line = text.slice(0, at).split('\n').length - 1;
  const end = endOfLines(text, at, 1 + NEAR_LINES);
  const lines = text.slice(0, end).replaceAll('\r', '').split('\n');
  const near = [line, line - 1, line + 1].filter((one) => (lines[one] ?? '').trim() !== '');
  // Without its colon, a field is told where what follows it makes no sense.
  const before = lines
    .slice(0, line)
    .map((_, one) => line - 1 - one)
    .slice(0, NEAR_LINES);
  for (const look of LOOKS) {
    for (const one of look === colonMissing ? [...near, ...before] : near) {
      const repair = look({ lines, fields }, one);
      if (repair !== null && isAccepted(lines, repair, line)) return shown(text, repair);
    }
  }
  return null;
}

function endOfLines(text: string, from: number, lines: number): number {
  let end = from;
  for (let left = lines; left > 0 && end >= 0; left -= 1) end = text.indexOf('\n', end + 1);
  return end < 0 ? text.length : end;
}

function shown(text: string, repair: Repair): Mistake {
  const { from, lines, column, length, message, lead, replaces = lines.length } = repair;
  let start = 0;
  for (let left = from; left > 0; left -= 1) start = text.indexOf('\n', start) + 1;
  const write =
    lines.length === 1
      ? writeLine(from + 1, lines[0] ?? '')
      : writeLines(from + 1, from + replaces, lines);
  return { at: start + column, length, message, next: say`${lead} ${write}` };
}

/** `-ada` */
function spaceAfterDash({ lines }: Broken, at: number): Repair | null {
  const [, dash = '', rest = ''] = /^( *(?:- +)*-)([^\s-].*)$/.exec(lines[at] ?? '') ?? [];
  if (dash === '') return null;
  return {
    from: at,
    lines: [`${dash} ${rest}`],
    column: dash.length - 1,
    length: 2,
    message: say`a space is missing after the dash`,
    lead: say`Write a space after each ${asCode('-')}.`,
  };
}

/** `name:VIP`; the colon of an address such as `http://` is none. */
function spaceAfterColon({ lines }: Broken, at: number): Repair | null {
  const found = /^( *(?:- +)?[a-z][a-z_]*:)((?!\/\/)\S.*)$/.exec(lines[at] ?? '');
  const [, name = '', value = ''] = found ?? [];
  if (name === '') return null;
  return {
    from: at,
    lines: [`${name} ${value}`],
    column: name.length - 1,
    length: 2,
    message: say`a space is missing after the colon`,
    lead: say`Write a space after each colon that follows a field.`,
  };
}

/** Of a line: what is before its value, the value, and a comment after it. */
export function partsOf(line: string): { lead: string; value: string; comment: string } | null {
  const [, dash = '', rest = ''] = /^( *(?:- +)*)(\S.*)$/.exec(line) ?? [];
  if (rest === '') return null;
  const isField = dash.includes('-') ? ITEM_FIELD : FIELD;
  const [name = ''] = isField.exec(rest) ?? [];
  const [, value = '', comment = ''] = /^(.*?)( +#.*)?$/.exec(rest.slice(name.length)) ?? [];
  return value === '' ? null : { lead: dash + name, value: value.trimEnd(), comment };
}

const FIELD = /^[\w-]+: +/;
/** After a dash, other words before a colon belong to a value. */
const ITEM_FIELD = /^(?:identity|guid|file|segment|column|guid_column|max_age|expect_rows): +/;

/** `"VIP" club`, `'O'Brien'`, `"ada` */
function quotesInside({ lines }: Broken, at: number): Repair | null {
  const parts = partsOf(lines[at] ?? '');
  const mark = parts?.value.charAt(0) ?? '';
  if (parts === null || (mark !== '"' && mark !== "'")) return null;
  const { lead, value, comment } = parts;
  const inner = value.slice(1, -1);
  const place = { from: at, column: lead.length, length: value.length };
  const written = (meant: string) => ({ lines: [`${lead}${quotedYaml(meant)}${comment}`] });
  if (!value.slice(1).includes(mark)) {
    const message = say`this ${asCode(mark)} is never closed`;
    return {
      ...place,
      ...written(value.slice(1)),
      message,
      lead: say`Close it at the end of the value.`,
    };
  }
  if (value.endsWith(mark)) {
    const message = say`the value contains the quotes that it is in, so it ends too early for YAML`;
    return { ...place, ...written(inner), message, lead: say`Use quotes of the other kind.` };
  }
  const message = say`the value starts with quotes and goes on after them`;
  return { ...place, ...written(value), message, lead: say`Put the whole value in quotes.` };
}

/** `"C:\Users\ada"`: in double quotes, a backslash starts an escape. */
function escapesInside({ lines }: Broken, at: number): Repair | null {
  const parts = partsOf(lines[at] ?? '');
  const [, inner = ''] = /^"([^"]*\\[^"]*)"$/.exec(parts?.value ?? '') ?? [];
  if (parts === null || inner === '') return null;
  const { lead, value, comment } = parts;
  const place = { from: at, column: lead.length, length: value.length };
  if (lead.trimEnd().endsWith('file:')) {
    const { meant, ...advice } = windowsPath(value, inner);
    return { ...place, ...advice, lines: [`${lead}${meant}${comment}`] };
  }
  return {
    ...place,
    lines: [`${lead}${quotedYaml(inner)}${comment}`],
    message: say`a backslash in double quotes does not mean a backslash in YAML`,
    lead: say`Use single quotes.`,
  };
}

/** `name: VIP: the best` */
function colonInside({ lines }: Broken, at: number): Repair | null {
  const parts = partsOf(lines[at] ?? '');
  if (parts === null || !/:(\s|$)/.test(parts.value)) return null;
  const { lead, value, comment } = parts;
  if (!/[:-] +$/.test(lead)) return null;
  return {
    from: at,
    lines: [`${lead}${quotedYaml(value)}${comment}`],
    column: lead.length,
    length: value.length,
    message: say`the value contains a colon and a space, which YAML reads as another field`,
    lead: say`Put the value in quotes.`,
  };
}
