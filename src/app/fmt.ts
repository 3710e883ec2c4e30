import type { Config } from '../config/config.ts';
import { Failure } from '../failure.ts';
import { repositoryOf } from '../files/confine.ts';
import { replaceFile } from '../files/write.ts';
import type { Repository } from '../git/repository.ts';
import { repositoryAt } from '../git/repository.ts';
import { isIgnored } from '../git/tracked-file.ts';
import { encodingOf } from '../lists/encoding.ts';
import { openListFile, resolveList } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';
import { isEditable } from '../lists/list-ref.ts';
import { headOf } from '../lists/open-list.ts';
import { readEverywhere } from '../manifest/everywhere.ts';
import { formatManifest } from '../manifest/format-manifest.ts';
import { readManifestText } from '../manifest/parse-manifest.ts';
import type { ManifestFile } from '../manifest/read-manifests.ts';
import { readManifestFiles } from '../manifest/read-manifests.ts';
import { compareUtf8 } from '../members/bytes.ts';
import { SortSpace } from '../members/line-sort.ts';
import { diskSpill } from '../members/spill.ts';
import type { Problem } from '../model.ts';
import type { Source } from '../yaml/source.ts';
import { checkList, rewriteList, textsOf } from './fmt-list.ts';
import { readChecksum } from './list-evidence.ts';
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
  readonly leftAlone: readonly LeftAlone[];
}

/**
 * A list that is not formatted. Of a CSV, the order of rows is nobody's business and other columns are
 * not ours. What is written is UTF-8. Of a file that git ignores, no one could
 * bring back the order. And a digest beside a list is somebody's promise about its bytes,
 * which formatting would break.
 */
export interface LeftAlone {
  readonly file: string;
  readonly why: 'csv' | 'encoding' | 'ignored' | 'checksum';
}

/**
 * What is to be done so that inline members and lists of one identity per line are in canonical
 * order: sorted bytewise, each once. Manifests keep their comments, and every file its line ends.
 * Throws a Failure if any file has a problem.
 */
export function formatting(cwd: string, options: WorkspaceOptions): Formatting {
  const found = new Findings(configOf(cwd, options));
  found.readManifests(cwd);
  found.readEverywhere();
  found.readLists();
  if (found.problems.length > 0) throw new Failure(found.problems);
  const leftAlone = [...found.leftAlone].map(([file, why]) => ({ file, why }));
  leftAlone.sort((a, b) => compareUtf8(a.file, b.file));
  return { reorderings: found.reorderings, leftAlone };
}

class Findings {
  readonly reorderings: Reordering[] = [];
  readonly problems: Problem[] = [];
  readonly leftAlone = new Map<string, LeftAlone['why']>();
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

  /** Lists that the config excludes from all segments. */
  readEverywhere(): void {
    const rules = readEverywhere(this.#config, this.problems);
    this.#noteLists(
      rules.map(({ ref }) => ref),
      this.#config.everywhere?.source,
    );
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

  #noteLists(refs: readonly ListRef[], source?: Source): void {
    for (const ref of refs) {
      const resolved = resolveList(this.#config, ref, source);
      if (!resolved.ok) this.problems.push(...resolved.problems);
      else if (ref.format.kind === 'csv') this.leftAlone.set(ref.path, 'csv');
      else if (!isInUtf8(ref, resolved.value)) this.leftAlone.set(ref.path, 'encoding');
      else if (this.#isIgnored(resolved.value)) this.leftAlone.set(ref.path, 'ignored');
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
      if (readChecksum(this.#config, ref).kind !== 'none') {
        this.leftAlone.set(ref.path, 'checksum');
        continue;
      }
      this.reorderings.push({
        file: ref.path,
        write: () => rewriteList(this.#top, file, check.end),
        texts: () => textsOf(file, check),
      });
    }
  }
}

function isInUtf8({ format }: ListRef, path: string): boolean {
  return isEditable(format) && encodingOf(headOf(openListFile(path)), null) === null;
}
