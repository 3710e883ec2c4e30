import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { failure } from '../failure.ts';
import type { Member, SegmentKey } from '../model.ts';

/**
 * The index of the lock: small, canonical, and the one commit point. It names every chunk by file
 * and digest, and ends with a digest of itself, so that an edit or a merge by hand is noticed.
 */
export interface LockIndex {
  readonly lineage: string;
  readonly serial: number;
  /** null until the first apply; then a lock can never be applied to another account or origin. */
  readonly account: string | null;
  readonly origin: string | null;
  /** Who wrote this serial; null for a fresh lock. */
  readonly written: Written | null;
  /** The apply that is under way, or was cut off; its journal tells how far it came. */
  readonly applying: string | null;
  readonly segments: ReadonlyMap<SegmentKey, SegmentEntry>;
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
  readonly inDoubt: number;
  readonly unsettled: number;
  readonly lists: readonly LockedList[];
  readonly chunks: readonly ChunkRef[];
}

/** A list as it was when the segment was last applied. */
export interface LockedList {
  readonly role: 'members' | 'exclusion';
  readonly path: string;
  readonly rows: number;
  readonly sha256: string;
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
  inDoubt: 0,
  unsettled: 0,
  lists: [],
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
  };
}

const FORMAT = 'segops-lock/1';
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
    segments.length === 0 ? 'segments: {}\n' : `segments:\n${segments.join('')}`,
  ].join('\n');
  return `${body}digest: ${sha256(body)}\n`;
}

function renderEntry(key: SegmentKey, entry: SegmentEntry): string {
  const lists = entry.lists.map(
    (list) => `      - ${json([list.role, list.path, list.rows, list.sha256])}\n`,
  );
  const chunks = entry.chunks.map(
    (chunk) =>
      `      - ${json([chunk.file, chunk.first.kind, chunk.first.value, chunk.accepted, chunk.sha256])}\n`,
  );
  return [
    `  ${json(key)}:`,
    `    customer_segment_id: ${json(entry.customerSegmentId)}`,
    `    ct_segment_id: ${json(entry.ctSegmentId)}`,
    `    created: ${json(entry.created)}`,
    `    accepted: ${entry.accepted}`,
    `    in_doubt: ${entry.inDoubt}`,
    `    unsettled: ${entry.unsettled}`,
    `    lists:${lists.length === 0 ? ' []' : ''}`,
    ...lists.map((line) => line.trimEnd()),
    `    chunks:${chunks.length === 0 ? ' []' : ''}`,
    ...chunks.map((line) => line.trimEnd()),
    '',
  ].join('\n');
}

/** Code-unit order: the same on every machine and locale. */
function compareKeys(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Shape of the parsed YAML, once the digest has shown that segops wrote it. */
interface WrittenIndex {
  lineage: string;
  serial: number;
  account: string | null;
  origin: string | null;
  written: Written | null;
  applying: string | null;
  segments: Record<string, WrittenEntry>;
}

interface WrittenEntry {
  customer_segment_id: string | null;
  ct_segment_id: number | null;
  created: 'no' | 'asked' | 'yes';
  accepted: number;
  in_doubt: number;
  unsettled: number;
  lists: ['members' | 'exclusion', string, number, string][];
  chunks: [string, Member['kind'], string, number, string][];
}

/** Reads an index. Throws a Failure naming what is wrong: it is never guessed at or repaired. */
export function parseIndex(text: string, file: string): LockIndex {
  if (/^(<<<<<<<|=======|>>>>>>>)/m.test(text)) {
    throw damaged(file, 'holds conflict markers', 'A lock is never merged: take one side whole');
  }
  const format = /^format: (.*)$/m.exec(text)?.[1];
  if (format !== FORMAT) {
    throw damaged(
      file,
      `has the format ${json(format ?? 'none')}, not ${FORMAT}`,
      'Use the segops that wrote it, or a newer one',
    );
  }
  const at = text.lastIndexOf('digest: ');
  if (at < 0 || text.slice(at) !== `digest: ${sha256(text.slice(0, at))}\n`) {
    throw damaged(
      file,
      'was changed by something other than segops (its digest does not match)',
      'Restore the last committed version, e.g. `git checkout -- <file>`',
    );
  }
  return fromWritten(parse(text, { maxAliasCount: 0 }) as WrittenIndex);
}

function damaged(file: string, what: string, next: string): Error {
  return failure('lock-damaged', `${file} ${what}`, `${next}. Nothing was sent.`, { file });
}

function fromWritten(written: WrittenIndex): LockIndex {
  const { lineage, serial, account, origin, applying } = written;
  const segments = new Map(
    Object.entries(written.segments).map(([key, entry]) => [key, entryFrom(entry)]),
  );
  return { lineage, serial, account, origin, written: written.written, applying, segments };
}

function entryFrom(written: WrittenEntry): SegmentEntry {
  return {
    customerSegmentId: written.customer_segment_id,
    ctSegmentId: written.ct_segment_id,
    created: written.created,
    accepted: written.accepted,
    inDoubt: written.in_doubt,
    unsettled: written.unsettled,
    lists: written.lists.map(([role, path, rows, digest]) => ({
      role,
      path,
      rows,
      sha256: digest,
    })),
    chunks: written.chunks.map(([chunk, kind, value, accepted, digest]) => ({
      file: chunk,
      first: { kind, value },
      accepted,
      sha256: digest,
    })),
  };
}
