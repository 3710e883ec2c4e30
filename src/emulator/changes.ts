import type { Member, Operation } from '../model.ts';
import type { Account } from './account.ts';
import { change } from './account.ts';
import type { Context } from './context.ts';
import { memberOf } from './control-bodies.ts';
import type { Parsed } from './parsed.ts';
import { parsed, unparsed } from './parsed.ts';
import type { Segment, Segments } from './segments.ts';

/** What somebody else does to a segment, of whatever kind, as in CleverTap's dashboard. */
interface ForeignChange {
  readonly segment: Segment;
  readonly operation: Operation;
  readonly users: readonly Member[];
  readonly raisesEvents: boolean;
}

/**
 * `[{"customer_segment_id":"vip","action":"ADD","user_profiles":[{"identity":"ada"}]}]`, all or nothing.
 * Nobody has published whether a change in the dashboard raises the event: it does, unless an item has
 * `"events":false`.
 */
export function readForeignChanges(
  body: unknown,
  segments: Segments,
): Parsed<readonly ForeignChange[]> {
  if (!Array.isArray(body)) return unparsed('the body is not an array');
  const changes: ForeignChange[] = [];
  for (const item of body) {
    const read = readForeignChange(item, segments);
    if (!read.ok) return read;
    changes.push(read.value);
  }
  return parsed(changes);
}

function readForeignChange(item: unknown, segments: Segments): Parsed<ForeignChange> {
  const given = (item ?? {}) as Record<string, unknown>;
  const { action: operation, user_profiles: profiles, events = true } = given;
  const { ct_segment_id: ct, customer_segment_id: customer } = given;
  const segment =
    typeof ct === 'number' ? segments.byCtId(ct) : segments.byCustomerId(String(customer));
  if (segment === undefined || segment.deleted) return unparsed('a change names no segment');
  if (operation !== 'ADD' && operation !== 'REMOVE') {
    return unparsed('action is neither ADD nor REMOVE');
  }
  const users = Array.isArray(profiles) ? profiles.map(memberOf) : [null];
  const named = users.filter((user) => user !== null);
  if (named.length < users.length) return unparsed('a user has neither identity nor guid');
  if (typeof events !== 'boolean') return unparsed('events is neither true nor false');
  return parsed({ segment, operation, users: named, raisesEvents: events });
}

/** How many memberships changed. */
export function applyForeignChanges(
  { account, settings, isLost }: Context,
  changes: readonly ForeignChange[],
): number {
  const time = settings.now();
  let changed = 0;
  for (const { segment, operation, users, raisesEvents } of changes) {
    const trace = raisesEvents ? { time, isLost } : null;
    for (const user of users) {
      if (change(account, segment, operation, user, trace)) changed += 1;
    }
  }
  return changed;
}

/**
 * `{"from":{"guid":"g1"},"into":{"identity":"ada"}}`: one profile of two, with the memberships of both. No
 * event is raised, and those of before name the profile that is left. Nobody has published any of this.
 */
export function mergeProfiles({ segments, users }: Account, body: unknown): Parsed<number> {
  const given = (body ?? {}) as Record<string, unknown>;
  const [from, into] = [memberOf(given.from), memberOf(given.into)];
  const gone = from === null ? undefined : users.find(from);
  const left = into === null ? undefined : users.find(into);
  if (gone === undefined || left === undefined) {
    return unparsed('from or into is not a user of the account');
  }
  if (gone === left) return unparsed('from and into are one user already');
  for (const { members } of segments.all()) if (members.delete(gone)) members.add(left);
  users.merge(gone, left);
  return parsed(left);
}
