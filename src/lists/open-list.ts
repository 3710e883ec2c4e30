import type { ByteReader, MemberCursor } from '../members/cursor.ts';
import { cursorOver, NO_BYTES } from '../members/cursor.ts';
import type { SortSpace } from '../members/line-sort.ts';
import type { Problem } from '../model.ts';
import type { Finding } from '../yaml/source.ts';
import { csvInText } from './csv-in-text.ts';
import { CsvList } from './csv-list.ts';
import type { ListText } from './encoding.ts';
import { encodingOf, inUtf8 } from './encoding.ts';
import { foreignFile, HEAD_BYTES, unmarkedEncoding } from './foreign-file.ts';
import type { ListContent, OpenList } from './list-facts.ts';
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
    foreignFile(encoding === null ? raw : text.head) ??
    (said === null && encoding === null ? unmarkedEncoding(raw, ref) : null) ??
    csvInText(ref, text.head);
  if (foreign !== null) return new ForeignFile(ref, foreign);
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

class ForeignFile implements OpenList {
  readonly #problems: ListProblems;

  constructor(ref: ListRef, { code, message, next }: Finding) {
    this.#problems = new ListProblems(ref, null);
    this.#problems.add(code, 1, message, next);
  }

  cursor(): MemberCursor {
    return cursorOver(NO_BYTES);
  }

  content(): ListContent {
    return new ListDigest().content(0);
  }

  duplicates(): number {
    return 0;
  }

  problems(): readonly Problem[] {
    return this.#problems.all();
  }

  eachRow(): void {}
}
