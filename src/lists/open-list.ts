import type { ByteReader } from '../members/cursor.ts';
import { cursorOver, NO_BYTES } from '../members/cursor.ts';
import type { SortSpace } from '../members/line-sort.ts';
import type { Problem } from '../model.ts';
import type { Finding } from '../yaml/source.ts';
import { csvInText } from './csv-in-text.ts';
import { CsvList } from './csv-list.ts';
import type { ListText } from './encoding.ts';
import { encodingOf, inUtf8 } from './encoding.ts';
import {
  foreignFile,
  HEAD_BYTES,
  notText,
  unmarkedEncoding,
  wrongEncoding,
} from './foreign-file.ts';
import type { OpenList } from './list-facts.ts';
import { ListDigest } from './list-facts.ts';
import { ListProblems } from './list-problems.ts';
import type { ListRef } from './list-ref.ts';
import { TextList } from './text-list.ts';

/**
 * Opens a list. BOM, CRLF, blank lines, any order and duplicates are accepted. What is no list,
 * whatever it is named, is an error and has no members.
 */
export function openList(ref: ListRef, open: () => ByteReader, space: SortSpace): OpenList {
  const { format } = ref;
  const raw = headOf(open());
  const said = format.encoding ?? null;
  const encoding = encodingOf(raw, said);
  const text: ListText = { open, encoding, head: inUtf8(raw, encoding) };
  const foreign =
    wrongEncoding(raw, said, ref) ??
    foreignFile(raw, text.head, format.kind) ??
    (said === null && encoding === null ? unmarkedEncoding(raw, ref) : null) ??
    notText(text.head) ??
    csvInText(ref, text.head);
  if (foreign !== null) return unreadableList(foreignProblems(ref, foreign));
  if (format.kind === 'text') return new TextList(ref, text, space);
  return new CsvList(ref, format, text, space);
}

/** The first bytes of a file, as many as tell what it is. */
export function headOf(reader: ByteReader): Uint8Array {
  const head = Buffer.alloc(HEAD_BYTES);
  let size = 0;
  for (let more = 1; more > 0 && size < head.length; size += more) {
    more = reader.read(head.subarray(size));
  }
  reader.close();
  return head.subarray(0, size);
}

function foreignProblems(ref: ListRef, { code, message, next }: Finding): readonly Problem[] {
  const problems = new ListProblems(ref, null);
  problems.add(code, 1, message, next);
  return problems.all();
}

/** A list that cannot be read has no members, and says why. */
export function unreadableList(problems: readonly Problem[]): OpenList {
  return {
    cursor: () => cursorOver(NO_BYTES),
    content: () => new ListDigest().content(0),
    duplicates: () => 0,
    problems: () => problems,
    eachRow: () => undefined,
  };
}
