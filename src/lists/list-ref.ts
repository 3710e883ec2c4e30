import type { CountsOn, Days } from '../config/days.ts';
import { readDays } from '../config/days.ts';
import { badDuration, badLimit } from '../config/guard-settings.ts';
import type { IdentityFormat } from '../config/identity-format.ts';
import type { Threshold } from '../config/limits.ts';
import { readIdentityFormat } from '../config/read-identity.ts';
import type { RowRange } from '../config/row-range.ts';
import { badRowRange, parseRows } from '../config/row-range.ts';
import { parseDuration, parseThreshold } from '../config/scalars.ts';
import { asCode, asPath, say } from '../message.ts';
import type { Place, Problem, SegmentKey } from '../model.ts';
import { pathYaml, writeThere } from '../yaml/instead.ts';
import type { Finding, Source } from '../yaml/source.ts';
import { isWindowsPath, windowsPath } from '../yaml/windows-path.ts';
import type { YamlScalar, YamlValue } from '../yaml/yaml-value.ts';
import { FieldReader, itemsOf, scalarOf } from '../yaml/yaml-value.ts';
import { badDelimiter, parseDelimiter } from './dialect.ts';
import { badEncoding, parseEncoding } from './encoding.ts';
import type { Option } from './no-header.ts';

/** A list file: one identity per line, or the named columns of a CSV. */
export interface ListRef {
  readonly kind: 'list';
  /** As written, with forward slashes, from the folder of `segops.yaml`. */
  readonly path: string;
  readonly format: ListFormat;
  /** The list is too old when its last change is more than so many milliseconds ago. */
  readonly maxAgeMs: number | null;
  readonly expectRows: RowRange | null;
  /** What its identities look like, where the list itself says so. */
  readonly identity?: IdentityFormat;
  /** So many rows that do not look like that are left out; none by default. */
  readonly maxInvalid?: Threshold;
  /** It counts on these days alone; absent: always. */
  readonly days?: Days;
  /** A command was asked to read it, so that more is said by flags. */
  readonly asked?: true;
  readonly place: Place;
}

/** How to say more of a list: a line of YAML beside its `file:`, or a flag. */
export function optionOf({ asked }: Pick<ListRef, 'asked'>): Option {
  return (name, value) => {
    const field = asked ? `--${name}` : `${name}:`;
    const option =
      typeof value === 'string'
        ? say`${asCode(`${field} ${value}`)}`
        : say`${asCode(field)} ${value}`;
    return asked ? option : say`${option} beside ${asCode('file:')}`;
  };
}

export type ListFormat =
  | { readonly kind: 'text'; readonly encoding?: string }
  | {
      readonly kind: 'csv';
      readonly encoding?: string;
      /** Recognised by the header where it is not said. */
      readonly delimiter?: string;
      readonly column: string | null;
      readonly guidColumn: string | null;
      /** A row with both is two members: an exclusion holds back either. */
      readonly takesBoth?: true;
      /** Columns with the days of each row. */
      readonly days?: DayColumns;
      /** In CleverTap's own lists: says for each row whether `column` has an identity or a guid. */
      readonly typeColumn?: string;
    };

export interface DayColumns {
  readonly first: string | null;
  readonly last: string | null;
  /** Which rows count; absent until the manifest is read for a day. */
  readonly counts?: {
    readonly today: string;
    readonly on: CountsOn;
    /** Without rows that begin or end on a day soon to come. */
    readonly steadily?: true;
  };
}

interface Excluding {
  /** Every row matches also where only ASCII case differs, whatever it looks like. */
  readonly ignoreCase: boolean;
  /** It holds back others each time, by intention: only a smaller number of them is an accident. */
  readonly rotates?: true;
}

/** A list whose members are held back. */
export type ExcludedListRef = ListRef & Excluding;

/** One identity to a line, in UTF-8: what can be edited line by line. */
export function isEditable({ kind, encoding }: ListFormat): boolean {
  return kind === 'text' && encoding === undefined;
}

