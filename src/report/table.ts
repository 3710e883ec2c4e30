import { displayWidth } from './display-width.ts';
import type { Paint } from './palette.ts';

/** A cell: shown text, and a colour that is applied after the column is measured. */
export interface Cell {
  readonly text: string;
  readonly paint?: Paint;
}

export interface Column {
  readonly align: 'left' | 'right';
  /** Between this column and the next. */
  readonly gap?: string;
}

const GAP = '  ';

/** Lines of aligned columns, without white space at their ends. */
export function alignRows(
  rows: readonly (readonly Cell[])[],
  columns: readonly Column[],
): string[] {
  const widths = columns.map((_, at) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[at]?.text ?? ''))),
  );
  return rows.map((row) => alignRow(row, columns, widths));
}

function alignRow(
  row: readonly Cell[],
  columns: readonly Column[],
  widths: readonly number[],
): string {
  let line = '';
  let owed = '';
  for (const [at, { align, gap = GAP }] of columns.entries()) {
    const { text, paint } = row[at] ?? { text: '' };
    const width = widths[at] ?? 0;
    if (width === 0) continue;
    const space = ' '.repeat(width - displayWidth(text));
    if (text !== '') {
      line += owed + (align === 'right' ? space : '') + (paint === undefined ? text : paint(text));
      owed = '';
    }
    owed += (align === 'left' || text === '' ? space : '') + gap;
  }
  return line;
}
