import type { Limits } from '../../model.ts';
import type { Pieces } from './pieces.ts';
import { Requests } from './requests.ts';
import { Shapes } from './shapes.ts';

/** What one request can still take; `pairs` is users x segments summed over entries. */
interface Room {
  users: number;
  segments: number;
  entries: number;
  pairs: number;
}

/**
 * Fills each request from both ends of the shapes: the most segment-heavy pieces, and wide ones for
 * the users that are left. A piece with more users than are left is a filler: its segments are held
 * back first, then it is cut to the users left.
 */
export function fillRequests(cut: Pieces, limits: Limits): Requests {
  const shapes = new Shapes(cut, limits.users, limits.segments);
  const requests = new Requests(cut);
  while (shapes.size > 0) {
    fillOne(shapes, requests, emptyRoom(limits));
    requests.close();
  }
  return requests;
}

function emptyRoom(limits: Limits): Room {
  const { users, segments, entries } = limits;
  const pairs = limits.counting === 'pairs' ? entries : users * segments;
  return { users, segments, entries, pairs };
}

function isFull(room: Room): boolean {
  return room.users === 0 || room.segments === 0 || room.entries === 0 || room.pairs === 0;
}

function fillOne(shapes: Shapes, requests: Requests, room: Room): void {
  while (shapes.size > 0 && !isFull(room)) {
    const wide = shapes.widest();
    const users = shapes.usersOf(wide);
    const filler = users >= room.users;
    const reserve = filler && room.entries > 1 ? shapes.segmentsOf(wide) : 0;
    const spareUsers = filler ? room.users - 1 : room.users;
    const wantsWide = !filler && room.users * shapes.maxSegments >= room.segments * shapes.maxUsers;
    const heavy = wantsWide
      ? wide
      : shapes.heaviestWithin(spareUsers, Math.max(0, room.segments - reserve));
    takeInto(shapes, requests, room, heavy < 0 ? wide : heavy);
  }
}

/** Takes a piece of this shape, cut to what the request can still hold. */
function takeInto(shapes: Shapes, requests: Requests, room: Room, shape: number): void {
  const { pieces } = shapes;
  const piece = shapes.take(shape);
  const segments = Math.min(pieces.segments(piece), room.segments, room.pairs);
  const users = Math.min(pieces.users(piece), room.users, Math.floor(room.pairs / segments));
  const rowAt = pieces.rowAt.get(piece);
  const columnAt = pieces.columnAt.get(piece);
  requests.add(rowAt, users, columnAt, segments);
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
