import { displayWidth, wrap } from './display-width.ts';
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

/**
 * Lines of aligned columns where they fit `width` columns. A last cell that does not fit stands below
 * its row; where the others do not fit either, all but the first stand there. Nothing is cut.
 */
export function alignOrStack(
  rows: readonly (readonly Cell[])[],
  columns: readonly Column[],
  width: number,
  indent = '',
): string[] {
  const lines = alignRows(rows, columns);
  const widths = alignRows(rows.map(plain), columns).map(displayWidth);
  const short = alignRows(rows.map(withoutLast), columns);
  const shortWidths = alignRows(rows.map(withoutLast).map(plain), columns).map(displayWidth);
  const room = width - indent.length;
  if (shortWidths.some((one) => one > room)) {
    return rows.flatMap((row) => stacked(row, columns, width, indent));
  }
  return rows.flatMap((row, at) =>
    (widths[at] ?? 0) <= room
      ? [`${indent}${lines[at] ?? ''}`]
      : [`${indent}${short[at] ?? ''}`, ...wrap(row.at(-1)?.text ?? '', width, `${indent}    `)],
  );
}

function plain(row: readonly Cell[]): Cell[] {
  return row.map(({ text }) => ({ text }));
}

function withoutLast(row: readonly Cell[]): Cell[] {
  return row.slice(0, -1);
}

function stacked(
  [head = { text: '' }, ...others]: readonly Cell[],
  columns: readonly Column[],
  width: number,
  indent: string,
): string[] {
  const { text, paint = (shown: string) => shown } = head;
  let below = '';
  let owed = '';
  for (const [at, cell] of others.entries()) {
    if (cell.text === '') continue;
    below += owed + cell.text;
    owed = columns[at + 1]?.gap ?? GAP;
  }
  return [
    ...wrap(text, width, indent, `${indent}  `).map(paint),
    ...(below === '' ? [] : wrap(below, width, `${indent}    `)),
  ];
}
