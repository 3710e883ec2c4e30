import type { Message } from '../message.ts';
import { asCode, asList, asPath, asValue, say } from '../message.ts';
import { likelyHeader } from './dialect.ts';
import type { ListFormat } from './list-ref.ts';
import { optionOf } from './list-ref.ts';
import { looksLikeMember, noHeader } from './no-header.ts';

/** Which columns of the file to import hold members, as far as the user says. */
export interface ImportColumns {
  readonly column: string | null;
  readonly guidColumn: string | null;
  /** null: recognised. */
  readonly delimiter: string | null;
  /** A label for TextDecoder; null: UTF-8, unless the file says otherwise. */
  readonly encoding: string | null;
}

export type FoundFormat =
  | { readonly kind: 'format'; readonly format: ListFormat }
  | { readonly kind: 'unclear'; readonly message: Message; readonly next: Message };

/**
 * How to read a file of members: named columns, CleverTap's own `Type,Identity`, or one identity per
 * line. `head` is the beginning of the file, in UTF-8.
 */
export function importFormat(
  name: string,
  head: Buffer,
  { column, guidColumn, delimiter, encoding }: ImportColumns,
): FoundFormat {
  const read = {
    ...(delimiter === null ? {} : { delimiter }),
    ...(encoding === null ? {} : { encoding }),
  };
  if (column !== null || guidColumn !== null) return csv({ column, guidColumn, ...read });
  const isCsv = /\.(csv|tsv)$/i.test(name) || delimiter !== null;
  const { header, delimiter: found } = likelyHeader(head, delimiter);
  const named = (what: RegExp) => header.find((field) => what.test(field.trim()));
  const type = named(/^type$/i);
  const identity = named(/^identity$/i);
  if (type !== undefined && identity !== undefined) {
    return csv({ column: identity, guidColumn: null, typeColumn: type, ...read });
  }
  if (isCsv && header.length === 1 && identity !== undefined) {
    return csv({ column: identity, guidColumn: null, ...read });
  }
  if (!isCsv) {
    return { kind: 'format', format: { kind: 'text', ...(encoding === null ? {} : { encoding }) } };
  }
  if (header.some(looksLikeMember)) {
    const { message, next } = noHeader(header, found, [], optionOf({ asked: true }));
    return { kind: 'unclear', message: say`${asPath(name)}: ${message}`, next };
  }
  return {
    kind: 'unclear',
    message: say`${asPath(name)} has several columns: ${asList(header.map(asValue))}`,
    next: say`Name the column of identities with ${asCode('--column')}, or that of guids with ${asCode('--guid-column')}.`,
  };
}

function csv(columns: Omit<Extract<ListFormat, { kind: 'csv' }>, 'kind'>): FoundFormat {
  return { kind: 'format', format: { kind: 'csv', ...columns } };
}