/** The desired members of another manifest. */
export interface SegmentRef {
  readonly kind: 'segment';
  readonly key: SegmentKey;
  /** On which days it counts; absent: on all. */
  readonly days?: Days;
  readonly place: Place;
}

/** What members come from, or have to be in. */
export type SourceRef = ListRef | SegmentRef;

export type ExclusionRef = ExcludedListRef | (SegmentRef & Excluding);

/** The lists and segments under `members_from` or `intersect_with`. */
export function readSources(
  source: Source,
  root: YamlValue,
  field: 'members_from' | 'intersect_with',
  problems: Problem[],
): SourceRef[] {
  return itemsOf(root, field).flatMap((item): SourceRef[] => {
    const segment = segmentOf(source, item);
    if (segment === null) return listOf(source, item, problems);
    return [{ ...segment, ...datesOf(source, item, problems) }];
  });
}

function segmentOf(source: Source, item: YamlValue): SegmentRef | null {
  const segment = scalarOf(item, 'segment');
  if (segment === null) return null;
  return { kind: 'segment', key: segment.text, place: source.place(segment.at) };
}

/** The lists and segments under `exclude_from`. */
export function readExclusions(
  source: Source,
  root: YamlValue,
  problems: Problem[],
): ExclusionRef[] {
  return itemsOf(root, 'exclude_from').flatMap((item): ExclusionRef[] => {
    const segment = segmentOf(source, item);
    if (segment === null) return readExcludedList(source, item, problems);
    return [{ ...segment, ...excluding(item), ...datesOf(source, item, problems) }];
  });
}

/** A list whose members are kept out; empty if it is invalid. */
export function readExcludedList(
  source: Source,
  item: YamlValue,
  problems: Problem[],
): ExcludedListRef[] {
  return listOf(source, item, problems).map((ref) => ({ ...takingBoth(ref), ...excluding(item) }));
}

function excluding(item: YamlValue): Excluding {
  return {
    ignoreCase: isTrue(item, 'ignore_case'),
    ...(isTrue(item, 'rotates') ? { rotates: true } : {}),
  };
}

function isTrue(item: YamlValue, field: string): boolean {
  return scalarOf(item, field)?.text.toLowerCase() === 'true';
}

/** As a plan, a report and the lockfile name it. */
export function refPath(ref: SourceRef | ExclusionRef): string {
  return ref.kind === 'segment' ? `segment:${ref.key}` : ref.path;
}

/** Whether both are the same segment, or the same rows of the same file. */
export function isSameRef(a: SourceRef, b: SourceRef): boolean {
  if (a.kind === 'segment' || b.kind === 'segment') return refPath(a) === refPath(b);
  const columnsOf = ({ format }: ListRef) =>
    format.kind === 'csv' ? JSON.stringify([format.column, format.guidColumn]) : '';
  return a.path === b.path && columnsOf(a) === columnsOf(b);
}

/** Whoever is named twice by a row has opted out under both names. */
function takingBoth(ref: ListRef): ListRef {
  const { format } = ref;
  if (format.kind !== 'csv' || format.column === null || format.guidColumn === null) return ref;
  return { ...ref, format: { ...format, takesBoth: true } };
}

function listOf(source: Source, item: YamlValue, problems: Problem[]): ListRef[] {
  const file = scalarOf(item, 'file');
  if (file === null) return [];
  const format = formatOf(source, item, file.text, problems);
  const finding =
    backslashes(source, file) ?? pathFault(file.text) ?? formatFault(format, file.text);
  if (finding !== null) {
    problems.push(source.problem(file.at, finding, file.length));
    return [];
  }
  const place = source.place(file.at);
  const expected = expectations(source, item, problems);
  return [{ kind: 'list', path: file.text, format, ...expected, place }];
}

