import type { ServerResponse } from 'node:http';
import type { Account } from './account.ts';
import type { Context } from './context.ts';
import { countOverTime, filterRows, segmentsOf } from './error-filter.ts';
import { rowJson, rowsCsv } from './error-stream.ts';
import { ENTRY_ERROR_DESCRIPTIONS } from './errors.ts';
import type { Reply } from './http.ts';
import { JSON_TYPE, jsonReply } from './http.ts';
import { jsonPieces } from './json-pieces.ts';
import { membersCsv } from './members-csv.ts';
import { overviewOf, requestOf } from './overview.ts';
import type { Segment, Segments } from './segments.ts';
import { membersOf, stateView } from './state-json.ts';

/** What can be read below `/_emulator/`; null where the answer has been written already. */
export function answerView(
  context: Context,
  path: string,
  query: URLSearchParams,
  response: ServerResponse,
): Reply | null {
  switch (path) {
    case '/state':
      return writePieces(response, JSON_TYPE, jsonPieces(stateView(context)));
    case '/overview':
      return jsonReply(200, overviewOf(context));
    case '/live':
      context.watch(response);
      return null;
    case '/error-stream':
      return writePieces(response, JSON_TYPE, jsonPieces(errorStreamJson(context, query)));
    case '/error-stream.csv':
      return writePieces(
        response,
        CSV_TYPE,
        rowsCsv(filterRows(context.account.errors.rows, query)),
      );
    case '/faults':
      return jsonReply(200, faultsJson(context));
    default:
      if (path.startsWith('/requests/')) return requestReply(context, path);
      return path.endsWith('.csv')
        ? membersDownload(context.account, path, response)
        : membersReply(context.account, path, query);
  }
}

function requestReply(context: Context, path: string): Reply {
  const [, number] = /^\/requests\/(\d{1,15})$/.exec(path) ?? [];
  const found = number === undefined ? null : requestOf(context, Number(number));
  return found === null ? NOT_FOUND : jsonReply(200, found);
}

const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/** One answer in pieces that were all made before the first is sent: the state at one instant. */
function writePieces(response: ServerResponse, type: string, pieces: Iterable<string>): null {
  const bytes = Array.from(pieces, (piece) => Buffer.from(piece));
  const length = bytes.reduce((sum, { byteLength }) => sum + byteLength, 0);
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': length,
    'Cache-Control': 'no-store',
  });
  for (const piece of bytes) response.write(piece);
  response.end();
  return null;
}

/** Oldest first; with `limit` the newest ones only. */
function errorStreamJson({ account, settings }: Context, query: URLSearchParams) {
  const rows = filterRows(account.errors.rows, query);
  const shown = rows.slice(-limitOf(query, rows.length));
  return {
    total: account.errors.total,
    matched: rows.length,
    segments: segmentsOf(account.errors.rows),
    descriptions: ENTRY_ERROR_DESCRIPTIONS,
    over_time: countOverTime(rows, settings.now()).map(({ from, errors, types }) => ({
      from: new Date(from).toISOString(),
      errors,
      types: Object.fromEntries(types),
    })),
    error_stream: shown.map(rowJson),
  };
}

export function faultsJson({ faults }: Context) {
  return {
    faults: faults.pending().map(({ text, times, api, rate }) => ({ text, times, api, rate })),
  };
}

const MAX_MEMBERS = 100;

/** `/segments/<ct_segment_id>/members.csv`: all of them. */
function membersDownload(
  { segments, users }: Account,
  path: string,
  response: ServerResponse,
): Reply | null {
  const segment = segmentOf(segments, path.slice(0, -'.csv'.length));
  return segment === null ? NOT_FOUND : writePieces(response, CSV_TYPE, membersCsv(segment, users));
}

/** The segment of `/segments/<ct_segment_id>/members`; null where there is none. */
function segmentOf(segments: Segments, path: string): Segment | null {
  const [, id] = /^\/segments\/(\d{1,15})\/members$/.exec(path) ?? [];
  const segment = id === undefined ? undefined : segments.byCtId(Number(id));
  return segment === undefined || segment.deleted ? null : segment;
}

const NOT_FOUND = jsonReply(404, { error: 'not found' });

/** `/segments/<ct_segment_id>/members`: those that contain `search`, in any case, at most `limit`. */
function membersReply({ segments, users }: Account, path: string, query: URLSearchParams): Reply {
  const segment = segmentOf(segments, path);
  if (segment === null) return NOT_FOUND;
  const search = (query.get('search') ?? '').toLowerCase();
  const limit = limitOf(query, MAX_MEMBERS);
  const members = [];
  let matched = 0;
  for (const profile of membersOf(segment, users)) {
    const value = profile.identity ?? profile.guid ?? '';
    if (search !== '' && !value.toLowerCase().includes(search)) continue;
    matched += 1;
    if (members.length < limit) members.push(profile);
  }
  return jsonReply(200, { total: segment.members.size, matched, members });
}

function limitOf(query: URLSearchParams, byDefault: number): number {
  const limit = Number(query.get('limit') ?? byDefault);
  return Number.isSafeInteger(limit) && limit > 0 ? limit : Math.max(1, byDefault);
}
