/** A list after it was read to its end: the same from reading to the lockfile and every report. */
export interface ListFacts extends ListContent {
  readonly role: 'members' | 'exclusion';
  /** The path of a list; `segment:KEY` for an excluded segment. */
  readonly path: string;
}

export interface ListContent {
  /** Distinct members. */
  readonly rows: number;
  readonly bytes: number;
  /** Hex; empty for a segment. */
  readonly sha256: string;
  /** False if the last line has no newline, and so may be cut off. True for an empty file. */
  readonly endsWithNewline: boolean;
}

/** The same list of a segment at another time, null if it had none. */
export function findList(
  lists: readonly ListFacts[],
  { role, path }: Pick<ListFacts, 'role' | 'path'>,
): ListFacts | null {
  return lists.find((list) => list.role === role && list.path === path) ?? null;
}
