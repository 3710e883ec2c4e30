import { createHash } from 'node:crypto';
import type { SegmentKey } from '../model.ts';
import type { LockIndex } from './lock-index.ts';

/** Names on a lock branch. */
export const INDEX = 'segops.lock';
export const FOLDER = 'segops.lock.d';

const LONGEST_READABLE = 60;

/**
 * A chunk's file name: readable, safe on every file system (also where case does not count), and
 * new for new content. The key's readable part may repeat; the digest covers the whole key.
 */
export function chunkFile(key: SegmentKey, sha256: string): string {
  return `${safeName(key)}-${sha256.slice(0, 16)}.yaml`;
}

/** The record of one apply; a folder's listing is a list of applies. */
export function recordFile(serial: number, sha256: string): string {
  return `apply-${padded(serial)}-${sha256.slice(0, 8)}.json`;
}

/** Changes of one apply to one segment, or a part of them. */
export function changesFile(serial: number, key: SegmentKey, sha256: string): string {
  return `changes-${padded(serial)}-${safeName(key)}-${sha256.slice(0, 8)}.tsv`;
}

/** Every file of the lock's folder that the index names. */
export function filesOf(index: LockIndex): ReadonlySet<string> {
  const chunks = [...index.segments.values()].flatMap((entry) => entry.chunks);
  const records = index.history.flatMap(({ file, changeFiles }) => [file, ...changeFiles]);
  return new Set([...chunks.map(({ file }) => file), ...records]);
}

/** Whether a file is of a kind that only an index keeps. */
export function isNamedByIndex(file: string): boolean {
  return /\.(yaml|json|tsv)$/.test(file);
}

function padded(serial: number): string {
  return String(serial).padStart(6, '0');
}

/** Lower-case letters, digits and dashes stay; everything else becomes `_` and tells keys apart by digest. */
function safeName(key: SegmentKey): string {
  const safe = key.replace(/[^a-z0-9-]/g, '_').slice(0, LONGEST_READABLE);
  if (safe === key) return safe;
  return `${safe}.${createHash('sha256').update(key).digest('hex').slice(0, 6)}`;
}
