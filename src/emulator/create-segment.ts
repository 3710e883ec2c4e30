import { assertExhaustive } from '../model.ts';
import type { Failure } from './errors.ts';
import { failure } from './errors.ts';
import type { CreateResponse } from './options.ts';
import type { Segment, Segments } from './segments.ts';

const MAX_PER_REQUEST = 100;
/** Segments per account: likely, by a second source. */
const MAX_PER_ACCOUNT = 2500;

interface CreateItem {
  readonly name: string;
  readonly customerSegmentId: string;
}

type Created =
  | { readonly kind: 'created'; readonly item: CreateItem; readonly segment: Segment }
  | { readonly kind: 'refused'; readonly item: CreateItem; readonly error: string };

/** What came of a request: its HTTP status and its JSON. */
export interface CreateAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly created: number;
  readonly refused: number;
}

/**
 * Create Segment: a bare array of at most 100 items, each with a result of its own. Deliberate
 * strictness: the ID of a deleted segment stays taken, and where nothing was created the HTTP status
 * is 400. A name must be unique within the request only: no more than that is known.
 */
export function createSegmentsFrom(
  body: unknown,
  segments: Segments,
  shape: CreateResponse,
): CreateAnswer | Failure {
  const items = readItems(body);
  if (!Array.isArray(items)) return items;
  const names = new Set<string>();
  const results = items.map((item) => createOne(item, segments, names));
  const created = results.filter((result) => result.kind === 'created').length;
  return {
    status: created > 0 ? 200 : 400,
    body: shaped(results, shape),
    created,
    refused: results.length - created,
  };
}

function readItems(body: unknown): CreateItem[] | Failure {
  if (!Array.isArray(body)) return failure('parameters', 'the body is not an array');
  if (body.length === 0) return failure('parameters', 'no segments');
  if (body.length > MAX_PER_REQUEST) {
    return failure('parameters', `${body.length} segments in one request`);
  }
  const items = body.map(readItem).filter((item) => item !== null);
  return items.length === body.length
    ? items
    : failure('parameters', 'an item lacks segment_name or customer_segment_id');
}

function readItem(value: unknown): CreateItem | null {
  if (typeof value !== 'object' || value === null) return null;
  const { segment_name: name, customer_segment_id: id } = value as Record<string, unknown>;
  if (typeof name !== 'string' || name.trim() === '') return null;
  return typeof id === 'string' && id.trim() !== '' ? { name, customerSegmentId: id } : null;
}

function createOne(item: CreateItem, segments: Segments, names: Set<string>): Created {
  const refused = (error: string): Created => ({ kind: 'refused', item, error });
  if (names.has(item.name)) return refused('segment_name must be unique within the request');
  names.add(item.name);
  if (segments.byCustomerId(item.customerSegmentId) !== undefined) {
    return refused('customer_segment_id already exists');
  }
  if (segments.live >= MAX_PER_ACCOUNT) {
    return refused(`The account has ${MAX_PER_ACCOUNT} segments, which is the maximum`);
  }
  return {
    kind: 'created',
    item,
    segment: segments.add({ kind: 'api', ctSegmentId: null, ...item }),
  };
}

/** The answer is unpublished: its plausible shapes, each with another name for the new ID. */
function shaped(results: readonly Created[], shape: CreateResponse): unknown {
  switch (shape) {
    case 'array':
      return results.map((result) => resultJson(result, 'id'));
    case 'segments':
      return {
        success: results.some(({ kind }) => kind === 'created'),
        segments: results.map((result) => resultJson(result, 'segment_id')),
      };
    case 'keyed':
      return Object.fromEntries(
        results.map((result) => [
          result.item.customerSegmentId,
          resultJson(result, 'ct_segment_id'),
        ]),
      );
    case 'bare':
      return bare(results);
    default:
      return assertExhaustive(shape);
  }
}

function bare(results: readonly Created[]): unknown {
  const refused = results.find((result) => result.kind === 'refused');
  if (refused === undefined) return { success: true };
  return { status: 'fail', error: refused.error, code: 400 };
}

function resultJson(result: Created, idName: string) {
  const { name, customerSegmentId } = result.item;
  const given = { segment_name: name, customer_segment_id: customerSegmentId };
  return result.kind === 'created'
    ? { [idName]: result.segment.ctSegmentId, ...given, status: 'success' }
    : { ...given, status: 'fail', error: result.error, code: 400 };
}
