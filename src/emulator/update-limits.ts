import type { Counting } from '../model.ts';
import type { Failure, RequestError } from './errors.ts';
import { failure } from './errors.ts';
import type { WrittenEntry, WrittenSegment } from './update-request.ts';

/** Of a request: 100 profile updates, 100 user IDs, 100 segments. */
const MAX_PER_REQUEST = 100;

/**
 * The four cases of code 100, in the order of the specification's table. What counts is not said:
 * `occurrences` counts every user and segment as often as it is written and one profile update per
 * entry; `distinct` counts each ID once; `pairs` takes each user x segment for a profile update.
 * Deliberate strictness: one entry without users refuses the request, as no users at all would.
 */
export function checkLimits(
  entries: readonly WrittenEntry[],
  counting: Counting,
  code100Status: number,
): Failure | null {
  const refuse = (kind: RequestError, detail: string) => failure(kind, detail, code100Status);
  const updates = counting === 'pairs' ? countPairs(entries) : entries.length;
  if (updates > MAX_PER_REQUEST) return refuse('updates', `${updates} profile updates`);
  if (entries.length === 0 || entries.some((entry) => entry.users.length === 0)) {
    return refuse('noUsers', 'an entry without user profiles, or no entry');
  }
  const segments = countSegments(entries, counting);
  if (segments > MAX_PER_REQUEST) return refuse('segments', `${segments} segments`);
  const users = countUsers(entries, counting);
  if (users > MAX_PER_REQUEST) return refuse('users', `${users} user IDs`);
  return null;
}

function countPairs(entries: readonly WrittenEntry[]): number {
  return sum(entries, ({ users, segments }) => users.length * segments.length);
}

function countSegments(entries: readonly WrittenEntry[], counting: Counting): number {
  if (counting !== 'distinct') return sum(entries, ({ segments }) => segments.length);
  return new Set(entries.flatMap(({ segments }) => segments.map(writtenId))).size;
}

/** As written: a segment named once by each of its IDs counts twice. */
function writtenId({ ctSegmentId, customerSegmentId }: WrittenSegment): string {
  return JSON.stringify([ctSegmentId, customerSegmentId]);
}

function countUsers(entries: readonly WrittenEntry[], counting: Counting): number {
  if (counting !== 'distinct') return sum(entries, ({ users }) => users.length);
  const ids = entries.flatMap(({ users }) =>
    users.map((user) => (user === null ? '' : `${user.kind} ${user.value}`)),
  );
  return new Set(ids).size;
}

function sum(entries: readonly WrittenEntry[], count: (entry: WrittenEntry) => number): number {
  return entries.reduce((total, entry) => total + count(entry), 0);
}
