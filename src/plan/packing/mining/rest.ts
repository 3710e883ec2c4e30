import type { Limits } from '../../../model.ts';
import { at } from '../matrix.ts';
import type { Residual } from './residual.ts';

/**
 * How to cover what no tile covers. A group's changes may keep a piece of their own, which costs a
 * segment each, or go column by column, which costs a user each. `by: 'rows'` sends the groups with
 * fewest changes left to the columns, `by: 'columns'` the fullest columns. Lines of `whole` or better
 * go, and of those at `partial` the first `partly` changes.
 */
export interface Split {
  readonly by: 'rows' | 'columns';
  readonly whole: number;
  readonly partial: number;
  readonly partly: number;
  /** Requests that all pieces then need, if requests could be filled without a gap. */
  readonly requests: number;
}

export interface Need {
  readonly users: number;
  readonly segments: number;
}

const MOST_LEFT = 12;

export function splitRest(residual: Residual, limits: Limits, tiles: Need): Split {
  const byRows = splitByRows(residual, limits, tiles);
  const byColumns = splitByColumns(residual, limits, tiles);
  return byColumns.requests < byRows.requests ? byColumns : byRows;
}

function requestsFor(limits: Limits, need: Need): number {
  return Math.max(need.users / limits.users, need.segments / limits.segments);
}

/** What is needed if every group keeps what is left of it. */
export function allAsRows(residual: Residual, limits: Limits, tiles: Need): Need {
  const { rows } = residual;
  let { users, segments } = tiles;
  for (let row = 0; row < rows.lines; row++) {
    const live = at(rows.live, row);
    users += at(rows.weight, row) * Math.ceil(live / limits.segments);
    segments += live * Math.ceil(at(rows.weight, row) / limits.users);
  }
  return { users, segments };
}

function splitByRows(residual: Residual, limits: Limits, tiles: Need): Split {
  const { rows } = residual;
  let { users, segments } = allAsRows(residual, limits, tiles);
  let before: Need = { users, segments };
  let best: Split = {
    by: 'rows',
    whole: 0,
    partial: 0,
    partly: 0,
    requests: requestsFor(limits, before),
  };
  const columnUsers = new Uint32Array(residual.columns.lines);
  let chunks = 0;
  for (let left = 1; left <= MOST_LEFT; left++) {
    let moved = 0;
    for (let row = 0; row < rows.lines; row++) {
      if (at(rows.live, row) !== left) continue;
      const weight = at(rows.weight, row);
      moved += left;
      users += weight * (left - 1);
      segments -= left * Math.ceil(weight / limits.users);
      for (let i = at(rows.start, row); i < at(rows.start, row) + left; i++) {
        const column = at(rows.cross, i);
        const had = at(columnUsers, column);
        chunks += Math.ceil((had + weight) / limits.users) - Math.ceil(had / limits.users);
        columnUsers[column] = had + weight;
      }
    }
    const after = { users, segments: segments + chunks };
    const split = between(limits, 'rows', before, after, left, moved);
    if (split.requests < best.requests) best = split;
    before = after;
  }
  return best;
}

function splitByColumns(residual: Residual, limits: Limits, tiles: Need): Split {
  const { columns, rows } = residual;
  let { users, segments } = allAsRows(residual, limits, tiles);
  let before: Need = { users, segments };
  let best: Split = {
    by: 'columns',
    whole: 0xffffffff,
    partial: 0,
    partly: 0,
    requests: requestsFor(limits, before),
  };
  const left = rows.live.slice();
  const order = linesByLive(residual);
  for (let i = 0; i < order.length; ) {
    const live = at(columns.live, at(order, i));
    let moved = 0;
    for (; i < order.length && at(columns.live, at(order, i)) === live; i++) {
      const column = at(order, i);
      let columnUsers = 0;
      for (let p = at(columns.start, column); p < at(columns.start, column) + live; p++) {
        const row = at(columns.cross, p);
        const weight = at(rows.weight, row);
        columnUsers += weight;
        segments -= Math.ceil(weight / limits.users);
        left[row] = at(left, row) - 1;
        if (at(left, row) === 0) users -= weight;
      }
      users += columnUsers;
      segments += Math.ceil(columnUsers / limits.users);
      moved += live;
    }
    const after = { users, segments };
    const split = between(limits, 'columns', before, after, live, moved);
    if (split.requests < best.requests) best = split;
    before = after;
  }
  return best;
}

function linesByLive(residual: Residual): Uint32Array {
  const { columns } = residual;
  const lines: number[] = [];
  for (let c = 0; c < columns.lines; c++) if (at(columns.live, c) > 0) lines.push(c);
  lines.sort((a, b) => at(columns.live, b) - at(columns.live, a) || a - b);
  return Uint32Array.from(lines);
}

/** The best point between moving none and all of the lines with `live` changes. */
function between(
  limits: Limits,
  by: 'rows' | 'columns',
  none: Need,
  all: Need,
  live: number,
  moved: number,
): Split {
  const whole: Split = {
    by,
    whole: live,
    partial: live,
    partly: 0,
    requests: requestsFor(limits, all),
  };
  const slackNone = none.segments / limits.segments - none.users / limits.users;
  const slackAll = all.segments / limits.segments - all.users / limits.users;
  if (slackNone <= 0 || slackAll >= 0) return whole;
  const part = slackNone / (slackNone - slackAll);
  const users = none.users + part * (all.users - none.users);
  const segments = none.segments + part * (all.segments - none.segments);
  const requests = requestsFor(limits, { users, segments });
  if (requests >= whole.requests) return whole;
  const before = by === 'rows' ? live - 1 : live + 1;
  return { by, whole: before, partial: live, partly: Math.round(part * moved), requests };
}

/** For each cell that is left, whether it goes column by column. */
export function cellsByColumn(residual: Residual, split: Split): Uint8Array {
  const side = split.by === 'rows' ? residual.rows : residual.columns;
  const goes = new Uint8Array(residual.size);
  let partly = split.partly;
  for (let line = 0; line < side.lines; line++) {
    const live = at(side.live, line);
    if (live === 0) continue;
    const whole = split.by === 'rows' ? live <= split.whole : live >= split.whole;
    const part = !whole && live === split.partial && partly > 0;
    if (part) partly -= live;
    if (!whole && !part) continue;
    for (let p = at(side.start, line); p < at(side.start, line) + live; p++) {
      goes[at(side.cells, p)] = 1;
    }
  }
  return goes;
}

/**
 * What a user's occurrence weighs against a segment's where this split stops moving changes: there a
 * row of r moves r segments for r - 1 users, a column of k moves k - 1 segments for k users. Held near
 * where splits end up, because early rounds would take themselves for the last.
 */
export function shareOf(split: Split): number {
  const live = Math.max(split.partial, 2);
  if (split.by === 'rows') return shareAt(Math.min(live, 3), Math.min(live, 3) - 1);
  return shareAt(Math.min(live, 6) - 1, Math.min(live, 6));
}

function shareAt(segments: number, users: number): number {
  return segments / (segments + users);
}
