import { lstatSync } from 'node:fs';
import { failure } from '../../failure.ts';
import type { ImportColumns } from '../../lists/import-format.ts';
import { openListFile } from '../../lists/list-files.ts';
import { readLock } from '../../lock/recover.ts';
import { asCode, asKey, asPath, moment, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import { readDownload } from '../../verify/download.ts';
import { verdictByList } from '../../verify/verdict.ts';
import type { Verification } from '../../verify/verification.ts';
import { readableAt } from '../named-files.ts';
import { whoRuns } from '../provenance.ts';
import { timeOf } from '../time.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import { recordVerification } from './record.ts';
import type { RecordRequest } from './to-record.ts';
import type { Judging } from './verify.ts';
import { entriesAsked, judgeLock, verifySpace } from './verify.ts';
import { wantedFrom } from './wanted.ts';

/** The users of one segment, as somebody downloaded them from the dashboard. */
export interface FileRequest extends ImportColumns, RecordRequest {
  readonly key: SegmentKey;
  readonly from: string;
  /** When it was downloaded, ms since the epoch; null: when the file was last changed. */
  readonly at: number | null;
}

/** Compares a download with the lockfile. Reads files alone. Throws a Failure. */
export async function verifyFile(
  cwd: string,
  options: WorkspaceOptions,
  request: FileRequest,
  now: number,
): Promise<Verification> {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const { index } = await readLock(store, now);
  const ids = entriesAsked(index, [request.key]).map(({ entry }) => entry.id);
  const path = readableAt(
    request.from,
    'download-missing',
    say`Name the downloaded file after ${asCode('--from')}.`,
  );
  const at = request.at ?? Math.floor(lstatSync(path).mtimeMs);
  if (at > now) throw fromFuture(request.from, at);
  const { column, guidColumn, delimiter, encoding } = request;
  const columns = { column, guidColumn, delimiter, encoding };
  const open = () => openListFile(path);
  const download = { name: request.from, at, open, ...columns };
  const traces = readDownload(download, verifySpace(), request.take.length > 0);
  try {
    const matches = { members: 0, found: 0 };
    const judge: Judging['judge'] = (known, { length }, reach) => {
      if (known.state !== 'absent') matches.members += 1;
      if (known.state !== 'absent' && length > 0) matches.found += 1;
      return verdictByList(known, length > 0, reach);
    };
    const judging = { ids, traces, judge, byOf: () => 'list' as const, now };
    const until = at - config.verify.lagMs;
    const reachOf: Judging['reachOf'] = ({ proven }, _, segment) => {
      return { ...EVERYTHING, until, proven: proven.get(segment) ?? null };
    };
    const { lock, segments } = await judgeLock(store, { ...judging, reachOf });
    if (traces.count > 0 && matches.members > 0 && matches.found === 0) throw unmatched(request);
    const source = { kind: 'download' as const, name: request.from, at, rows: traces.count };
    const { serial } = lock.stored;
    const found = {
      at: now,
      serial,
      segments,
      unmatched: traces.unmatched,
      source,
      incomplete: null,
    };
    const who = whoRuns(config.folder, options.environment ?? process.env);
    const wantedOf = wantedFrom(cwd, options);
    const ports = { store, config, time: timeOf(config, options), who, wantedOf };
    return await recordVerification(found, lock.stored, request, ports);
  } finally {
    traces.close();
  }
}

/** A download has every member, however old. */
const EVERYTHING = { from: 0, oldest: 0, remembers: 0, confirmed: null, counted: null };

/** It is more likely that the download is of something else than that all members were replaced. */
function unmatched({ from, key }: FileRequest): Error {
  return failure(
    'download-unmatched',
    say`${asPath(from)}: not one of its users is a member of ${asKey(key)}. Is it of another segment, or are the names in another column?`,
    say`Name the column with ${asCode('--column')}. If the download is right, ask the account instead, with ${asCode('--events')}.`,
    { exitCode: 4 },
  );
}

function fromFuture(name: string, at: number): Error {
  return failure(
    'download-from-future',
    say`${asPath(name)} was downloaded at ${moment(at)}, which is after the time of this machine`,
    say`Say when it was downloaded with ${asCode('--at')}, and check the clock of this machine.`,
  );
}
