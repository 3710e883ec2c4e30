import { compareRanges } from '../members/bytes.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { nameOf } from '../members/member.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import type { Member, MemberKind } from '../model.ts';
import { readRecord } from './apply-record.ts';
import type { ReadPart } from './change-lines.ts';
import { changesOf, isSent } from './change-lines.ts';
import type { LockIndex, SegmentEntry } from './lock-index.ts';
import { ownedBy } from './lock-index.ts';
import type { FetchChunks } from './locked-segment.ts';
import { keepingLast, openLocked, withChunks } from './locked-segment.ts';

/** Whoever a user of the Error Stream may be in one segment, and when that was sent last. */
export interface KnownUser {
  readonly members: readonly Member[];
  /** When the newest apply that sent one of them began, ms since the epoch; null: no record says. */
  readonly sentAt: number | null;
}

/** The members that the manifest of a segment wants. */
export type Desired = (kind: MemberKind) => MemberCursor;

export interface UserSources {
  readonly index: Pick<LockIndex, 'history'>;
  readonly fetch: FetchChunks;
  readonly readPart: ReadPart;
}

const KINDS = ['identity', 'guid'] as const;

/**
 * Users among these that the segment knows. The stream does not say whether a user is an identity or a
 * guid, but whoever knows it does: the lockfile with its records, and the manifest.
 */
export async function knownUsers(
  users: ReadonlySet<string>,
  entry: SegmentEntry,
  desired: Desired | null,
  { index, fetch, readPart }: UserSources,
): Promise<Map<string, KnownUser>> {
  const found = new Map<string, Member>();
  const wanted = [...users].map((user) => Buffer.from(user)).sort(Buffer.compare);
  const add = (kind: MemberKind, values: Iterable<string>) => {
    for (const value of values) found.set(nameOf({ kind, value }), { kind, value });
  };
  for (const kind of KINDS) {
    add(
      kind,
      await withChunks(fetch, entry.chunks, (read) =>
        lockedAmong(wanted, entry, kind, keepingLast(read)),
      ),
    );
    if (desired !== null) {
      add(
        kind,
        untilOrdered(() => among(wanted, desired(kind))),
      );
    }
  }
  const sentAt = new Map<string, number>();
  const owned = ownedBy(entry);
  for (const ref of [...index.history].reverse()) {
    const { segments, startedAt } = await readRecord(ref, readPart);
    for (const segment of segments.filter(({ key }) => owned.has(key))) {
      for await (const { operation, outcome, member } of changesOf(segment, readPart)) {
        if (!users.has(member.value) || outcome === 'rejected') continue;
        add(member.kind, [member.value]);
        if (!isSent(operation) || sentAt.has(nameOf(member))) continue;
        sentAt.set(nameOf(member), startedAt);
      }
    }
  }
  return byUser(found, sentAt);
}

function byUser(
  found: ReadonlyMap<string, Member>,
  sentAt: ReadonlyMap<string, number>,
): Map<string, KnownUser> {
  const known = new Map<string, KnownUser>();
  for (const [name, member] of found) {
    const { members, sentAt: before } = known.get(member.value) ?? { members: [], sentAt: null };
    const at = sentAt.get(name) ?? null;
    const newest = before === null || at === null ? (before ?? at) : Math.max(before, at);
    known.set(member.value, { members: [...members, member], sentAt: newest });
  }
  return known;
}

function lockedAmong(
  wanted: readonly Buffer[],
  entry: SegmentEntry,
  kind: MemberKind,
  read: Parameters<typeof openLocked>[2],
): string[] {
  const { accepted, unconfirmed, stamps } = openLocked(entry, kind, read);
  const found = among(wanted, accepted);
  while (accepted.next());
  const users = new Set(wanted.map(String));
  const beside = [...unconfirmed, ...stamps].map(({ member }) => member.value);
  return [...found, ...beside.filter((value) => users.has(value))];
}

/** One walk over both; both ascend. */
function among(wanted: readonly Buffer[], cursor: MemberCursor): string[] {
  const found: string[] = [];
  let has = cursor.next();
  for (const user of wanted) {
    let order = -1;
    while (has) {
      order = compareRanges(cursor.bytes, cursor.start, cursor.end, user, 0, user.length);
      if (order >= 0) break;
      has = cursor.next();
    }
    if (has && order === 0) found.push(user.toString());
  }
  return found;
}
