import { count } from '../message.ts';
import { displayWidth } from './display-width.ts';
import type { Paint, Palette } from './palette.ts';
import type { Figures } from './risk.ts';
import type { Cell, Column } from './table.ts';
import { alignRows } from './table.ts';

/** A line of a plan: of one segment, or of several that are only counted. */
export interface Heading {
  /** In at most so many columns. */
  readonly label: (columns: number) => string;
  readonly paint?: Paint;
  readonly figures: Figures;
  readonly isNew: boolean;
}

/** Narrower labels are no names any more: they then get a line of their own. */
const FEWEST_LABEL_COLUMNS = 24;
const LABEL: Column = { align: 'left', gap: '   ' };
const FIGURES: readonly Column[] = [
  { align: 'right', gap: ' -> ' },
  { align: 'right', gap: '   ' },
  { align: 'right' },
  { align: 'right' },
  { align: 'left' },
];
const INDENT = '    ';

/** The lines of each heading. They align like a table; on a narrow terminal the figures stand below. */
export function headingLines(
  headings: readonly Heading[],
  width: number,
  palette: Palette,
): string[][] {
  const plain = headings.map((heading) => cellsOf(heading).map(({ text }) => ({ text })));
  const widest = Math.max(0, ...alignRows(plain, FIGURES).map(displayWidth));
  const cells = headings.map((heading) => cellsOf(heading, palette));
  const room = width - widest - displayWidth(LABEL.gap ?? '');
  if (room < FEWEST_LABEL_COLUMNS) {
    const fits = INDENT.length + widest <= width;
    const figures = fits ? alignRows(cells, FIGURES).map((line) => [line]) : cells.map(inTwoLines);
    return headings.map(({ label, paint = same }, at) => [
      paint(label(width)),
      ...(figures[at] ?? []).map((line) => INDENT + line),
    ]);
  }
  const rows = headings.map(({ label, paint = same }, at) => [
    { text: label(room), paint },
    ...(cells[at] ?? []),
  ]);
  return alignRows(rows, [LABEL, ...FIGURES]).map((line) => [line]);
}

/** Millions of members on a narrow terminal: the sizes, then the changes. */
function inTwoLines(cells: readonly Cell[]): string[] {
  return [cells.slice(0, 2), cells.slice(2)]
    .map((part, at) => alignRows([part], FIGURES.slice(at * 2, at * 2 + part.length)).join(''))
    .filter((line) => line !== '');
}

function same(text: string): string {
  return text;
}

function cellsOf({ figures, isNew }: Heading, palette?: Palette): Cell[] {
  const { before, after, add, remove } = figures;
  return [
    { text: count(before) },
    { text: count(after) },
    painted(signed('+', add), palette?.add),
    painted(signed('-', remove), palette?.remove),
    painted(isNew ? 'new' : '', palette?.warn),
  ];
}

function painted(text: string, paint: Paint | undefined): Cell {
  return paint === undefined ? { text } : { text, paint };
}

export function signed(sign: string, value: number): string {
  return value === 0 ? '' : `${sign}${count(value)}`;
}