/** What the author expects of the list; a guard checks it. */
function expectations(source: Source, item: YamlValue, problems: Problem[]) {
  const reader = new FieldReader(source, problems);
  const identity = readIdentityFormat(source, item, 'format', problems);
  const maxInvalid = reader.read(item, 'max_invalid', parseThreshold, badLimit);
  return {
    maxAgeMs: reader.read(item, 'max_age', parseDuration, badDuration),
    expectRows: reader.read(item, 'expect_rows', parseRows, badRowRange),
    ...(identity === null ? {} : { identity }),
    ...(maxInvalid === null ? {} : { maxInvalid }),
    ...datesOf(source, item, problems),
  };
}

function datesOf(source: Source, item: YamlValue, problems: Problem[]): Pick<ListRef, 'days'> {
  const days = readDays(source, item, problems);
  return days === null ? {} : { days };
}

/** A CSV by its name, or because a column is named. */
function formatOf(source: Source, item: YamlValue, path: string, problems: Problem[]): ListFormat {
  const reader = new FieldReader(source, problems);
  const column = scalarOf(item, 'column')?.text ?? null;
  const guidColumn = scalarOf(item, 'guid_column')?.text ?? null;
  const delimiter = reader.read(item, 'delimiter', parseDelimiter, badDelimiter);
  const label = reader.read(item, 'encoding', parseEncoding, badEncoding);
  const encoding = label === null ? {} : { encoding: label };
  const first = scalarOf(item, 'first_day_column')?.text ?? null;
  const last = scalarOf(item, 'last_day_column')?.text ?? null;
  const isCsv = [column, guidColumn, delimiter, first, last].some((said) => said !== null);
  if (!isCsv && !/\.(csv|tsv)$/i.test(path)) return { kind: 'text', ...encoding };
  const separated = delimiter === null ? {} : { delimiter };
  const days = first === null && last === null ? {} : { days: { first, last } };
  return { kind: 'csv', column, guidColumn, ...days, ...separated, ...encoding };
}

function formatFault(format: ListFormat, path: string): Finding | null {
  if (format.kind === 'text' || format.column !== null || format.guidColumn !== null) return null;
  return {
    code: 'missing-column',
    message: say`${asPath(path)} is a CSV file, but no column is named`,
    next: say`Add ${asCode('column:')} with the name of the column of identities, or ${asCode('guid_column:')} with that of guids.`,
  };
}

/** In double quotes, YAML reads the backslashes of Windows as something else. */
function backslashes(source: Source, file: YamlScalar): Finding | null {
  const written = source.text.slice(file.at, file.at + file.length);
  const path = file.plain ? file.text : written.slice(1, -1);
  if (!isWindowsPath(path)) return null;
  const { meant, message, lead } = windowsPath(written, path);
  const instead = writeThere(source, file.at, file.length, pathYaml(meant));
  return { code: 'bad-path', message, next: say`${lead} ${instead}` };
}

/** Paths must mean the same on every machine. Where they lead is checked when they are opened. */
function pathFault(path: string): Finding | null {
  if (/[\p{Cc}\p{Cs}]/u.test(path)) {
    return {
      code: 'bad-path',
      message: say`the path ${asPath(path)} contains a control character`,
      next: say`Remove the character.`,
    };
  }
  // Plans and the lockfile name a segment so.
  if (path.startsWith('segment:')) {
    return {
      code: 'bad-path',
      message: say`the path ${asPath(path)} looks like a segment`,
      next: say`Write ${asCode('segment:')} in place of ${asCode('file:')}, or put ${asCode('./')} before the name of the file.`,
    };
  }
  if (path !== '') return null;
  return { code: 'bad-path', message: say`the path is empty`, next: say`Name the list file.` };
}

/** One name for a list whose rows have days, whichever day it is read for; null for any other. */
export function datedName({ path, format }: ListRef): string | null {
  if (format.kind === 'text' || format.days === undefined) return null;
  const { days, ...others } = format;
  return JSON.stringify([path, others, days.first, days.last]);
}

/** The day for which its rows are read; null where they have none, or it is not known yet. */
export function todayOf({ format }: ListRef): string | null {
  if (format.kind === 'text') return null;
  return format.days?.counts?.today ?? null;
}
