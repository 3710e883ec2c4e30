import type { Operation, SegmentIds } from '../../model.ts';
import type { HttpRequest } from '../exchange.ts';
import { COUNTS_PATH, EVENT_PROPERTIES, EVENTS_PATH, MEMBERSHIP_EVENT } from '../wire.ts';
import { wireDay } from './days.ts';
import type { DayRange } from './reading.ts';

/**
 * Everything that a client that reads can send. Questions are made here alone, for two endpoints that
 * change nothing, and `ask.ts` sends nothing else: no other path has this type, and whatever CleverTap
 * answered (a cursor, the ID of a request) stays behind the `?`.
 */
export interface Question extends HttpRequest {
  readonly path: ReadingPath;
}

export type ReadingPath =
  | typeof COUNTS_PATH
  | `${typeof COUNTS_PATH}?req_id=${string}`
  | `${typeof EVENTS_PATH}?${'batch_size' | 'cursor'}=${string}`;

/** Whether a path leads to an endpoint that changes nothing. */
export function isReading(path: string): boolean {
  return [COUNTS_PATH, EVENTS_PATH].includes(path.replace(/\?.*$/s, ''));
}

const COUNT_BYTES = 64 * 1024;
/** The most that CleverTap gives at once. */
export const BATCH_SIZE = 5000;

/** Where an event has both IDs, the customer's own names the segment: it is unique for ever. */
export function countQuestion(
  { customerSegmentId, ctSegmentId }: SegmentIds,
  operation: Operation,
  days: DayRange,
): Question {
  const { action, customerSegmentId: customer, ctSegmentId: ct } = EVENT_PROPERTIES;
  const segment =
    customerSegmentId === undefined ? equals(ct, ctSegmentId) : equals(customer, customerSegmentId);
  const filter = { event_properties: [equals(action, operation), segment] };
  return post(COUNTS_PATH, { ...query(days), ...filter }, COUNT_BYTES);
}

export function pendingCount(requestId: string): Question {
  return get(`${COUNTS_PATH}?req_id=${requestId}`, COUNT_BYTES);
}

/** Without the summary of all events of each profile, which would be the most of the answer. */
export function eventsQuestion(days: DayRange, batchSize: number): Question {
  return post(`${EVENTS_PATH}?batch_size=${batchSize}&events=false`, query(days), COUNT_BYTES);
}

export function pageQuestion(cursor: string, maxBytes: number): Question {
  return get(`${EVENTS_PATH}?cursor=${cursor}`, maxBytes);
}

/**
 * A cursor or an ID of a request as it goes into a query: exactly as it came, since cursors come
 * percent-encoded. null for what is none.
 */
export function tokenOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^[\w.~%+/=:@!$*,;-]{1,4096}$/.test(text) ? text : null;
}

function equals(name: string, value: unknown) {
  return { name, operator: 'equals', value };
}

function query({ from, to }: DayRange) {
  return { event_name: MEMBERSHIP_EVENT, from: wireDay(from), to: wireDay(to) };
}

function post(path: ReadingPath, body: unknown, maxBytes: number): Question {
  return { method: 'POST', path, body: JSON.stringify(body), maxBytes };
}

function get(path: ReadingPath, maxBytes: number): Question {
  return { method: 'GET', path, body: null, maxBytes };
}
