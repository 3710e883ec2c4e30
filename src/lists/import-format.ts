import { quote } from '../yaml/frame.ts';
import type { ListFormat } from './list-ref.ts';

/** Which columns of the file to import hold members, as far as somebody says. */
export interface ImportColumns {
  readonly column: string | null;
  readonly guidColumn: string | null;
}

export type FoundFormat =
  | { readonly kind: 'format'; readonly format: ListFormat }
  | { readonly kind: 'unclear'; readonly message: string; readonly next: string };

/**
 * How to read a file of members: named columns, the vendor's own `Type,Identity`, or one identity to
 * a line. `header` holds the fields of the first row, null if the file is no CSV by its name.
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
    message: `${quote(name)} does not say which of its columns holds identities: ${header.map(quote).join(', ')}`,
    next: 'Name it with --column, or a column of guids with --guid-column.',
  };
}

function csv(columns: Omit<Extract<ListFormat, { kind: 'csv' }>, 'kind'>): FoundFormat {
  return { kind: 'format', format: { kind: 'csv', ...columns } };
}
