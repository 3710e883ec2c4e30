import { readerOf } from '../members/cursor.ts';
import type { Message, Words } from '../message.ts';
import { asCode, asList, asValue, lineText, NOTHING, say } from '../message.ts';
import { nearest } from '../yaml/nearest.ts';
import type { Finding } from '../yaml/source.ts';
import { CsvRecords } from './csv-records.ts';
import type { Option } from './no-header.ts';
import { looksLikeMember, noHeader } from './no-header.ts';

/*
 * What separates the fields of a CSV is recognised only where its header leaves no doubt: under exactly
 * one delimiter, the columns that are named are there. A wrong guess would send `ada@x.com;Ada` as a
 * member. So what is left is refused, and the refusal says what to write.
 */

export interface Dialect {
  /** One byte. */
  readonly delimiter: number;
  readonly header: readonly string[];
  /** The file begins with a `sep=;` line of Excel, before the header. */
  readonly hasSepLine: boolean;
}

export type FoundDialect =
  | { readonly kind: 'dialect'; readonly dialect: Dialect }
  | { readonly kind: 'unclear'; readonly findings: readonly Finding[] };

/** What the user says of a CSV. */
export interface Wanted {
  /** Columns by name. */
  readonly names: readonly string[];
  /** null: to be recognised. */
  readonly delimiter: string | null;
  /** How to say more: `delimiter: ';'` in YAML, or `--delimiter ';'`. */
  readonly option: Option;
}

/** Delimiters that are recognised, and what people call them. */
const DELIMITERS: ReadonlyMap<string, Message> = new Map([
  [',', say`commas`],
  [';', say`semicolons`],
  ['\t', say`tabs`],
  ['|', say`bars`],
]);

