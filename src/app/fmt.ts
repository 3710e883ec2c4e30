import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Config } from '../config/config.ts';
import { Failure } from '../failure.ts';
import { repositoryOf } from '../files/confine.ts';
import { replaceFile, rewriteFile } from '../files/write.ts';
import { openListFile, resolveList } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';
import { openList } from '../lists/open-list.ts';
import { formatManifest } from '../manifest/format-manifest.ts';
import { readManifestText } from '../manifest/parse-manifest.ts';
import type { ManifestFile } from '../manifest/read-manifests.ts';
import { readManifestFiles } from '../manifest/read-manifests.ts';
import { SortSpace } from '../members/line-sort.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { diskSpill } from '../members/spill.ts';
import { writeLines } from '../members/write-lines.ts';
import type { Problem } from '../model.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { configOf } from './workspace.ts';

/** A file that is not in canonical order. */
export interface Reordering {
  /** As people see it. */
  readonly file: string;
  write(): void;
  /** What it says, and what it would; null where it is too large to be shown. */
  texts(): { readonly before: string; readonly after: string } | null;
}

/**
 * What is to be done so that inline members and lists of one identity per line are in canonical
 * order: sorted bytewise, each once. Manifests keep their comments; CSVs are left as they are.
 * Throws a Failure if any file has a problem.
 */
export function reorderings(cwd: string, options: WorkspaceOptions): readonly Reordering[] {
  const found = new Findings(configOf(cwd, options));
  found.readManifests(cwd);
  found.readLists();
  if (found.problems.length > 0) throw new Failure(found.problems);
  return found.reorderings;
}

class Findings {
  readonly reorderings: Reordering[] = [];
  readonly problems: Problem[] = [];
  readonly #config: Config;
  /** Nothing outside it is written. */
  readonly #top: string;
  readonly #lists = new Map<string, ListRef>();

  constructor(config: Config) {
    this.#config = config;
    this.#top = repositoryOf(config.folder);
  }

  readManifests(cwd: string): void {
    const { files, problems } = readManifestFiles(this.#config, cwd);
    this.problems.push(...problems);
    for (const file of files) {
      this.#readManifest(file);
      this.#noteLists(readManifestText(file.text, file.shown).lists);
    }
  }

  #readManifest({ path, shown, text }: ManifestFile): void {
    const formatted = formatManifest(text, shown);
    if (!formatted.ok) {
      this.problems.push(...formatted.problems);
      return;
    }
    const after = formatted.value;
    if (after === text) return;
    this.reorderings.push({
      file: shown,
      write: () => replaceFile(this.#top, path, Buffer.from(after)),
      texts: () => ({ before: text, after }),
    });
  }

  #noteLists(refs: readonly ListRef[]): void {
    for (const ref of refs) {
      const resolved = resolveList(this.#config, ref);
      if (!resolved.ok) this.problems.push(...resolved.problems);
      else if (ref.format.kind === 'text') this.#lists.set(resolved.value, ref);
    }
  }

  readLists(): void {
    const space = new SortSpace(diskSpill);
    for (const [path, ref] of this.#lists) {
      const check = checkList(ref, path, space);
      this.problems.push(...check.problems);
      if (check.problems.length === 0 && !check.canonical) {
        this.reorderings.push(this.#ofList(ref, path, check.bytes, space));
      }
    }
  }

  #ofList(ref: ListRef, path: string, bytes: number, space: SortSpace): Reordering {
    return {
      file: ref.path,
      write: () => rewriteList(this.#top, ref, path, space),
      texts: () =>
        bytes > MOST_SHOWN_BYTES
          ? null
          : { before: readFileSync(path, 'utf8'), after: canonicalText(ref, path, space) },
    };
  }
}

/** A list of one identity per line, as it is and as it should be. */
interface ListCheck {
  readonly bytes: number;
  readonly canonical: boolean;
  readonly problems: readonly Problem[];
}

/** Reads a list; it is canonical if its members, sorted and each once, are its very bytes. */
function checkList(ref: ListRef, path: string, space: SortSpace): ListCheck {
  const list = openList(ref, () => openListFile(path), space);
  const sha256 = untilOrdered(() => {
    const hash = createHash('sha256');
    writeLines(list.cursor('identity'), (lines) => hash.update(lines));
    return hash.digest('hex');
  });
  const content = list.content();
  const canonical = content.sha256 === sha256;
  return { bytes: content.bytes, canonical, problems: list.problems() };
}

/** Small enough to be shown as a difference. */
const MOST_SHOWN_BYTES = 1 << 20;

/** The list as it should be, as text. */
function canonicalText(ref: ListRef, path: string, space: SortSpace): string {
  const list = openList(ref, () => openListFile(path), space);
  return untilOrdered(() => {
    const pieces: Buffer[] = [];
    writeLines(list.cursor('identity'), (lines) => pieces.push(Buffer.from(lines)));
    return Buffer.concat(pieces).toString();
  });
}

/** Replaces the list by its canonical form. */
function rewriteList(top: string, ref: ListRef, path: string, space: SortSpace): void {
  const list = openList(ref, () => openListFile(path), space);
  // A list that was found unsorted is found so in its first lines, or read once more from there.
  untilOrdered(() => {
    rewriteFile(top, path, (write) => writeLines(list.cursor('identity'), write));
  });
}
