import type { Message } from '../message.ts';
import { asCode, asList, asPath, asValue, say } from '../message.ts';
import type { ListFormat } from './list-ref.ts';

/** Which columns of the file to import hold members, as far as the user says. */
export interface ImportColumns {
  readonly column: string | null;
  readonly guidColumn: string | null;
}

export type FoundFormat =
  | { readonly kind: 'format'; readonly format: ListFormat }
  | { readonly kind: 'unclear'; readonly message: Message; readonly next: Message };

/**
 * How to read a file of members: named columns, CleverTap's own `Type,Identity`, or one identity per
 * line.
 */
export function importFormat(
  name: string,
  firstLine: string,
  { column, guidColumn }: ImportColumns,
): FoundFormat {
  const isCsv = /\.csv$/i.test(name) || column !== null || guidColumn !== null;
  const header = firstLine
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(',')
    .map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
  if (column !== null || guidColumn !== null) return csv({ column, guidColumn });
  const type = header.find((field) => /^type$/i.test(field));
  const identity = header.find((field) => /^identity$/i.test(field));
  if (type !== undefined && identity !== undefined) {
    return csv({ column: identity, guidColumn: null, typeColumn: type });
  }
  if (isCsv && header.length === 1 && identity !== undefined) {
    return csv({ column: identity, guidColumn: null });
  }
  if (!isCsv) return { kind: 'format', format: { kind: 'text' } };
  return {
    kind: 'unclear',
    message: say`${asPath(name)} has several columns: ${asList(header.map(asValue))}`,
    next: say`Name the column of identities with ${asCode('--column')}, or that of guids with ${asCode('--guid-column')}.`,
  };
}

function csv(columns: Omit<Extract<ListFormat, { kind: 'csv' }>, 'kind'>): FoundFormat {
  return { kind: 'format', format: { kind: 'csv', ...columns } };
}
