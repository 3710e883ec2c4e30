import type { Limits } from '../../model.ts';
import { at } from './matrix.ts';
import type { Pieces } from './pieces.ts';
import { Requests } from './requests.ts';

/**
 * Grouping alone: pieces in the order of their contents, cut to what an entry can hold, and a new
 * request where the next does not fit. Nothing clever, and what the packing must never be worse than.
 */
export function sendInOrder(pieces: Pieces, segmentOf: Uint32Array, limits: Limits): Requests {
  const requests = new Requests(pieces);
  const open = new OpenRequest(pieces, segmentOf, limits);
  for (let piece = 0; piece < pieces.length; piece++) {
    const columnEnd = pieces.columnAt.get(piece) + pieces.segments(piece);
    const most = limits.counting === 'pairs' ? limits.entries : limits.segments;
    for (let column = pieces.columnAt.get(piece); column < columnEnd; column += most) {
      sendRows(open, requests, piece, column, Math.min(most, columnEnd - column));
    }
  }
  requests.close();
  return requests;
}

function sendRows(
  open: OpenRequest,
  requests: Requests,
  piece: number,
  columnAt: number,
  columns: number,
): void {
  const { pieces, limits } = open;
  const pairs = limits.counting === 'pairs' ? limits.entries : limits.users * limits.segments;
  const most = Math.min(limits.users, Math.floor(pairs / columns));
  const rowEnd = pieces.rowAt.get(piece) + pieces.users(piece);
  for (let row = pieces.rowAt.get(piece); row < rowEnd; row += most) {
    const rows = Math.min(most, rowEnd - row);
    if (!open.admits(row, rows, columnAt, columns)) {
      requests.close();
      open.clear();
    }
    open.take(row, rows, columnAt, columns);
    requests.add(row, rows, columnAt, columns);
  }
}

/** What a request under way holds, as its counting counts it. */
class OpenRequest {
  readonly pieces: Pieces;
  readonly limits: Limits;
  private readonly segmentOf: Uint32Array;
  private readonly users = new Set<number>();
  private readonly segments = new Set<number>();
  private used = { users: 0, segments: 0, entries: 0, pairs: 0 };

  constructor(pieces: Pieces, segmentOf: Uint32Array, limits: Limits) {
    this.pieces = pieces;
    this.segmentOf = segmentOf;
    this.limits = limits;
  }

  clear(): void {
    this.users.clear();
    this.segments.clear();
    this.used = { users: 0, segments: 0, entries: 0, pairs: 0 };
  }

  admits(rowAt: number, rows: number, columnAt: number, columns: number): boolean {
    const { used, limits } = this;
    const distinct = limits.counting === 'distinct';
    const users = distinct ? this.freshUsers(rowAt, rows) : rows;
    const segments = distinct ? this.freshSegments(columnAt, columns) : columns;
    return (
      used.users + users <= limits.users &&
      used.segments + segments <= limits.segments &&
      used.entries < limits.entries &&
      (limits.counting !== 'pairs' || used.pairs + rows * columns <= limits.entries)
    );
  }

  take(rowAt: number, rows: number, columnAt: number, columns: number): void {
    const { used, limits } = this;
    const distinct = limits.counting === 'distinct';
    used.users += distinct ? this.freshUsers(rowAt, rows) : rows;
    used.segments += distinct ? this.freshSegments(columnAt, columns) : columns;
    used.entries += 1;
    used.pairs += rows * columns;
    if (!distinct) return;
    for (let i = rowAt; i < rowAt + rows; i++) this.users.add(at(this.pieces.rowPool, i));
    for (let i = columnAt; i < columnAt + columns; i++) this.segments.add(this.segmentAt(i));
  }

  private freshUsers(rowAt: number, rows: number): number {
    let fresh = 0;
    for (let i = rowAt; i < rowAt + rows; i++) {
      if (!this.users.has(at(this.pieces.rowPool, i))) fresh++;
    }
    return fresh;
  }

  private freshSegments(columnAt: number, columns: number): number {
    let fresh = 0;
    for (let i = columnAt; i < columnAt + columns; i++) {
      if (!this.segments.has(this.segmentAt(i))) fresh++;
    }
    return fresh;
  }

  private segmentAt(place: number): number {
    return at(this.segmentOf, at(this.pieces.columnPool, place));
  }
}
