import type { MemberCursor } from '../members/cursor.ts';
import type { MemberKind, Problem } from '../model.ts';

/**
 * A list that is being read: its facts and problems are whole once the cursors of both kinds are
 * drained. Asking again for a cursor of a kind reads the file again from its beginning.
 */
export interface OpenList {
  /** Throws OutOfOrder on the way if the list turns out to need sorting: ask again then. */
  cursor(kind: MemberKind): MemberCursor;
  facts(): ListReading;
  problems(): readonly Problem[];
}

/** What reading a list file to its end has shown. */
export interface ListReading {
  /** Distinct members. */
  readonly rows: number;
  readonly duplicates: number;
  readonly bytes: number;
  readonly sha256: string;
  /** False where the last line is cut off or was never ended; an empty file has no such line. */
  readonly endsWithNewline: boolean;
}
