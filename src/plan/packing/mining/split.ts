import type { Limits } from '../../../model.ts';
import { at, counted, increase, listOf, transpose } from '../matrix.ts';
import type { Residual } from './residual.ts';

/** Occurrences of users and of segments. */
export interface Need {
  readonly users: number;
  readonly segments: number;
}

/**
 * How to cover what no tile covers. A change is either in a piece of its group, where each segment of
 * the group occurs once, or in a piece of its column, where each user of the column occurs once. All
 * begin in the groups. `by: 'rows'` moves the groups with fewest changes left to the columns;
 * `by: 'columns'` moves the fullest columns.
 */
export interface Split {
  readonly by: 'rows' | 'columns';
  /** How many changes move. */
  readonly moved: number;
  /** The requests for all pieces, if they can be filled without a gap. */
  readonly requests: number;
}

/** Groups with more changes left than this stay whole. */
const MOST_LEFT = 12;

/** The split that needs fewest requests, beside what is needed `outside` the residual. */
export function splitRest(residual: Residual, limits: Limits, outside: Need): Split {
  const byRows = splitBy('rows', residual, limits, outside);
  const byColumns = splitBy('columns', residual, limits, outside);
  return byColumns.requests < byRows.requests ? byColumns : byRows;
}

/** For each line of the side that the split goes by: 1 if its changes move. */
export function movedLines(residual: Residual, { by, moved }: Split): Uint8Array {
  const moves = new Uint8Array(residual[by].lines);
  let left = moved;
  for (const { live, lines } of linesToMove(residual, by)) {
    for (const line of lines) {
      if (left <= 0) return moves;
      moves[line] = 1;
      left -= live;
    }
  }
  return moves;
}

/** What is needed with a piece of so many users and segments more. */
export function needWith(need: Need, users: number, segments: number, limits: Limits): Need {
  return {
    users: need.users + users * Math.ceil(segments / limits.segments),
    segments: need.segments + segments * Math.ceil(users / limits.users),
  };
}

/** What is needed if every group keeps what is left of it. A group here fits into one request. */
export function needOfGroups({ rows }: Residual, limits: Limits, outside: Need): Need {
  let { users, segments } = outside;
  for (let row = 0; row < rows.lines; row += 1) {
    users += at(rows.weight, row) * Math.ceil(at(rows.live, row) / limits.segments);
    segments += at(rows.live, row);
  }
  return { users, segments };
}

/** By how many requests segments need more than users. */
export function slackOf(limits: Limits, { users, segments }: Need): number {
  return segments / limits.segments - users / limits.users;
}

function splitBy(by: Split['by'], residual: Residual, limits: Limits, outside: Need): Split {
  const { start, cross } = residual[by];
  const moving = new Moving(residual, limits, outside);
  let before = moving.step();
  let best: Split = { by, moved: 0, requests: requestsFor(limits, before) };
  for (const { live, lines } of linesToMove(residual, by)) {
    for (const line of lines) {
      for (let place = at(start, line); place < at(start, line) + live; place += 1) {
        if (by === 'rows') moving.move(line, at(cross, place));
        else moving.move(at(cross, place), line);
      }
    }
    const after = moving.step();
    const split = { by, ...stopBetween(limits, before, after) };
    if (split.requests < best.requests) best = split;
    before = after;
  }
  return best;
}

/** The lines that may move, by how many changes are left of them, in the order in which they move. */
function* linesToMove(
  residual: Residual,
  by: Split['by'],
): Generator<{ readonly live: number; readonly lines: Uint32Array }> {
  const side = residual[by];
  const most = side.live.reduce((a, b) => Math.max(a, b), 0);
  const byLive = transpose({ start: counted(side.lines + 1), values: side.live }, most + 1);
  const steps = by === 'rows' ? Math.min(most, MOST_LEFT) : most;
  for (let step = 1; step <= steps; step += 1) {
    const live = by === 'rows' ? step : most + 1 - step;
    yield { live, lines: listOf(byLive, live) };
  }
}

interface Step extends Need {
  readonly moved: number;
}

/** What is needed while changes move from their groups to their columns. */
class Moving {
  readonly #most: number;
  readonly #weight: Uint32Array;
  /** Changes left in each group, and users moved to each column. */
  readonly #left: Uint32Array;
  readonly #moved: Uint32Array;
  #users: number;
  #segments: number;
  #changes = 0;

  constructor(residual: Residual, limits: Limits, outside: Need) {
    const { users, segments } = needOfGroups(residual, limits, outside);
    this.#most = limits.users;
    this.#weight = residual.rows.weight;
    this.#left = residual.rows.live.slice();
    this.#moved = new Uint32Array(residual.columns.lines);
    this.#users = users;
    this.#segments = segments;
  }

  step(): Step {
    return { users: this.#users, segments: this.#segments, moved: this.#changes };
  }

  move(row: number, column: number): void {
    const users = at(this.#weight, row);
    const had = increase(this.#moved, column, users);
    const parts = Math.ceil((had + users) / this.#most) - Math.ceil(had / this.#most);
    this.#segments += parts - 1;
    if (increase(this.#left, row, -1) > 1) this.#users += users;
    this.#changes += 1;
  }
}

/** Where to stop between two steps: at the second, or where users and segments need equally many. */
function stopBetween(limits: Limits, before: Step, after: Step): Omit<Split, 'by'> {
  const whole = { moved: after.moved, requests: requestsFor(limits, after) };
  const [slackBefore, slackAfter] = [slackOf(limits, before), slackOf(limits, after)];
  if (slackBefore <= 0 || slackAfter >= 0) return whole;
  const part = slackBefore / (slackBefore - slackAfter);
  const between = (from: number, to: number) => from + part * (to - from);
  const requests = requestsFor(limits, {
    users: between(before.users, after.users),
    segments: between(before.segments, after.segments),
  });
  if (requests >= whole.requests) return whole;
  return { moved: Math.round(between(before.moved, after.moved)), requests };
}

function requestsFor(limits: Limits, { users, segments }: Need): number {
  return Math.max(users / limits.users, segments / limits.segments);
}
