import type { ByteReader } from '../members/cursor.ts';
import type { SortSpace } from '../members/line-sort.ts';
import { CsvList } from './csv-list.ts';
import type { OpenList } from './list-facts.ts';
import type { ListRef } from './list-ref.ts';
import { TextList } from './text-list.ts';

/** Opens a list. BOM, CRLF, blank lines, any order and duplicates are accepted. */
export function openList(ref: ListRef, open: () => ByteReader, space: SortSpace): OpenList {
  const { path, format } = ref;
  if (format.kind === 'text') return new TextList(path, open, space);
  return new CsvList(path, format, open, space);
}
