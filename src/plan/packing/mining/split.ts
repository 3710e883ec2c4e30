import type { Limits } from '../../../model.ts';
import { at, counted, increase, type Lists, transpose } from '../matrix.ts';
import type { Residual, Side } from './residual.ts';

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
  /** The changes left of the line where moving stops. */
  readonly live: number;
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
  const side = residual[by];
  const moves = new Uint8Array(side.lines);
  const ranked = linesByLive(side);
  let left = moved;
  for (const live of levels(by, ranked)) {
    for (const line of linesWith(ranked, live)) {
      if (left <= 0) return moves;
      moves[line] = 1;
      left -= live;
    }
  }
  return moves;
}

/** What is needed if every group keeps what is left of it. */
export function allAsRows({ rows }: Residual, limits: Limits, outside: Need): Need {
  let { users, segments } = outside;
  for (let row = 0; row < rows.lines; row += 1) {
    const [live, weight] = [at(rows.live, row), at(rows.weight, row)];
    users += weight * Math.ceil(live / limits.segments);
    segments += live * Math.ceil(weight / limits.users);
  }
  return { users, segments };
}

/** What is needed with a piece of so many users and segments more. */
export function needWith(need: Need, users: number, segments: number, limits: Limits): Need {
  return {
    users: need.users + users * Math.ceil(segments / limits.segments),
    segments: need.segments + segments * Math.ceil(users / limits.users),
  };
}

function splitBy(by: Split['by'], residual: Residual, limits: Limits, outside: Need): Split {
  const { start, cross } = residual[by];
  const ranked = linesByLive(residual[by]);
  const moving = new Moving(residual, limits, outside);
  let before = moving.step();
  let best: Split = { by, moved: 0, live: 0, requests: requestsFor(limits, before) };
  for (const live of levels(by, ranked)) {
    for (const line of linesWith(ranked, live)) {
      for (let place = at(start, line); place < at(start, line) + live; place += 1) {
        if (by === 'rows') moving.move(line, at(cross, place));
        else moving.move(at(cross, place), line);
      }
    }
    const after = moving.step();
    const split = { by, live, ...stopBetween(limits, before, after) };
    if (split.requests < best.requests) best = split;
    before = after;
  }
  return best;
}

/** The lines by how many changes are left of them. */
function linesByLive({ lines, live }: Side): Lists {
  const most = live.reduce((a, b) => Math.max(a, b), 0);
  return transpose({ start: counted(lines + 1), values: live }, most + 1);
}

function linesWith({ start, values }: Lists, live: number): Uint32Array {
  return values.subarray(at(start, live), at(start, live + 1));
}

/** The numbers of changes left, in the order in which their lines move. */
function levels(by: Split['by'], ranked: Lists): Uint32Array {
  const most = ranked.start.length - 2;
  const ascending = counted(most + 1).subarray(1);
  return by === 'rows' ? ascending.subarray(0, MOST_LEFT) : ascending.reverse();
}

interface Step extends Need {
  readonly moved: number;
}

/** What is needed while changes move from their groups to their columns. */
class Moving {
  readonly #limits: Limits;
  readonly #weight: Uint32Array;
  /** Changes left in each group, and users moved to each column. */
  readonly #left: Uint32Array;
  readonly #moved: Uint32Array;
  #users: number;
  #segments: number;
  #changes = 0;

  constructor(residual: Residual, limits: Limits, outside: Need) {
    const { users, segments } = allAsRows(residual, limits, outside);
    this.#limits = limits;
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
    const most = this.#limits.users;
    const weight = at(this.#weight, row);
    const had = increase(this.#moved, column, weight);
    this.#segments += Math.ceil((had + weight) / most) - Math.ceil(had / most);
    this.#segments -= Math.ceil(weight / most);
    if (increase(this.#left, row, -1) > 1) this.#users += weight;
    this.#changes += 1;
  }
}

/** Where to stop between two steps: at the second, or where users and segments need as many requests. */
function stopBetween(
  limits: Limits,
  before: Step,
  after: Step,
): { moved: number; requests: number } {
  const whole = { moved: after.moved, requests: requestsFor(limits, after) };
  const [slackBefore, slackAfter] = [slackOf(limits, before), slackOf(limits, after)];
  if (slackBefore <= 0 || slackAfter >= 0) return whole;
  const part = slackBefore / (slackBefore - slackAfter);
  const users = before.users + part * (after.users - before.users);
  const segments = before.segments + part * (after.segments - before.segments);
  const requests = requestsFor(limits, { users, segments });
  if (requests >= whole.requests) return whole;
  return { moved: before.moved + Math.round(part * (after.moved - before.moved)), requests };
}

function requestsFor(limits: Limits, { users, segments }: Need): number {
  return Math.max(users / limits.users, segments / limits.segments);
}

/** By how many requests segments need more than users. */
export function slackOf(limits: Limits, { users, segments }: Need): number {
  return segments / limits.segments - users / limits.users;
}

/**
 * What a user weighs against a segment where this split stops moving changes: there a group of r moves
 * r segments for r - 1 users, and a column of k moves k - 1 segments for k users. Held near where
 * splits end up, because early rounds would take themselves for the last.
 */
export function shareOf({ by, live }: Split): number {
  const lines = Math.min(Math.max(live, 2), by === 'rows' ? 3 : 6);
  return (by === 'rows' ? lines : lines - 1) / (2 * lines - 1);
}
