import type { IncomingMessage, ServerResponse } from 'node:http';
import { applyForeignChanges, mergeProfiles, readForeignChanges } from './changes.ts';
import type { Context } from './context.ts';
import { readSegmentSeed, readUsers } from './control-bodies.ts';
import { parseFault } from './fault-text.ts';
import type { Fault } from './faults.ts';
import type { Reply } from './http.ts';
import { isJsonType, jsonReply, parseJson, readBody } from './http.ts';
import { parseClockSkew } from './option-text.ts';
import { answerView, faultsJson } from './views.ts';

/**
 * What stands below `/_emulator/`: faults, and what a person does in CleverTap's dashboard. null
 * where the answer has been written already.
 */
export async function serveControl(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<Reply | null> {
  const path = url.pathname.slice('/_emulator'.length);
  if (request.method === 'GET') return answerView(context, path, url.searchParams, response);
  switch (`${request.method} ${path}`) {
    case 'DELETE /faults':
      context.faults.clear();
      return jsonReply(200, { faults: [] });
    case 'POST /faults':
      return withBody(context, request, (body) => scheduleFaults(context, body));
    case 'POST /clock':
      return withBody(context, request, (body) => setClock(context, body));
    case 'POST /segments':
      return withBody(context, request, (body) => addSegment(context, body));
    case 'POST /changes':
      return withBody(context, request, (body) => changeAsOthers(context, body));
    case 'POST /merge':
      return withBody(context, request, (body) => merge(context, body));
    case 'POST /users':
      return withBody(context, request, (body) => addUsers(context, body));
    default:
      return request.method === 'DELETE' ? deleteSegment(context, path) : NOT_FOUND;
  }
}

const NOT_FOUND = jsonReply(404, { error: 'not found' });

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
  return 'value' in json ? work(json.value) : problem(json.detail ?? json.error);
}

function problem(error: string): Reply {
  return jsonReply(400, { error });
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
  return jsonReply(200, faultsJson(context));
}

/** `{"skew":"-20m"}`: from the next answer on. */
function setClock({ clock }: Context, body: unknown): Reply {
  const skew = parseClockSkew(String((body as { readonly skew?: unknown } | null)?.skew));
  if (!skew.ok) return problem(skew.error);
  clock.skewMs = skew.value;
  return jsonReply(200, { skew_ms: skew.value });
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
  return jsonReply(200, { known_users: account.users.known });
}

/** As people change a segment in the dashboard. */
function changeAsOthers(context: Context, body: unknown): Reply {
  const changes = readForeignChanges(body, context.account.segments);
  if (!changes.ok) return problem(changes.error);
  const changed = applyForeignChanges(context, changes.value);
  context.changed();
  return jsonReply(200, { changed });
}

/** As CleverTap does when an anonymous user turns out to be a known one. */
function merge({ account, changed }: Context, body: unknown): Reply {
  const merged = mergeProfiles(account, body);
  if (!merged.ok) return problem(merged.error);
  changed();
  return jsonReply(200, { merged: 1 });
}

/** As a person deletes a segment in the dashboard; no API of CleverTap's does. */
function deleteSegment({ account, changed }: Context, path: string): Reply {
  const [, id] = /^\/segments\/(\d{1,15})$/.exec(path) ?? [];
  const segment = id === undefined ? undefined : account.segments.byCtId(Number(id));
  if (segment === undefined || segment.deleted) return NOT_FOUND;
  account.segments.remove(segment);
  changed();
  return jsonReply(200, { deleted: segment.ctSegmentId });
}
