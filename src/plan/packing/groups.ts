import { at, type ChangeMatrix, counted, increase, rowsByColumn } from './matrix.ts';
import { Numbers, Pieces } from './pieces.ts';

/** A matrix with its rows in the order of their contents, so that nothing depends on how they came. */
export interface Grouped {
  readonly matrix: ChangeMatrix;
  /** The row that each row was before. */
  readonly rowBefore: Uint32Array;
  /** One piece for each distinct change set; its rows are consecutive. */
  readonly groups: Pieces;
}

/**
 * Finds the members with identical change sets by a tree. A node stands for the columns on the way
 * to it, and each row ends at the node of all its columns. The tree grows column by column, so the
 * work is linear in the changes and nothing is hashed.
 */
export function groupRows(matrix: ChangeMatrix): Grouped {
  const tree = growTree(matrix);
  const rowBefore = rowsInOrder(tree);
  const sorted = permuteRows(matrix, rowBefore);
  const nodes = rowBefore.map((row) => at(tree.nodeOf, row));
  return { matrix: sorted, rowBefore, groups: collectGroups(sorted, nodes) };
}

interface Tree {
  /** The parent of each node; a parent has a lower number than its children. */
  readonly parents: Numbers;
  /** The node at which each row ends. */
  readonly nodeOf: Uint32Array;
}

function growTree(matrix: ChangeMatrix): Tree {
  const { start, values: rows } = rowsByColumn(matrix);
  const nodeOf = new Uint32Array(matrix.rows);
  const parents = new Numbers(Uint32Array.of(0));
  const lastChild = new Numbers(Uint32Array.of(0));
  for (let column = 0; column < matrix.columns; column += 1) {
    const before = parents.length;
    for (let i = at(start, column); i < at(start, column + 1); i += 1) {
      const parent = at(nodeOf, at(rows, i));
      if (lastChild.get(parent) < before) {
        lastChild.set(parent, parents.length);
        parents.push(parent);
        lastChild.push(0);
      }
      nodeOf[at(rows, i)] = lastChild.get(parent);
    }
  }
  return { parents, nodeOf };
}

/** Depth first, children in order of their columns, a node's own rows behind those of its children. */
function rowsInOrder({ parents, nodeOf }: Tree): Uint32Array {
  const rowsBelow = new Uint32Array(parents.length);
  for (const node of nodeOf) increase(rowsBelow, node);
  for (let node = parents.length - 1; node > 0; node -= 1) {
    increase(rowsBelow, parents.get(node), at(rowsBelow, node));
  }
  const next = new Uint32Array(parents.length);
  for (let node = 1; node < parents.length; node += 1) {
    next[node] = increase(next, parents.get(node), at(rowsBelow, node));
  }
  const rows = new Uint32Array(nodeOf.length);
  for (let row = 0; row < nodeOf.length; row += 1) {
    rows[increase(next, at(nodeOf, row))] = row;
  }
  return rows;
}

function permuteRows(matrix: ChangeMatrix, rowBefore: Uint32Array): ChangeMatrix {
  const rowStart = new Uint32Array(matrix.rows + 1);
  const cells = new Uint32Array(matrix.cells.length);
  let end = 0;
  for (let row = 0; row < rowBefore.length; row += 1) {
    const before = at(rowBefore, row);
    const until = at(matrix.rowStart, before + 1);
    for (let i = at(matrix.rowStart, before); i < until; i += 1) {
      cells[end] = at(matrix.cells, i);
      end += 1;
    }
    rowStart[row + 1] = end;
  }
  return { ...matrix, rowStart, cells };
}

function collectGroups(sorted: ChangeMatrix, nodes: Uint32Array): Pieces {
  const groups = new Pieces(new Numbers(counted(sorted.rows)), new Numbers(sorted.cells));
  for (let row = 0, end = 0; row < sorted.rows; row = end) {
    while (end < sorted.rows && at(nodes, end) === at(nodes, row)) end += 1;
    const columnAt = at(sorted.rowStart, row);
    const columns = at(sorted.rowStart, row + 1) - columnAt;
    if (columns > 0) groups.add(row, end - row, columnAt, columns);
  }
  return groups;
}
