import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from './context.ts';
import { readSegmentSeed, readUsers } from './control-bodies.ts';
import { rowJson, rowsCsv } from './error-stream.ts';
import { parseFault } from './fault-text.ts';
import type { Fault } from './faults.ts';
import type { Reply } from './http.ts';
import { isJsonType, jsonReply, parseJson, readBody } from './http.ts';
import { jsonPieces } from './json-pieces.ts';
import { stateView } from './state-json.ts';

/** What stands below `/_emulator/`: what the vendor's dashboard would show or do, and faults. */
export async function serveControl(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<Reply | null> {
  const { account, faults } = context;
  const route = `${request.method} ${url.pathname.slice('/_emulator'.length)}`;
  switch (route) {
    case 'GET /state':
      return writePieces(response, 'application/json', jsonPieces(stateView(context)));
    case 'GET /error-stream':
      return writePieces(
        response,
        'application/json',
        jsonPieces({ error_stream: lazily(account.errors.rows, rowJson) }),
      );
    case 'GET /error-stream.csv':
      return writePieces(response, 'text/csv; charset=utf-8', rowsCsv(account.errors.rows));
    case 'GET /faults':
      return faultsReply(context);
    case 'DELETE /faults':
      faults.clear();
      return faultsReply(context);
    case 'POST /faults':
      return withBody(context, request, (body) => scheduleFaults(context, body));
    case 'POST /segments':
      return withBody(context, request, (body) => addSegment(context, body));
    case 'POST /users':
      return withBody(context, request, (body) => addUsers(context, body));
    default:
      return deleteSegment(context, route);
  }
}

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

function* lazily<From, To>(items: Iterable<From>, convert: (item: From) => To): Generator<To> {
  for (const item of items) yield convert(item);
}

async function withBody(
  { settings }: Context,
  request: IncomingMessage,
  work: (body: unknown) => Reply,
): Promise<Reply> {
  if (!isJsonType(request.headers['content-type'])) {
    return problem('Content-Type is not application/json');
  }
  const body = await readBody(request, settings.maxBodyBytes, settings.bodyTimeoutMs);
  if (body.kind !== 'whole') return problem('the request did not arrive whole');
  const json = parseJson(body.bytes);
  return 'value' in json ? work(json.value) : problem(json.detail);
}

function problem(error: string): Reply {
  return jsonReply(400, { error });
}

function faultsReply({ faults }: Context): Reply {
  const pending = faults
    .pending()
    .map(({ text, times, api, rate }) => ({ text, times, api, rate }));
  return jsonReply(200, { faults: pending });
}

/** `{"faults":["status=500", ...]}`: each meets the next request only, unless it says `times`. */
function scheduleFaults(context: Context, body: unknown): Reply {
  const texts = (body as { readonly faults?: unknown } | null)?.faults;
  if (!Array.isArray(texts)) return problem('faults is not an array of texts');
  const faults: Fault[] = [];
  for (const text of texts) {
    const fault = parseFault(String(text), 1);
    if (!fault.ok) return problem(fault.error);
    faults.push(fault.value);
  }
  context.faults.schedule(faults);
  return faultsReply(context);
}

function addSegment({ account, changed }: Context, body: unknown): Reply {
  const seed = readSegmentSeed(body);
  if (!seed.ok) return problem(seed.error);
  const { ctSegmentId: ct, customerSegmentId: customer } = seed.value;
  const taken =
    (ct !== null && account.segments.byCtId(ct) !== undefined) ||
    (customer !== null && account.segments.byCustomerId(customer) !== undefined);
  if (taken) return problem('an ID of this segment is taken');
  const { ctSegmentId, customerSegmentId } = account.segments.add(seed.value);
  changed();
  return jsonReply(201, { ct_segment_id: ctSegmentId, customer_segment_id: customerSegmentId });
}

function addUsers({ account, changed }: Context, body: unknown): Reply {
  const users = readUsers(body);
  if (!users.ok) return problem(users.error);
  for (const user of users.value) account.users.add(user, true);
  changed();
  return jsonReply(200, { known_users: account.users.count - account.users.created });
}

/** As a person deletes a segment in the dashboard; no API of the vendor's does. */
function deleteSegment({ account, changed }: Context, route: string): Reply {
  const [, id] = /^DELETE \/segments\/(\d{1,15})$/.exec(route) ?? [];
  const segment = id === undefined ? undefined : account.segments.byCtId(Number(id));
  if (segment === undefined) return jsonReply(404, { error: 'not found' });
  account.segments.remove(segment);
  changed();
  return jsonReply(200, { deleted: segment.ctSegmentId });
}
