import { compareMembers } from '../members/member.ts';
import type { Batch, Limits, Member, SegmentAction, SegmentChanges } from '../model.ts';
import { separate } from './order.ts';
import { lowerBound, perSegmentRequests } from './packing/bound.ts';
import { type ChangeMatrix, type PackedBatch, transpose } from './packing/matrix.ts';
import { packChanges } from './packing/pack.ts';
import { Numbers } from './packing/pieces.ts';

/** The requests, and the fewest that are possible. */
export interface Packed {
  readonly batches: readonly Batch[];
  readonly lowerBound: number;
  readonly perSegmentRequests: number;
}

/**
 * Packs the changes of all segments into the fewest requests. Members and keys are numbers in between.
 * An ADD that must wait for a REMOVE goes into requests of its own kind, after all others.
 */
export function packSegments(segments: readonly SegmentChanges[], limits: Limits): Packed {
  const whole = toMatrix(segments);
  const ordered = separate(segments);
  const parts = ordered === null ? [whole] : [toMatrix(ordered.first), toMatrix(ordered.after)];
  const batches = parts.flatMap(({ matrix, members, columns }) =>
    packChanges(matrix, limits).map((batch) => toBatch(batch, members, columns)),
  );
  return {
    batches,
    lowerBound: lowerBound(whole.matrix, limits, batches.length),
    perSegmentRequests: perSegmentRequests(whole.matrix, limits),
  };
}

interface Numbered {
  readonly matrix: ChangeMatrix;
  readonly members: readonly Member[];
  readonly columns: readonly SegmentAction[];
}

interface Column extends SegmentAction {
  readonly segment: number;
  readonly members: readonly Member[];
}

/** REMOVE columns first, then by key: the order of columns is the order of sending. */
function toMatrix(segments: readonly SegmentChanges[]): Numbered {
  const columns = [...columnsOf(segments, 'REMOVE'), ...columnsOf(segments, 'ADD')];
  const rows = new Rows();
  const columnStart = new Uint32Array(columns.length + 1);
  const rowsOf = new Numbers();
  for (const [column, { members }] of columns.entries()) {
    for (const member of members) rowsOf.push(rows.of(member));
    columnStart[column + 1] = rowsOf.length;
  }
  const byColumn = { start: columnStart, values: rowsOf.view() };
  const { start, values } = transpose(byColumn, rows.members.length);
  const matrix = {
    rows: rows.members.length,
    columns: columns.length,
    segmentOfColumn: Uint32Array.from(columns, ({ segment }) => segment),
    removes: Uint8Array.from(columns, ({ operation }) => (operation === 'REMOVE' ? 1 : 0)),
    rowStart: start,
    cells: values,
  };
  return { matrix, members: rows.members, columns };
}

/**
 * Numbers members as they first occur. Members with the same changes first occur in the same column,
 * where they ascend: so the packing gives them back in order, and members need not be sorted.
 */
class Rows {
  readonly members: Member[] = [];
  readonly #rows = { identity: new Map<string, number>(), guid: new Map<string, number>() };

  of(member: Member): number {
    const rows = this.#rows[member.kind];
    const known = rows.get(member.value);
    if (known !== undefined) return known;
    rows.set(member.value, this.members.length);
    return this.members.push(member) - 1;
  }
}

function columnsOf(segments: readonly SegmentChanges[], operation: 'ADD' | 'REMOVE'): Column[] {
  return segments.flatMap(({ key, add, remove }, segment) => {
    const members = operation === 'ADD' ? add : remove;
    return members.length === 0 ? [] : [{ key, operation, segment, members }];
  });
}

function toBatch(
  packed: PackedBatch,
  members: readonly Member[],
  columns: readonly SegmentAction[],
): Batch {
  return {
    entries: packed.map((entry) => ({
      members: ascending(Array.from(entry.rows, (row) => pick(members, row))),
      actions: Array.from(entry.columns, (column) => {
        const { key, operation } = pick(columns, column);
        return { key, operation };
      }),
    })),
  };
}

/** An entry may join members of different changes. */
function ascending(members: Member[]): Member[] {
  const falls = members.some(
    (member, i) => i > 0 && compareMembers(pick(members, i - 1), member) > 0,
  );
  return falls ? members.sort(compareMembers) : members;
}

function pick<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new Error(`packing named number ${index} of ${values.length}`);
  return value;
}
