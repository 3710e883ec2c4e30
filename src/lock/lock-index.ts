import type { ListFacts } from '../lists/list-facts.ts';
import type { Member, SegmentIds, SegmentKey } from '../model.ts';
import type { ExclusionMemory } from './exclusion-memory.ts';
import { NO_EXCLUSIONS } from './exclusion-memory.ts';

/** The index of the lock: the one commit point. It names every chunk by number and digest. */
export interface LockIndex {
  readonly lineage: string;
  /** For people. Which of two indexes is newer, only digests say. */
  readonly serial: number;
  /** Whose lock this is; null until the first apply. */
  readonly binding: Binding | null;
  /** Who wrote this serial; null for a fresh lock. */
  readonly written: LastWrite | null;
  /** The apply that is under way or was cut off. Its journal says how far it came. */
  readonly applying: Applying | null;
  /** Where the lock is now; null while it is here. Nothing is applied upon a lock that has moved. */
  readonly movedTo: string | null;
  readonly segments: ReadonlyMap<SegmentKey, SegmentEntry>;
  /** The number of the next segment; each is given once. */
  readonly nextSegment: number;
  /** Waivers that an apply has used up. Those that have ended are not kept. */
  readonly usedWaivers: readonly SpentWaiver[];
  /** What the last applies did, oldest first, as files of the lock's folder. */
  readonly history: readonly RecordRef[];
  /** The indexes before this one, oldest first, each by the first 16 hex digits of its digest. */
  readonly predecessors: readonly string[];
  /** The digest of the index as it was read, of which this one is a change; null: of none. */
  readonly digest: string | null;
}

/** From then on the lock is for this account and origin alone. */
export interface Binding {
  readonly account: string;
  readonly origin: string;
  /** CleverTap has accepted the credentials. Until then a 401 to everything takes it back. */
  readonly isConfirmed: boolean;
}

/** A waiver by its content: one that is written anew is another one. */
export interface SpentWaiver {
  readonly digest: string;
  /** When it ends, ms since the epoch. */
  readonly until: number;
}

/** Where the record of one apply is kept, and the files that list its changes. */
export interface RecordRef {
  readonly serial: number;
  readonly apply: string;
  /** When the apply meant to send, ms since the epoch. */
  readonly at: number;
  readonly file: string;
  readonly sha256: string;
  readonly changeFiles: readonly string[];
}

export interface LastWrite {
  readonly apply: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly commit: string | null;
}

export interface Applying {
  readonly apply: string;
  /** Segments that it changes: what becomes unconfirmed if its journal is lost. */
  readonly segments: readonly SegmentKey[];
}

export interface SegmentEntry {
  /** Given once. Files carry it, since the key changes when the missing ID is added. */
  readonly id: string;
  /** As declared last. */
  readonly customerSegmentId: string | null;
  readonly ctSegmentId: number | null;
  /** IDs under which something may have been sent, as keys. What is declared or used is the entry's own. */
  readonly used: readonly SegmentKey[];
  /** IDs that CleverTap did not know: they are nobody's. */
  readonly refused: readonly SegmentKey[];
  /** Whether segops made this segment: `asked` while a create of ours has had no clear answer. */
  readonly created: 'no' | 'asked' | 'yes';
  readonly accepted: number;
  readonly unconfirmed: number;
  readonly unsettled: number;
  /** By decision it is no longer managed: its members stay, and it is not an orphan. */
  readonly retired: boolean;
  /** As they were at the last apply. */
  readonly lists: readonly ListFacts[];
  /** Whom its exclusions held back within the window. */
  readonly exclusions: ExclusionMemory;
  /** Additions of its first fill that were left when the last apply ended. */
  readonly firstFill: number;
  /** CleverTap reported it missing or mismatched under these IDs: no changes until they change. */
  readonly blocked: EntryBlock | null;
  /** The number of the next chunk; each is given once. */
  readonly nextChunk: number;
  readonly chunks: readonly ChunkRef[];
  /** What a later version keeps of it. This one carries it along. */
  readonly more: MoreOfEntry;
}

/**
 * Fields that are not always there, by their names on disk: the changes that were announced for a date,
 * what was verified in the account, and the splits of the last apply.
 */
export const MORE_OF_ENTRY = ['announced', 'verified', 'split'] as const;
export type MoreOfEntry = Readonly<Partial<Record<(typeof MORE_OF_ENTRY)[number], unknown>>>;

export interface EntryBlock {
  readonly error: 'API_SEGMENT_NOT_FOUND_OR_DELETED' | 'API_SEGMENT_ID_MISMATCH';
  readonly customerSegmentId: string | null;
  readonly ctSegmentId: number | null;
}

/** A chunk: `first` opens its range, which ends where the next chunk begins. */
export interface ChunkRef {
  /** The ID of its entry, and its number there: together the name of its file on a branch. */
  readonly segment: string;
  readonly number: number;
  readonly first: Member;
  readonly accepted: number;
  readonly unconfirmed: number;
  readonly unsettled: number;
  readonly sha256: string;
}

export const EMPTY_ENTRY: SegmentEntry = {
  id: '',
  customerSegmentId: null,
  ctSegmentId: null,
  used: [],
  refused: [],
  created: 'no',
  accepted: 0,
  unconfirmed: 0,
  unsettled: 0,
  retired: false,
  lists: [],
  exclusions: NO_EXCLUSIONS,
  firstFill: 0,
  blocked: null,
  nextChunk: 1,
  chunks: [],
  more: {},
};

export function emptyIndex(lineage: string): LockIndex {
  return {
    lineage,
    serial: 0,
    binding: null,
    written: null,
    applying: null,
    movedTo: null,
    segments: new Map(),
    nextSegment: 1,
    usedWaivers: [],
    history: [],
    predecessors: [],
    digest: null,
  };
}

