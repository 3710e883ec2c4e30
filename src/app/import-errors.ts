import type { StreamRow } from '../clevertap/error-stream.ts';
import { parseErrorStream } from '../clevertap/error-stream.ts';
import { failure } from '../failure.ts';
import { encodingOf, inUtf8 } from '../lists/encoding.ts';
import { foldUpdates, MAX_CHUNK_BYTES } from '../lock/fold.ts';
import type { ErrorImport } from '../lock/import-errors.ts';
import { importErrors } from '../lock/import-errors.ts';
import type { Desired } from '../lock/import-users.ts';
import type { LockIndex } from '../lock/lock-index.ts';
import { findEntry } from '../lock/lock-index.ts';
import { underLease } from '../lock/recover.ts';
import type { LockStore } from '../lock/store/store.ts';
import { NO_FILES } from '../lock/store/store.ts';
import { openDesired } from '../manifest/desired.ts';
import { SortSpace } from '../members/line-sort.ts';
import { diskSpill } from '../members/spill.ts';
import { asPath, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { writtenBy } from './lock/repair.ts';
import { timeOf } from './time.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';
import { openListOf, openWorkspace } from './workspace.ts';

/** An Error Stream as somebody exported it. */
export interface ErrorSource {
  /** For messages. */
  readonly name: string;
  read(): Promise<Uint8Array>;
}

export interface ImportedErrors extends ErrorImport {
  readonly rows: readonly StreamRow[];
}

/** Records rows of CleverTap's Error Stream in the lockfile. Sends nothing. Throws a Failure. */
export async function importErrorStream(
  cwd: string,
  options: WorkspaceOptions,
  source: ErrorSource,
  dryRun: boolean,
): Promise<ImportedErrors> {
  const workspace = openWorkspace(cwd, options);
  const { config, store } = workspace;
  const rows = rowsOf(source.name, await source.read());
  return underLease(store, timeOf(config, options), async (index, at) => {
    const { fetchChunks, readPart } = store;
    const desiredOf = desiredIn(workspace, index);
    const found = await importErrors(rows, { index, fetch: fetchChunks, readPart, desiredOf });
    if (!dryRun && found.updates.length > 0) await commit(store, index, found, at);
    return { ...found, rows };
  });
}

/** What the manifest of an entry wants. */
function desiredIn(
  { config, manifests }: Workspace,
  index: LockIndex,
): (key: SegmentKey) => Desired | null {
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  const space = new SortSpace(diskSpill);
  return (key) => {
    const manifest = manifests.find(({ ids }) => {
      const match = findEntry(index, ids);
      return match.kind === 'found' && match.key === key;
    });
    if (manifest === undefined) return null;
    const desired = openDesired(manifest, byKey, (ref) => openListOf(config, ref, space));
    return (kind) => desired.cursor(kind);
  };
}

async function commit(
  store: LockStore,
  index: LockIndex,
  { updates }: ErrorImport,
  now: number,
): Promise<void> {
  const settings = { now, maxChunkBytes: MAX_CHUNK_BYTES };
  const { chunks, ...folded } = await foldUpdates(index, updates, store.fetchChunks, settings);
  const next = { ...index, ...folded, ...writtenBy('import', index, now) };
  await store.swap(next, { ...NO_FILES, chunks });
}

function rowsOf(name: string, bytes: Uint8Array): readonly StreamRow[] {
  const text = inUtf8(bytes, encodingOf(bytes, null)).toString();
  if (text.includes('\0')) throw notUtf8(name);
  const parsed = parseErrorStream(text);
  if (parsed.ok) return parsed.rows;
  throw failure(
    'error-stream-unreadable',
    say`${asPath(name)} is not an Error Stream export: ${parsed.message}`,
    say`Copy the table from the dashboard with its header, or give its CSV or JSON. Nothing has changed.`,
  );
}

/** UTF-16 that is not marked has a zero byte beside every letter of a header. */
function notUtf8(name: string): Error {
  return failure(
    'error-stream-unreadable',
    say`${asPath(name)} is not text in UTF-8`,
    say`Nothing has changed. Save it as UTF-8, and import it again.`,
  );
}
