import type { ChangeMatrix } from '../../../src/plan/packing/matrix.ts';

/** The fewest requests for a tiny matrix, counting occurrences against one cap; by trying everything. */
export function fewestRequests(matrix: ChangeMatrix, cap: number): number {
  const cells = cellsOf(matrix);
  const all = 2 ** cells.length;
  const fits = fittingMasks(rectangles(cells), all, cap);
  const fewest = new Array<number>(all).fill(Number.POSITIVE_INFINITY);
  fewest[0] = 0;
  for (let mask = 1; mask < all; mask += 1) {
    const lowest = mask & -mask;
    for (let part = mask; part > 0; part = (part - 1) & mask) {
      if ((part & lowest) === 0 || !fits.has(part)) continue;
      fewest[mask] = Math.min(fewest[mask] ?? 0, (fewest[mask ^ part] ?? 0) + 1);
    }
  }
  return fewest[all - 1] ?? 0;
}

type Cell = readonly [row: number, column: number];

function cellsOf(matrix: ChangeMatrix): Cell[] {
  const cells: Cell[] = [];
  for (let row = 0; row < matrix.rows; row += 1) {
    for (const column of matrix.cells.slice(matrix.rowStart[row], matrix.rowStart[row + 1])) {
      cells.push([row, column]);
    }
  }
  return cells;
}

interface Rectangle {
  readonly mask: number;
  readonly users: number;
  readonly segments: number;
}

function rectangles(cells: readonly Cell[]): Rectangle[] {
  const found: Rectangle[] = [];
  for (let mask = 1; mask < 2 ** cells.length; mask += 1) {
    const inside = cells.filter((_, i) => mask & (1 << i));
    const users = new Set(inside.map(([row]) => row)).size;
    const segments = new Set(inside.map(([, column]) => column)).size;
    if (users * segments === inside.length) found.push({ mask, users, segments });
  }
  return found;
}

/** The sets of cells that one request can cover. */
function fittingMasks(all: readonly Rectangle[], masks: number, cap: number): Set<number> {
  const needs = Array.from({ length: masks }, () => new Set<string>());
  needs[0]?.add('0,0');
  for (let mask = 0; mask < masks; mask += 1) {
    for (const need of needs[mask] ?? []) {
      const [users = 0, segments = 0] = need.split(',').map(Number);
      for (const each of all) {
        if ((each.mask & mask) !== 0) continue;
        const next = [users + each.users, segments + each.segments];
        if (Math.max(...next) <= cap) needs[mask | each.mask]?.add(next.join());
      }
    }
  }
  return new Set(needs.flatMap((need, mask) => (need.size > 0 ? [mask] : [])));
}
