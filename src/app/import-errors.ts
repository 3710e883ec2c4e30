import { randomUUID } from 'node:crypto';
import type { StreamRow } from '../clevertap/error-stream.ts';
import { parseErrorStream } from '../clevertap/error-stream.ts';
import { failure } from '../failure.ts';
import { foldUpdates, MAX_CHUNK_BYTES } from '../lock/fold.ts';
import type { ErrorImport } from '../lock/import-errors.ts';
import { importErrors } from '../lock/import-errors.ts';
import type { LockIndex } from '../lock/lock-index.ts';
import { underLease } from '../lock/recover.ts';
import type { LockStore } from '../lock/store/store.ts';
import { asPath, say } from '../message.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { openWorkspace } from './workspace.ts';

/** An Error Stream as somebody exported it. */
export interface ErrorSource {
  /** For messages. */
  readonly name: string;
  read(): Promise<string>;
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
  const { store } = openWorkspace(cwd, options);
  const rows = rowsOf(source.name, await source.read());
  const now = Date.now();
  return underLease(store, now, ({ index }) => {
    const found = importErrors(rows, index, store.readChunk);
    if (!dryRun && found.updates.length > 0) commit(store, index, found, now);
    return { ...found, rows };
  });
}

function commit(store: LockStore, index: LockIndex, { updates }: ErrorImport, now: number): void {
  const settings = { now, maxChunkBytes: MAX_CHUNK_BYTES };
  const { segments, chunks } = foldUpdates(index, updates, store.readChunk, settings);
  const written = { apply: `import-${randomUUID()}`, at: now, commit: null };
  store.commit({ ...index, serial: index.serial + 1, written, segments }, chunks);
}

function rowsOf(name: string, text: string): readonly StreamRow[] {
  const parsed = parseErrorStream(text);
  if (parsed.ok) return parsed.rows;
  throw failure(
    'error-stream-unreadable',
    say`${asPath(name)} is not an Error Stream export: ${parsed.message}`,
    say`Copy the table from the dashboard with its header, or give its CSV or JSON. Nothing has changed.`,
  );
}
