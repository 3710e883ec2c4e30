import type { Config } from '../config/config.ts';
import { Failure } from '../failure.ts';
import { repositoryOf } from '../files/confine.ts';
import { replaceFile } from '../files/write.ts';
import type { Repository } from '../git/repository.ts';
import { repositoryAt } from '../git/repository.ts';
import { isIgnored } from '../git/tracked-file.ts';
import { resolveList } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';
import { isEditable } from '../lists/list-ref.ts';
import { formatManifest } from '../manifest/format-manifest.ts';
import { readManifestText } from '../manifest/parse-manifest.ts';
import type { ManifestFile } from '../manifest/read-manifests.ts';
import { readManifestFiles } from '../manifest/read-manifests.ts';
import { compareUtf8 } from '../members/bytes.ts';
import { SortSpace } from '../members/line-sort.ts';
import { diskSpill } from '../members/spill.ts';
import type { Problem } from '../model.ts';
import { checkList, rewriteList, textsOf } from './fmt-list.ts';
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

/** What there is to format. */
export interface Formatting {
  readonly reorderings: readonly Reordering[];
  /**
   * CSV lists: the order of their rows is nobody's business, and their other columns are not ours. So are
   * lists with an `encoding:`, since what is written is UTF-8, and files that git ignores: no one could
   * bring back their order.
   */
  readonly leftAlone: readonly string[];
}

/**
 * What is to be done so that inline members and lists of one identity per line are in canonical
 * order: sorted bytewise, each once. Manifests keep their comments, and every file its line ends.
 * Throws a Failure if any file has a problem.
 */
export function formatting(cwd: string, options: WorkspaceOptions): Formatting {
  const found = new Findings(configOf(cwd, options));
  found.readManifests(cwd);
  found.readLists();
  if (found.problems.length > 0) throw new Failure(found.problems);
  return { reorderings: found.reorderings, leftAlone: [...found.leftAlone].sort(compareUtf8) };
}

class Findings {
  readonly reorderings: Reordering[] = [];
  readonly problems: Problem[] = [];
  readonly leftAlone = new Set<string>();
  readonly #config: Config;
  /** Nothing outside it is written. */
  readonly #top: string;
  readonly #repository: Repository | null;
  readonly #lists = new Map<string, ListRef>();

  constructor(config: Config) {
    this.#config = config;
    this.#top = repositoryOf(config.folder);
    this.#repository = repositoryAt(config.folder);
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
      else if (!isEditable(ref.format) || this.#isIgnored(resolved.value))
        this.leftAlone.add(ref.path);
      else this.#lists.set(resolved.value, ref);
    }
  }

  /** Whatever it is, git has no copy of it. */
  #isIgnored(path: string): boolean {
    return this.#repository !== null && isIgnored(this.#repository, path);
  }

  readLists(): void {
    const space = new SortSpace(diskSpill);
    for (const [path, ref] of this.#lists) {
      const file = { ref, path, space };
      const check = checkList(file);
      this.problems.push(...check.problems);
      if (check.problems.length > 0 || check.canonical) continue;
      this.reorderings.push({
        file: ref.path,
        write: () => rewriteList(this.#top, file, check.crlf),
        texts: () => textsOf(file, check),
      });
    }
  }
}
