import type { Limits } from '../../model.ts';
import { Closing } from './closing.ts';
import { OpenRequest } from './open-request.ts';
import { cutWide, type Pieces } from './pieces.ts';
import { Requests } from './requests.ts';
import { Shapes } from './shapes.ts';

/** Packs pieces by their shapes: fills one request after another until no piece is left. */
export function fillRequests(pieces: Pieces, limits: Limits): Requests {
  const cut = cutWide(pieces, limits.segments);
  const shapes = new Shapes(cut, limits);
  const requests = new Requests(cut);
  const closing = new Closing(shapes, limits);
  while (!shapes.isEmpty) {
    const request = new OpenRequest(shapes, requests, limits);
    if (limits.counting === 'pairs') fillWithWidest(request);
    else fillFromBothEnds(request, closing, limits);
    requests.close();
  }
  return requests;
}

/**
 * Where users x segments is what counts, any change can stand alone. So every request but the last is
 * filled to the brim, with the widest pieces, which make the fewest entries.
 */
function fillWithWidest(request: OpenRequest): void {
  for (;;) {
    const [wide] = request.shapes.used;
    if (wide === undefined || request.isFull) return;
    request.take(wide);
  }
}

/**
 * Takes heavy pieces, and wide ones for the users that are left, so that users and segments run out
 * together. What is left near the end is closed by search. A wide piece with at least half of the
 * users left is a filler: room for its segments is kept, and at last it is cut to the users left.
 */
function fillFromBothEnds(request: OpenRequest, closing: Closing, limits: Limits): void {
  const { shapes } = request;
  let closed = false;
  for (;;) {
    const [wide] = shapes.used;
    if (wide === undefined || request.isFull) return;
    const isFiller = 2 * shapes.usersOf(wide) >= request.users;
    const kept = isFiller && request.entries > 1 ? shapes.segmentsOf(wide) : 0;
    if (!closed && closing.isDue(request)) {
      closed = true;
      for (const shape of closing.choose(request, kept > 0 ? wide : null)) request.take(shape);
    } else if (!isFiller && request.users * limits.segments >= request.segments * limits.users) {
      request.take(wide);
    } else {
      const users = isFiller ? request.users - 1 : request.users;
      request.take(shapes.heaviestWithin(users, request.segments - kept) ?? wide);
    }
  }
}