/** `tab`, or one character of ASCII that no value begins with; null for anything else. */
export function parseDelimiter(text: string): string | null {
  const named = text === 'tab' || text === '\\t' ? '\t' : text;
  return /^[\t!#-/:-@[-`{-~]$/.test(named) ? named : null;
}

export function badDelimiter(text: string): Finding {
  return {
    code: 'bad-delimiter',
    message: say`${asValue(text)} is not a valid delimiter`,
    next: say`Write one character such as ${asCode("','")}, ${asCode("';'")} or ${asCode("'|'")}, or write ${asCode('tab')}.`,
  };
}

/** How a delimiter is written where it is said. */
export function delimiterText(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : `'${delimiter}'`;
}

/** From the beginning of a file, in UTF-8. */
export function findDialect(head: Buffer, wanted: Wanted): FoundDialect {
  const sep = sepOf(head);
  const hasSepLine = sep !== undefined;
  const said = wanted.delimiter ?? sep;
  const headers = new Map(
    (said === undefined ? [...DELIMITERS.keys()] : [said]).map((delimiter) => [
      delimiter,
      headerUnder(head, delimiter, hasSepLine),
    ]),
  );
  const split = [...headers].filter(([, header]) => header.length > 1);
  const fitting = split.filter(([, header]) => hasAll(header, wanted.names));
  const [only, other] = fitting;
  if (only !== undefined && other !== undefined) return unclear(inDoubt(fitting, wanted));
  const [delimiter, header] = only ?? longest(split) ?? [...headers][0] ?? [',', []];
  const findings = wrongColumns(delimiter, header, wanted);
  if (findings.length > 0) {
    const below = headerBelow(head, [...headers.keys()], wanted);
    return below === null ? { kind: 'unclear', findings } : unclear(below);
  }
  const hidden = header.length === 1 && said === undefined ? hiddenDelimiter(head) : null;
  if (hidden !== null) return unclear(splitByAnother(hidden, header[0] ?? '', wanted));
  return { kind: 'dialect', dialect: { delimiter: delimiter.charCodeAt(0), header, hasSepLine } };
}

export interface LikelyHeader {
  readonly delimiter: string;
  readonly header: readonly string[];
}

/** The header as it may be meant, where nothing is said of the columns. */
export function likelyHeader(head: Buffer, said: string | null = null): LikelyHeader {
  const sep = sepOf(head);
  const known = said ?? sep;
  return (known === undefined ? [...DELIMITERS.keys()] : [known])
    .map((delimiter) => ({ delimiter, header: headerUnder(head, delimiter, sep !== undefined) }))
    .reduce((most, one) => (one.header.length > most.header.length ? one : most));
}

function sepOf(head: Buffer): string | undefined {
  return SEP_LINE.exec(head.subarray(0, SEP_LENGTH).toString())?.[1];
}

const SEP_LENGTH = 16;
const SEP_LINE = /^"?sep=([\t!#-/:-@[-`{-~])"?[\r\n]/i;

/** Memory for the rows of a head. */
const HEAD_ROOM = 1 << 17;

function recordsUnder(head: Buffer, delimiter: string, hasSepLine: boolean): CsvRecords {
  const records = new CsvRecords(readerOf(head), delimiter.charCodeAt(0), HEAD_ROOM);
  if (hasSepLine) records.next();
  return records;
}

function headerUnder(head: Buffer, delimiter: string, hasSepLine: boolean): string[] {
  const records = recordsUnder(head, delimiter, hasSepLine);
  return records.next() ? records.texts() : [];
}

function hasAll(header: readonly string[], names: readonly string[]): boolean {
  return names.every((name) => header.includes(name));
}

type Split = readonly [delimiter: string, header: readonly string[]];

function longest(split: readonly Split[]): Split | undefined {
  const most = Math.max(...split.map(([, header]) => header.length));
  return split.find(([, header]) => header.length === most);
}

function unclear(finding: Finding): FoundDialect {
  return { kind: 'unclear', findings: [finding] };
}

function inDoubt(fitting: readonly Split[], { option }: Wanted): Finding {
  const ways = fitting.map(([delimiter]) => option('delimiter', delimiterText(delimiter)));
  return {
    code: 'csv-delimiter',
    message: say`the fields may be separated by ${asList(
      fitting.map(([delimiter]) => nameOf(delimiter)),
      'or',
    )}: the header has the named columns in every case`,
    next: say`Write ${asList(ways, 'or')}.`,
  };
}

/** What people call a delimiter. */
export function nameOf(delimiter: string): Message {
  return DELIMITERS.get(delimiter) ?? say`${asValue(delimiter)}`;
}

/** So many rows tell whether a column alone is one. */
const ROWS_LOOKED_AT = 20;

/** A report begins with its title, and the names of its columns come below. */
function headerBelow(head: Buffer, delimiters: readonly string[], wanted: Wanted): Finding | null {
  const { names } = wanted;
  if (names.some(looksLikeMember)) return null;
  for (const delimiter of delimiters) {
    const records = recordsUnder(head, delimiter, false);
    records.next();
    for (let row = 0; row < ROWS_LOOKED_AT && records.next(); row += 1) {
      if (hasAll(records.texts(), names)) return headerAt(lineText(records.line));
    }
  }
  return null;
}

function headerAt(line: Words): Finding {
  return {
    code: 'unknown-column',
    message: say`the names of the columns are not in the first line, but in ${line}`,
    next: say`Remove the lines above ${line}.`,
  };
}

/** What separates the rows of a file whose header has one column; null where they are one field each. */
function hiddenDelimiter(head: Buffer): string | null {
  for (const delimiter of DELIMITERS.keys()) {
    const records = recordsUnder(head, delimiter, false);
    records.next();
    let rows = 0;
    let fields = 0;
    while (rows < ROWS_LOOKED_AT && records.next()) {
      rows += 1;
      if (rows > 1 && records.count !== fields) fields = 1;
      else fields = records.count;
    }
    if (delimiter !== ',' && fields > 1) return delimiter;
  }
  return null;
}

function splitByAnother(delimiter: string, column: string, { option }: Wanted): Finding {
  return {
    code: 'csv-delimiter',
    message: say`the header has the column ${asValue(column)} alone, but the rows look separated by ${nameOf(delimiter)}`,
    next: say`Add a header for each field. If each row is one identity as a whole, write ${option('delimiter', "','")}.`,
  };
}

function wrongColumns(delimiter: string, header: readonly string[], wanted: Wanted): Finding[] {
  const { names, option } = wanted;
  if (header.length === 0) return [NO_CONTENT];
  const isRow = header.some(looksLikeMember);
  if (isRow && (names.some(looksLikeMember) || !hasAll(header, names))) {
    return [noHeader(header, delimiter, names, option)];
  }
  return names.flatMap((name) => {
    const found = header.filter((one) => one === name).length;
    if (found === 1) return holdsAnother(delimiter, name, wanted);
    return found === 0 ? [unknownColumn(delimiter, header, name, wanted)] : [columnTwice(name)];
  });
}

/** A name such as `email;name` is a header that was not split. */
function holdsAnother(delimiter: string, name: string, { delimiter: said, option }: Wanted) {
  if (said !== null) return [];
  const other = [...DELIMITERS.keys()].find((one) => one !== delimiter && name.includes(one));
  return other === undefined || other === ',' ? [] : [notSplit(other, name, option)];
}

function notSplit(delimiter: string, name: string, option: Wanted['option']): Finding {
  return {
    code: 'csv-delimiter',
    message: say`${asValue(name)} looks like several columns, separated by ${nameOf(delimiter)}`,
    next: say`Write ${option('delimiter', delimiterText(delimiter))} and name one of the columns: ${columnsText(name.split(delimiter))}.`,
  };
}

const NO_CONTENT: Finding = {
  code: 'unknown-column',
  message: say`the file is empty: it has no header`,
  next: say`Export the list again. A list without members keeps its header.`,
};

function columnTwice(name: string): Finding {
  return {
    code: 'duplicate-column',
    message: say`the header has the column ${asValue(name)} more than once`,
    next: say`Give each column its own name in the file, so that it is clear which one is meant.`,
  };
}

function unknownColumn(
  delimiter: string,
  header: readonly string[],
  name: string,
  { delimiter: said, option }: Wanted,
): Finding {
  const message = say`the header has no column ${asValue(name)}`;
  const [single = ''] = header;
  const other = header.length === 1 ? anotherIn(single, delimiter) : null;
  if (other !== null) {
    const where = said === null ? NOTHING : say`, not by ${nameOf(delimiter)}`;
    return {
      code: 'unknown-column',
      message: say`${message}: its fields look separated by ${nameOf(other)}${where}`,
      next: say`Write ${option('delimiter', delimiterText(other))} and name one of the columns: ${columnsText(single.split(other))}.`,
    };
  }
  const near = nearColumn(name, header);
  return {
    code: 'unknown-column',
    message,
    next:
      near === null
        ? say`Name one of its columns: ${columnsText(header)}.`
        : say`Did you mean ${asValue(near)}? A name is written exactly as in the header.`,
  };
}

function anotherIn(text: string, delimiter: string): string | null {
  return [...DELIMITERS.keys()].find((one) => one !== delimiter && text.includes(one)) ?? null;
}

function nearColumn(name: string, header: readonly string[]): string | null {
  const loose = (text: string) => text.trim().toLowerCase();
  // What did not decode cannot be written as it is.
  const whole = header.filter((one) => !one.includes('\ufffd'));
  return whole.find((one) => loose(one) === loose(name)) ?? nearest(name, whole);
}

const COLUMNS_SHOWN = 20;

function columnsText(header: readonly string[]): Message {
  const named = header.filter((name) => name !== '');
  const shown = named.slice(0, COLUMNS_SHOWN).map(asValue);
  if (named.length <= COLUMNS_SHOWN) return asList(shown, 'or');
  return say`${asList(shown, 'or')}, and ${named.length - COLUMNS_SHOWN} more`;
}
