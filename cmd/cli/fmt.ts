import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import {
  canonicalText,
  checkList,
  MOST_SHOWN_BYTES,
  rewriteList,
  textOfFile,
} from '../../src/app/format-list.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import type { Config } from '../../src/config/config.ts';
import { findConfig, readConfig } from '../../src/config/read-config.ts';
import { Failure } from '../../src/failure.ts';
import { repositoryOf } from '../../src/files/confine.ts';
import { replaceFile } from '../../src/files/write.ts';
import { resolveList } from '../../src/lists/list-files.ts';
import type { ListRef } from '../../src/lists/list-ref.ts';
import { formatManifest } from '../../src/manifest/format-manifest.ts';
import { readManifestText } from '../../src/manifest/parse-manifest.ts';
import { readManifestFiles } from '../../src/manifest/read-manifests.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import { diskSpill } from '../../src/members/spill.ts';
import type { Problem, Result } from '../../src/model.ts';
import { showLabel, showLines } from '../../src/report/escape.ts';
import { plural } from '../../src/report/words.ts';
import type { Terminal } from '../terminal.ts';

export interface FmtOptions extends WorkspaceOptions {
  readonly check?: boolean;
}

/** A file that is not in canonical order. */
interface Reordering {
  /** As people see it. */
  readonly file: string;
  write(): void;
  /** The unified difference, or a sentence where it would be too long. */
  show(): string;
}

/**
 * Puts inline members and lists of one identity per line into canonical order: sorted bytewise, each
 * once. Writes nothing if any file has a problem. Manifests keep their comments; CSVs are left as
 * they are.
 */
export function fmt(terminal: Terminal, options: FmtOptions): 0 | 2 {
  const config = configOf(options);
  const { reorderings, problems } = reorderingsOf(config);
  if (problems.length > 0) throw new Failure(problems);
  for (const reordering of reorderings) {
    if (options.check === true) terminal.out(reordering.show());
    else {
      reordering.write();
      terminal.out(`formatted ${showLabel(reordering.file)}\n`);
    }
  }
  const files = plural(reorderings.length, 'file');
  if (reorderings.length === 0) terminal.out('Everything is in canonical order.\n');
  else if (options.check === true) terminal.err(`${files} to format: run \`segops fmt\`.\n`);
  return options.check === true && reorderings.length > 0 ? 2 : 0;
}

function configOf(options: FmtOptions): Config {
  const file = unwrap(findConfig(process.cwd(), options.config));
  return unwrap(readConfig(file, options.env ?? null, process.cwd()));
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Failure(result.problems);
}

interface Found {
  readonly reorderings: readonly Reordering[];
  readonly problems: readonly Problem[];
}

function reorderingsOf(config: Config): Found {
  const matched = readManifestFiles(config, process.cwd());
  const top = repositoryOf(config.folder);
  const reorderings: Reordering[] = [];
  const problems: Problem[] = [...matched.problems];
  const lists = new Map<string, ListRef>();
  for (const { path, shown, text } of matched.files) {
    const formatted = formatManifest(text, shown);
    if (!formatted.ok) problems.push(...formatted.problems);
    else if (formatted.value !== text)
      reorderings.push(ofManifest(top, path, shown, text, formatted.value));
    for (const ref of readManifestText(text, shown).lists) {
      const resolved = resolveList(config, ref);
      if (!resolved.ok) problems.push(...resolved.problems);
      else if (ref.format.kind === 'text') lists.set(resolved.value, ref);
    }
  }
  const space = new SortSpace(diskSpill);
  for (const [path, ref] of lists) {
    const check = checkList(ref, path, space);
    problems.push(...check.problems);
    if (check.problems.length === 0 && !check.canonical) {
      reorderings.push(ofList(top, ref, path, check.facts.bytes, space));
    }
  }
  return { reorderings, problems };
}

function ofManifest(
  top: string,
  path: string,
  file: string,
  text: string,
  formatted: string,
): Reordering {
  return {
    file,
    write: () => replaceFile(top, path, Buffer.from(formatted)),
    show: () => difference(file, text, formatted),
  };
}

function ofList(
  top: string,
  ref: ListRef,
  path: string,
  bytes: number,
  space: SortSpace,
): Reordering {
  return {
    file: ref.path,
    write: () => rewriteList(top, ref, path, space),
    show: () =>
      bytes > MOST_SHOWN_BYTES
        ? unshown(ref.path)
        : difference(ref.path, textOfFile(path), canonicalText(ref, path, space)),
  };
}

/** Beyond this many edits, the difference is told, not shown. */
const MOST_EDITS = 2000;

function difference(file: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(file, file, before, after, undefined, undefined, {
    maxEditLength: MOST_EDITS,
    headerOptions: FILE_HEADERS_ONLY,
  });
  if (patch === undefined) return unshown(file);
  return `${showLines(patch.trimEnd()).join('\n')}\n`;
}

function unshown(file: string): string {
  return `${showLabel(file)} is not in canonical order; the difference is too long to show.\n`;
}
