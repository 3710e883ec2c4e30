import type { ByteReader, MemberCursor } from '../members/cursor.ts';
import type { SortSpace } from '../members/line-sort.ts';
import type { MemberKind, Problem } from '../model.ts';
import { CsvList } from './csv-list.ts';
import type { ListRef } from './manifest.ts';
import { TextList } from './text-list.ts';

/**
 * A list that is being read: its facts and problems are whole once the cursors of both kinds are
 * drained. Asking again for a cursor of a kind reads the file again from its beginning.
 */
export interface OpenList {
  /** Throws OutOfOrder on the way if the list turns out to need sorting: ask again then. */
  cursor(kind: MemberKind): MemberCursor;
  facts(): ListReading;
  problems(): readonly Problem[];
}

/** What reading a list file to its end has shown. */
export interface ListReading {
  /** Distinct members. */
  readonly rows: number;
  readonly duplicates: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Opens a list: BOM and CRLF are tolerated, blank lines ignored, order and duplicates repaired. */
export function openList(ref: ListRef, open: () => ByteReader, space: SortSpace): OpenList {
  const { path, format } = ref;
  if (format.kind === 'text') return new TextList(path, open, space);
  return new CsvList(path, format, open, space);
}
