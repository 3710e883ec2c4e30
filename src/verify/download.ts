import { Failure, failure } from '../failure.ts';
import { CsvRecords } from '../lists/csv-records.ts';
import { findDialect, likelyHeader } from '../lists/dialect.ts';
import { encodingOf, inUtf8, textReader } from '../lists/encoding.ts';
import type { ImportColumns } from '../lists/import-format.ts';
import type { ListFormat, ListRef } from '../lists/list-ref.ts';
import { optionOf } from '../lists/list-ref.ts';
import { looksLikeMember } from '../lists/no-header.ts';
import { headOf, openList } from '../lists/open-list.ts';
import { NEWLINE } from '../members/bytes.ts';
import type { ByteReader } from '../members/cursor.ts';
import type { SortSpace } from '../members/line-sort.ts';
import { asCode, asList, asPath, asValue, lineText, plural, say } from '../message.ts';
import type { Member, MemberKind } from '../model.ts';
import { Traces } from './traces.ts';

/** The users of a segment, as somebody downloaded them. */
export interface Download extends ImportColumns {
  /** For messages. */
  readonly name: string;
  /** When it was downloaded, ms since the epoch. */
  readonly at: number;
  readonly open: () => ByteReader;
}

/**
 * Each row is a user, with every identity that the dashboard shows of them: any of them may be the one
 * that segops sent. Whatever is no whole CSV is refused, since each row that is lost would be a member
 * that seems to be missing. Throws a Failure.
 */
export function readDownload(download: Download, space: SortSpace, keepsNames: boolean): Traces {
  const raw = headOf(download.open());
  const encoding = encodingOf(raw, download.encoding);
  const head = inUtf8(raw, encoding);
  const columns = columnsOf(download, head);
  checkText(download, formatOf(columns, download), space);
  const found = findDialect(head, {
    names: [...columns.keys()],
    delimiter: download.delimiter,
    option: optionOf({ asked: true }),
  });
  if (found.kind === 'unclear') {
    const [{ code, message, next } = UNCLEAR] = found.findings;
    throw failure(code, say`${asPath(download.name)}: ${message}`, next);
  }
  const { delimiter, header, hasSepLine } = found.dialect;
  let end = NEWLINE;
  const reader = textReader(download.open(), encoding, (_, text) => {
    end = text.at(-1) ?? end;
  });
  const records = new CsvRecords(reader, delimiter);
  if (hasSepLine) records.next();
  records.next();
  const traces = new Traces(space, { areUsers: true, keepsNames });
  const places = [...columns].map(([name, kind]) => ({ at: header.indexOf(name), kind }));
  try {
    while (records.next()) {
      checkLength(download, records, header.length);
      traces.add({ ...rowOf(records, places), at: download.at });
    }
  } finally {
    reader.close();
  }
  if (records.fault !== null) {
    const { line, message } = records.fault;
    throw cutOff(download, say`${message} (${lineText(line)})`);
  }
  if (end !== NEWLINE && end !== CARRIAGE_RETURN) throw unended(download, records.line);
  return traces;
}

const CARRIAGE_RETURN = 0x0d;

/** A name that is cut off looks like that of another user, and the rows after it like nothing at all. */
function unended({ name }: Download, line: number): Error {
  return failure(
    'csv-syntax',
    say`${asPath(name)}: its last line is cut off, or it does not end with a newline (${lineText(line)})`,
    say`Download it again. If it is whole, end its last line with a newline, and say with ${asCode('--at')} when it was downloaded.`,
  );
}

const UNCLEAR = {
  code: 'csv-delimiter' as const,
  message: say`it is not clear what separates its fields`,
  next: say`Name it with ${asCode('--delimiter')}.`,
};

interface Place {
  readonly at: number;
  readonly kind: MemberKind | 'typed';
}

function rowOf(records: CsvRecords, places: readonly Place[]) {
  const names = places.flatMap(({ at, kind }): Member[] => {
    const value = records.field(at).toString();
    if (value === '' || kind === 'typed') return [];
    return [{ kind, value }];
  });
  const typed = places.find(({ kind }) => kind === 'typed');
  const isGuid = typed !== undefined && /^g$/i.test(records.field(typed.at).toString());
  return {
    segment: 0,
    operation: 'ADD' as const,
    names: isGuid ? names.map(({ value }): Member => ({ kind: 'guid', value })) : names,
  };
}

/** Columns that name users, in the order in which they count. */
const IDENTITIES = [
  /^(user)?identit(y|ies)$/,
  /^(user|customer|ct)id$/,
  /^e?mail(id|address)?$/,
  /^(mobile|phone)(number|no)?$/,
];
const GUIDS = /^(objectid|guid|clevertapid|ctguid|profileid)$/;

/** What each column of the header is; names of columns that hold no identity are not there. */
function columnsOf(
  { name, column, guidColumn, delimiter }: Download,
  head: Buffer,
): ReadonlyMap<string, MemberKind | 'typed'> {
  if (column !== null || guidColumn !== null) {
    return new Map([
      ...(column === null ? [] : [[column, 'identity'] as const]),
      ...(guidColumn === null ? [] : [[guidColumn, 'guid'] as const]),
    ]);
  }
  const { header } = likelyHeader(head, delimiter);
  const plainName = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  const identities = IDENTITIES.flatMap((known) =>
    header.filter((text) => known.test(plainName(text))),
  );
  const guids = header.filter((text) => GUIDS.test(plainName(text)));
  const types = header.filter((text) => plainName(text) === 'type');
  if (identities.length + guids.length > 0) {
    return new Map<string, MemberKind | 'typed'>([
      ...identities.map((text) => [text, 'identity'] as const),
      ...guids.map((text) => [text, 'guid'] as const),
      ...types.map((text) => [text, 'typed'] as const),
    ]);
  }
  const shown = header.some(looksLikeMember) ? [] : header.slice(0, 20).map(asValue);
  throw failure(
    'column-missing',
    say`${asPath(name)} has no column that is known to hold identities${shown.length === 0 ? '' : ': '}${asList(shown)}`,
    say`Name the column with ${asCode('--column')}, or that of guids with ${asCode('--guid-column')}. The first line has to be a header.`,
  );
}

function formatOf(
  columns: ReadonlyMap<string, unknown>,
  { encoding, delimiter }: Download,
): ListFormat {
  const [column = null] = columns.keys();
  return {
    kind: 'csv',
    column,
    guidColumn: null,
    ...(encoding === null ? {} : { encoding }),
    ...(delimiter === null ? {} : { delimiter }),
  };
}

/** What is no text, or no CSV, is told apart as it is for every list. */
function checkText(download: Download, format: ListFormat, space: SortSpace): void {
  const place = { file: download.name };
  const ref: ListRef = {
    kind: 'list',
    path: download.name,
    format,
    maxAgeMs: null,
    expectRows: null,
    asked: true,
    place,
  };
  const problems = openList(ref, download.open, space).problems();
  if (problems.length > 0) throw new Failure(problems);
}

function checkLength(download: Download, records: CsvRecords, fields: number): void {
  if (records.count === fields) return;
  throw cutOff(
    download,
    say`${lineText(records.line)} has ${plural(records.count, 'field')}, but the header has ${fields}`,
  );
}

function cutOff({ name }: Download, what: ReturnType<typeof say>): Error {
  return failure(
    'csv-syntax',
    say`${asPath(name)} is not valid CSV: ${what}`,
    say`Download it again. A part of the segment says nothing of the rest.`,
  );
}
