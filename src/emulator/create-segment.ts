import type { Account } from './account.ts';
import type { Answer } from './errors.ts';
import { badRequest } from './errors.ts';

/**
 * POST /api/createSegment: a bare array of at most 100 items. The response is not published; a third
 * party says that the generated ID comes back as `id`. One item that cannot be created refuses the
 * request as a whole before anything is created (the stricter reading).
 */
const LIMIT = 100;
const MAX_SEGMENTS = 2500;

interface Item {
  readonly name: string;
  readonly customerSegmentId: string;
}

export function createSegment(body: unknown, account: Account): Answer {
  if (!Array.isArray(body)) return badRequest('the body must be an array');
  if (body.length === 0) return badRequest('the array is empty');
  if (body.length > LIMIT) return badRequest(`at most ${LIMIT} segments in one request`);
  if (account.segments.length + body.length > MAX_SEGMENTS) {
    return badRequest(`at most ${MAX_SEGMENTS} segments in an account`);
  }
  const items = body.map(readItem);
  const problem = firstProblem(items, account);
  if (problem !== null) return badRequest(problem);
  const created = items.flatMap((item) => (item === null ? [] : [create(item, account)]));
  return { status: 200, body: { success: true, segments: created } };
}

function create({ name, customerSegmentId }: Item, account: Account) {
  const segment = account.createSegment({ customerSegmentId, name });
  return { id: segment.ctSegmentId, segment_name: name, customer_segment_id: customerSegmentId };
}

function readItem(raw: unknown): Item | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { segment_name: name, customer_segment_id: id } = raw as Record<string, unknown>;
  if (typeof name !== 'string' || name === '' || typeof id !== 'string' || id === '') return null;
  return { name, customerSegmentId: id };
}

function firstProblem(items: readonly (Item | null)[], account: Account): string | null {
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (item === null) return `item ${index} needs segment_name and customer_segment_id`;
    const { name, customerSegmentId } = item;
    if (account.byCustomerId.has(customerSegmentId) || ids.has(customerSegmentId)) {
      return `customer_segment_id ${customerSegmentId} already exists`;
    }
    if (names.has(name)) return `segment_name ${name} already exists in this request`;
    names.add(name);
    ids.add(customerSegmentId);
  }
  return null;
}
