import type { Message } from '../message.ts';
import { asCode, plural, say } from '../message.ts';
import { indentOf, movedTo, quotedYaml, writeLine, writeLines } from './instead.ts';
import { windowsPath } from './windows-path.ts';
import { composeYaml, isLocal } from './yaml-document.ts';

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

/** Lines in place of some, before that was tried. `from` counts from 0. */
interface Repair {
  readonly from: number;
  readonly lines: readonly string[];
  /** Of the first line: what is marked. */
  readonly column: number;
  readonly length: number;
  readonly message: Message;
  readonly lead: Message;
}

/** What is known of a broken file; lines count from 0. */
interface Broken {
  readonly lines: readonly string[];
  /** Fields that can only be at the first column. */
  readonly top: readonly string[];
}

type Look = (broken: Broken, line: number) => Repair | null;

/** In the order in which they are looked for: what is most certain by its looks comes first. */
const LOOKS: readonly Look[] = [
  tabbed,
  spaceAfterDash,
  topMoved,
  escapesInside,
  quotesInside,
  colonInside,
  spaceAfterColon,
  moved,
];

/** Of a longer file, its head and the lines before the mistake stand for all of it. */
const MOST_TRIED = 1 << 16;
const HEAD_LINES = 20;
const NEAR_LINES = 100;

/** null if it is none of the common ones. */
export function findMistake(text: string, at: number, top: readonly string[]): Mistake | null {
  const before = text.slice(0, at);
  const line = before.split('\n').length - 1;
  const end = endOfLines(text, at, 1 + NEAR_LINES);
  const lines = text.slice(0, end).replaceAll('\r', '').split('\n');
  const near = [line, line - 1, line + 1].filter((one) => (lines[one] ?? '').trim() !== '');
  for (const look of LOOKS) {
    for (const one of near) {
      const repair = look({ lines, top }, one);
      if (repair !== null && isAccepted(lines, repair)) return shown(text, repair);
    }
  }
  return null;
}

function endOfLines(text: string, from: number, lines: number): number {
  let end = from;
  for (let left = lines; left > 0 && end >= 0; left -= 1) end = text.indexOf('\n', end + 1);
  return end < 0 ? text.length : end;
}

/** Only the start of the file counts: what is wrong further down is told when this is right. */
function isAccepted(lines: readonly string[], { from, lines: repaired }: Repair): boolean {
  const start = lines.slice(0, from);
  const isLong = start.reduce((sum, line) => sum + line.length, 0) > MOST_TRIED;
  const tried = isLong ? [...start.slice(0, HEAD_LINES), ...start.slice(-NEAR_LINES)] : start;
  const composed = composeYaml([...tried, ...repaired, ''].join('\n'));
  if (composed.kind !== 'document') return false;
  const offset = tried.reduce((sum, line) => sum + line.length + 1, 0);
  return composed.document.errors.every((error) => isLocal(error) && error.pos[0] < offset);
}

function shown(text: string, { from, lines, column, length, message, lead }: Repair): Mistake {
  let start = 0;
  for (let left = from; left > 0; left -= 1) start = text.indexOf('\n', start) + 1;
  const write =
    lines.length === 1
      ? writeLine(from + 1, lines[0] ?? '')
      : writeLines(from + 1, from + lines.length, lines);
  return { at: start + column, length, message, next: say`${lead} ${write}` };
}

/** Tabs where only spaces count. Other lines often have them too. */
function tabbed(broken: Broken, at: number): Repair | null {
  const line = broken.lines[at] ?? '';
  const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
  if (!indent.includes('\t')) return null;
  const repair = reindented(broken, at, [line]);
  if (repair === null) return null;
  return {
    ...repair,
    column: 0,
    length: indent.length,
    message: say`the line is indented with a tab, but YAML allows only spaces there`,
    lead: say`Replace all tabs in this file by spaces.`,
  };
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

/** A field of the first column that is further right, with what is below it: as pasted somewhere. */
function topMoved({ lines, top }: Broken, at: number): Repair | null {
  const line = lines[at] ?? '';
  const [, name = ''] = /^ *([\w-]+):/.exec(line) ?? [];
  if (indentOf(line) === 0 || !top.includes(name)) return null;
  const block = blockIn(lines, at);
  return {
    from: at,
    lines: movedTo(block, 0),
    column: 0,
    length: line.length,
    message: say`${asCode(`${name}:`)} is indented, but it has to start at the first column`,
    lead: NO_INDENT,
  };
}

const NO_INDENT = say`Remove the spaces before it.`;

/** A line that starts neither where those before it do, nor further right than its field. */
function moved(broken: Broken, at: number): Repair | null {
  return reindented(broken, at, blockIn(broken.lines, at));
}

/** The same lines where a line before them starts, or below the field before them. */
function reindented(broken: Broken, at: number, block: readonly string[]): Repair | null {
  const { lines } = broken;
  const line = lines[at] ?? '';
  const spaced = block.map((one) =>
    one.replace(/^[ \t]*/, (indent) => indent.replaceAll('\t', '  ')),
  );
  for (const indent of indentsBefore(lines, at)) {
    if (movedTo(spaced, indent)[0] === line) continue;
    const repair: Repair = {
      from: at,
      lines: movedTo(spaced, indent),
      column: 0,
      length: line.length,
      message: say`the line is indented by ${plural(indentOf(line), 'space')}, but it has to be indented by ${indent} here`,
      lead: say`Lines that belong together start at the same column.`,
    };
    if (isAccepted(lines, repair)) return repair;
  }
  return null;
}

/** Where lines before this one start, the nearest first; items of a list where other items do. */
function indentsBefore(lines: readonly string[], at: number): number[] {
  const line = lines[at] ?? '';
  const isItem = /^\s*- /.test(line);
  const before = lines
    .slice(Math.max(0, at - NEAR_LINES), at)
    .filter((one) => /^ *[^\s#]/.test(one));
  const last = before.at(-1) ?? '';
  const below = /:\s*(#.*)?$/.test(last) ? [indentOf(last) + 2] : [];
  const same = before.filter((one) => /^ *- /.test(one) === isItem).reverse();
  const others = before.filter((one) => /^ *- /.test(one) !== isItem).reverse();
  return [...new Set([...below, ...same.map(indentOf), ...others.map(indentOf)])];
}

/** A line and those below it, by their indentation. */
function blockIn(lines: readonly string[], at: number): string[] {
  const indent = indentOf(lines[at] ?? '');
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => line.trim() === '' || indentOf(line) <= indent);
  return [lines[at] ?? '', ...(end < 0 ? rest : rest.slice(0, end))];
}
