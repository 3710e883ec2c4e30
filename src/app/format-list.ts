import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
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

/** Writes the list anew beside the old one, then takes its place. */
export function rewriteList(ref: ListRef, path: string, space: SortSpace): void {
  const list = openList(ref, () => openListFile(path), space);
  replaceFile(path, (write) => {
    // A list that was found unsorted is found so in its first lines, or read once more from there.
    untilOrdered(() => {
      write(null);
      writeLines(list.cursor('identity'), write);
    });
  });
}

export function rewriteText(path: string, text: string): void {
  rewriteBytes(path, Buffer.from(text));
}

export function rewriteBytes(path: string, bytes: Uint8Array): void {
  replaceFile(path, (write) => write(bytes));
}

/** `fill` writes pieces; null begins again. */
function replaceFile(
  path: string,
  fill: (write: (bytes: Uint8Array | null) => void) => void,
): void {
  const next = `${path}.tmp`;
  let file = openSync(next, 'w', statSync(path).mode & 0o777);
  try {
    fill((bytes) => {
      if (bytes !== null) {
        writeWhole(file, bytes);
        return;
      }
      closeSync(file);
      file = openSync(next, 'w');
    });
    fsyncSync(file);
    closeSync(file);
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes.subarray(done));
}

export function textOfFile(path: string): string {
  return readFileSync(path, 'utf8');
}
