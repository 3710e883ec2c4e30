import { at, type ChangeMatrix, type Transposed, transpose } from './matrix.ts';
import { Pieces } from './pieces.ts';

/** A matrix with its rows in the order of their contents, so that nothing depends on how they came. */
export interface Canonical {
  readonly matrix: ChangeMatrix;
  /** The row that each row was before. */
  readonly rowBefore: Uint32Array;
  /** One piece for each distinct change set; its rows are consecutive. */
  readonly groups: Pieces;
}

/**
 * Members with identical change sets, found by partition refinement: each column splits every class
 * into the rows that hold it and the rows that do not. Work is linear in the changes, nothing is
 * hashed, and classes come out in the order of their contents, whatever the order of rows.
 */
export function groupRows(matrix: ChangeMatrix): Canonical {
  const classes = refine(matrix, transpose(matrix));
  const groupOf = rankClasses(classes);
  const rowBefore = rowsByGroup(groupOf);
  const sorted = permuteRows(matrix, rowBefore);
  return { matrix: sorted, rowBefore, groups: collectGroups(sorted, groupOf, rowBefore) };
}

interface Classes {
  readonly order: Uint32Array;
  readonly place: Uint32Array;
  readonly classOf: Uint32Array;
  /** First position of each class in `order`, and one past its last. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly marked: Uint32Array;
  count: number;
}

function oneClass(rows: number): Classes {
  const order = counted(rows);
  const classes: Classes = {
    order,
    place: order.slice(),
    classOf: new Uint32Array(rows),
    start: new Uint32Array(rows + 1),
    end: new Uint32Array(rows + 1),
    marked: new Uint32Array(rows + 1),
    count: 1,
  };
  classes.end[0] = rows;
  return classes;
}

function refine(matrix: ChangeMatrix, transposed: Transposed): Classes {
  const classes = oneClass(matrix.rows);
  const touched = new Uint32Array(matrix.rows);
  for (let column = 0; column < matrix.columns; column++) {
    let touches = 0;
    const end = at(transposed.columnStart, column + 1);
    for (let i = at(transposed.columnStart, column); i < end; i++) {
      const row = at(transposed.rows, i);
      const k = at(classes.classOf, row);
      if (at(classes.marked, k) === 0) touched[touches++] = k;
      moveToFront(classes, row, k);
    }
    for (let t = 0; t < touches; t++) splitClass(classes, at(touched, t));
  }
  return classes;
}

function moveToFront(classes: Classes, row: number, k: number): void {
  const { order, place, start, marked } = classes;
  const front = at(start, k) + at(marked, k);
  const from = at(place, row);
  const other = at(order, front);
  order[front] = row;
  order[from] = other;
  place[row] = front;
  place[other] = from;
  marked[k] = at(marked, k) + 1;
}

/** The marked rows keep their place ahead of the others and become a class of their own. */
function splitClass(classes: Classes, k: number): void {
  const { order, classOf, start, end, marked } = classes;
  const first = at(start, k);
  const middle = first + at(marked, k);
  marked[k] = 0;
  if (middle === at(end, k)) return;
  const fresh = classes.count++;
  start[fresh] = first;
  end[fresh] = middle;
  start[k] = middle;
  for (let i = first; i < middle; i++) classOf[at(order, i)] = fresh;
}

/** Numbers the classes by their place, which depends on their contents alone. */
function rankClasses(classes: Classes): Uint32Array {
  const ranks = new Uint32Array(classes.order.length);
  let rank = -1;
  let last = -1;
  for (const row of classes.order) {
    const k = at(classes.classOf, row);
    if (k !== last) rank++;
    last = k;
    ranks[row] = rank;
  }
  return ranks;
}

/** Rows by group, ascending within each. */
function rowsByGroup(groupOf: Uint32Array): Uint32Array {
  const next = new Uint32Array(groupOf.length + 1);
  for (const group of groupOf) next[group + 1] = at(next, group + 1) + 1;
  for (let g = 0; g < groupOf.length; g++) next[g + 1] = at(next, g + 1) + at(next, g);
  const rows = new Uint32Array(groupOf.length);
  for (let row = 0; row < groupOf.length; row++) {
    const slot = at(next, at(groupOf, row));
    rows[slot] = row;
    next[at(groupOf, row)] = slot + 1;
  }
  return rows;
}

function permuteRows(matrix: ChangeMatrix, rowBefore: Uint32Array): ChangeMatrix {
  const { rowStart: startBefore, cells: cellsBefore } = matrix;
  const rowStart = new Uint32Array(matrix.rows + 1);
  const cells = new Uint32Array(cellsBefore.length);
  let end = 0;
  for (let row = 0; row < rowBefore.length; row++) {
    const before = at(rowBefore, row);
    const until = at(startBefore, before + 1);
    for (let i = at(startBefore, before); i < until; i++) cells[end++] = at(cellsBefore, i);
    rowStart[row + 1] = end;
  }
  return { ...matrix, rowStart, cells };
}

function collectGroups(sorted: ChangeMatrix, groupOf: Uint32Array, rowBefore: Uint32Array): Pieces {
  const pieces = new Pieces(counted(sorted.rows), sorted.cells);
  for (let row = 0, end = 0; row < sorted.rows; row = end) {
    const group = at(groupOf, at(rowBefore, row));
    for (end = row + 1; end < sorted.rows && at(groupOf, at(rowBefore, end)) === group; ) end++;
    const columnAt = at(sorted.rowStart, row);
    const columns = at(sorted.rowStart, row + 1) - columnAt;
    if (columns > 0) pieces.add(row, end - row, columnAt, columns);
  }
  return pieces;
}

/** 0, 1, 2, ... */
export function counted(length: number): Uint32Array {
  const values = new Uint32Array(length);
  for (let i = 0; i < length; i++) values[i] = i;
  return values;
}
