import type { Member, Operation } from '../model.ts';
import type { Failure } from './errors.ts';
import { failure } from './errors.ts';

/** A segment as a request writes it; null stands for what is missing, empty, or no valid action. */
export interface WrittenSegment {
  readonly ctSegmentId: number | null;
  readonly customerSegmentId: string | null;
  readonly operation: Operation | null;
}

/** null: a user whose identity or GUID is missing or empty. */
export type WrittenUser = Member | null;

export interface WrittenEntry {
  readonly users: readonly WrittenUser[];
  readonly segments: readonly WrittenSegment[];
}

const MAX_ID_LENGTH = 1024;

/** Values that CleverTap's importers take for empty, in any case. */
const RESERVED: ReadonlySet<string> = new Set(
  'undefined null na n/a none 0 nil -1 infinity -infinity inf -inf nan -nan empty xxxxxx'.split(
    ' ',
  ),
);
const LONGEST_RESERVED = 9;

/**
 * The body of Update Segment, by its shape. Deliberate strictness: a value of another JSON type than
 * the specification's table says refuses the request (400), since no entry error fits it. Deliberate
 * laxities: a `ct_segment_id` of digits in a string is read as an integer, because a known client
 * sends it; null counts as missing; unknown fields are ignored.
 */
export function readUpdateRequest(
  body: unknown,
  reserved: 'skip' | 'accept',
): readonly WrittenEntry[] | Failure {
  try {
    const entries = arrayOf(recordOf(body, 'the body'), 'bulk_profiles', '');
    return entries.map((entry, index) => readEntry(entry, `bulk_profiles[${index}]`, reserved));
  } catch (error) {
    if (error instanceof Misshapen) return failure('parameters', error.message);
    throw error;
  }
}

class Misshapen extends Error {}

type Json = Readonly<Record<string, unknown>>;

function readEntry(value: unknown, at: string, reserved: 'skip' | 'accept'): WrittenEntry {
  const entry = recordOf(value, at);
  const users = arrayOf(entry, 'user_profiles', `${at}.`);
  const segments = arrayOf(entry, 'segments', `${at}.`);
  // Deliberate strictness: nothing is published about an entry that does nothing.
  if (segments.length === 0) throw new Misshapen(`${at}.segments is empty`);
  const [atUsers, atSegments] = [`${at}.user_profiles`, `${at}.segments`];
  return {
    users: users.map((user) => readUser(user, atUsers, reserved)),
    segments: segments.map((segment) => readSegment(segment, atSegments)),
  };
}

/** `identity` comes first: the specification's wording is circular, and a server must decide. */
function readUser(value: unknown, at: string, reserved: 'skip' | 'accept'): WrittenUser {
  const user = recordOf(value, at);
  const identity = idOf(user, 'identity', at);
  const guid = idOf(user, 'guid', at);
  if (identity !== null) {
    return reserved === 'skip' && isReserved(identity)
      ? null
      : { kind: 'identity', value: identity };
  }
  return guid === null ? null : { kind: 'guid', value: guid };
}

function readSegment(value: unknown, at: string): WrittenSegment {
  const segment = recordOf(value, at);
  const { action } = segment;
  return {
    ctSegmentId: ctIdOf(segment, at),
    customerSegmentId: stringOf(segment, 'customer_segment_id', at),
    // Deliberate strictness: `add` is not `ADD`.
    operation: action === 'ADD' || action === 'REMOVE' ? action : null,
  };
}

function ctIdOf(segment: Json, at: string): number | null {
  const value = segment.ct_segment_id;
  if (value === undefined || value === null || value === '') return null;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw new Misshapen(`${at}: ct_segment_id is not an integer`);
}

/** Deliberate strictness: white space alone is no identity. */
function idOf(user: Json, name: 'identity' | 'guid', at: string): string | null {
  const value = stringOf(user, name, at);
  if (value === null || value.trim() === '') return null;
  if (value.length > MAX_ID_LENGTH) throw new Misshapen(`${at}: ${name} is too long`);
  return value;
}

function isReserved(identity: string): boolean {
  return identity.length <= LONGEST_RESERVED && RESERVED.has(identity.toLowerCase());
}

function stringOf(from: Json, name: string, at: string): string | null {
  const value = from[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  throw new Misshapen(`${at}: ${name} is not a string`);
}

function arrayOf(from: Json, name: string, at: string): readonly unknown[] {
  const value = from[name];
  if (Array.isArray(value)) return value;
  throw new Misshapen(`${at}${name} is not an array`);
}

function recordOf(value: unknown, at: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new Misshapen(`${at} is not an object`);
}
