import type { Limits } from '../../../model.ts';
import { cutWide } from '../cutting.ts';
import type { Canonical } from '../groups.ts';
import { Pieces } from '../pieces.ts';
import { Requests } from '../requests.ts';
import { blockRequests } from './blocks.ts';
import { Growth } from './growth.ts';

/**
 * Where IDs count once however often they occur, a request covers any changes inside a block of
 * 100 users x 100 segments. Sets of 100 segments are grown so that whole change sets fall inside;
 * each set sends as many full requests as it can and returns what is left. What never fills a
 * request goes in partly filled ones, or block by block of segments, whichever needs fewer.
 */
export function packDistinct(canonical: Canonical, limits: Limits): Requests {
  const { groups, matrix } = canonical;
  const pieces = cutWide(groups, limits.segments);
  const requests = new Requests(pieces);
  const poor = sendFull(pieces, matrix.segmentOfColumn, limits, requests);
  const partly = new Requests(poor);
  sendInside(cutWide(poor, limits.segments), matrix.segmentOfColumn, limits, partly);
  const blocks = blockRequests(poor, matrix.segmentOfColumn, limits);
  requests.append(blocks.count < partly.count ? blocks : partly);
  return requests;
}

/** Sends full requests while there are any; returns the pieces that are left. */
function sendFull(
  pieces: Pieces,
  segmentOf: Uint32Array,
  limits: Limits,
  requests: Requests,
): Pieces {
  const growth = new Growth(pieces, segmentOf, limits.segments);
  const poor = new Pieces(pieces.rowPool, pieces.columnPool);
  for (let inside = growth.next(); inside.length > 0; inside = growth.next()) {
    let users = 0;
    for (const piece of inside) users += pieces.users(piece);
    let left = users - (users % limits.users);
    if (left === 0 || limits.entries < limits.users) {
      for (const piece of inside) {
        copyTo(poor, pieces, piece);
        growth.remove(piece);
      }
      continue;
    }
    const sender = new Sender(pieces, limits, requests);
    for (const piece of inside) {
      if (left === 0) break;
      left -= sender.send(piece, left);
      if (pieces.users(piece) === 0) growth.remove(piece);
    }
    sender.close();
  }
  return poor;
}

/** Sends all pieces, full requests or not. */
function sendInside(
  pieces: Pieces,
  segmentOf: Uint32Array,
  limits: Limits,
  requests: Requests,
): void {
  const growth = new Growth(pieces, segmentOf, limits.segments);
  for (let inside = growth.next(); inside.length > 0; inside = growth.next()) {
    const sender = new Sender(pieces, limits, requests);
    for (const piece of inside) {
      sender.send(piece, pieces.users(piece));
      growth.remove(piece);
    }
    sender.close();
  }
}

function copyTo(to: Pieces, from: Pieces, piece: number): void {
  to.add(from.rowAt.get(piece), from.users(piece), from.columnAt.get(piece), from.segments(piece));
}

/** Sends pieces whose segments fit together, closing a request whenever it is full. */
class Sender {
  private readonly pieces: Pieces;
  private readonly limits: Limits;
  private readonly requests: Requests;
  private users = 0;
  private entries = 0;

  constructor(pieces: Pieces, limits: Limits, requests: Requests) {
    this.pieces = pieces;
    this.limits = limits;
    this.requests = requests;
  }

  /** Sends up to so many users of the piece and cuts them off it; says how many. */
  send(piece: number, most: number): number {
    const { pieces, limits } = this;
    const total = Math.min(most, pieces.users(piece));
    for (let left = total; left > 0; ) {
      const users = Math.min(left, limits.users - this.users);
      const rowAt = pieces.rowAt.get(piece);
      this.requests.add(rowAt, users, pieces.columnAt.get(piece), pieces.segments(piece));
      pieces.rowAt.values[piece] = rowAt + users;
      pieces.rowCount.values[piece] = pieces.users(piece) - users;
      this.users += users;
      this.entries += 1;
      left -= users;
      if (this.users === limits.users || this.entries === limits.entries) this.close();
    }
    return total;
  }

  close(): void {
    this.requests.close();
    this.users = 0;
    this.entries = 0;
  }
}
