import type { Limits } from '../../model.ts';
import { at } from './matrix.ts';
import { cutWide, Pieces } from './pieces.ts';
import { Requests } from './requests.ts';

/**
 * Grouping alone: pieces in the order of their contents, cut to what an entry can hold, and a new
 * request where the next does not fit. Nothing clever, and what packing must never be worse than.
 */
export function sendInOrder(pieces: Pieces, segmentOf: Uint32Array, limits: Limits): Requests {
  const entries = cutToEntries(pieces, limits);
  const requests = new Requests(entries);
  let load = new Load(limits);
  for (let e = 0; e < entries.length; e += 1) {
    const rows = entries.rowsOf(e);
    const segments = entries.columnsOf(e).map((column) => at(segmentOf, column));
    if (!load.admits(rows, segments)) {
      requests.close();
      load = new Load(limits);
    }
    load.add(rows, segments);
    requests.entries.add(entries.rowAt(e), rows.length, entries.columnAt(e), segments.length);
  }
  requests.close();
  return requests;
}

function cutToEntries(pieces: Pieces, limits: Limits): Pieces {
  const pairs = limits.counting === 'pairs' ? limits.entries : limits.users * limits.segments;
  const cut = cutWide(pieces, limits.segments);
  const entries = new Pieces(cut.rows, cut.columns);
  for (let piece = 0; piece < cut.length; piece += 1) {
    for (let column = 0; column < cut.segments(piece); column += pairs) {
      const columns = Math.min(pairs, cut.segments(piece) - column);
      const most = Math.min(limits.users, Math.floor(pairs / columns));
      for (let row = 0; row < cut.users(piece); row += most) {
        const rows = Math.min(most, cut.users(piece) - row);
        entries.add(cut.rowAt(piece) + row, rows, cut.columnAt(piece) + column, columns);
      }
    }
  }
  return entries;
}

/** What a request under way holds. */
class Load {
  readonly #limits: Limits;
  readonly #users: Tally;
  readonly #segments: Tally;
  #entries = 0;
  #pairs = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#users = new Tally(limits);
    this.#segments = new Tally(limits);
  }

  admits(users: Uint32Array, segments: Uint32Array): boolean {
    const limits = this.#limits;
    const pairs = this.#pairs + users.length * segments.length;
    return (
      this.#users.with(users) <= limits.users &&
      this.#segments.with(segments) <= limits.segments &&
      this.#entries < limits.entries &&
      (limits.counting !== 'pairs' || pairs <= limits.entries)
    );
  }

  add(users: Uint32Array, segments: Uint32Array): void {
    this.#users.add(users);
    this.#segments.add(segments);
    this.#entries += 1;
    this.#pairs += users.length * segments.length;
  }
}

/** Counts users or segments as `counting` says: each time they occur, or once. */
class Tally {
  readonly #seen: Set<number> | null;
  #count = 0;

  constructor({ counting }: Limits) {
    this.#seen = counting === 'distinct' ? new Set() : null;
  }

  /** The count if these came too. */
  with(ids: Uint32Array): number {
    const seen = this.#seen;
    if (seen === null) return this.#count + ids.length;
    return ids.reduce((count, id) => (seen.has(id) ? count : count + 1), this.#count);
  }

  add(ids: Uint32Array): void {
    this.#count = this.with(ids);
    for (const id of ids) this.#seen?.add(id);
  }
}
