import type { StreamRow } from '../clevertap/error-stream.ts';
import { isEntryError } from '../clevertap/error-stream.ts';
import { textOf } from '../members/cursor.ts';
import { checkMemberText } from '../members/rules.ts';
import type { Member, SegmentKey } from '../model.ts';
import type { MemberEdit } from './edit-chunk.ts';
import type { SegmentUpdate } from './fold.ts';
import type { EntryBlock, LockIndex, SegmentEntry } from './lock-index.ts';
import { idsOf } from './lock-index.ts';
import type { FetchChunks, ReadChunk } from './locked-segment.ts';
import { openLocked, withChunks } from './locked-segment.ts';
import { doubted } from './membership.ts';

/**
 * The Error Stream is the only place where CleverTap says what it skipped. Each row of a segment in the
 * lock makes that membership unconfirmed, so the next apply sends it again. That includes an absent
 * one, since a REMOVE may have been skipped. A segment that was not found, or whose IDs disagree, is
 * blocked: it would be skipped again, until a person fixes its IDs.
 */
export interface ErrorImport {
  readonly updates: readonly SegmentUpdate[];
  /** Memberships that are unconfirmed now, by segment. */
  readonly unconfirmed: ReadonlyMap<SegmentKey, number>;
  readonly blocked: ReadonlyMap<SegmentKey, EntryBlock['error']>;
  /** Rows that name no segment of the lock, or no member that could have been sent. */
  readonly unmatched: readonly StreamRow[];
}

interface SegmentRows {
  readonly key: SegmentKey;
  readonly entry: SegmentEntry;
  readonly users: Set<string>;
  block: EntryBlock | null;
}

/** Rows of other error types count like any skipped row. */
export async function importErrors(
  rows: readonly StreamRow[],
  index: LockIndex,
  fetch: FetchChunks,
): Promise<ErrorImport> {
  const bySegment = new Map<SegmentKey, SegmentRows>();
  const unmatched: StreamRow[] = [];
  for (const row of rows) {
    const found = findSegment(row, index);
    if (found === null) {
      unmatched.push(row);
      continue;
    }
    const [key, entry] = found;
    const gathered = bySegment.get(key) ?? { key, entry, users: new Set(), block: null };
    bySegment.set(key, gathered);
    gathered.block ??= blockOf(row, entry);
    if (checkMemberText(row.user, 'identity') === null) gathered.users.add(row.user);
    else if (gathered.block === null) unmatched.push(row);
  }
  const segments = [...bySegment.values()];
  const updates: SegmentUpdate[] = [];
  for (const segment of segments) updates.push(await updateOf(segment, fetch));
  return {
    updates,
    unconfirmed: new Map(segments.map(({ key, users }) => [key, users.size])),
    blocked: new Map(
      segments.flatMap(({ key, block }) => (block === null ? [] : [[key, block.error]])),
    ),
    unmatched,
  };
}

/** The customer's ID wins; a row may lack either. */
function findSegment(row: StreamRow, index: LockIndex): [SegmentKey, SegmentEntry] | null {
  const matches = ([, entry]: [SegmentKey, SegmentEntry]) =>
    row.customerSegmentId === ''
      ? row.ctSegmentId !== '' && String(entry.ctSegmentId) === row.ctSegmentId
      : entry.customerSegmentId === row.customerSegmentId;
  return [...index.segments].find(matches) ?? null;
}

function blockOf({ error }: StreamRow, entry: SegmentEntry): EntryBlock | null {
  if (!isEntryError(error)) return null;
  if (error !== 'API_SEGMENT_NOT_FOUND_OR_DELETED' && error !== 'API_SEGMENT_ID_MISMATCH')
    return null;
  return { error, customerSegmentId: entry.customerSegmentId, ctSegmentId: entry.ctSegmentId };
}

async function updateOf(
  { key, entry, users, block }: SegmentRows,
  fetch: FetchChunks,
): Promise<SegmentUpdate> {
  const guids = await withChunks(fetch, entry.chunks, (read) => guidsAmong(users, entry, read));
  const edits: MemberEdit[] = [...users].map((value) => ({
    member: memberOf(value, guids),
    edit: doubted,
  }));
  return {
    key,
    ids: idsOf(entry),
    lists: entry.lists,
    created: null,
    edits,
    ...(block === null ? {} : { blocked: block }),
  };
}

/** The stream does not say whether a user is an identity or a guid; the lock may. */
function guidsAmong(users: ReadonlySet<string>, entry: SegmentEntry, read: ReadChunk): Set<string> {
  const { accepted, unconfirmed, stamps } = openLocked(entry, 'guid', read);
  const known = new Set<string>();
  while (accepted.next()) known.add(textOf(accepted));
  for (const { member } of [...unconfirmed, ...stamps]) known.add(member.value);
  return new Set([...users].filter((user) => known.has(user)));
}

/** Guids that CleverTap makes. One that was removed is no longer in the lock, so its form must tell. */
const CLEVERTAP_GUID = /^([0-9a-f]{32}|(__|-)[gh].+)$/;

function memberOf(value: string, guids: ReadonlySet<string>): Member {
  return { kind: guids.has(value) || CLEVERTAP_GUID.test(value) ? 'guid' : 'identity', value };
}
