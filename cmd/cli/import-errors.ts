import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import type { StreamRow } from '../../src/clevertap/error-stream.ts';
import { parseErrorStream } from '../../src/clevertap/error-stream.ts';
import { failure } from '../../src/failure.ts';
import { foldUpdates, MAX_CHUNK_BYTES } from '../../src/lock/fold.ts';
import type { ErrorImport } from '../../src/lock/import-errors.ts';
import { importErrors } from '../../src/lock/import-errors.ts';
import { recover } from '../../src/lock/recover.ts';
import { importToText } from '../../src/report/import-text.ts';
import type { Terminal } from '../terminal.ts';

export interface ImportErrorsOptions extends WorkspaceOptions {
  readonly dryRun?: boolean;
}

/** Takes rows of the vendor's Error Stream into the lock; sends nothing. */
export async function importErrorsCommand(
  terminal: Terminal,
  file: string,
  options: ImportErrorsOptions,
): Promise<0> {
  const { store } = openWorkspace(process.cwd(), options);
  const rows = await readRows(file);
  const now = Date.now();
  const hold = store.hold(now);
  try {
    const { index } = recover(store, now);
    const found = importErrors(rows, index, store.readChunk);
    if (options.dryRun !== true && found.updates.length > 0) {
      const folded = foldUpdates(index, found.updates, store.readChunk, {
        now,
        maxChunkBytes: MAX_CHUNK_BYTES,
      });
      const written = { apply: `import-${randomUUID()}`, at: now, commit: null };
      store.commit(
        { ...index, serial: index.serial + 1, written, segments: folded.segments },
        folded.chunks,
      );
    }
    terminal.out(importToText(reportOf(found, rows, options.dryRun === true), terminal.width));
    return 0;
  } finally {
    hold.release();
  }
}

function reportOf(
  { doubted, blocked, unmatched }: ErrorImport,
  rows: readonly StreamRow[],
  dryRun: boolean,
) {
  return {
    rows: rows.length,
    doubted: [...doubted],
    blocked: [...blocked],
    unmatched: unmatched.map(({ at, error, ctSegmentId, customerSegmentId, user }) => ({
      at,
      error,
      segment: customerSegmentId === '' ? ctSegmentId : customerSegmentId,
      user,
    })),
    dryRun,
  };
}

async function readRows(file: string): Promise<readonly StreamRow[]> {
  const parsed = parseErrorStream(file === '-' ? await readInput() : readText(file));
  if (parsed.ok) return parsed.rows;
  throw failure(
    'error-stream-unreadable',
    `${file === '-' ? 'standard input' : file} is no Error Stream: ${parsed.message}`,
    'Copy the table from the dashboard with its header, or give its CSV or JSON. Nothing was changed.',
  );
}

/** Not `readFileSync(0)`: a pipe whose writer is slow would fail with EAGAIN. */
async function readInput(): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw failure(
      'file-unreadable',
      `the file cannot be read: ${message}`,
      'Name a file, or - for standard input.',
    );
  }
}
