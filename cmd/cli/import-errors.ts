import type { ErrorSource, ImportedErrors } from '../../src/app/import-errors.ts';
import { importErrorStream } from '../../src/app/import-errors.ts';
import { whyOf } from '../../src/app/system-failure.ts';
import { Failure, failure } from '../../src/failure.ts';
import { readNamed } from '../../src/files/named.ts';
import { tooLarge } from '../../src/files/read.ts';
import { asCode, say } from '../../src/message.ts';
import type { ImportReport } from '../../src/report/import-text.ts';
import { importToText } from '../../src/report/import-text.ts';
import { cliCommand, needed, text, toggle, WORKSPACE } from './command.ts';

export const command = cliCommand({
  description: "record rows of CleverTap's Error Stream in the lockfile",
  example: 'segops import-errors error-stream.csv --dry-run',
  takes: {
    file: needed(text('<file>', 'CSV, pasted table or JSON; - for standard input')),
    ...WORKSPACE,
    dryRun: toggle('--dry-run', 'say what it would do, and change nothing'),
  },
  run: async (terminal, { file, dryRun, ...workspace }) => {
    const imported = await importErrorStream(process.cwd(), workspace, sourceOf(file), dryRun);
    terminal.out(importToText(reportOf(imported, dryRun), terminal.width));
    return 0;
  },
});

function reportOf(imported: ImportedErrors, dryRun: boolean): ImportReport {
  const { rows, unconfirmed, blocked, unmatched, outdated } = imported;
  return {
    rows: rows.length,
    unconfirmed: [...unconfirmed],
    blocked: [...blocked],
    unmatched: unmatched.map(({ at, error, ctSegmentId, customerSegmentId, user }) => ({
      at,
      error,
      segment: customerSegmentId === '' ? ctSegmentId : customerSegmentId,
      user,
    })),
    outdated: outdated.length,
    dryRun,
  };
}

function sourceOf(file: string): ErrorSource {
  return file === '-'
    ? { name: 'standard input', read: readInput }
    : { name: file, read: async () => readText(file) };
}

/** An export is held in memory, as text. */
const MOST_BYTES = 256 << 20;

/** Not `readFileSync(0)`: a pipe whose writer is slow would fail with EAGAIN. */
async function readInput(): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size > MOST_BYTES) throw tooLarge('standard input', MOST_BYTES);
  }
  return Buffer.concat(pieces);
}

function readText(file: string): Buffer {
  try {
    return readNamed(file, MOST_BYTES);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw failure(
      'file-unreadable',
      say`the file cannot be read${whyOf(error)}`,
      say`Name a file, or ${asCode('-')} for standard input.`,
    );
  }
}
