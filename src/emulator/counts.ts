import { MEMBERSHIP_EVENT } from '../clevertap/wire.ts';
import type { Operation } from '../model.ts';
import type { Account } from './account.ts';
import type { Context } from './context.ts';
import type { Failure } from './errors.ts';
import { failure } from './errors.ts';
import { propertiesOf } from './event-properties.ts';
import type { Reply } from './http.ts';
import { jsonReply, refusal } from './http.ts';
import type { Filter } from './property-filter.ts';
import { passes, readFilters } from './property-filter.ts';
import { tracesOf } from './traces.ts';

/** `POST /1/counts/profiles.json`: how many profiles raised an event in some days. */
export function queryCount(context: Context, body: unknown, isPartial: boolean): Reply {
  const count = countProfiles(context, (body ?? {}) as Record<string, unknown>);
  if (typeof count !== 'number') return refusal(count);
  return isPartial ? partial(context.counts.add(count)) : counted(count);
}

/** `GET ?req_id=...`: the same, once it is there. */
export function pendingCount(
  { counts }: Context,
  query: URLSearchParams,
  isPartial: boolean,
): Reply {
  const requestId = query.get('req_id') ?? '';
  const count = counts.find(requestId);
  if (count === undefined) return refusal(failure('parameters', 'req_id is not known'));
  return isPartial ? partial(requestId) : counted(count);
}

function counted(count: number): Reply {
  return jsonReply(200, { status: 'success', count });
}

function partial(requestId: string): Reply {
  return jsonReply(200, { status: 'partial', req_id: requestId });
}

function countProfiles(context: Context, body: Record<string, unknown>): number | Failure {
  const { event_name: name, event_properties: properties = [], from, to } = body;
  if (typeof name !== 'string') return failure('parameters', 'event_name is missing');
  const filters = readFilters(properties);
  if ('error' in filters) return filters;
  const traces = tracesOf(context, from, to);
  if ('error' in traces) return traces;
  if (name !== MEMBERSHIP_EVENT) return 0;
  const { account } = context;
  const isCounted = judgeOnce(account, filters);
  const profiles = new Set<number>();
  for (let index = traces.at; index < traces.end; index += 1) {
    const { ctSegmentId, operation, user } = account.events.at(index);
    if (isCounted(ctSegmentId, operation)) profiles.add(account.users.now(user));
  }
  return profiles.size;
}

/** All that can be filtered by is the same for all events of a segment and an operation. */
function judgeOnce({ segments }: Account, filters: readonly Filter[]) {
  const known = { ADD: new Map<number, boolean>(), REMOVE: new Map<number, boolean>() };
  return (ctSegmentId: number, operation: Operation): boolean => {
    const before = known[operation].get(ctSegmentId);
    if (before !== undefined) return before;
    const properties = propertiesOf(segments, ctSegmentId, operation);
    const verdict = filters.every((filter) => passes(filter, properties));
    known[operation].set(ctSegmentId, verdict);
    return verdict;
  };
}
