import type { MemberCursor } from '../members/cursor.ts';
import type { MemberKind, Problem } from '../model.ts';

/**
 * A list that is being read. Its facts and problems are complete once the cursors of both kinds are at
 * their end. Asking again for a cursor of a kind reads the file again from its beginning.
 */
export interface OpenList {
  /** Throws OutOfOrder while it is read if the list has to be sorted. Then ask again. */
  cursor(kind: MemberKind): MemberCursor;
  facts(): ListReading;
  problems(): readonly Problem[];
}

/** What is known after a list file was read to its end. */
export interface ListReading {
  /** Distinct members. */
  readonly rows: number;
  readonly duplicates: number;
  readonly bytes: number;
  readonly sha256: string;
  /** False if the last line has no newline, and so may be cut off. True for an empty file. */
  readonly endsWithNewline: boolean;
}
