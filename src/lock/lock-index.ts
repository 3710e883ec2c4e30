import type { ListFacts } from '../lists/list-facts.ts';
import type { Message } from '../message.ts';
import { asCode, asPath, asValue, say } from '../message.ts';
import type { Member, SegmentKey } from '../model.ts';
import { digestOf, lockDamaged } from './chunk.ts';
import type { IndexLines } from './index-lines.ts';
import { readIndexLines } from './index-lines.ts';

/**
 * The index of the lock: small, canonical, and the one commit point. It names every chunk by file
 * and digest. It ends with a digest of itself, so that an edit or a merge by hand is noticed.
 */
export interface LockIndex {
  readonly lineage: string;
  readonly serial: number;
  /** null until the first apply. From then on the lock is for this account and origin alone. */
  readonly account: string | null;
  readonly origin: string | null;
  /** Who wrote this serial; null for a fresh lock. */
  readonly written: Written | null;
  /** The apply that is under way or was cut off. Its journal says how far it came. */
  readonly applying: string | null;
  readonly segments: ReadonlyMap<SegmentKey, SegmentEntry>;
  /** What the last applies did, oldest first, as files of the lock's folder. */
  readonly history: readonly RecordRef[];
}

/** Where the record of one apply is kept, and the files that list its changes. */
export interface RecordRef {
  readonly serial: number;
  /** When the apply meant to send, ms since the epoch. */
  readonly at: number;
  readonly file: string;
  readonly sha256: string;
  readonly changeFiles: readonly string[];
}

export interface Written {
  readonly apply: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly commit: string | null;
}

export interface SegmentEntry {
  readonly customerSegmentId: string | null;
  readonly ctSegmentId: number | null;
  /** Whether segops made this segment: `asked` while a create of ours has had no clear answer. */
  readonly created: 'no' | 'asked' | 'yes';
  readonly accepted: number;
  readonly unconfirmed: number;
  readonly unsettled: number;
  /** By decision it is no longer managed: its members stay, and it is not an orphan. */
  readonly retired: boolean;
  /** As they were at the last apply. */
  readonly lists: readonly ListFacts[];
  /** CleverTap reported it missing or mismatched under these IDs: no changes until they change. */
  readonly blocked: EntryBlock | null;
  readonly chunks: readonly ChunkRef[];
}

export interface EntryBlock {
  readonly error: 'API_SEGMENT_NOT_FOUND_OR_DELETED' | 'API_SEGMENT_ID_MISMATCH';
  readonly customerSegmentId: string | null;
  readonly ctSegmentId: number | null;
}

/** A file of `segops.lock.d/`: `first` opens its range, which ends where the next chunk begins. */
export interface ChunkRef {
  readonly file: string;
  readonly first: Member;
  /** Accepted members in the chunk. */
  readonly accepted: number;
  readonly sha256: string;
}

export const EMPTY_ENTRY: SegmentEntry = {
  customerSegmentId: null,
  ctSegmentId: null,
  created: 'no',
  accepted: 0,
  unconfirmed: 0,
  unsettled: 0,
  retired: false,
  lists: [],
  blocked: null,
  chunks: [],
};

export function emptyIndex(lineage: string): LockIndex {
  return {
    lineage,
    serial: 0,
    account: null,
    origin: null,
    written: null,
    applying: null,
    segments: new Map(),
    history: [],
  };
}

const FORMAT = 'segops-lock/2';
const HEADER =
  '# Written by segops. Never edit or merge this file: the account cannot be read back.\n';

/** Canonical YAML: the same index always gives the same bytes. JSON scalars are YAML scalars. */
export function renderIndex(index: LockIndex): string {
  const segments = [...index.segments.keys()].sort(compareKeys).map((key) => {
    const entry = index.segments.get(key);
    return entry === undefined ? '' : renderEntry(key, entry);
  });
  const body = [
    `${HEADER}format: ${FORMAT}`,
    `lineage: ${json(index.lineage)}`,
    `serial: ${index.serial}`,
    `account: ${json(index.account)}`,
    `origin: ${json(index.origin)}`,
    `written: ${json(index.written)}`,
    `applying: ${json(index.applying)}`,
    segments.length === 0 ? 'segments: {}' : `segments:\n${segments.join('\n')}`,
    ...renderItems('history', '', index.history.map(recordLine)),
    '',
  ].join('\n');
  return `${body}digest: ${sha256(body)}\n`;
}

