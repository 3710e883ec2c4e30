import { existsSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { textOfFile } from '../../src/app/format-list.ts';
import type { ReadMembers } from '../../src/app/import-members.ts';
import { checkNothingLacks, readMembers } from '../../src/app/import-members.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { unwrap } from '../../src/app/workspace.ts';
import type { Config } from '../../src/config/config.ts';
import { findConfig, readConfig } from '../../src/config/read-config.ts';
import { failure } from '../../src/failure.ts';
import { confined, repositoryOf } from '../../src/files/confine.ts';
import { createText, replaceFile } from '../../src/files/write.ts';
import type { ImportedMembers, ImportedSegment } from '../../src/manifest/import-manifest.ts';
import { newManifest, scalarYaml, withImport } from '../../src/manifest/import-manifest.ts';
import { readManifestText } from '../../src/manifest/parse-manifest.ts';
import { readManifestFiles } from '../../src/manifest/read-manifests.ts';
import { showLabel, showLines, showValue } from '../../src/report/escape.ts';
import { plural } from '../../src/report/words.ts';
import { printWarnings } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

export interface ImportCommandOptions extends WorkspaceOptions {
  readonly from: string;
  readonly column?: string;
  readonly guidColumn?: string;
  readonly into?: string;
  readonly adopt: 'accepted' | 'in_doubt';
  readonly name?: string;
  readonly ctSegmentId?: number;
  readonly dryRun?: boolean;
}

/** More members than these are a list beside the manifest. */
const MOST_INLINE = 1000;

interface Draft {
  /** Absolute. */
  readonly path: string;
  /** null: it does not exist yet. */
  readonly before: string | null;
  readonly after: string;
}

/** Turns an export of a segment that exists into a manifest that adopts it. Sends nothing. */
export function importList(terminal: Terminal, key: string, options: ImportCommandOptions): 0 {
  const cwd = process.cwd();
  const config = unwrap(
    readConfig(unwrap(findConfig(cwd, options.config)), options.env ?? null, cwd),
  );
  const members = readMembers(options.from, options);
  printWarnings(terminal, members.warnings);
  const drafts = draftsOf(config, key, members, options);
  const show = (path: string) => showLabel(relative(cwd, path));
  for (const draft of drafts) {
    if (options.dryRun === true) terminal.out(difference(draft, show(draft.path)));
    else save(config, draft);
  }
  const [manifest] = drafts;
  const into = manifest === undefined ? '' : show(manifest.path);
  const verb = options.dryRun === true ? 'Would import' : 'Imported';
  const duplicates =
    members.duplicates === 0 ? '' : ` ${plural(members.duplicates, 'duplicate row')} counted once.`;
  terminal.out(
    `${verb} ${plural(members.count, 'member')} of ${showValue(key)} into ${into}.${duplicates}\n` +
      `${drafts
        .slice(1)
        .map(({ path }) => `The members are in ${show(path)}.\n`)
        .join('')}\n` +
      'Next: run segops plan to see it, then commit it.\n',
  );
  return 0;
}

/** The manifest first, then the list that it names, if there are many members. */
function draftsOf(
  config: Config,
  key: string,
  members: ReadMembers,
  options: ImportCommandOptions,
): Draft[] {
  const name = fileNameOf(key);
  const list = members.count <= MOST_INLINE ? null : listDraft(config, name, members);
  const source: ImportedMembers =
    list === null ? { kind: 'inline', members: members.all() } : { kind: 'list', yaml: list.yaml };
  const number = /^ct:([1-9]\d*)$/.exec(key)?.[1];
  const segment: ImportedSegment = {
    customerSegmentId: number === undefined ? key : null,
    ctSegmentId: number === undefined ? (options.ctSegmentId ?? null) : Number(number),
    name: options.name ?? null,
    adopt: options.adopt,
    source,
  };
  const manifest = manifestDraft(config, key, name, segment, options);
  if (manifest.before !== null && options.adopt === 'accepted') {
    const shown = relative(process.cwd(), manifest.path);
    const before = readManifestText(manifest.before, shown).manifest;
    if (before !== null) checkNothingLacks(before, members.all(), shown);
  }
  return list === null ? [manifest] : [manifest, list.draft];
}

function manifestDraft(
  config: Config,
  key: string,
  name: string,
  segment: ImportedSegment,
  { into }: ImportCommandOptions,
): Draft {
  const known = declaredIn(config, key);
  const path =
    into === undefined ? (known ?? join(config.folder, 'segments', `${name}.yaml`)) : resolve(into);
  if (known !== null && realpathSync(known) !== (existsSync(path) ? realpathSync(path) : path)) {
    throw failure(
      'declared-elsewhere',
      `${key} is declared in ${relative(process.cwd(), known)} already`,
      'Leave --into away, or name that file. Nothing was written.',
    );
  }
  confined(repositoryOf(config.folder), path);
  if (known === null && existsSync(path)) {
    throw failure(
      'file-exists',
      `${relative(process.cwd(), path)} exists, and declares another segment or none`,
      'Name another file with --into. Nothing was written.',
    );
  }
  const before = known === null ? null : textOfFile(path);
  const after = before === null ? newManifest(segment) : withImport(before, segment);
  const reading = after === null ? null : readManifestText(after, relative(process.cwd(), path));
  if (after === null || reading?.manifest?.key !== key) {
    throw failure(
      'cannot-edit',
      `${relative(process.cwd(), path)} cannot be edited line by line`,
      `Write \`adopt: ${segment.adopt}\` under its \`segment:\`, and its members, by hand. Nothing was written.`,
    );
  }
  return { path, before, after };
}

/** The file of the manifest that declares a segment, null where none does. */
function declaredIn(config: Config, key: string): string | null {
  const { files } = readManifestFiles(config, process.cwd());
  const found = files.find(
    ({ text, shown }) => readManifestText(text, shown).declared?.key === key,
  );
  return found?.path ?? null;
}

function listDraft(
  config: Config,
  name: string,
  members: ReadMembers,
): { readonly yaml: string; readonly draft: Draft } {
  const hasGuids = members.guids > 0;
  const file = `lists/${name}.${hasGuids ? 'csv' : 'txt'}`;
  const path = join(config.folder, file);
  confined(repositoryOf(config.folder), path);
  if (existsSync(path)) {
    throw failure(
      'file-exists',
      `the list ${file} exists already`,
      'Move it away, or name it under `members_from:` yourself. Nothing was written.',
    );
  }
  const columns = hasGuids ? ', column: identity, guid_column: guid' : '';
  const yaml = `{ file: ${scalarYaml(file)}${columns} }`;
  const after = hasGuids ? members.asCsv() : members.asLines();
  return { yaml, draft: { path, before: null, after } };
}

function save(config: Config, { path, before, after }: Draft): void {
  const top = repositoryOf(config.folder);
  if (before === null) createText(top, path, after);
  else replaceFile(top, path, Buffer.from(after));
}

/** Readable, and a name on every file system. */
function fileNameOf(key: string): string {
  return key.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 60);
}

const MOST_EDITS = 2000;

function difference({ before, after }: Draft, shown: string): string {
  const patch = createTwoFilesPatch(shown, shown, before ?? '', after, undefined, undefined, {
    maxEditLength: MOST_EDITS,
    headerOptions: FILE_HEADERS_ONLY,
  });
  if (patch === undefined) return `${shown}: the difference is too long to show.\n`;
  return `${showLines(patch.trimEnd()).join('\n')}\n`;
}
