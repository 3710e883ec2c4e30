import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rewriteFile } from '../files/write.ts';
import { openListFile } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';
import { openList } from '../lists/lists.ts';
import type { ListReading } from '../lists/open-list.ts';
import type { SortSpace } from '../members/line-sort.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { writeLines } from '../members/write-lines.ts';
import type { Problem } from '../model.ts';

/** A list of one identity per line, as it is and as it should be. */
export interface ListCheck {
  readonly path: string;
  readonly facts: ListReading;
  readonly canonical: boolean;
  readonly problems: readonly Problem[];
}

/** Reads a list; it is canonical if its members, sorted and each once, are its very bytes. */
export function checkList(ref: ListRef, path: string, space: SortSpace): ListCheck {
  const list = openList(ref, () => openListFile(path), space);
  const sha256 = untilOrdered(() => {
    const hash = createHash('sha256');
    writeLines(list.cursor('identity'), (lines) => hash.update(lines));
    return hash.digest('hex');
  });
  const facts = list.facts();
  return { path, facts, canonical: facts.sha256 === sha256, problems: list.problems() };
}

/** Small enough to be shown as a difference. */
export const MOST_SHOWN_BYTES = 1 << 20;

/** The list as it should be, as text. */
export function canonicalText(ref: ListRef, path: string, space: SortSpace): string {
  const list = openList(ref, () => openListFile(path), space);
  return untilOrdered(() => {
    const pieces: Buffer[] = [];
    writeLines(list.cursor('identity'), (lines) => pieces.push(Buffer.from(lines)));
    return Buffer.concat(pieces).toString();
  });
}

/** Replaces the list by its canonical form. */
export function rewriteList(top: string, ref: ListRef, path: string, space: SortSpace): void {
  const list = openList(ref, () => openListFile(path), space);
  // A list that was found unsorted is found so in its first lines, or read once more from there.
  untilOrdered(() => {
    rewriteFile(top, path, (write) => writeLines(list.cursor('identity'), write));
  });
}

export function textOfFile(path: string): string {
  return readFileSync(path, 'utf8');
}