function renderEntry(key: SegmentKey, entry: SegmentEntry): string {
  return [
    `  ${json(key)}:`,
    `    customer_segment_id: ${json(entry.customerSegmentId)}`,
    `    ct_segment_id: ${json(entry.ctSegmentId)}`,
    `    created: ${json(entry.created)}`,
    `    accepted: ${entry.accepted}`,
    `    in_doubt: ${entry.unconfirmed}`,
    `    unsettled: ${entry.unsettled}`,
    `    retired: ${entry.retired}`,
    `    blocked: ${json(entry.blocked)}`,
    ...renderItems('lists', '    ', entry.lists.map(listItem)),
    ...renderItems('chunks', '    ', entry.chunks.map(chunkLine)),
  ].join('\n');
}

function renderItems(name: string, indent: string, items: readonly unknown[]): string[] {
  if (items.length === 0) return [`${indent}${name}: []`];
  return [`${indent}${name}:`, ...items.map((item) => `      - ${json(item)}`)];
}

type ListItem = readonly [ListFacts['role'], string, number, number, string, boolean];
type ChunkLine = readonly [string, Member['kind'], string, number, string];
type RecordLine = readonly [number, number, string, string, readonly string[]];

function listItem(list: ListFacts): ListItem {
  return [list.role, list.path, list.rows, list.bytes, list.sha256, list.endsWithNewline];
}

function chunkLine({ file, first, accepted, sha256 }: ChunkRef): ChunkLine {
  return [file, first.kind, first.value, accepted, sha256];
}

function recordLine({ serial, at, file, sha256, changeFiles }: RecordRef): RecordLine {
  return [serial, at, file, sha256, changeFiles];
}

/** Code-unit order: the same on every machine and locale. */
function compareKeys(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

function sha256(text: string): string {
  return digestOf(Buffer.from(text));
}

/** Reads an index. Throws a Failure naming what is wrong: it is never guessed at or repaired. */
export function parseIndex(text: string, file: string): LockIndex {
  if (/^(<<<<<<<|=======|>>>>>>>)/m.test(text)) {
    throw damaged(
      file,
      say`has conflict markers`,
      say`Take one side whole: a lockfile is never merged.`,
    );
  }
  const format = /^format: (.*)$/m.exec(text)?.[1];
  if (format !== FORMAT) {
    const found =
      format === undefined ? say`has no format` : say`has the format ${asValue(format)}`;
    throw damaged(
      file,
      say`${found}, expected ${asCode(FORMAT)}`,
      say`Use the version of segops that wrote it, or a newer one.`,
    );
  }
  const at = text.lastIndexOf('digest: ');
  if (at < 0 || text.slice(at) !== `digest: ${sha256(text.slice(0, at))}\n`) {
    throw damaged(
      file,
      say`was changed by something other than segops: its digest does not match`,
      say`Restore the last committed version.`,
    );
  }
  return fromLines(readIndexLines(text));
}

function damaged(file: string, what: Message, next: Message): Error {
  return lockDamaged(say`the lockfile ${asPath(file)} ${what}`, { file, next });
}

/** The digest has shown that segops wrote the lines, so their shapes are known. */
function fromLines({ fields, segments }: IndexLines): LockIndex {
  return {
    lineage: fields.get('lineage') as string,
    serial: fields.get('serial') as number,
    account: fields.get('account') as string | null,
    origin: fields.get('origin') as string | null,
    written: fields.get('written') as Written | null,
    applying: fields.get('applying') as string | null,
    segments: new Map([...segments].map(([key, entry]) => [key, entryFrom(entry)])),
    history: (fields.get('history') as RecordLine[]).map(recordFrom),
  };
}

function entryFrom(fields: ReadonlyMap<string, unknown>): SegmentEntry {
  return {
    customerSegmentId: fields.get('customer_segment_id') as string | null,
    ctSegmentId: fields.get('ct_segment_id') as number | null,
    created: fields.get('created') as SegmentEntry['created'],
    accepted: fields.get('accepted') as number,
    unconfirmed: fields.get('in_doubt') as number,
    unsettled: fields.get('unsettled') as number,
    retired: fields.get('retired') as boolean,
    blocked: fields.get('blocked') as EntryBlock | null,
    lists: (fields.get('lists') as ListItem[]).map(listFrom),
    chunks: (fields.get('chunks') as ChunkLine[]).map(chunkFrom),
  };
}

function listFrom([role, path, rows, bytes, sha256, endsWithNewline]: ListItem): ListFacts {
  return { role, path, rows, bytes, sha256, endsWithNewline };
}

function chunkFrom([file, kind, value, accepted, sha256]: ChunkLine): ChunkRef {
  return { file, first: { kind, value }, accepted, sha256 };
}

function recordFrom([serial, at, file, sha256, changeFiles]: RecordLine): RecordRef {
  return { serial, at, file, sha256, changeFiles };
}