/** Of what was written, the chunks that an index names in the end. */
export function chunksNamed(
  { segments }: Pick<LockIndex, 'segments'>,
  written: ReadonlyMap<ChunkRef, Uint8Array>,
): ReadonlyMap<ChunkRef, Uint8Array> {
  const named = new Set([...segments.values()].flatMap(({ chunks }) => chunks));
  return new Map([...written].filter(([ref]) => named.has(ref)));
}

/** The binding of a lock that is about to be used for an account: its own, or one to be confirmed. */
export function boundTo(
  { binding }: LockIndex,
  { account, origin }: Omit<Binding, 'isConfirmed'>,
): Binding {
  return binding ?? { account, origin, isConfirmed: false };
}

/** The waivers that are used up once these are, as far as one of them could still be in force. */
export function withSpent(
  { usedWaivers }: Pick<LockIndex, 'usedWaivers'>,
  spends: readonly SpentWaiver[],
  now: number,
): readonly SpentWaiver[] {
  const all = new Map([...usedWaivers, ...spends].map((waiver) => [waiver.digest, waiver]));
  return [...all.values()].filter(({ until }) => until > now);
}

/** The commit that was applied last. Whoever writes the index without an apply carries it along. */
export function appliedCommit({ written }: Pick<LockIndex, 'written'>): string | null {
  return written?.commit ?? null;
}

/** How many of the indexes before it an index names. */
const MOST_PREDECESSORS = 1000;

export function shortDigest(digest: string): string {
  return digest.slice(0, 16);
}

/** Those that the index names once it is written: the one that it changes is the last of them. */
export function predecessorsOf({ predecessors, digest }: LockIndex): readonly string[] {
  if (digest === null) return predecessors;
  return [...predecessors, shortDigest(digest)].slice(-MOST_PREDECESSORS);
}

/** Whether an index is that of this digest, or came after it. Never by serial, time or commit. */
export function isSince(index: LockIndex, digest: string): boolean {
  return index.digest === digest || index.predecessors.includes(shortDigest(digest));
}

export type EntryMatch =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly key: SegmentKey; readonly entry: SegmentEntry };

/**
 * The entry of a segment, by either of its IDs, so that adding the missing one later keeps it. Once
 * `ownEntries` has split and joined entries, there is one at most.
 */
export function findEntry(index: LockIndex, ids: SegmentIds): EntryMatch {
  const [owner] = ownersAmong(index.segments, keysOf(ids));
  return owner === undefined ? { kind: 'none' } : { kind: 'found', key: owner[0], entry: owner[1] };
}

type Segments = LockIndex['segments'];

/** Entries that own one of these IDs, in the order of the index. */
export function ownersAmong(
  segments: Segments,
  keys: readonly SegmentKey[],
): [SegmentKey, SegmentEntry][] {
  const owners = ownersIn(segments);
  const found = new Set(keys.flatMap((key) => owners.get(key) ?? []));
  if (found.size < 2) return [...found].flatMap((key) => entryAt(segments, key));
  return [...segments].filter(([key]) => found.has(key));
}

function entryAt(segments: Segments, key: SegmentKey): [SegmentKey, SegmentEntry][] {
  const entry = segments.get(key);
  return entry === undefined ? [] : [[key, entry]];
}

/** Segments of an index never change, so who owns what is found out once: thousands of manifests ask. */
const OWNERS = new WeakMap<Segments, ReadonlyMap<SegmentKey, readonly SegmentKey[]>>();

function ownersIn(segments: Segments): ReadonlyMap<SegmentKey, readonly SegmentKey[]> {
  const known = OWNERS.get(segments);
  if (known !== undefined) return known;
  const owners = new Map<SegmentKey, SegmentKey[]>();
  for (const [key, entry] of segments) {
    for (const id of ownedBy(entry)) owners.set(id, [...(owners.get(id) ?? []), key]);
  }
  OWNERS.set(segments, owners);
  return owners;
}

/** The IDs that are this entry's own, as keys. */
export function ownedBy(entry: SegmentEntry): ReadonlySet<SegmentKey> {
  const { customerSegmentId, ctSegmentId, used, refused } = entry;
  return new Set([
    ...(customerSegmentId === null ? [] : [customerSegmentId]),
    ...(ctSegmentId === null ? [] : [`ct:${ctSegmentId}`]),
    ...used.filter((key) => !refused.includes(key)),
  ]);
}

type Declared = Pick<SegmentEntry, 'customerSegmentId' | 'ctSegmentId'>;

/** The IDs of an entry that a manifest with these declares: it remembers the last of each kind. */
export function declaredOf(ids: SegmentIds, before: Declared): Declared {
  return {
    customerSegmentId: ids.customerSegmentId ?? before.customerSegmentId,
    ctSegmentId: ids.ctSegmentId ?? before.ctSegmentId,
  };
}

/** As an entry declares them. */
export function idsOf({ customerSegmentId, ctSegmentId }: Declared): SegmentIds {
  return {
    ...(customerSegmentId === null ? {} : { customerSegmentId }),
    ...(ctSegmentId === null ? {} : { ctSegmentId }),
  };
}

/** A segment's IDs as keys. */
export function keysOf({ customerSegmentId, ctSegmentId }: SegmentIds): SegmentKey[] {
  const number = ctSegmentId === undefined ? [] : [`ct:${ctSegmentId}`];
  return customerSegmentId === undefined ? number : [customerSegmentId, ...number];
}

/** The one ID that a key is. */
export function idsOfKey(key: SegmentKey): SegmentIds {
  const number = /^ct:(\d+)$/.exec(key)?.[1];
  return number === undefined ? { customerSegmentId: key } : { ctSegmentId: Number(number) };
}
