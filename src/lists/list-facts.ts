import { createHash } from 'node:crypto';
import type { Days } from '../config/days.ts';
import { NEWLINE } from '../members/bytes.ts';
import type { MemberCursor } from '../members/cursor.ts';
import type { Member, MemberKind, Problem, SegmentKey } from '../model.ts';

/** A list after it was read to its end: the same from reading to the lockfile and every report. */
export interface ListFacts extends ListContent {
  readonly role: ListRole;
  /** The path of a list; `segment:KEY` for a segment. */
  readonly path: string;
  /** The segment that names it, where it is not this one but one that this one is built from. */
  readonly through?: SegmentKey;
  /** Members that an exclusion holds back. Absent for members, and where an older version wrote it. */
  readonly heldBack?: number;
}

/** Whether its rows are members, are those who may be members, or are kept out. */
export type ListRole = (typeof LIST_ROLES)[number];

const LIST_ROLES = ['members', 'intersection', 'exclusion'] as const;

export interface ListContent {
  /** Distinct members. */
  readonly rows: number;
  readonly bytes: number;
  /** Hex; empty for a segment. */
  readonly sha256: string;
  /** False if the last line has no newline, and so may be cut off. True for an empty file. */
  readonly endsWithNewline: boolean;
}

type Named = Pick<ListFacts, 'role' | 'path' | 'through'>;

/** The same list of a segment at another time, null if it had none. */
export function findList(
  lists: readonly ListFacts[],
  { role, path, through }: Named,
): ListFacts | null {
  const isIt = (list: ListFacts) =>
    list.role === role && list.path === path && list.through === through;
  return lists.find(isIt) ?? null;
}

/** Tells lists of one role apart. Paths and keys have no newlines. */
export function scopedPath({ path, through }: Omit<Named, 'role'>): string {
  return through === undefined ? path : `${through}\n${path}`;
}

/**
 * The lists that a segment had before, by those that it has now. Where one path left and one came under
 * one of the fields, a list was renamed: what its guards compare stays.
 */
export function earlierLists(
  before: readonly ListFacts[],
  now: readonly ListFacts[],
): (list: Named) => ListFacts | null {
  const renamed = new Map<string, ListFacts>();
  for (const role of LIST_ROLES) {
    const [left, ...moreLeft] = before.filter((list) => isGone(list, role, now));
    const [came, ...moreCame] = now.filter((list) => isGone(list, role, before));
    const isOne = moreLeft.length + moreCame.length === 0;
    if (isOne && left !== undefined && came !== undefined)
      renamed.set(`${role} ${scopedPath(came)}`, left);
  }
  return (list) =>
    findList(before, list) ?? renamed.get(`${list.role} ${scopedPath(list)}`) ?? null;
}

function isGone(list: ListFacts, role: ListFacts['role'], others: readonly ListFacts[]): boolean {
  return list.role === role && findList(others, list) === null;
}

/**
 * A list that is being read. What is known of it and its problems are complete once the cursors of both kinds are at
 * their end. Asking again for a cursor of a kind reads the file again from its beginning.
 */
export interface OpenList {
  /** Throws OutOfOrder while it is read if the list has to be sorted. Then ask again. */
  cursor(kind: MemberKind): MemberCursor;
  content(): ListContent;
  /** Rows that repeat a member. */
  duplicates(): number;
  problems(): readonly Problem[];
  /** What values look like, as bits, that were ignored beside an identity. */
  ignoredLooks?(): number;
  /** Rows that are valid and do not count today. */
  rowsOutside?(): number;
  /** Days to come on which one of its rows may begin to count, or count no more. */
  daysAhead?(): Iterable<string>;
  /** Rows that begin or end on such a day; null where they are too many to be kept. */
  rowsSoon?(): readonly SoonRow[] | null;
  /** Reads the file once more, and gives its valid rows in their order. */
  eachRow(onRow: OnRow): void;
}

/** A row of a list that begins or ends on a day soon to come. */
export interface SoonRow {
  readonly member: Member;
  readonly days: Days;
}

/** Gets a row. The bytes are valid during the call. */
export type OnRow = (kind: MemberKind, value: Uint8Array, line: number) => void;

/** Length, last byte and SHA-256 of a file that is read piece by piece. */
export class ListDigest {
  #bytes = 0;
  #endsWithNewline = true;
  readonly #hash = createHash('sha256');
  #sha256: string | null = null;

  /** `text` is the piece in UTF-8. */
  readonly update = (piece: Uint8Array, text = piece): void => {
    if (text.length > 0) this.#endsWithNewline = text[text.length - 1] === NEWLINE;
    if (piece.length === 0) return;
    this.#bytes += piece.length;
    this.#hash.update(piece);
  };

  /** No piece may follow. */
  content(rows: number): ListContent {
    this.#sha256 ??= this.#hash.digest('hex');
    const [bytes, endsWithNewline] = [this.#bytes, this.#endsWithNewline];
    return { rows, bytes, sha256: this.#sha256, endsWithNewline };
  }
}

/** What is known about a list apart from its content. Reading it needs the disk and git. */
export interface ListEvidence {
  /** Its last change, ms since the epoch; null if unknown. */
  readonly changedAt: number | null;
  readonly checksum: Checksum;
  /** Digests of the list with the other line endings. Asked where its own is not the expected one. */
  readonly otherEndings?: () => readonly string[];
}

/** The file `LIST.sha256` beside a list. */
export type Checksum =
  | { readonly kind: 'none' }
  | { readonly kind: 'sha256'; readonly sha256: string }
  | { readonly kind: 'unreadable' };

const DIGEST = /^\\?([0-9a-f]{64})(\s|$)/i;

/** Reads what `sha256sum` writes, or a digest alone; `null` means that there is no such file. */
export function parseChecksum(text: string | null): Checksum {
  if (text === null) return { kind: 'none' };
  const sha256 = DIGEST.exec(text)?.[1]?.toLowerCase();
  return sha256 === undefined ? { kind: 'unreadable' } : { kind: 'sha256', sha256 };
}
