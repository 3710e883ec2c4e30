import type { StreamRow } from '../clevertap/error-stream.ts';
import { isEntryError } from '../clevertap/error-stream.ts';
import { nameOf } from '../members/member.ts';
import { checkMemberText } from '../members/rules.ts';
import type { Member, SegmentKey } from '../model.ts';
import type { MemberEdit } from './edit-chunk.ts';
import type { SegmentUpdate } from './fold.ts';
import type { Desired, KnownUser, UserSources } from './import-users.ts';
import { knownUsers } from './import-users.ts';
import type { EntryBlock, LockIndex, SegmentEntry } from './lock-index.ts';
import { idsOf, ownedBy, ownersAmong } from './lock-index.ts';
import { MAX_SKEW_MS } from './lock-time.ts';
import { doubted } from './membership.ts';

/**
 * The Error Stream is the only place where CleverTap says what it skipped. Each row of a membership that
 * segops knows puts it in doubt, so the next apply sends it again. That includes an absent one, since
 * a REMOVE may have been skipped. A segment that was not found, or whose IDs disagree, is blocked: it
 * would be skipped again, until a person fixes its IDs. A row about someone whom neither lockfile nor
 * manifest knows is listed: to send it would make a user. A row that is older than the last apply which
 * sent its membership is about an earlier attempt, and is ignored.
 */
export interface ErrorImport {
  readonly updates: readonly SegmentUpdate[];
  /** Memberships that are unconfirmed now, by segment. */
  readonly unconfirmed: ReadonlyMap<SegmentKey, number>;
  readonly blocked: ReadonlyMap<SegmentKey, EntryBlock['error']>;
  /** Rows that name no segment of the lock, or no member that it or its manifest knows. */
  readonly unmatched: readonly StreamRow[];
  /** Rows of memberships that were sent again since. */
  readonly outdated: readonly StreamRow[];
}

export interface ErrorSources extends UserSources {
  readonly index: LockIndex;
  /** null where no manifest declares the segment. */
  readonly desiredOf: (key: SegmentKey) => Desired | null;
}

/** Rows of other error types count like any skipped row. */
export async function importErrors(
  rows: readonly StreamRow[],
  sources: ErrorSources,
): Promise<ErrorImport> {
  const bySegment = new Map<SegmentKey, StreamRow[]>();
  const unmatched: StreamRow[] = [];
  for (const row of rows) {
    const owners = ownersAmong(sources.index.segments, keysIn(row));
    if (owners.length === 0) unmatched.push(row);
    for (const [key] of owners) bySegment.set(key, [...(bySegment.get(key) ?? []), row]);
  }
  const found: SegmentErrors[] = [];
  for (const [key, entry] of sources.index.segments) {
    const own = bySegment.get(key);
    if (own !== undefined) found.push(await errorsOf(key, entry, own, sources));
  }
  return {
    updates: found.filter(({ edits, block }) => edits.length > 0 || block !== null).map(updateOf),
    unconfirmed: new Map(found.map(({ key, edits }) => [key, edits.length])),
    blocked: new Map(
      found.flatMap(({ key, block }) => (block === null ? [] : [[key, block.error]])),
    ),
    unmatched: inOrder([...unmatched, ...found.flatMap((one) => one.unmatched)]),
    outdated: inOrder(found.flatMap((one) => one.outdated)),
  };
}

/** A request may name a segment by two IDs, of which the lock has one. */
function keysIn({ customerSegmentId, ctSegmentId }: StreamRow): SegmentKey[] {
  return [
    ...(customerSegmentId === '' ? [] : [customerSegmentId]),
    ...(ctSegmentId === '' ? [] : [`ct:${ctSegmentId}`]),
  ];
}

function inOrder(rows: readonly StreamRow[]): StreamRow[] {
  return [...new Set(rows)].sort((a, b) => a.at - b.at);
}

/** What the rows of one segment say. */
interface SegmentErrors {
  readonly key: SegmentKey;
  readonly entry: SegmentEntry;
  readonly edits: readonly MemberEdit[];
  readonly block: EntryBlock | null;
  /** IDs that CleverTap did not find. */
  readonly refused: readonly SegmentKey[];
  readonly unmatched: readonly StreamRow[];
  readonly outdated: readonly StreamRow[];
}

async function errorsOf(
  key: SegmentKey,
  entry: SegmentEntry,
  rows: readonly StreamRow[],
  sources: ErrorSources,
): Promise<SegmentErrors> {
  const users = new Set(rows.map(({ user }) => user).filter(isMember));
  const known = await knownUsers(users, entry, sources.desiredOf(key), sources);
  const sorted: Record<Standing, StreamRow[]> = { counts: [], unmatched: [], outdated: [] };
  for (const row of rows) sorted[standingOf(row, known.get(row.user))].push(row);
  const members = new Map<string, Member>();
  for (const { user } of sorted.counts) {
    for (const member of known.get(user)?.members ?? []) members.set(nameOf(member), member);
  }
  const owned = ownedBy(entry);
  const notFound = sorted.counts.filter(({ error }) => error === NOT_FOUND).flatMap(keysIn);
  return {
    key,
    entry,
    edits: [...members.values()].map((member) => ({ member, edit: doubted })),
    block: sorted.counts.map((row) => blockOf(row, entry)).find((one) => one !== null) ?? null,
    refused: notFound.filter((id) => owned.has(id)),
    unmatched: sorted.unmatched,
    outdated: sorted.outdated,
  };
}

type Standing = 'counts' | 'unmatched' | 'outdated';

/** A row without a user that could have been sent says something of its segment alone. */
function standingOf(row: StreamRow, known: KnownUser | undefined): Standing {
  if (!isMember(row.user)) return isOfSegment(row) ? 'counts' : 'unmatched';
  if (known === undefined) return 'unmatched';
  const { sentAt } = known;
  const isOutdated = row.time !== null && sentAt !== null && row.time < sentAt - MAX_SKEW_MS;
  return isOutdated ? 'outdated' : 'counts';
}

function isMember(user: string): boolean {
  return checkMemberText(user, 'identity') === null;
}

const NOT_FOUND = 'API_SEGMENT_NOT_FOUND_OR_DELETED';

function isOfSegment({ error }: StreamRow): boolean {
  return error === NOT_FOUND || error === 'API_SEGMENT_ID_MISMATCH';
}

function blockOf({ error }: StreamRow, entry: SegmentEntry): EntryBlock | null {
  if (!isEntryError(error)) return null;
  if (error !== NOT_FOUND && error !== 'API_SEGMENT_ID_MISMATCH') return null;
  return { error, customerSegmentId: entry.customerSegmentId, ctSegmentId: entry.ctSegmentId };
}

function updateOf({ key, entry, edits, block, refused }: SegmentErrors): SegmentUpdate {
  const blocked = block === null ? {} : { blocked: block };
  return { key, ids: idsOf(entry), lists: entry.lists, created: null, edits, refused, ...blocked };
}
