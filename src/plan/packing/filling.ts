import type { Limits } from '../../model.ts';
import { Closing } from './closing.ts';
import type { Pieces } from './pieces.ts';
import { Requests } from './requests.ts';
import { emptyRoom, isFull, type Room, takeInto } from './room.ts';
import { Shapes } from './shapes.ts';

/**
 * Fills each request from both ends of the shapes: the most segment-heavy pieces, and wide ones for
 * the users that are left, so that both run out together. What is left near the end is closed by
 * search. A piece with at least half of the users left is a filler: its segments are held back first,
 * then it is cut to the users left.
 */
export function fillRequests(cut: Pieces, limits: Limits): Requests {
  const shapes = new Shapes(cut, limits.users, limits.segments);
  const requests = new Requests(cut);
  const closing = new Closing(shapes, limits);
  while (!shapes.isEmpty) {
    fillOne(shapes, requests, emptyRoom(limits), closing);
    requests.close();
  }
  return requests;
}

function fillOne(shapes: Shapes, requests: Requests, room: Room, closing: Closing): void {
  let closed = false;
  while (!shapes.isEmpty && !isFull(room)) {
    const wide = shapes.used[0] as number;
    const filler = 2 * shapes.usersOf(wide) >= room.users;
    const reserve = filler && room.entries > 1 ? shapes.segmentsOf(wide) : 0;
    if (!closed && closing.isDue(room)) {
      closed = true;
      for (const shape of closing.choose(room, filler && reserve > 0 ? wide : -1)) {
        takeInto(shapes, requests, room, shape);
      }
      continue;
    }
    const wantsWide = !filler && room.users * shapes.maxSegments >= room.segments * shapes.maxUsers;
    const next = wantsWide ? wide : heavyBeside(shapes, room, filler, reserve);
    takeInto(shapes, requests, room, next < 0 ? wide : next);
  }
}

function heavyBeside(shapes: Shapes, room: Room, filler: boolean, reserve: number): number {
  const users = filler ? room.users - 1 : room.users;
  return shapes.heaviestWithin(users, Math.max(0, room.segments - reserve));
}
