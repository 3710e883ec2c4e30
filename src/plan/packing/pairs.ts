import type { Limits } from '../../model.ts';
import type { Pieces } from './pieces.ts';
import { Requests } from './requests.ts';
import { emptyRoom, isFull, takeInto } from './room.ts';
import { Shapes } from './shapes.ts';

/**
 * Where users x segments is what counts, a request is full when its changes are, and any change can
 * stand alone: every request but the last is filled to the brim, widest pieces first for few entries.
 */
export function fillByPairs(cut: Pieces, limits: Limits): Requests {
  const shapes = new Shapes(cut, limits.users, limits.segments);
  const requests = new Requests(cut);
  while (!shapes.isEmpty) {
    const room = emptyRoom(limits);
    while (!shapes.isEmpty && !isFull(room)) {
      takeInto(shapes, requests, room, shapes.used[0] as number);
    }
    requests.close();
  }
  return requests;
}
