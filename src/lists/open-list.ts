import type { MemberCursor } from '../members/cursor.ts';
import type { MemberKind, Problem } from '../model.ts';
import type { ListContent } from './list-facts.ts';

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
}
