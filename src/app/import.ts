import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { failure } from '../failure.ts';
import { confined, repositoryOf } from '../files/confine.ts';
import { createText, replaceFile } from '../files/write.ts';
import type { ImportedMembers, ImportedSegment } from '../manifest/edit-manifest.ts';
import { newManifest, scalarYaml, withImport } from '../manifest/edit-manifest.ts';
import { onDay } from '../manifest/on-day.ts';
import { readManifestText } from '../manifest/parse-manifest.ts';
import { readManifestFiles } from '../manifest/read-manifests.ts';
import { asCode, asKey, asPath, say } from '../message.ts';
import type { Problem, SegmentKey } from '../model.ts';
import type { ImportSource, ReadMembers } from './import-members.ts';
import { checkNothingLacks, readMembers } from './import-members.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { configOf } from './workspace.ts';

export interface ImportRequest extends ImportSource {
  readonly key: SegmentKey;
  /** Manifest to write or to complete; null: the one that declares the segment, or a new one. */
  readonly into: string | null;
  readonly adopt: 'accepted' | 'unconfirmed';
  readonly name: string | null;
  readonly ctSegmentId: number | null;
}

/** A file to write. */
export interface Draft {
  /** Absolute. */
  readonly path: string;
  /** null: it does not exist yet. */
  readonly before: string | null;
  readonly after: string;
}

/** What an import writes. */
export interface Import {
  /** Nothing outside this folder is written. */
  readonly top: string;
  readonly members: ReadMembers;
  readonly manifest: Draft;
  /** null: the members stand in the manifest. */
  readonly list: Draft | null;
}

/** More members than these are a list beside the manifest. */
const MOST_INLINE = 1000;

/**
 * Turns an export of a segment that exists into a manifest that adopts it; `warn` is told of what is
 * odd in the export. Writes and sends nothing. Throws a Failure.
 */
export function prepareImport(
  cwd: string,
  options: WorkspaceOptions,
  request: ImportRequest,
  warn: (warnings: readonly Problem[]) => void,
): Import {
  const config = configOf(cwd, options);
  const place = { cwd, config, top: repositoryOf(config.folder) };
  const members = readMembers(request);
  warn(members.warnings);
  const name = fileNameOf(request.key);
  const list = members.count <= MOST_INLINE ? null : listDraft(place, name, members);
  const source: ImportedMembers =
    list === null ? { kind: 'inline', members: members.all() } : { kind: 'list', yaml: list.yaml };
  const manifest = manifestDraft(place, name, segmentOf(request, source), request);
  if (manifest.before !== null && request.adopt === 'accepted') {
    const shown = relative(cwd, manifest.path);
    const before = readManifestText(manifest.before, shown).manifest;
    if (before !== null) checkNothingLacks(onDay(before, config), members.all(), shown);
  }
  return { top: place.top, members, manifest, list: list?.draft ?? null };
}

export function writeImport({ top, manifest, list }: Import): void {
  for (const { path, before, after } of list === null ? [manifest] : [manifest, list]) {
    if (before === null) createText(top, path, after);
    else replaceFile(top, path, Buffer.from(after));
  }
}

interface Place {
  readonly cwd: string;
  readonly config: Config;
  /** Of the repository. */
  readonly top: string;
}

function segmentOf(request: ImportRequest, source: ImportedMembers): ImportedSegment {
  const { key, name, adopt, ctSegmentId } = request;
  const number = /^ct:([1-9]\d*)$/.exec(key)?.[1];
  const ids =
    number === undefined
      ? { customerSegmentId: key, ctSegmentId }
      : { customerSegmentId: null, ctSegmentId: Number(number) };
  return { ...ids, name, adopt, source };
}

function manifestDraft(
  place: Place,
  name: string,
  segment: ImportedSegment,
  { key, into }: ImportRequest,
): Draft {
  const { cwd, config } = place;
  const known = declaredIn(place, key);
  const path =
    into === null ? (known ?? join(config.folder, 'segments', `${name}.yaml`)) : resolve(cwd, into);
  const shown = relative(cwd, path);
  checkPlace(place, key, path, known);
  const before = known === null ? null : readFileSync(path, 'utf8');
  const after = before === null ? newManifest(segment) : withImport(before, segment);
  if (after === null || readManifestText(after, shown).manifest?.key !== key) {
    throw failure(
      'cannot-edit',
      say`${asPath(shown)} cannot be edited line by line`,
      say`Write ${asCode(`adopt: ${segment.adopt}`)} under its ${asCode('segment:')}, and its members, by hand. Nothing was written.`,
    );
  }
  return { path, before, after };
}

/** A segment is declared in one file, and that file declares no other. */
function checkPlace(place: Place, key: SegmentKey, path: string, known: string | null): void {
  if (known !== null && realpathSync(known) !== (existsSync(path) ? realpathSync(path) : path)) {
    throw failure(
      'declared-elsewhere',
      say`${asKey(key)} is already declared in ${asPath(relative(place.cwd, known))}`,
      say`Leave ${asCode('--into')} out, or name that file. Nothing was written.`,
    );
  }
  confined(place.top, path);
  if (known === null && existsSync(path)) {
    throw failure(
      'file-exists',
      say`${asPath(relative(place.cwd, path))} exists, and does not declare this segment`,
      say`Name another file with ${asCode('--into')}. Nothing was written.`,
    );
  }
}

/** The file of the manifest that declares a segment, null where none does. */
function declaredIn({ cwd, config }: Place, key: SegmentKey): string | null {
  const { files } = readManifestFiles(config, cwd);
  const found = files.find(
    ({ text, shown }) => readManifestText(text, shown).declared?.key === key,
  );
  return found?.path ?? null;
}

function listDraft(
  place: Place,
  name: string,
  members: ReadMembers,
): { readonly yaml: string; readonly draft: Draft } {
  const hasGuids = members.guids > 0;
  const file = `lists/${name}.${hasGuids ? 'csv' : 'txt'}`;
  const path = join(place.config.folder, file);
  confined(place.top, path);
  if (existsSync(path)) {
    throw failure(
      'file-exists',
      say`the list ${asPath(file)} exists already`,
      say`Move it away, or name it under ${asCode('members_from:')} yourself. Nothing was written.`,
    );
  }
  const columns = hasGuids ? ', column: identity, guid_column: guid' : '';
  const yaml = `{ file: ${scalarYaml(file)}${columns} }`;
  const after = hasGuids ? members.asCsv() : members.asLines();
  return { yaml, draft: { path, before: null, after } };
}

/** Readable, and a name on every file system. */
function fileNameOf(key: SegmentKey): string {
  return key.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 60);
}
