import type { Limits } from '../../model.ts';
import type { Requests } from './requests.ts';
import type { Shapes } from './shapes.ts';

/** What one request can still take; `pairs` is users x segments summed over entries. */
export interface Room {
  users: number;
  segments: number;
  entries: number;
  pairs: number;
}

export function emptyRoom(limits: Limits): Room {
  const { users, segments, entries } = limits;
  const pairs = limits.counting === 'pairs' ? entries : users * segments;
  return { users, segments, entries, pairs };
}

export function isFull(room: Room): boolean {
  return room.users === 0 || room.segments === 0 || room.entries === 0 || room.pairs === 0;
}

/** Takes a piece of this shape, cut to what the request can still hold. */
export function takeInto(shapes: Shapes, requests: Requests, room: Room, shape: number): void {
  const { pieces } = shapes;
  const piece = shapes.take(shape);
  const segments = Math.min(pieces.segments(piece), room.segments, room.pairs);
  const users = Math.min(pieces.users(piece), room.users, Math.floor(room.pairs / segments));
  requests.add(pieces.rowAt.get(piece), users, pieces.columnAt.get(piece), segments);
  room.users -= users;
  room.segments -= segments;
  room.entries -= 1;
  room.pairs -= users * segments;
  putBack(shapes, piece, users, segments);
}

/** Returns what a cut left over: the other rows whole, and the other columns of the rows taken. */
function putBack(shapes: Shapes, piece: number, users: number, segments: number): void {
  const { pieces } = shapes;
  const rowAt = pieces.rowAt.get(piece);
  const columnAt = pieces.columnAt.get(piece);
  const allUsers = pieces.users(piece);
  const allSegments = pieces.segments(piece);
  if (segments < allSegments) {
    shapes.put(pieces.add(rowAt, users, columnAt + segments, allSegments - segments));
  }
  if (users < allUsers) {
    pieces.rowAt.values[piece] = rowAt + users;
    pieces.rowCount.values[piece] = allUsers - users;
    shapes.put(piece);
  }
}
