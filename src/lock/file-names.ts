import { crc32 } from 'node:zlib';
import type { SegmentKey } from '../model.ts';
import type { FilterRef } from './exclusion-memory.ts';
import { filtersOf } from './exclusion-memory.ts';
import type { ChunkRef, LockIndex } from './lock-index.ts';
import { shortDigest } from './lock-index.ts';

/** Names on a lock branch. */
export const INDEX = 'segops.lock';
export const FOLDER = 'segops.lock.d';

/** How a kind of store names chunks. */
export type ChunkName = (ref: ChunkRef) => string;

/** The same for every content: git finds the version before it by its path, and sends what differs. */
export const stableName: ChunkName = ({ segment, number }) =>
  `${segment}-${number}.${pathCode(segment, number)}`;

const SEGMENT_DIGITS = 7;
const CHUNK_DIGITS = 6;

/**
 * git looks for the version before a file by a hash of 32 bits, in which each character of the path
 * counts four times what the one before it does. Of two paths with one hash, the second is sent whole.
 * So a path ends with its numbers in base four, and each pair of them has a hash of its own.
 */
function pathCode(segment: string, number: number): string {
  const own = Number(/\.(\d+)$/.exec(segment)?.[1] ?? 0);
  const digits = (value: number, width: number) =>
    value.toString(4).padStart(width, '0').slice(-width);
  return digits(own, SEGMENT_DIGITS) + digits(number, CHUNK_DIGITS);
}

const STABLE = new RegExp(`\\.[0-3]{${SEGMENT_DIGITS + CHUNK_DIGITS}}$`);

/** Whether a path is one that keeps its name on a branch. */
export function isStableName(path: string): boolean {
  return STABLE.test(path);
}

/** New for new content: until the index is replaced, what the old one names stays as it is. */
export const digestName: ChunkName = ({ segment, number, sha256 }) =>
  `${segment}-${number}-${shortDigest(sha256)}.yaml`;

/** The record of one apply; a folder's listing is a list of applies. */
export function recordFile(serial: number, sha256: string): string {
  return `apply-${padded(serial)}-${sha256.slice(0, 8)}.json`;
}

/** Changes of one apply, or a part of them. */
export function changesFile(serial: number, sha256: string): string {
  return `changes-${padded(serial)}-${sha256.slice(0, 8)}.tsv`;
}

/** The filter of an exclusion: new for new content. A list has no number in the lock, so its path gives one. */
export function filterFile({ path, sha256 }: Pick<FilterRef, 'path' | 'sha256'>): string {
  return `${segmentId(path, crc32(path))}-filter-${shortDigest(sha256)}.bin`;
}

const FILTER = /^(.+)-filter-[0-9a-f]{16}\.bin$/;

/** On a branch, the newest filter of a list has this name, whatever its content. null: of no filter. */
export function stableFilterName(file: string): string | null {
  const id = FILTER.exec(file)?.[1];
  return id === undefined ? null : `${id}-filter.${pathCode(id, 0)}`;
}

/** The file of another filter of the same list. */
export function sameListFile(file: string, sha256: string): string {
  return file.replace(/[0-9a-f]{16}\.bin$/, `${shortDigest(sha256)}.bin`);
}

/** Every file of the lock's folder that the index names. */
export function filesOf(index: LockIndex, nameOf: ChunkName): ReadonlySet<string> {
  const chunks = [...index.segments.values()].flatMap((entry) => entry.chunks);
  const records = index.history.flatMap(({ file, changeFiles }) => [file, ...changeFiles]);
  return new Set([...chunks.map(nameOf), ...records, ...filtersOf(index).map(filterFile)]);
}

const SEGMENT = String.raw`[a-z0-9_-]{1,40}\.\d+`;
const OWN = new RegExp(
  String.raw`^(${SEGMENT}-\d+-[0-9a-f]{16}\.yaml|${SEGMENT}-filter-[0-9a-f]{16}\.bin|(apply|changes)-\d{6,}-[0-9a-f]{8}\.(json|tsv)|after-(none|[0-9a-f]{16}))`,
);
const ON_BRANCH = new RegExp(`^${SEGMENT}-(\\d+|filter)\\.[0-3]{13}$`);

/**
 * Whether a name is one that only an index gives. What is not of this form was put there by somebody
 * else, and is never removed.
 */
export function isNamedByIndex(name: string): boolean {
  const rest = name.replace(OWN, '');
  return (rest === '' && !name.startsWith('after-')) || ON_BRANCH.test(name);
}

/** Such a file, or the index, while it is being written. */
export function isHalfWritten(name: string): boolean {
  return /^\.[0-9a-f]{16}\.tmp$/.test(name.replace(OWN, ''));
}

function padded(serial: number): string {
  return String(serial).padStart(6, '0');
}

const LONGEST_READABLE = 40;

/**
 * The ID of a new entry, which its files carry: readable, and safe on every file system, also where
 * case does not count. The number makes it unique, whatever the key becomes later.
 */
export function segmentId(key: SegmentKey, number: number): string {
  const safe = key.replace(/[^a-z0-9-]/g, '_').slice(0, LONGEST_READABLE);
  return `${safe}.${number}`;
}
