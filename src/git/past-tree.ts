import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createLink } from '../files/temporary.ts';
import { createFile } from '../files/write.ts';
import { git, gitFailed, gitText } from './git.ts';
import type { Repository } from './repository.ts';
import { readBlob } from './tree.ts';

/**
 * Writes the files of a commit or tree into an empty folder, from objects alone. Nothing is checked
 * out, so no filter, hook or attribute has a say, and links come last, so that no file is written
 * through one. Returns the files whose content git-lfs has elsewhere: their pointers are there.
 */
export function writeTree(
  repository: Repository,
  tree: string,
  folder: string,
): ReadonlySet<string> {
  const entries = entriesOf(repository, tree);
  const [links, files] = [entries.filter(isLink), entries.filter((entry) => !isLink(entry))];
  const lacking = new Set<string>();
  for (const { path, bytes } of contentsOf(repository, files)) {
    const whole = unpointed(repository, bytes);
    if (whole === null) lacking.add(path);
    createFile(folder, join(folder, path), whole ?? bytes, { durable: false });
  }
  for (const { path, bytes } of contentsOf(repository, links)) {
    createLink(folder, join(folder, path), bytes.toString());
  }
  return lacking;
}

interface Entry {
  readonly mode: string;
  readonly object: string;
  readonly size: number;
  readonly path: string;
}

/** Without the commits of other repositories. */
function entriesOf(repository: Repository, tree: string): Entry[] {
  const listed = git(repository, ['ls-tree', '-r', '-z', '-l', '--full-tree', tree]).toString();
  return listed.split('\0').flatMap((line) => {
    const [, mode = '', object = '', size, path = ''] = LINE.exec(line) ?? [];
    return size === undefined ? [] : [{ mode, object, size: Number(size), path }];
  });
}

/** `MODE blob OBJECT SIZE<tab>PATH`; the size of an object that is missing is a word. */
const LINE = /^(\d+) blob (\w+) +(\w+)\t(.+)$/s;

function isLink({ mode }: Entry): boolean {
  return mode === '120000';
}

/** So many bytes are asked for at once, or one file. */
const AT_ONCE = 64 << 20;

function groupsOf(entries: readonly Entry[]): Entry[][] {
  const groups: Entry[][] = [];
  let room = -1;
  for (const entry of entries) {
    if (entry.size > room) {
      groups.push([]);
      room = AT_ONCE;
    }
    groups.at(-1)?.push(entry);
    room -= entry.size;
  }
  return groups;
}

function* contentsOf(
  repository: Repository,
  entries: readonly Entry[],
): Generator<{ readonly path: string; readonly bytes: Buffer }> {
  const asked = ['cat-file', '--batch'];
  for (const group of groupsOf(entries)) {
    const input = group.map(({ object }) => `${object}\n`).join('');
    const out = git(repository, asked, { input });
    let at = 0;
    for (const { object, size, path } of group) {
      const header = `${object} blob ${size}\n`;
      const start = at + header.length;
      if (out.toString('latin1', at, start) !== header) throw gitFailed(asked, `no ${object}`);
      yield { path, bytes: out.subarray(start, start + size) };
      at = start + size + 1;
    }
  }
}

export const MOST_POINTER_BYTES = 1024;
const POINTER = 'version https://git-lfs.github.com/spec/';

/** The SHA-256 of what a pointer of git-lfs stands for, empty where it says none; null: it is no pointer. */
export function lfsDigest(bytes: Buffer): string | null {
  const text = bytes.length > MOST_POINTER_BYTES ? '' : bytes.toString('latin1');
  if (!text.startsWith(POINTER)) return null;
  return /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1] ?? '';
}

/** Whether git-lfs has the content of a blob. */
export function isPointer(repository: Repository, blob: string | null): boolean {
  if (blob === null) return false;
  const size = Number(gitText(repository, ['cat-file', '-s', blob]));
  return size <= MOST_POINTER_BYTES && lfsDigest(readBlob(repository, blob)) !== null;
}

/** The content itself; null where that of a pointer is not here, or is not what was meant. */
function unpointed({ commonDir }: Repository, bytes: Buffer): Buffer | null {
  const oid = lfsDigest(bytes);
  if (oid === null) return bytes;
  const path = join(commonDir, 'lfs/objects', oid.slice(0, 2), oid.slice(2, 4), oid);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const content = readFileSync(path);
  return createHash('sha256').update(content).digest('hex') === oid ? content : null;
}
