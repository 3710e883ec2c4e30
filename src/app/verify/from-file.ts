import { lstatSync } from 'node:fs';
import { failure, failureCode } from '../../failure.ts';
import { codeOf } from '../../files/code.ts';
import { regularNamed } from '../../files/named.ts';
import type { ImportColumns } from '../../lists/import-format.ts';
import { openListFile } from '../../lists/list-files.ts';
import { readLock } from '../../lock/recover.ts';
import { asCode, asPath, moment, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import { readDownload } from '../../verify/download.ts';
import { verdictByList } from '../../verify/verdict.ts';
import type { Verification } from '../../verify/verification.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import type { JudgedLock } from './verify.ts';
import { judgeLock, keysAsked, untilOf, verifySpace } from './verify.ts';

/** The users of one segment, as somebody downloaded them from the dashboard. */
export interface FileRequest extends ImportColumns {
  readonly key: SegmentKey;
  readonly from: string;
  /** When it was downloaded, ms since the epoch; null: when the file was last changed. */
  readonly at: number | null;
}

/** A verification, and the lockfile that it is about. */
export interface Verified extends Pick<JudgedLock, 'lock'> {
  readonly verification: Verification;
}

/** Compares a download with the lockfile. Reads files alone. Throws a Failure. */
export async function verifyFile(
  cwd: string,
  options: WorkspaceOptions,
  request: FileRequest,
  now: number,
): Promise<Verified> {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const { index } = await readLock(store, now);
  const keys = keysAsked(index, [request.key]);
  const path = fileAt(request.from);
  const at = request.at ?? lstatSync(path).mtimeMs;
  if (at > now) throw fromFuture(request.from, at);
  const { column, guidColumn, delimiter, encoding } = request;
  const columns = { column, guidColumn, delimiter, encoding };
  const open = () => openListFile(path);
  const traces = readDownload({ name: request.from, at, open, ...columns }, verifySpace());
  try {
    const until = untilOf(config, at);
    const reach = { from: 0, until, remembers: 0, confirmed: null };
    const judging = { traces, by: 'list' as const, judge: judgeListed, reachOf: () => reach, now };
    const { lock, segments } = await judgeLock(store, keys, judging);
    const source = { kind: 'download' as const, name: request.from, at, rows: traces.count };
    const { serial } = lock.stored;
    const { unmatched } = traces;
    return {
      lock,
      verification: { at: now, serial, segments, unmatched, source, incomplete: null },
    };
  } finally {
    traces.close();
  }
}

const judgeListed: Parameters<typeof judgeLock>[2]['judge'] = (known, traces, reach) =>
  verdictByList(known, traces.length > 0, reach);

function fromFuture(name: string, at: number): Error {
  return failure(
    'download-from-future',
    say`${asPath(name)} was downloaded at ${moment(at)}, which is after the time of this machine`,
    say`Say when it was downloaded with ${asCode('--at')}, and check the clock of this machine.`,
  );
}

function fileAt(from: string): string {
  try {
    return regularNamed(from);
  } catch (error) {
    const isOther = failureCode(error) === 'not-a-regular-file';
    if (!isOther && codeOf(error) !== 'ENOENT') throw error;
    throw failure(
      'download-missing',
      say`${asPath(from)} ${isOther ? say`is not a file` : say`does not exist`}`,
      say`Name the downloaded file after ${asCode('--from')}.`,
    );
  }
}
