import fc from 'fast-check';
import type { Counting, Limits } from '../../../src/model.ts';
import type { ChangeMatrix, PackedBatch, PackedEntry } from '../../../src/plan/packing/matrix.ts';

/** Column 2k adds to segment k, column 2k + 1 removes from it. */
export function matrixOf(columns: number, rows: readonly (readonly number[])[]): ChangeMatrix {
  const cells = rows.flatMap((row) => [...row].sort((a, b) => a - b));
  const rowStart = new Uint32Array(rows.length + 1);
  rows.forEach((row, index) => {
    rowStart[index + 1] = (rowStart[index] ?? 0) + row.length;
  });
  return {
    rows: rows.length,
    columns,
    segmentOfColumn: Uint32Array.from({ length: columns }, (_, column) => column >> 1),
    removes: Uint8Array.from({ length: columns }, (_, column) => column & 1),
    rowStart,
    cells: Uint32Array.from(cells),
  };
}

export function limitsOf(cap: number, counting: Counting = 'occurrences'): Limits {
  return { users: cap, segments: cap, entries: cap, inFlight: 3, counting };
}

/** Rows with at most one action on each segment, some of them sharing a profile. */
export function anyRows(segments: number, members: number): fc.Arbitrary<number[][]> {
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constant(-1) },
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(1) },
  );
  const row = fc
    .array(cell, { minLength: segments, maxLength: segments })
    .map((actions) => actions.flatMap((action, k) => (action < 0 ? [] : [2 * k + action])));
  const profiles = fc.array(row, { minLength: 1, maxLength: 3 });
  return fc
    .tuple(profiles, fc.array(fc.tuple(row, fc.nat(5)), { minLength: 1, maxLength: members }))
    .map(([shared, own]) => own.map(([single, pick]) => shared[pick] ?? single))
    .map((rows) => (rows.some((cells) => cells.length > 0) ? rows : [[0]]))
    .map((rows) => rows.filter((cells) => cells.length > 0));
}

export const anyLimits: fc.Arbitrary<Limits> = fc.record({
  users: fc.integer({ min: 1, max: 9 }),
  segments: fc.integer({ min: 1, max: 9 }),
  entries: fc.integer({ min: 1, max: 9 }),
  inFlight: fc.constant(3),
  counting: fc.constantFrom<Counting>('occurrences', 'distinct', 'pairs'),
});

/** Every change of the matrix as `row:column`, in order. */
export function changesOf(matrix: ChangeMatrix): string[] {
  const changes: string[] = [];
  for (let row = 0; row < matrix.rows; row += 1) {
    for (const column of matrix.cells.slice(matrix.rowStart[row], matrix.rowStart[row + 1])) {
      changes.push(`${row}:${column}`);
    }
  }
  return changes.sort();
}

/** Every change that the batches make, repeated as often as they make it. */
export function changesIn(batches: readonly PackedBatch[]): string[] {
  return batches
    .flat()
    .flatMap((entry) => [...entry.rows].flatMap((r) => [...entry.columns].map((c) => `${r}:${c}`)))
    .sort();
}

/** The limits that a batch exceeds. */
export function excesses(matrix: ChangeMatrix, batch: PackedBatch, limits: Limits): string[] {
  const distinct = limits.counting === 'distinct';
  const users = batch.flatMap((entry) => [...entry.rows]);
  const segments = batch.flatMap((entry) =>
    [...entry.columns].map((column) => matrix.segmentOfColumn[column]),
  );
  const pairs = batch.reduce((sum, entry) => sum + entry.rows.length * entry.columns.length, 0);
  const found: string[] = [];
  if ((distinct ? new Set(users).size : users.length) > limits.users) found.push('users');
  if ((distinct ? new Set(segments).size : segments.length) > limits.segments)
    found.push('segments');
  if (batch.length > limits.entries || batch.length === 0) found.push('entries');
  if (limits.counting === 'pairs' && pairs > limits.entries) found.push('pairs');
  return found;
}

/** Like members as one entry each, in the order of their contents, cut to what an entry can hold; a new request where the next does not fit. */
export function requestsByGroup(matrix: ChangeMatrix, limits: Limits): number {
  let requests = 0;
  let batch: PackedEntry[] = [];
  for (const entry of entriesByGroup(matrix, limits)) {
    if (requests === 0 || excesses(matrix, [...batch, entry], limits).length > 0) {
      requests += 1;
      batch = [];
    }
    batch.push(entry);
  }
  return requests;
}

function entriesByGroup(matrix: ChangeMatrix, limits: Limits): PackedEntry[] {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < matrix.rows; row += 1) {
    const own = matrix.cells.slice(matrix.rowStart[row], matrix.rowStart[row + 1]);
    const held = Array.from({ length: matrix.columns }, (_, column) => own.includes(column));
    const key = held.map((holds) => (holds ? '0' : '1')).join('');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const pairs = limits.counting === 'pairs' ? limits.entries : limits.users * limits.segments;
  return [...groups].sort().flatMap(([key, rows]) => {
    const columns = [...key].flatMap((digit, column) => (digit === '0' ? [column] : []));
    return inEqualParts(columns, limits.segments)
      .flatMap((part) => inSlices(part, pairs))
      .flatMap((part) =>
        inSlices(rows, Math.min(limits.users, Math.floor(pairs / part.length))).map((some) => ({
          rows: some,
          columns: part,
        })),
      );
  });
}

function inEqualParts(values: readonly number[], most: number): number[][] {
  const parts = Math.ceil(values.length / most);
  return Array.from({ length: parts }, (_, part) =>
    values.slice(
      Math.floor((values.length * part) / parts),
      Math.floor((values.length * (part + 1)) / parts),
    ),
  );
}

function inSlices(values: readonly number[], most: number): number[][] {
  return Array.from({ length: Math.ceil(values.length / most) }, (_, part) =>
    values.slice(part * most, (part + 1) * most),
  );
}
